# SPDX-License-Identifier: EUPL-1.2
"""The panel reacts to every change, keeps still, and never takes the focus."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from spreekuur import language
from spreekuur.consultations.model import Outcome
from spreekuur.ui import theme
from ui.consultation.conftest import ALT, focused

SUGGEST_SECONDS = 0.1


def set_talk(hands, **more) -> None:
    hands.view.session.change(lambda talk: replace(talk, **more))


def test_without_a_topic_it_says_what_to_do(hands):
    assert hands.panel.cards == {}
    assert hands.panel._empty_card.isVisible()


def test_a_topic_brings_cards_and_the_focus_stays(hands):
    hands.topic("unp")
    assert "juridisch_loket" in hands.panel.cards
    assert focused() is hands.form.topics.field


def test_alt_and_a_digit_picks_a_route_and_sets_the_outcome(hands):
    hands.topic("unp")
    hands.press(Qt.Key.Key_1, hold=ALT)
    first = hands.panel.route_at(1)
    assert [route.route for route in hands.talk.routes] == [first]
    assert hands.talk.outcomes == (Outcome.REFERRED,)
    assert hands.panel.cards[first].choose.text() == "Chosen"
    hands.press(Qt.Key.Key_1, hold=ALT)
    assert (hands.talk.routes, hands.talk.outcomes) == ((), ())


def test_an_answer_keeps_the_cards_in_their_places(hands):
    hands.topic("unp")
    hands.topic("mould")
    before = list(hands.panel._order)
    set_talk(hands, answers={"employment": "agency"})
    after = [route for route in hands.panel._order if route in before]
    assert after == [route for route in before if route in after]


def test_a_card_keeps_its_part_so_the_focus_is_not_lost(hands):
    hands.topic("unp")
    card = hands.panel.cards["juridisch_loket"]
    card.choose.setFocus()
    set_talk(hands, answers={"employment": "agency"})
    assert hands.panel.cards["juridisch_loket"] is card
    assert focused() is card.choose


def test_a_chosen_route_stays_in_sight_when_the_advice_changes(hands):
    hands.topic("unp")
    hands.press(Qt.Key.Key_1, hold=ALT)
    route = hands.talk.routes[0].route
    set_talk(hands, topics=("info.letter",))
    assert route in hands.panel.cards
    hands.view.session.toggle_route(route)
    assert hands.talk.routes == ()


def test_an_emergency_is_said_on_top_with_the_dutch_beside(hands, compiled_locale):
    language.use("pl")
    hands.view.retranslate()
    set_talk(hands, signals=("acute_danger",), help_first=True)
    said = hands.view.page.danger.sentence()
    assert hands.view.page.danger.isVisible()
    assert "Proszę zadzwonić pod 112" in said
    assert "Bel 112" in said
    card = hands.panel.cards["alarm_112"]
    assert card.dutch.isVisible()
    set_talk(hands, signals=(), help_first=False)
    assert not hands.view.page.danger.isVisible()


def test_without_consent_a_line_says_what_is_left_to_do(hands):
    hands.topic("unp")
    assert not hands.panel._told.isVisible()
    set_talk(hands, consent="no")
    assert hands.panel._told.isVisible()


def test_a_letter_is_wanted_from_its_card(hands, qtbot):
    hands.topic("unp")
    hands.press(Qt.Key.Key_1, hold=ALT)
    card = hands.panel.cards[hands.panel.route_at(1)]
    with qtbot.waitSignal(hands.view.letter_wanted) as wanted:
        card.letter.click()
    assert wanted.args == [hands.talk, card.route]


def test_a_change_is_shown_within_a_tenth_of_a_second(hands):
    hands.topic("unp")
    hands.topic("mould")
    best = 9.0
    for months in (1, 5, 8, 2, 6):
        began = time.process_time()
        set_talk(hands, answers={"expected_months": months, "registration": "rni"})
        best = min(best, time.process_time() - began)
    assert best < SUGGEST_SECONDS


@pytest.fixture
def small(seat, qapp, ticket):
    theme.apply(qapp, theme="light", percent=150)
    sitting = seat(1093, 576)
    sitting.view.session.begin(ticket)
    return sitting


def test_with_little_room_the_panel_is_one_line_that_f6_opens(small):
    small.topic("unp")
    assert small.view.page.line.isVisible()
    assert not small.panel.isVisible()
    assert "0800-8020" in small.view.page.line.accessibleName()
    small.press(Qt.Key.Key_F6)
    assert small.panel.isVisible()
    assert not small.form.isVisible()
    small.press(Qt.Key.Key_Escape)
    assert small.form.isVisible()
    assert focused() is small.form.topics.field
