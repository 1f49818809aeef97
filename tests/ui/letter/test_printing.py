# SPDX-License-Identifier: EUPL-1.2
"""What reaches a printer is what was shown: the printer here writes a PDF that is read again."""

import pytest
from PySide6.QtPrintSupport import QPrinter

from letter_builders import WITH_NAME, papers_of, words_of
from spreekuur.desk import paper_settings, papers
from spreekuur.desk.paper_settings import PaperSettings
from spreekuur.errors.papers import PrinterSilent
from spreekuur.letters.store import PaperState
from spreekuur.printing import raster
from spreekuur.printing.house import A4, MM
from spreekuur.ui.letter import delivery, printing
from spreekuur.ui.letter.printing import PrintRun, printer_for


@pytest.fixture
def printer(tmp_path, monkeypatch):
    """The printer that the screen gets: a real QPrinter that writes to a file."""
    made = printer_for("", "PS-2026-0001-04")
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    monkeypatch.setattr(printing, "printer_for", lambda *_how: made)
    return made


@pytest.fixture
def letter(opened):
    view = opened(printer="Laser", letter=WITH_NAME)
    view.form.tick.click()
    return view


def test_the_printed_pages_are_the_pages_of_the_letter(letter, printer, desk, evening, qtbot, tmp_path):
    with qtbot.waitSignal(letter.paper_left):
        letter.commands()["print"]()
    (kept,) = papers_of(desk, evening)
    assert kept.state is PaperState.PRINTED
    printed = (tmp_path / "printed.pdf").read_bytes()
    meant = papers.again(desk, kept)
    assert raster.pages(printed) == raster.pages(meant) == 2
    for page in range(2):
        assert _printed_rows(printed, page) == _meant_rows(meant, page)


def _printed_rows(pdf, page):
    """The dots of all bands of a page, from top to bottom, as the printer got them."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    found = [part for part in document[page].get_objects() if part.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    bands = [part.get_bitmap() for part in sorted(found, key=lambda part: -part.get_bounds()[3])]
    return b"".join(_rows(bytes(band.buffer), band.width, band.height, band.stride) for band in bands)


def _meant_rows(pdf, page, dpi=printing.DPI):
    bands = raster.bands(pdf, page, dpi)
    return b"".join(_rows(band.data, band.width, band.height, band.stride) for band in bands)


def _rows(data, wide, high, stride):
    return b"".join(data[row * stride :][:wide] for row in range(high))


def test_the_job_is_called_by_the_kenmerk_and_fills_one_side_of_a4():
    made = printer_for("", "PS-2026-0001-04")
    assert made.docName() == "PS-2026-0001-04"
    assert made.fullPage()
    assert made.duplex() == QPrinter.DuplexMode.DuplexNone
    assert made.resolution() == printing.DPI
    size = made.pageLayout().pageSize()
    assert size.id() == size.PageSizeId.A4


def test_a_run_that_is_stopped_leaves_the_paper_on_the_desk(letter, printer, desk, evening):
    letter.delivery.outlet.print_wanted.connect(lambda: None)
    run_of = printing.print_pdf

    def stopped_at_the_first_page(*args):
        run = run_of(*args)
        run.page_begun.connect(lambda _page: run.stop())
        return run

    delivery.print_pdf, before = stopped_at_the_first_page, delivery.print_pdf
    try:
        letter.commands()["print"]()
    finally:
        delivery.print_pdf = before
    (kept,) = papers_of(desk, evening)
    assert kept.state is PaperState.MADE
    assert letter.delivery.outlet.primary.text() == "Print"


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_does_not_answer_is_said_and_the_paper_is_kept(
    letter, desk, evening, monkeypatch, tmp_path
):
    silent = printer_for("", "x")
    silent.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    silent.setOutputFileName(str(tmp_path / "none" / "x.pdf"))
    monkeypatch.setattr(printing, "printer_for", lambda *_how: silent)
    letter.commands()["print"]()
    assert "printer does not answer" in letter.bar.sentence()
    (kept,) = papers_of(desk, evening)
    assert kept.state is PaperState.MADE


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_run_ends_with_an_error_when_the_printer_gives_out(jobs, qtbot, tmp_path, letter):
    gone = printer_for("", "x")
    gone.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    gone.setOutputFileName(str(tmp_path / "none" / "x.pdf"))
    run = PrintRun(jobs, letter.preview._pdf, gone)
    with qtbot.waitSignal(run.failed) as failed:
        run.start()
    assert isinstance(failed.args[0], PrinterSilent)


def test_no_printer_is_normal(opened):
    view = opened()
    assert "No printer found" in view.delivery.outlet.no_printer.words()
    assert view.delivery.outlet.primary.text() == "Show large"


def test_the_printer_found_becomes_the_filled_button(opened):
    view = opened(printer="Laser")
    assert view.delivery.outlet.primary.text() == "Print"
    assert view.delivery.outlet.no_printer.isHidden()


def test_the_text_of_a_letter_can_be_read_in_its_pdf(letter):
    assert "Pools spreekuur Voorbeeldstad" in words_of(letter.preview._pdf)


def test_finer_printing_hands_over_four_times_the_dots(jobs, letter, qtbot, tmp_path):
    fine = PaperSettings(dpi=600)
    printer = printer_for("", "PS-2026-0001-04", fine)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "fine.pdf"))
    run = PrintRun(jobs, letter.preview._pdf, printer, fine.dpi)
    with qtbot.waitSignal(run.done):
        run.start()
    printed = (tmp_path / "fine.pdf").read_bytes()
    usual = len(_meant_rows(letter.preview._pdf, 0))
    assert len(_printed_rows(printed, 0)) == pytest.approx(4 * usual, rel=0.01)
    assert _printed_rows(printed, 0) == _meant_rows(letter.preview._pdf, 0, fine.dpi)


@pytest.mark.parametrize("dpi", [300, 600])
def test_the_printed_page_fills_the_sheet_without_a_seam(jobs, letter, qtbot, tmp_path, dpi):
    printer = printer_for("", "PS-2026-0001-04", PaperSettings(dpi=dpi))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    run = PrintRun(jobs, letter.preview._pdf, printer, dpi)
    with qtbot.waitSignal(run.done):
        run.start()
    printed = (tmp_path / "printed.pdf").read_bytes()
    for page in range(2):
        places = _places(printed, page)
        assert [top for _, _, _, top in places[1:]] == pytest.approx(
            [low for _, low, _, _ in places[:-1]], abs=0.01
        )
        wide, high = A4[0] * MM, A4[1] * MM
        outside = places[0][0], places[-1][1], places[0][2], places[0][3]
        assert outside == pytest.approx((0, 0, wide, high), abs=0.4)  # points: 0.14 mm


def _places(pdf, page):
    """Where each band lies on a page, the topmost first: left, low, right, top in points."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    found = [part for part in document[page].get_objects() if part.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    return sorted((part.get_bounds() for part in found), key=lambda place: -place[3])


