# SPDX-License-Identifier: EUPL-1.2
"""One call settles all letters to a place; a slip takes seconds; a kenmerk is known in every search."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from letter_cases import words
from spreekuur.desk import follow_up
from spreekuur.letters import kenmerk as kenmerken
from spreekuur.referral.progress import Progress
from ui.clients.conftest import CONTROL, ENTER, ESC, focused

ALT = Qt.KeyboardModifier.AltModifier
A_SLIP = 2  # keys after what a scanner or the fingers put in: Enter, and the answer


def open_screen(house):
    house.window.show_screen("follow_up")
    return house.window.screens()["follow_up"]


def state(house, kenmerk):
    return follow_up.of_kenmerk(house.desk, kenmerk).referral.state


def places(view):
    return [view.parts.list.found(row.id).referral.route for row in view.parts.list.list.rows()]


def test_one_key_leaves_only_what_a_call_to_this_place_can_settle(late, elsewhere, house):
    view = open_screen(house)
    assert "sncu" in places(view)
    house.press(Qt.Key.Key_O, hold=ALT)
    assert places(view) == ["juridisch_loket"] * 3
    large = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
    assert large.count("0800-8020") == 1
    view.set_compact(True)
    large = [label.text() for label in view.parts.list.place.findChildren(QLabel) if label.isVisible()]
    assert large.count("0800-8020") == 1
    view.set_compact(False)
    for _letter in late:
        house.press(Qt.Key.Key_1, hold=ALT)
    assert [state(house, kenmerk) for kenmerk in late] == [Progress.TAKEN_UP] * 3
    assert places(view) == ["sncu"]  # nothing is left there: all places are shown again


def test_the_same_key_or_esc_shows_all_places_again(late, elsewhere, house):
    view = open_screen(house)
    house.press(Qt.Key.Key_O, hold=ALT)
    house.press(Qt.Key.Key_O, hold=ALT)
    assert len(places(view)) == 4
    house.press(Qt.Key.Key_O, hold=ALT)
    house.press(ESC)
    assert len(places(view)) == 4
    assert house.screen == "follow_up"


def test_the_reply_on_a_slip_takes_two_keys_after_its_code(late, house):
    open_screen(house)
    house.type(kenmerken.slip_code(late[2], "juridisch_loket"))
    house.count = 0
    house.press(ENTER)
    house.press(Qt.Key.Key_2, hold=ALT)
    assert house.count == A_SLIP
    assert state(house, late[2]) is Progress.APPOINTMENT


def test_every_search_opens_the_referral_of_a_kenmerk(late, house):
    for screen in ("clients", "directory"):
        house.window.show_screen(screen)
        house.window.screens()[screen].parts.search.focus_first()
        house.type(late[1].lower())
        house.press(ENTER)
        assert house.screen == "follow_up", screen
        shown = house.window.screens()["follow_up"].parts.referral.shown()
        assert shown.referral.kenmerk == late[1]


@pytest.mark.parametrize("screen", ["clients", "directory", "find", "follow_up"])
def test_no_search_says_nothing_found_to_a_swapped_digit(late, house, screen):
    house.window.show_screen("today" if screen == "find" else screen)
    if screen == "find":
        house.press(Qt.Key.Key_K, hold=CONTROL)
        field, note = house.layer.search.field, house.layer.search.note
    elif screen == "follow_up":
        part = house.window.screens()[screen].parts.list
        field, note = part.field, part.note
    else:
        part = house.window.screens()[screen].parts.search
        field, note = part.field, part._nothing
    for place, (one, other) in enumerate(pairwise(late[0])):
        if one == other:
            continue
        field.setText(late[0][:place] + other + one + late[0][place + 2 :])
        if screen == "follow_up":
            field.entered.emit(field.text())
        assert "kenmerk" in note.words(), field.text()


def test_what_a_client_thinks_over_has_a_list_of_its_own_and_one_key_chooses_it(thinking, house):
    view = open_screen(house)
    view.parts.list.which.set_values(["advice"])
    view.parts.list.which.changed.emit()
    assert places(view) == ["participe"]
    house.press(Qt.Key.Key_1, hold=ALT)
    assert [one.referral.state for one in follow_up.of_client(house.desk, thinking.id)] == [Progress.CHOSEN]
    house.press(Qt.Key.Key_Z, hold=CONTROL)
    assert [one.referral.state for one in follow_up.of_client(house.desk, thinking.id)] == [Progress.ADVISED]


def test_in_a_talk_one_key_leaves_the_choice_to_the_client(house):
    house.call()
    house.type("unp")
    house.press(ENTER)
    first = house.view.page.suggestions.route_at(1)
    house.press(Qt.Key.Key_A, hold=ALT)
    assert ([one.route for one in house.talk.advised], house.talk.routes) == ([first], ())
    card = house.view.page.suggestions.cards[first]
    assert card.decide.isVisibleTo(card)
    assert not card.letter.isVisibleTo(card)
    house.press(Qt.Key.Key_1, hold=ALT)
    assert ([one.route for one in house.talk.routes], house.talk.advised) == ([first], ())
    house.press(Qt.Key.Key_A, hold=ALT)
    house.press(Qt.Key.Key_A, hold=ALT)
    assert (house.talk.routes, house.talk.advised) == ((), ())
    assert focused() is house.view.page.form.topics.field


def test_one_key_asks_a_place_for_all_its_answers_on_paper(late, elsewhere, house):
    open_screen(house)
    house.press(Qt.Key.Key_O, hold=ALT)
    house.press(Qt.Key.Key_P, hold=CONTROL)
    assert house.screen == "paper"
    text = words(house.window.screens()["paper"]._ready.pdf)
    assert [kenmerk for kenmerk in late if f"Kenmerk {kenmerk}, brief van" in text] == late
    house.press(ESC)
    assert house.screen == "follow_up"


def test_without_a_letter_that_waits_a_sentence_says_so_and_nothing_is_printed(late, house):
    view = open_screen(house)
    for kenmerk in late:
        referral = follow_up.of_kenmerk(house.desk, kenmerk).referral
        follow_up.note(house.desk, referral.id, Progress.TAKEN_UP, house.watch())
    view.work.look()
    house.press(Qt.Key.Key_P, hold=CONTROL)
    assert house.screen == "follow_up"
    assert "nothing to print" in view.parts.list.note.words()
