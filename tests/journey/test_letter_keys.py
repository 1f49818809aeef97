# SPDX-License-Identifier: EUPL-1.2
"""From talk to paper with few keys: counted in the real window, until the printer has every page."""

import pytest
from PySide6.QtPrintSupport import QPrinter

from letter_builders import words_of
from spreekuur.letters import store as papers
from spreekuur.letters.store import PaperState
from spreekuur.printing import raster
from spreekuur.ui.letter import outlet, printing
from spreekuur.ui.letter.printing import printer_for

pytestmark = pytest.mark.usefixtures("undressed")

LETTER, EVERY = 15, 15


@pytest.fixture
def printer(tmp_path, monkeypatch):
    """A printer that writes to a folder, each job under its name."""
    folder = tmp_path / "printed"
    folder.mkdir()

    def made(_name, job, how):
        found = printer_for("", job, how)
        found.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        found.setOutputFileName(str(folder / f"{job}.pdf"))
        return found

    monkeypatch.setattr(outlet, "printers", lambda: ["Laser"])
    monkeypatch.setattr(printing, "printer_for", made)
    return folder


@pytest.fixture
def filled(person):
    """A talk of which a topic and a route are chosen."""
    person.press("F2")
    person.type("1")
    person.press("Enter", "Enter")
    person.type("loo")
    person.press("Enter", "Alt+1")
    person.counter.keys.clear()
    return person


def kept(person):
    return person.ask(lambda desk: papers.of_evening(desk.db, person.evening_id()))


def test_a_letter_with_a_name_takes_at_most_fifteen_keys_beside_the_name(filled, printer):
    person = filled
    person.press("Ctrl+P")
    person.reach(lambda: person.field() == "shared")
    person.press("Space")
    person.reach(lambda: person.field() == "given")
    person.write("Żaneta")
    person.press("Tab")
    person.write("Święcicka")
    person.press("Ctrl+P")
    person.counter.report("A letter from a filled talk to the printer, beside the name")
    person.wait(lambda: any(printer.iterdir()) and kept(person)[0].state is PaperState.PRINTED)
    (paper,) = kept(person)
    assert (printer / f"{paper.kenmerk}.pdf").exists()
    assert paper.case["client"]["family"] == "Święcicka"
    assert raster.pages((printer / f"{paper.kenmerk}.pdf").read_bytes()) == 2
    assert len(person.counter) <= LETTER


def test_a_letter_whose_text_is_changed_takes_at_most_fifteen_keys_too(filled, printer):
    person = filled
    person.press("Ctrl+P", "Alt+W", "Down", "Space", "Ctrl+Z", "Space", "Ctrl+P")
    person.counter.report("A letter with a sentence taken out")
    person.wait(lambda: any(printer.iterdir()) and kept(person)[0].state is PaperState.PRINTED)
    (paper,) = kept(person)
    assert len(paper.case["leave_out"]) == 1
    assert len(person.counter) <= LETTER


def test_all_papers_of_a_talk_take_one_key_more(filled, printer):
    person = filled
    person.press("Ctrl+P")
    form = person.screen("letter").form
    person.reach(lambda: form.recipient() == "every", "Down")
    person.press("Ctrl+P")
    person.counter.report("All papers of a talk")
    person.wait(lambda: all(p.state is PaperState.PRINTED for p in kept(person)) and len(kept(person)) == 2)
    assert {paper.kind for paper in kept(person)} == {"legal", "client"} or len(kept(person)) == 2
    assert len(person.counter) <= EVERY


def test_what_leaves_holds_what_the_screen_showed(filled, printer):
    person = filled
    person.press("Ctrl+P")
    shown = person.screen("letter").preview
    person.wait(lambda: bool(shown._pdf))
    words = words_of(shown._pdf)
    person.press("Ctrl+P")
    person.wait(lambda: any(printer.iterdir()) and kept(person)[0].state is PaperState.PRINTED)
    from spreekuur.desk import papers as desk_papers

    (paper,) = kept(person)
    assert words_of(person.ask(lambda desk: desk_papers.again(desk, paper))) == words