def test_a_run_that_is_stopped_in_the_middle_of_a_page_is_no_job_any_more(jobs, letter, qtbot, tmp_path):
    printer = printer_for("", "PS-2026-0001-04")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "stopped.pdf"))
    run = PrintRun(jobs, letter.preview._pdf, printer)
    run.page_begun.connect(lambda page: run.stop() if page == 2 else None)
    ended = []
    run.done.connect(lambda: ended.append("done"))
    with qtbot.waitSignal(run.stopped):
        run.start()
    assert ended == []
    assert not (tmp_path / "stopped.pdf").exists()


def test_only_a_paper_for_one_reader_is_printed_on_both_sides():
    both = PaperSettings(both_sides=True)
    assert printing.on_both_sides("card", both) and printing.on_both_sides("client", both)
    for letter in ("PS-2026-0001-04", "legal"):
        assert not printing.on_both_sides(letter, both)
    assert not printing.on_both_sides("card", PaperSettings())


def test_a_printer_that_is_gone_is_said_and_the_next_press_tries_again(letter, desk, evening, monkeypatch):
    class Gone:
        """What Qt gives for a name that no printer has."""

        def isValid(self):
            return False

        def abort(self):
            return True

    monkeypatch.setattr(printing, "printer_for", lambda *_how: Gone())
    letter.commands()["print"]()
    assert "not there any more" in letter.bar.sentence()
    (kept,) = papers_of(desk, evening)
    assert kept.state is PaperState.MADE


def test_the_window_of_the_envelopes_is_that_of_the_setting(letter, desk, evening, printer, qtbot):
    paper_settings.put(desk, PaperSettings(window="right"))
    with qtbot.waitSignal(letter.paper_left):
        letter.commands()["print"]()
    (kept,) = papers_of(desk, evening)
    assert kept.case["window"] == "right"
