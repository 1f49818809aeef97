# SPDX-License-Identifier: EUPL-1.2
"""All papers of a talk in one go: one key prints or saves them, and one that fails keeps no other back."""

import pytest
from PySide6.QtPrintSupport import QPrinter

from letter_builders import WITH_NAME, papers_of, words_of
from spreekuur.letters.store import PaperState
from spreekuur.printing import raster
from spreekuur.ui.letter import printing
from spreekuur.ui.letter.printing import printer_for

ROUTES = ("participe", "juridisch_loket")


@pytest.fixture
def view(opened):
    """The papers of a talk with two places and a name, all together."""
    found = opened(printer="Laser", letter=WITH_NAME)
    _choose(found, "every")
    return found


@pytest.fixture
def printed(tmp_path, monkeypatch):
    """The files that the printer wrote, by the name of their job."""

    def made(_name, job, how):
        printer = printer_for("", job, how)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / f"{job}.printed"))
        return printer

    monkeypatch.setattr(printing, "printer_for", made)
    return lambda: {file.stem: file.read_bytes() for file in tmp_path.glob("*.printed")}


def _choose(view, key):
    view.form.to.set_value(key)
    view.form.recipient_chosen.emit()


def _note(view, key):
    return view.form.papers.notes[key].words()


def test_the_letters_and_the_sheet_are_chosen_and_the_card_is_not(view):
    assert view.form.papers.chosen() == (*ROUTES, "client")
    assert raster.pages(view.preview._pdf) == 5
    view.form.papers.ticks["card"].click()
    view.refresh()
    assert raster.pages(view.preview._pdf) == 7


def test_one_key_prints_each_under_its_own_name(view, printed, desk, evening, qtbot):
    with qtbot.waitSignal(view.paper_left):
        view.commands()["print"]()
    assert set(printed()) == {"PS-2026-0001-04", "PS-2026-0002-98", "client"}
    assert {paper.state for paper in papers_of(desk, evening)} == {PaperState.PRINTED}
    assert [_note(view, key) for key in (*ROUTES, "client")] == ["Printed"] * 3


def test_one_key_and_a_folder_save_each_as_a_file(view, tmp_path, desk, evening):
    view.commands()["Alt+B"]()
    view.delivery.panel.folder.set_folder(tmp_path)
    view.delivery.panel.accept()
    names = {file.name for file in tmp_path.iterdir()}
    assert names == {"PS-2026-0001-04.pdf", "PS-2026-0002-98.pdf", "client.pdf"}
    assert {paper.state for paper in papers_of(desk, evening)} == {PaperState.SAVED}


def test_a_letter_without_a_yes_goes_without_the_name(view, tmp_path):
    assert "carries it" in _note(view, "participe")
    _choose(view, "participe")
    view.form.tick.click()
    _choose(view, "every")
    assert _note(view, "participe") == ""
    view.commands()["Alt+B"]()
    view.delivery.panel.folder.set_folder(tmp_path)
    view.delivery.panel.accept()
    named = {file.name: "cicka" in words_of(file.read_bytes()) for file in tmp_path.iterdir()}
    assert named == {"PS-2026-0001-04.pdf": True, "PS-2026-0002-98.pdf": False, "client.pdf": False}


def test_one_that_fails_says_why_and_the_others_are_made(view, tmp_path, desk, evening):
    _choose(view, "participe")
    view.form.tick.click()
    view.form.fields.line("family").setText("文")
    view.refresh()
    _choose(view, "every")
    view.commands()["Alt+B"]()
    view.delivery.panel.folder.set_folder(tmp_path)
    view.delivery.panel.accept()
    assert {file.name for file in tmp_path.iterdir()} == {"PS-2026-0001-04.pdf", "client.pdf"}
    assert [paper.recipient for paper in papers_of(desk, evening)] == ["juridisch_loket", None]
    assert _note(view, "participe") and "Saved" not in _note(view, "participe")
    assert _note(view, "juridisch_loket") == "Saved"


def test_a_field_that_cannot_be_read_keeps_its_letter_alone(view, desk, evening, tmp_path):
    _choose(view, "juridisch_loket")
    view.form.tick.click()
    view.form.extras.ticks["contract"].click()
    view.form.extras.fields["hours"].editor.setText("veel")
    _choose(view, "every")
    view.commands()["Alt+B"]()
    assert "not right" in _note(view, "juridisch_loket")
    assert [paper.recipient for paper in papers_of(desk, evening)] == ["participe", None]


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_what_was_printed_is_not_printed_twice_when_the_printer_gave_out(
    view, tmp_path, monkeypatch, desk, evening, qtbot
):
    jobs = []

    def made(_name, job, how):
        jobs.append(job)
        printer = printer_for("", job, how)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        broken = job == "PS-2026-0002-98" and jobs.count(job) == 1
        printer.setOutputFileName(str(tmp_path / ("none" if broken else ".") / f"{job}.printed"))
        return printer

    monkeypatch.setattr(printing, "printer_for", made)
    view.commands()["print"]()
    assert [_note(view, key) for key in (*ROUTES, "client")] == ["Printed", *["Made, and still here."] * 2]
    assert "does not answer" in view.bar.sentence()
    view.delivery.outlet.set_printers(["Laser"])
    with qtbot.waitSignal(view.paper_left):
        view.commands()["print"]()
    assert jobs == ["PS-2026-0001-04", "PS-2026-0002-98", "PS-2026-0002-98", "client"]
    assert {paper.state for paper in papers_of(desk, evening)} == {PaperState.PRINTED}


def test_shown_large_it_is_the_sheet(view, desk, evening):
    view.delivery.outlet.large.click()
    view.delivery._sheet.photographed.click()
    assert [(paper.kind, paper.state) for paper in papers_of(desk, evening)] == [
        ("client", PaperState.PHOTOGRAPHED)
    ]
    assert "photo" in _note(view, "client") and _note(view, "juridisch_loket") != "Printed"


def test_the_card_is_a_paper_of_the_client_and_no_letter(opened, desk, evening, tmp_path):
    view = opened()
    _choose(view, "card")
    view.commands()["Alt+B"]()
    view.delivery.panel.folder.set_folder(tmp_path)
    view.delivery.panel.accept()
    (paper,) = papers_of(desk, evening)
    assert (paper.kind, paper.kenmerk) == ("card", None)
    assert [file.name for file in tmp_path.iterdir()] == ["card.pdf"]


def test_the_neutral_card_says_when_and_where_and_no_more(opened, desk, evening, tmp_path):
    view = opened(letter=WITH_NAME)
    _choose(view, "neutral")
    assert view.preview._pdf == b""
    for name, typed in (("meet_on", "24-12-2026"), ("meet_at", "10.30"), ("meet_where", "Marktplein 4")):
        view.form.extras.fields[name].editor.setText(typed)
    view.refresh()
    words = words_of(view.preview._pdf)
    assert "Marktplein 4" in words and "10:30" in words
    assert "cicka" not in words and "Participe" not in words and "Spreekuur" not in words


def test_large_print_holds_for_the_papers_of_this_talk(opened):
    view = opened()
    pages = raster.pages(view.preview._pdf)
    view.form.large.click()
    view.refresh()
    assert raster.pages(view.preview._pdf) > pages
    assert view.talk.letter["layout"] == "large-print"
