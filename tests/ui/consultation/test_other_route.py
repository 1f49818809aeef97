# SPDX-License-Identifier: EUPL-1.2
"""Another way than the advice: found in the directory, with a reason from the list, kept with what it passed over."""

from PySide6.QtCore import Qt

from spreekuur.consultations.model import Outcome
from spreekuur.referral import store as referrals
from ui.consultation.conftest import CONTROL, focused


def choose_elsewhere(hands, word="bibl", reason=0):
    other = hands.panel.other
    other.button.setFocus()
    hands.press(Qt.Key.Key_Return)
    hands.type(word)
    hands.press(Qt.Key.Key_Return)
    for _step in range(reason):
        hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Space)


def test_a_place_is_found_chosen_with_a_reason_and_told_apart(hands):
    hands.topic("unp")
    choose_elsewhere(hands)
    (route,) = hands.talk.routes
    assert route.route not in hands.view.session.adviser._suggestions
    assert (route.reason, route.rules) == ("closer_by", ())
    assert "R029" in route.instead_of
    assert hands.talk.outcomes == (Outcome.REFERRED,)
    card = hands.panel.cards[route.route]
    card.open()
    assert "You chose this yourself: Nearer by" in card.explained.words()
    assert hands.panel.other.isHidden()


def test_the_reasons_are_walked_with_arrows_and_undone_with_ctrl_z(hands):
    hands.topic("unp")
    choose_elsewhere(hands, reason=3)
    assert hands.talk.routes[0].reason == "client_wish"
    hands.press(Qt.Key.Key_Z, hold=CONTROL)
    assert hands.talk.routes == ()


def test_what_is_advised_anyway_needs_no_reason(hands):
    hands.topic("unp")
    hands.panel.other.open()
    hands.type("juridisch")
    hands.press(Qt.Key.Key_Return)
    assert [(route.route, route.reason) for route in hands.talk.routes] == [("juridisch_loket", "")]


def test_a_rule_is_passed_over_no_longer_once_its_route_is_chosen_too(hands):
    hands.topic("unp")
    choose_elsewhere(hands)
    hands.view.session.toggle_route("juridisch_loket")
    assert "R029" not in hands.talk.routes[0].instead_of


def test_esc_folds_it_and_chooses_nothing(hands):
    hands.topic("unp")
    hands.panel.other.open()
    hands.type("bibl")
    hands.press(Qt.Key.Key_Escape)
    assert hands.panel.other.isHidden()
    assert focused() is hands.panel.other.button
    assert hands.talk.routes == ()


def test_nothing_found_says_so(hands):
    hands.panel.other.open()
    hands.type("qqqq")
    assert hands.panel.other._nothing.words() == "Nothing found. Try another word."


def test_reason_and_rules_are_kept_and_follow_a_correction(hands, desk):
    hands.topic("unp")
    choose_elsewhere(hands)
    hands.press(Qt.Key.Key_S, hold=CONTROL)
    (kept,) = referrals.of_consultation(desk.db, hands.talk.id)
    assert (kept.reason, kept.instead_of) == ("closer_by", hands.talk.routes[0].instead_of)
    hands.view.session.toggle_route("juridisch_loket")
    hands.press(Qt.Key.Key_S, hold=CONTROL)
    by_route = {each.route: each for each in referrals.of_consultation(desk.db, hands.talk.id)}
    assert "R029" not in by_route[kept.route].instead_of
    assert by_route[kept.route].reason == "closer_by"
