# SPDX-License-Identifier: EUPL-1.2
"""Leaving the evening with signed figures that were never sent: asked once, answered by one key, never in the way."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from figures_desk import APRIL_15, leave, signed
from spreekuur.desk import evening as evenings
from spreekuur.desk import figures_counts, figures_place, figures_waiting, statistics_signing
from spreekuur.desk.figures_place import Place
from spreekuur.sending.outbox import Stage
from spreekuur.statistics import ledger
from spreekuur.statistics.periods import Period
from ui.statistics.conftest import CONTROL, ana, clock, home, office, said

__all__ = ["ana", "clock", "home", "office", "said"]
Q1 = Period(2026, 1)


@pytest.fixture
def closing(office):
    """At the end of an evening, with figures of a quarter signed and everything else left alone."""
    signed(office.desk, Q1)
    evenings.start(office.desk, APRIL_15, ("Ana",))
    office.jobs.data_changed.emit("figures")
    at_the_end(office)
    return office


def at_the_end(office):
    office.window.show_screen("today")
    office.window.show_screen("closing")
    parts = office.window.screens()["closing"].parts
    for other in (parts.count, parts.backup):
        other.head.click()  # left alone


def step(office):
    return office.window.screens()["closing"].parts.figures


def end(office):
    return office.window.screens()["closing"].parts.end


def stage(office):
    return figures_waiting.packages(office.desk)[0].note.stage


def test_later_is_kept_and_not_asked_again_this_evening(closing):
    asked = step(closing)
    assert asked.isVisible() and asked.send.hasFocus()
    assert asked.head.accessibleName() == "Figures for the municipality, 1 to send"
    asked.not_now.click()
    assert end(closing).hasFocus() and stage(closing) is Stage.READY
    at_the_end(closing)
    assert end(closing).hasFocus(), "it stands there, and is not asked"
    assert asked.isVisible() and not asked.body.isVisible()
    assert closing.window.bottom_line.figures.text() == "1 period to send"
    evenings.end(closing.desk, evenings.current(closing.desk), APRIL_15)
    later = evenings.start(closing.desk, APRIL_15 + timedelta(days=7), ("Ana",))
    assert not figures_counts.was_asked(closing.desk, later), "the next evening asks once more"


def test_they_are_sent_by_one_key_and_the_evening_ends(closing, tmp_path):
    figures_place.put(closing.desk, Place(str(tmp_path)))
    closing.press(Qt.Key.Key_Return)
    assert stage(closing) is Stage.SENT and end(closing).hasFocus()
    assert step(closing).head.accessibleName() == "Figures for the municipality, done"
    assert "lies with the municipality" in step(closing).said.words()


def test_what_could_not_be_sent_is_told_and_shown_in_the_list(closing):
    closing.press(Qt.Key.Key_Return)
    assert "No place for the figures is known" in step(closing).said.words()
    step(closing).look.click()
    assert closing.at == "figures_outbox" and stage(closing) is Stage.READY
    closing.press(Qt.Key.Key_Escape)
    assert closing.at == "closing"


def test_the_end_waits_for_what_is_being_sent_unless_one_presses_twice(closing, tmp_path, monkeypatch):
    figures_place.put(closing.desk, Place(str(tmp_path)))
    view, waiting, ended = closing.window.screens()["closing"], [], []
    monkeypatch.setattr(view.acts, "close", ended.append)
    view.parts.backup.start()
    view.acts.copied_here.emit("", APRIL_15)  # a vault in memory has no copies
    monkeypatch.setattr(closing.jobs, "aside", lambda *job: waiting.append(job))
    view.parts.figures.send.click()
    closing.press(Qt.Key.Key_Return, CONTROL)
    assert not ended and "Press once more" in view.parts.figures.said.words()
    closing.press(Qt.Key.Key_Return, CONTROL)
    assert len(ended) == 1
    (_owner, work, then, _failed) = waiting[0]
    view.parts.finishing = True
    then(work())
    assert len(ended) == 2 and stage(closing) is Stage.SENT


def test_nothing_is_asked_where_nothing_was_signed_or_all_was_withdrawn(closing):
    (entry,) = ledger.of_period(closing.desk.db, Q1)
    statistics_signing.withdraw(closing.desk, entry.id, "wrong", leave(APRIL_15), APRIL_15)
    at_the_end(closing)
    assert not step(closing).isVisible() and end(closing).hasFocus()
