# SPDX-License-Identifier: EUPL-1.2
"""From a quarter that may be closed to signed figures, by keys: what was looked at is what is signed."""

import hashlib
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from spreekuur.desk import statistics_signing
from spreekuur.errors import UserError
from spreekuur.statistics import closing, ledger
from spreekuur.statistics.periods import Period
from spreekuur.ui.statistics.shown import Stage
from ui.statistics.conftest import ALT, CONTROL

Q1 = Period(2026, 1)


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


def test_what_is_signed_is_byte_for_byte_what_was_shown(checking, said):
    checking.press(Qt.Key.Key_Return, CONTROL)
    assert [one.period for one in closing.closed(checking.desk.db)] == [Q1]
    proof, file = checking.check.parts.proof, checking.check.parts.file
    shown = {sheet.path: sheet.digest for sheet in proof.sheets}
    assert {"tables/q_contacts_visit.csv", "report.pdf", "tables.xlsx", "manifest.json"} <= shown.keys()
    assert "at least 5 different true counts" in proof.tried.words()
    assert "the true count may be anything from" in proof.closest.words()
    proof.list.select("tables/q_contacts_visit.csv")
    assert file.cells.item(0, 1).text() in {"0-4", "5", "10", "15", "20"}
    checking.press(Qt.Key.Key_Return, CONTROL)
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
    assert parts.told.sentence().startswith("Signed on") and parts.wanted.isHidden()
    _withdraw(checking, said.phrase)


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
    checking.press(Qt.Key.Key_Return, CONTROL)
    work = checking.check.work
    package = work._ready.packages[Q1]
    changed = replace(package, files={**package.files, "VERIFY.txt": b"something else"})
    work._ready = replace(work._ready, packages={Q1: changed})
    checking.press(Qt.Key.Key_Return, CONTROL)
    checking.write(said.phrase)
    checking.press(Qt.Key.Key_Return, CONTROL)
    assert ledger.entries(checking.desk.db) == ()
    assert checking.check.parts.sign.error.words()
    checking.press(Qt.Key.Key_Escape)
    assert checking.check.parts.sign.isHidden() and checking.at == "figures_check"


def test_what_is_stopped_leaves_no_figures(checking, monkeypatch):
    """Stop is pressed while the figures are made: the period stays closed, nothing is there to be signed."""
    waiting = []
    monkeypatch.setattr(checking.jobs, "aside", lambda *job: waiting.append(job))
    checking.press(Qt.Key.Key_Return, CONTROL)
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
