# SPDX-License-Identifier: EUPL-1.2
"""From a quarter that may be closed to signed figures, by keys: what was looked at is what is signed."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt

from figures_desk import signed, some_talks
from figures_store import DAYS, Told, keep
from spreekuur.consultations import store as consultations
from spreekuur.desk import statistics_signing
from spreekuur.errors import UserError
from spreekuur.statistics import closing, ledger
from spreekuur.statistics.periods import Period
from spreekuur.store.writing import step, undo
from spreekuur.ui.settings.slot_work import Leave
from spreekuur.ui.statistics.shown import Stage
from spreekuur.ui.way_back import WayBack
from ui.statistics.conftest import ALT, CONTROL

Q1, Q2 = Period(2026, 1), Period(2026, 2)
OCTOBER = datetime(2026, 10, 20, 12, tzinfo=UTC)


@pytest.fixture
def checking(office):
    """At the check of the first quarter, which is not closed yet."""
    office.press(Qt.Key.Key_5, CONTROL)
    office.figures.work.look(str(Q1))
    office.press(Qt.Key.Key_E, ALT)
    assert office.at == "figures_check"
    return office


def test_nothing_is_closed_before_somebody_presses_for_it(checking):
    assert closing.closed(checking.desk.db) == ()
    assert checking.check.parts.closes() and checking.check.parts.wanted.hasFocus()
    checking.press(Qt.Key.Key_Escape)
    assert checking.at == "statistics" and closing.closed(checking.desk.db) == ()


def test_closing_names_what_it_closes_and_no_key_but_the_passphrase_does_it(checking, said):
    sign = checking.check.parts.sign
    for _again in range(2):
        checking.press(Qt.Key.Key_Return)
        assert sign.named.words() == "Quarter 1 of 2026 · 3 evenings · about 20 talks"
        assert "cannot be undone" in sign._lead.words() and sign.no.hasFocus()
        checking.press(Qt.Key.Key_Return)
        assert sign.isHidden() and checking.at == "figures_check"
    checking.press(Qt.Key.Key_Return, CONTROL)
    checking.press(Qt.Key.Key_Return, CONTROL)
    assert sign.asking.field.line.hasFocus(), "without words it asks for them"
    checking.write("not the right words")
    checking.press(Qt.Key.Key_Return, CONTROL)
    assert closing.closed(checking.desk.db) == ()
    sign.asking.field.line.selectAll()
    keep(checking.desk.db, "of 2025", Told(date(2025, 11, 4)))
    checking.write(said.phrase)
    checking.press(Qt.Key.Key_Return, CONTROL)
    assert closing.closed(checking.desk.db) == (), "the last quarter of 2025 was not named"
    assert "look again" in checking.check.parts.told.sentence() and sign.isHidden()


def test_signing_names_every_period_it_signs(checking, said):
    office = checking
    some_talks(office.desk, [date(2026, 4, 7), date(2026, 5, 12)])
    office.clock.now = OCTOBER
    for period in (Q1, Q2):
        close(office, said.phrase, period)
    office.press(Qt.Key.Key_Return, CONTROL)
    assert office.check.parts.sign.named.words() == "Quarter 1 of 2026\nQuarter 2 of 2026"
    assert office.check.parts.sign.no.hasFocus()
    office.press(Qt.Key.Key_Return)
    assert ledger.entries(office.desk.db) == ()


def test_once_a_quarter_is_closed_nothing_from_before_can_be_undone_any_more(checking, said):
    undone, line = [], checking.window.bottom_line
    checking.window.findChild(WayBack).offer("210 talks moved in", lambda: undone.append("all"))
    assert line.undo.isVisible()
    close(checking, said.phrase)
    assert line.undo.isHidden() and not line._done.text()
    checking.press(Qt.Key.Key_Escape)
    checking.press(Qt.Key.Key_Z, CONTROL)
    assert undone == []


def test_an_undo_that_reaches_below_closed_figures_is_refused_and_nothing_says_that_it_was_done(office):
    with step(office.desk.db, "save") as saved:
        keep(office.desk.db, "more", Told(DAYS[0]))
    office.window.findChild(WayBack).offer_on_desk("Talk saved.", lambda desk: undo(desk.db, saved))
    signed(office.desk, Q1)
    office.press(Qt.Key.Key_Z, CONTROL)
    assert "cannot be undone any more" in office.window.notices.sentence()
    assert office.window.bottom_line._done.text() == ""
    assert consultations.get(office.desk.db, "tmore") is not None


def test_whatever_is_corrected_below_closed_figures_or_comes_in_late_is_said_on_the_screen(office):
    signed(office.desk, Q1)
    said = office.window.notices.sentence
    office.jobs.data_changed.emit("figures")
    assert said() == ""
    first = f"{DAYS[0]}-0"
    for changed, heard in (
        (Told(DAYS[0], topics=()), "{n} talk of this is counted in figures that are closed"),
        (Told(DAYS[3], topics=()), "the next period tells it as a correction"),
    ):
        office.jobs.write(
            office.window, lambda desk, told=changed: keep(desk.db, first, told), changed="talks"
        )
        assert heard.format(n=1) in said()
    office.jobs.write(office.window, lambda desk: keep(desk.db, "late", Told(DAYS[1])), changed="talks")
    assert said() == "1 talk is of a period that is closed: it counts in quarter 2 of 2026."
    office.jobs.write(office.window, lambda desk: keep(desk.db, "new", Told(DAYS[3])), changed="talks")
    assert "closed" in said(), "what has nothing to do with it says nothing of its own"


def close(office, phrase, period=Q1):
    """Close a period, as far as to the figures that wait for a signature; what is closed is only made again."""
    office.check.open(str(period))
    office.press(Qt.Key.Key_Return, CONTROL)
    if not office.check.parts.sign.isHidden():
        office.check.parts.sign.asking.focus_first()
        office.write(phrase)
        office.press(Qt.Key.Key_Return, CONTROL)


def test_what_is_signed_is_byte_for_byte_what_was_shown(checking, said, tmp_path):
    close(checking, said.phrase)
    assert [one.period for one in closing.closed(checking.desk.db)] == [Q1]
    proof, file = checking.check.parts.proof, checking.check.parts.file
    shown = {sheet.path: sheet.digest for sheet in proof.sheets}
    assert {"tables/q_contacts_visit.csv", "report.pdf", "tables.xlsx", "manifest.json"} <= shown.keys()
    assert "at least 5 different true counts" in proof.tried.words()
    assert "the true count may be anything from" in proof.closest.words()
    proof.list.select("tables/q_contacts_visit.csv")
    assert file.cells.item(0, 1).text() in {"0-4", "5", "10", "15", "20"}
    checking.press(Qt.Key.Key_Return, CONTROL)
    checking.check.parts.sign.asking.focus_first()
    checking.write("not the right words")
    checking.press(Qt.Key.Key_Return, CONTROL)
    assert ledger.entries(checking.desk.db) == ()
    checking.check.parts.sign.asking.field.line.selectAll()
    checking.write(said.phrase)
    checking.press(Qt.Key.Key_Return, CONTROL)
    kept = statistics_signing.release_files(checking.desk, Q1)
    assert {path: hashlib.sha256(kept[path]).hexdigest() for path in shown} == shown
    assert kept.keys() - shown.keys() == {"manifest.json.sig"}
    parts = checking.check.parts
    assert parts.told.sentence().startswith("Signed on") and parts.gives
    _save(checking, tmp_path, kept)
    _withdraw(checking, said.phrase)


def _save(office, folder, kept):
    """The signed files go into a folder of their own, byte for byte; a folder that is not there is told."""
    office.press(Qt.Key.Key_Return, CONTROL)
    give = office.check.parts.give
    give.folder.set_folder(folder / "not there")
    office.press(Qt.Key.Key_Return, CONTROL)
    assert give.isVisible() and give.folder.error()
    give.folder.set_folder(folder)
    office.press(Qt.Key.Key_Return, CONTROL)
    (saved,) = folder.iterdir()
    there = {str(file.relative_to(saved)): file.read_bytes() for file in saved.rglob("*") if file.is_file()}
    assert there == kept and saved.name.startswith("spreekuur-statistics-aalsmeer-")
    assert saved.name in office.check.parts.told.sentence() and give.isHidden()


def _withdraw(office, phrase):
    """The figures hold an error: a signed notice, with why."""
    office.press(Qt.Key.Key_I, ALT)
    office.press(Qt.Key.Key_Return, CONTROL)
    assert "without names" in office.check.parts.sign.why.error()
    office.write("a week was missing")
    office.check.parts.sign.asking.focus_first()
    office.write(phrase)
    office.press(Qt.Key.Key_Return, CONTROL)
    (entry,) = ledger.entries(office.desk.db)
    assert entry.steps[-1].notice["why"] == "a week was missing"
    assert "were withdrawn" in office.check.parts.told.sentence()


def test_files_that_changed_after_they_were_shown_are_not_signed(checking, said):
    close(checking, said.phrase)
    work = checking.check.work
    package = work._ready.packages[Q1]
    changed = replace(package, files={**package.files, "VERIFY.txt": b"something else"})
    work._ready = replace(work._ready, packages={Q1: changed})
    checking.press(Qt.Key.Key_Return, CONTROL)
    checking.check.parts.sign.asking.focus_first()
    checking.write(said.phrase)
    checking.press(Qt.Key.Key_Return, CONTROL)
    assert ledger.entries(checking.desk.db) == ()
    assert checking.check.parts.sign.error.words()
    checking.press(Qt.Key.Key_Escape)
    assert checking.check.parts.sign.isHidden() and checking.at == "figures_check"


def test_what_is_stopped_leaves_no_figures(checking, said, monkeypatch):
    """Stop is pressed while the figures are made: the period stays closed, nothing is there to be signed."""
    waiting = []
    permit = Leave(checking.home, checking.clock).ask(said.phrase)
    checking.press(Qt.Key.Key_Return, CONTROL)
    monkeypatch.setattr(checking.jobs, "aside", lambda *job: waiting.append(job))
    checking.check.parts.sign.closes.emit(permit)
    assert checking.check.parts.progress.isVisible() and len(waiting) == 1
    checking.press(Qt.Key.Key_Escape)
    assert checking.at == "statistics" and checking.check.work._ready is None
    _owner, work, then, failed = waiting[0]
    try:
        then(work())
    except UserError as error:
        failed(error)
    assert ledger.entries(checking.desk.db) == () and checking.check.work._ready is None
    assert checking.figures.shown.stage in (Stage.READY, Stage.COMPUTING)
