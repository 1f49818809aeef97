# SPDX-License-Identifier: EUPL-1.2
"""Saving, gaps, undo, drafts, places, and the talk that was noted on paper."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from spreekuur.consultations import store
from spreekuur.desk import talks
from spreekuur.evenings.model import TicketState
from spreekuur.evenings.store import ticket as ticket_by_id
from spreekuur.times import local, local_date
from ui.consultation.conftest import CONTROL, focused

SECOND_MS = 1000


def fill(hands) -> None:
    hands.topic("unp")
    hands.press(Qt.Key.Key_Tab, Qt.Key.Key_Space)


def test_a_first_press_with_a_gap_goes_there_and_says_so(hands, desk, evening):
    hands.press(Qt.Key.Key_Return, hold=CONTROL)
    assert store.of_evening(desk.db, evening.id) == []
    assert "what the talk is about" in hands.form.topics.gap.sentence()
    assert focused() is hands.form.topics.field
    hands.topic("unp")
    hands.press(Qt.Key.Key_Return, hold=CONTROL)
    assert "what you did" in hands.form.outcomes.gap.sentence()
    assert focused() in hands.form.outcomes.row.chips
    assert hands.form.topics.gap.sentence() == ""


def test_a_second_press_saves_as_it_is(hands, desk, evening):
    hands.press(Qt.Key.Key_Return, Qt.Key.Key_Return, hold=CONTROL)
    assert len(store.of_evening(desk.db, evening.id)) == 1


def test_the_button_beside_the_gap_saves_as_it_is(hands, desk, evening):
    hands.press(Qt.Key.Key_S, hold=CONTROL)
    hands.form.topics.gap.button.click()
    assert len(store.of_evening(desk.db, evening.id)) == 1


def test_a_talk_without_a_language_says_so_at_the_language(seat, desk, evening):
    sitting = seat()
    sitting.view.session.begin()
    fill(sitting)
    sitting.press(Qt.Key.Key_Return, hold=CONTROL)
    assert focused() is sitting.view.header.language
    assert "language" in sitting.form.topics.gap.sentence()


def test_saving_empties_the_form_and_helps_the_number(hands, desk, evening, ticket, qtbot):
    fill(hands)
    with qtbot.waitSignals([hands.view.talk_saved, hands.view.undo_offered]):
        hands.press(Qt.Key.Key_Return, hold=CONTROL)
    assert hands.view.session.talk is None
    assert ticket_by_id(desk.db, ticket.id).state is TicketState.HELPED
    assert talks.unfinished(desk) == []
    assert focused() is hands.view.begin_button


def test_undo_after_saving_brings_the_form_back(hands, desk, evening):
    offered = []
    hands.view.undo_offered.connect(lambda sentence, back: offered.append((sentence, back)))
    fill(hands)
    before = hands.talk
    hands.press(Qt.Key.Key_Return, hold=CONTROL)
    ((sentence, back),) = offered
    assert sentence == "Talk 14 saved."
    back()
    assert hands.talk == before
    assert store.of_evening(desk.db, evening.id) == []
    assert [draft for draft, _at in talks.unfinished(desk)] == [before]


def test_save_and_stay_then_save_again_is_one_talk(hands, desk, evening):
    fill(hands)
    hands.press(Qt.Key.Key_S, hold=CONTROL)
    assert hands.view.session.talk is not None
    hands.topic("mould")
    hands.press(Qt.Key.Key_Return, hold=CONTROL)
    (kept,) = store.of_evening(desk.db, evening.id)
    assert len(kept.topics) == 2


def test_a_draft_is_written_within_a_second_of_the_first_key(hands, desk, qtbot):
    hands.form.note.note.setFocus()
    with qtbot.waitSignal(hands.view.draft_kept, timeout=SECOND_MS) as kept:
        hands.type("belt")
    ((draft, _at),) = talks.unfinished(desk)
    assert draft.note == "belt"
    assert kept.args == [local(hands.view._clock()).strftime("%H:%M")]


def test_leaving_a_field_writes_the_draft_at_once(hands, desk):
    hands.form.note.note.setFocus()
    hands.type("belt")
    hands.press(Qt.Key.Key_Tab)
    ((draft, _at),) = talks.unfinished(desk)
    assert draft.note == "belt"


def test_another_talk_leaves_this_one_as_a_draft(hands, desk):
    fill(hands)
    kept = hands.talk
    hands.view.session.begin()
    assert hands.talk.topics == ()
    assert [draft for draft, _at in talks.unfinished(desk)] == [kept]


def test_a_talk_that_nobody_touched_leaves_no_draft(seat, desk, evening):
    sitting = seat()
    sitting.view.session.begin()
    sitting.view.session.begin()
    assert talks.unfinished(desk) == []


def test_a_lock_gives_the_same_field_and_cursor_back(hands, seat):
    hands.form.note.note.setFocus()
    hands.type("twee woorden")
    hands.press(Qt.Key.Key_Left, Qt.Key.Key_Left)
    place = hands.view.place()
    hands.view.keep_draft()
    hands.shell.hide()
    again = seat()
    again.view.restore(place)
    assert again.talk.note == "twee woorden"
    assert focused() is again.form.note.note
    assert again.form.note.note.textCursor().position() == len("twee woorden") - 2


@pytest.mark.parametrize("where", ["topics", "outcomes"])
def test_a_lock_gives_a_chip_and_half_a_word_back(hands, seat, where):
    fill(hands)
    if where == "topics":
        hands.form.topics.field.setFocus()
        hands.type("hou")
    else:
        hands.press(Qt.Key.Key_Right)
    place = hands.view.place()
    hands.view.keep_draft()
    hands.shell.hide()
    again = seat()
    again.view.restore(place)
    if where == "topics":
        assert again.form.topics.field.text() == "hou"
        assert focused() is again.form.topics.field
    else:
        assert focused() is again.form.outcomes.row.chips[1]


def test_the_number_is_typed_and_optional(seat, desk, evening):
    sitting = seat()
    sitting.view.session.begin()
    sitting.view.header.number.setFocus()
    sitting.type("23")
    sitting.view.header.language.chosen.emit("bg")
    assert (sitting.talk.number, sitting.talk.language) == (23, "bg")
    assert sitting.view.title() == "Talk 23"


def test_a_called_number_cannot_be_typed_over(hands):
    assert not hands.view.header.number.isVisible()
    assert hands.view.title() == "Talk 14"
    assert hands.view.subtitle().endswith("3 minutes")


def test_a_talk_on_paper_has_its_own_date_and_time(seat, desk, evening, watch):
    watch.now += timedelta(days=1)
    sitting = seat()
    sitting.view.session.begin_late()
    assert sitting.form.late.isVisible()
    sitting.form.late.day.setFocus()
    sitting.form.late.day.selectAll()
    day = local_date(watch.now) - timedelta(days=14)
    sitting.type(f"{day.day}-{day.month}-{day.year}")
    sitting.form.late.time.setFocus()
    sitting.form.late.time.selectAll()
    sitting.type("2015")
    sitting.press(Qt.Key.Key_Tab)
    fill(sitting)
    sitting.press(Qt.Key.Key_Return, Qt.Key.Key_Return, hold=CONTROL)
    (kept,) = store.held_on(desk.db, day)
    assert kept.entered_afterwards
    assert local(kept.started_at).strftime("%H:%M") == "20:15"


def test_a_day_that_has_not_come_is_refused_beside_the_date(seat, desk, evening, watch):
    sitting = seat()
    sitting.view.session.begin_late()
    before = sitting.talk.started_at
    sitting.form.late.day.setFocus()
    sitting.form.late.day.selectAll()
    sitting.type(f"1-1-{date.today().year + 9}")  # noqa: DTZ011
    sitting.press(Qt.Key.Key_Tab)
    assert sitting.form.late.findChildren(type(sitting.form.topics.box))[0].error() != ""
    assert sitting.talk.started_at == before
