# SPDX-License-Identifier: EUPL-1.2
"""What became of it: told on Today, a number to call, one key for each answer, and nothing that names a client."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from spreekuur.desk import follow_up
from spreekuur.language import LANGUAGES
from spreekuur.letters import kenmerk as kenmerken
from spreekuur.referral.progress import Progress, WhyNot
from ui.clients.conftest import CONTROL, ENTER, ESC, focused

ALT = Qt.KeyboardModifier.AltModifier


def screen(house):
    return house.window.screens()["follow_up"]


def open_screen(house):
    """From Today, as one comes to it."""
    house.window.screens()["today"].showing()
    rows = house.window.screens()["today"].parts.todo.rows
    (row,) = [row for row in rows if "to follow up" in row.button.accessibleDescription()]
    row.button.click()
    return screen(house)


def state(house, kenmerk):
    return follow_up.of_kenmerk(house.desk, kenmerk).referral.state


def test_without_a_late_answer_today_says_nothing(house):
    rows = house.window.screens()["today"].parts.todo.rows
    assert not [row for row in rows if "to follow up" in row.button.accessibleDescription()]
    house.window.show_screen("follow_up")
    assert screen(house).parts.list.list.isHidden()
    assert screen(house).parts.referral.isHidden()


def test_today_leads_to_the_list_with_the_number_to_call(late, house):
    view = open_screen(house)
    assert house.screen == "follow_up"
    assert [row.id for row in view.parts.list.list.rows()] == [
        follow_up.of_kenmerk(house.desk, kenmerk).referral.id for kenmerk in late
    ]
    shown = [label.text() for label in view.parts.referral.findChildren(QLabel) if label.isVisible()]
    assert "0800-8020" in shown


@pytest.mark.parametrize(
    ("number", "to"),
    [
        (1, Progress.TAKEN_UP),
        (2, Progress.APPOINTMENT),
        (3, Progress.PASSED_ON),
        (5, Progress.DID_NOT_GO),
        (6, Progress.CALLED),
    ],
)
def test_one_key_notes_an_answer_and_ctrl_z_takes_it_back(late, house, number, to):
    open_screen(house)
    house.press(getattr(Qt.Key, f"Key_{number}"), hold=ALT)
    assert state(house, late[0]) is to
    house.press(Qt.Key.Key_Z, hold=CONTROL)
    assert state(house, late[0]) is Progress.PAPER_MADE


def test_three_answers_take_a_key_each_and_an_arrow_between(late, house):
    open_screen(house)
    house.count = 0
    for _turn in late:
        house.press(Qt.Key.Key_1, hold=ALT)
    assert house.count == 3
    assert [state(house, kenmerk) for kenmerk in late] == [Progress.TAKEN_UP] * 3
    assert screen(house).parts.list.list.isHidden()


def test_could_not_help_asks_for_its_reason_and_notes_nothing_without(late, house):
    view = open_screen(house)
    house.press(Qt.Key.Key_4, hold=ALT)
    assert view.parts.referral.question.isVisible()
    view.parts.referral.question.yes.click()
    assert state(house, late[0]) is Progress.PAPER_MADE
    view.parts.referral.why.set_values([WhyNot.FULL.value])
    view.parts.referral.question.yes.click()
    found = follow_up.of_kenmerk(house.desk, late[0])
    assert (found.referral.state, found.history[-1].why) == (Progress.COULD_NOT_HELP, WhyNot.FULL)


def test_while_a_reason_is_asked_no_other_key_answers_and_esc_leaves(late, house):
    view = open_screen(house)
    house.press(Qt.Key.Key_4, hold=ALT)
    house.press(Qt.Key.Key_1, hold=ALT)
    assert state(house, late[0]) is Progress.PAPER_MADE
    house.press(ESC)
    assert view.parts.referral.question.isHidden()
    assert house.screen == "follow_up"


def test_unknown_has_no_key_before_two_evenings_went_by(late, house):
    view = open_screen(house)
    house.press(Qt.Key.Key_7, hold=ALT)
    assert state(house, late[0]) is Progress.PAPER_MADE
    assert view.parts.referral.buttons[Progress.UNKNOWN].isHidden()


def test_a_kenmerk_that_is_typed_opens_its_referral_also_after_its_end(late, house):
    view = open_screen(house)
    house.press(Qt.Key.Key_1, hold=ALT)
    house.type(late[0].lower())
    house.press(ENTER)
    assert view.parts.referral.shown().referral.kenmerk == late[0]
    assert view.parts.referral.shown().referral.state is Progress.TAKEN_UP


def test_a_wrong_character_is_said_under_the_field_and_the_text_stays(late, house):
    view = open_screen(house)
    house.type("PS-2026-0001-05")
    house.press(ENTER)
    assert view.parts.list.note.isVisible()
    assert view.parts.list.field.text() == "PS-2026-0001-05"
    assert focused() is view.parts.list.field


def test_a_kenmerk_of_another_laptop_is_said_to_be_unknown(late, house):
    view = open_screen(house)
    house.type(kenmerken.format_kenmerk(2026, 7, 12))
    house.press(ENTER)
    assert view.parts.list.note.isVisible()


def test_enter_goes_to_the_answers_and_esc_back_to_today(late, house):
    view = open_screen(house)
    house.press(ENTER)
    assert focused() is view.parts.referral.buttons[Progress.TAKEN_UP]
    house.press(ESC)
    assert focused() is view.parts.list.field
    house.press(ESC)
    assert house.screen == "today"


def test_with_little_room_one_side_is_shown_at_a_time(late, house):
    view = open_screen(house)
    view.set_compact(True)
    assert view.parts.list.isVisible()
    assert view.parts.referral.isHidden()
    house.press(ENTER)
    assert view.parts.list.isHidden()
    assert view.parts.referral.isVisible()
    house.press(Qt.Key.Key_1, hold=ALT)
    assert view.parts.list.isVisible()
    assert view.parts.referral.isHidden()


def test_nobody_s_name_stands_there(client, late, house):
    view = open_screen(house)
    view.parts.list.which.set_values(["all"])
    words = " ".join(label.text() for label in view.findChildren(QLabel))
    assert "Kowalska" not in words
    assert client.code not in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_follows_the_language(late, house, language):
    from spreekuur import language as languages

    view = open_screen(house)
    languages.use(language)
    view.retranslate()
    said = [button.text() for button in view.parts.referral.buttons.values()]
    assert len(set(said)) == 9
    assert ("Helped" in said) == (language == "en")


def test_ctrl_k_opens_the_referral_of_a_kenmerk(late, house):
    house.press(Qt.Key.Key_K, hold=CONTROL)
    house.type(late[1].lower())
    house.press(ENTER)
    assert house.screen == "follow_up"
    assert screen(house).parts.referral.shown().referral.kenmerk == late[1]


def test_ctrl_k_offers_no_referral_for_a_kenmerk_with_a_wrong_character(late, house):
    house.press(Qt.Key.Key_K, hold=CONTROL)
    house.type("PS-2026-0001-05")
    assert not [row for row in house.layer.search.list.rows() if row.id.startswith("referral")]
