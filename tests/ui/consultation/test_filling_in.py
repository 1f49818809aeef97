# SPDX-License-Identifier: EUPL-1.2
"""Topics, questions, signals, outcomes, the optional block."""

import pytest
from PySide6.QtCore import Qt

from spreekuur.consultations.model import Kind, Outcome
from spreekuur.desk import fields
from spreekuur.ui import words
from ui.consultation.conftest import focused

REFUSED = ("topics", "signals", "language")


def press_chip(row, value: str) -> None:
    chip = next(chip for chip in row.chips if chip.value == value)
    chip.setFocus()
    chip.click()


def test_a_topic_is_found_in_any_language_and_says_which_word_matched(hands):
    hands.type("zwoln")
    found = hands.form.topics.field.list.found()
    assert (found.topic, found.label, found.words) == ("work.dismissal", "Dismissal", "Zwolnienie z pracy")
    hands.press(Qt.Key.Key_Return)
    assert hands.talk.topics == ("work.dismissal",)
    assert hands.form.topics.field.text() == ""


def test_a_word_that_nothing_is_known_of_is_said_until_another_is_typed(hands):
    hands.type("xqzzy")
    assert hands.form.topics.nothing.isVisible()
    hands.form.topics.field.selectAll()
    hands.type("rent")
    assert not hands.form.topics.nothing.isVisible()


def test_arrows_choose_in_the_list_and_a_chosen_topic_is_not_offered_again(hands):
    hands.type("rent")
    second = hands.form.topics.field.list.item(1).text()
    hands.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert [chip.text() for chip in hands.form.topics.chips] == [second]
    hands.type("rent")
    shown = hands.form.topics.field.list
    assert second not in [shown.item(index).text() for index in range(shown.count())]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space])
def test_left_reaches_a_topic_and_a_key_takes_it_away(hands, key):
    hands.topic("unp")
    hands.press(Qt.Key.Key_Left)
    assert focused() is hands.form.topics.chips[0]
    hands.press(key)
    assert hands.talk.topics == ()
    assert focused() is hands.form.topics.field


def test_right_goes_back_from_the_topics_to_the_field(hands):
    hands.topic("unp")
    hands.press(Qt.Key.Key_Left, Qt.Key.Key_Right)
    assert focused() is hands.form.topics.field


def test_the_question_on_top_moves_on_and_unknown_is_an_answer(hands):
    hands.topic("unp")
    first = hands.form.ask.key
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Left)
    unknown = hands.form.ask.chips[-1]
    unknown.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert hands.talk.answers == {first: "unknown"}
    assert hands.form.ask.key != first
    assert focused() is hands.form.ask.chips[0]


def test_after_the_last_question_the_focus_goes_to_what_was_done(hands):
    hands.topic("unp")
    hands.press(Qt.Key.Key_Down)
    for _question in range(12):
        if not hands.form.ask.key:
            break
        hands.form.ask.chips[-1].setFocus()
        hands.press(Qt.Key.Key_Space)
    assert hands.form.ask.key == ""
    assert focused() in hands.form.outcomes.row.chips


def test_a_safety_topic_asks_for_signals_and_none_of_these_answers(hands):
    hands.topic("domestic")
    assert hands.talk.signals is None
    hands.press(Qt.Key.Key_Down)
    assert focused() is hands.form.signals.none.chips[0]
    hands.press(Qt.Key.Key_Space)
    assert hands.talk.signals == ()
    assert not hands.form.signals.none.isVisible()
    hands.form.signals.toggle.click()
    assert hands.form.signals.none.isVisible()


def test_signals_that_were_seen_are_told_with_what_to_do(hands):
    hands.topic("domestic")
    press_chip(hands.form.signals.rows["emergency"], "acute_danger")
    press_chip(hands.form.signals.rows["urgent"], "forced_work")
    assert hands.talk.signals == ("acute_danger", "forced_work")
    assert list(hands.panel.safety) == ["acute_danger", "forced_work"]
    card = hands.panel.safety["forced_work"]
    assert not card.details[0].isVisible()
    card.more.click()
    assert all(part.isVisible() for part in card.details)
    press_chip(hands.form.signals.rows["emergency"], "acute_danger")
    press_chip(hands.form.signals.rows["urgent"], "forced_work")
    assert hands.talk.signals is None


def test_every_engine_key_can_be_answered_with_unknown_too(hands, content):
    block = hands.form.optional
    block.set_open(True)
    for key in content.grammar.choices:
        if key in REFUSED:
            continue
        offered = {chip.value for chip in block.rows[key].chips}
        assert offered == {*content.grammar.choices[key], "unknown"}, key
        for chip in block.rows[key].chips:
            press_chip(block.rows[key], chip.value)
            assert fields.value(hands.talk, key) == chip.value
    press_chip(block.rows["expected_months"], "5")
    assert hands.talk.answers["expected_months"] == 5
    press_chip(block.rows["expected_months"], "5")
    assert "expected_months" not in hands.talk.answers


def test_every_language_of_the_engine_can_be_chosen(hands, content):
    offered = {value for value, _word in words.languages()}
    assert set(content.grammar.choices["language"]) | {"unknown"} == offered


def test_folded_the_block_shows_what_was_answered_and_it_stays_as_it_was_left(hands, seat):
    press = hands.form.optional
    press.toggle.click()
    press_chip(press.rows["employment"], "agency")
    press.toggle.click()
    assert press.rows["employment"].isVisible()
    assert not press.rows["insured"].isVisible()
    press.toggle.click()
    again = seat()
    assert again.form.optional.rows["insured"].isVisibleTo(again.form.optional)


def test_one_key_deeper_stand_exact_months_dates_persons_and_bands(hands):
    block = hands.form.optional
    block.set_open(True)
    block.deeper.click()
    block.stays.months.setFocus()
    hands.type("11")
    arrival, departure = block.stays.dates[0]
    arrival.setFocus()
    hands.type("3-9-2026")
    departure.setFocus()
    assert hands.talk.answers["expected_months"] == 11
    hands.type("1.2.27")
    hands.press(Qt.Key.Key_Tab)
    (stay,) = hands.talk.stays
    assert (stay.arrival.isoformat(), stay.departure.isoformat()) == ("2026-09-03", "2027-02-01")
    press_chip(block.rows["persons"], "3")
    press_chip(block.rows["interpreter"], "present")
    press_chip(block.rows["key_person"], "yes")
    press_chip(block.rows["age_band"], "25-44")
    talk = hands.talk
    assert (talk.persons, talk.interpreter, talk.key_person) == (3, "present", True)
    assert talk.bands == {"age_band": "25-44"}


def test_a_date_that_is_none_is_said_beside_it_and_not_taken(hands):
    block = hands.form.optional
    block.set_open(True)
    block.deeper.click()
    block.stays.dates[0][0].setFocus()
    hands.type("31-2-2026")
    hands.press(Qt.Key.Key_Tab)
    assert "day-month-year" in block.stays.findChild(type(block.stays._wrong)).words()
    assert hands.talk.stays == ()


def test_nine_outcomes_the_four_commonest_first(hands):
    row = hands.form.outcomes.row
    assert len(row.chips) == 5
    press_chip(row, "more")
    assert {chip.value for chip in row.chips} == {outcome.value for outcome in Outcome}
    press_chip(row, "guided")
    press_chip(row, "info")
    assert hands.talk.outcomes == (Outcome.GUIDED, Outcome.INFO)
    press_chip(row, "guided")
    assert hands.talk.outcomes == (Outcome.INFO,)


def test_somebody_who_did_not_come_is_noted_with_nothing_else(hands):
    block = hands.form.optional
    block.set_open(True)
    block.deeper.click()
    press_chip(block.rows["kind"], "no_show")
    assert hands.talk.kind is Kind.NO_SHOW


def test_undo_takes_the_last_change_back_and_redo_brings_it_again(hands):
    hands.topic("unp")
    hands.press(Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert hands.talk.outcomes
    hands.press(Qt.Key.Key_Z, hold=Qt.KeyboardModifier.ControlModifier)
    assert (hands.talk.topics, hands.talk.outcomes) == (("work.unpaid",), ())
    hands.press(Qt.Key.Key_Y, hold=Qt.KeyboardModifier.ControlModifier)
    assert hands.talk.outcomes
