# SPDX-License-Identifier: EUPL-1.2
"""A card opens in place, says everything behind the route, and closes again."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from spreekuur import language
from spreekuur.desk.adviser import Adviser
from spreekuur.language import LANGUAGES
from spreekuur.ui import theme, words
from spreekuur.ui.consultation.route_card import RouteCardView
from ui.consultation.conftest import ALT, focused
from ui.consultation.test_every_card_fits import ROOM, TALK, every_card, measure_anew


def opened(hands, route):
    card = hands.panel.cards[route]
    return [] if card.explained is None or card.explained.isHidden() else card.explained.words()


def test_nothing_of_it_is_made_before_a_card_is_opened(hands):
    hands.topic("unp")
    assert all(card.explained is None for card in hands.panel.cards.values())


def test_alt_down_opens_the_first_card_and_esc_folds_it_before_it_leaves_the_panel(hands):
    hands.topic("unp")
    hands.press(Qt.Key.Key_Down, hold=ALT)
    route = hands.panel.route_at(1)
    assert any(line.startswith("Because you noted: Topic: ") for line in opened(hands, route))
    assert any(line.startswith("Source: ") for line in opened(hands, route))
    assert focused() is hands.panel.cards[route].more
    hands.press(Qt.Key.Key_Escape)
    assert opened(hands, route) == []
    assert focused() is hands.panel.cards[route].more
    hands.press(Qt.Key.Key_Escape)
    assert focused() is hands.form.topics.field


def test_enter_and_space_on_the_arrow_open_and_fold_it(hands):
    hands.topic("unp")
    card = hands.panel.cards[hands.panel.route_at(1)]
    card.more.setFocus()
    hands.press(Qt.Key.Key_Return)
    assert card.is_open() and focused() is card.more
    hands.press(Qt.Key.Key_Space)
    assert not card.is_open() and focused() is card.more


def test_the_number_is_large_in_an_open_card_and_stands_there_once(hands):
    hands.topic("unp")
    card = hands.panel.cards["juridisch_loket"]
    card.open()
    assert card._large._number.text() == "0800-8020"
    assert card._large._number.font().pointSizeF() >= 2 * card.name.font().pointSizeF() * 0.9
    assert card.phone.isHidden()
    card.open(False)
    assert card._large.isHidden() and not card.phone.isHidden()


def test_an_answer_changes_what_an_open_card_says(hands):
    hands.topic("unp")
    hands.view.session.change(lambda talk: talk)
    hands.form.optional.answered.emit("employment", "agency")
    card = hands.panel.cards["sncu"]
    card.open()
    assert any("Works: Through an agency" in line for line in card.explained.words())
    assert any(line.startswith("Goes away with: Works: Directly") for line in card.explained.words())


def test_page_down_scrolls_the_panel_only_from_within(hands):
    hands.topic("unp")
    bar = hands.panel.area.verticalScrollBar()
    hands.press(Qt.Key.Key_Down, hold=ALT)
    before = bar.value()
    hands.press(Qt.Key.Key_PageDown)
    assert bar.value() > before
    hands.press(Qt.Key.Key_PageUp)
    assert bar.value() == before


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_open_card_is_wider_than_the_panel(content, compiled_locale, qapp, code):
    adviser = Adviser(content)
    try:
        for percent, room in ((100, ROOM[100]), (150, ROOM[150])):
            theme.apply(qapp, theme="light", percent=percent)
            language.use(code)
            for card in every_card(content, code)[::7]:
                view = RouteCardView(card, lambda route: adviser.explain(route, TALK, code))
                view.open()
                measure_anew(view.layout())
                assert view.minimumSizeHint().width() <= room, card.route
                view.deleteLater()
    finally:
        theme.apply(qapp, theme="light", percent=100)
        language.use("en")


def test_an_open_card_asks_at_most_two_questions_and_takes_the_answer_in_place(hands):
    hands.topic("mould")
    hands.view.session.change(
        lambda talk: replace(talk, topics=("housing.quality", "reg.brp", "care.uninsured"))
    )
    for route in list(hands.panel.cards):
        hands.panel.cards[route].open()
        asked = [ask.key for ask in hands.panel.cards[route].explained.asks if ask.key]
        assert len(asked) <= 2 and "signals" not in asked and "topics" not in asked
    card = next(c for c in hands.panel.cards.values() if c.explained.asks[0].key)
    ask = card.explained.asks[0]
    key = ask.key
    ask.chips[0].setFocus()
    hands.press(Qt.Key.Key_Space)
    assert hands.talk.answers[key] == ask_value(hands, key)
    assert all(
        ask.key != key for each in hands.panel.cards.values() if each.explained for ask in each.explained.asks
    )


def ask_value(hands, key):
    value = words.choices(key, hands.view.page.form._content.municipality.answers)[0][0]
    return int(value) if key == "expected_months" else value


def test_a_card_that_was_opened_and_folded_lies_as_it_did_before(hands):
    hands.topic("unp")
    card = next(iter(hands.panel.cards.values()))
    parts = (card.choose, card.letter, card.more, card._checked)
    QApplication.processEvents()
    before = [part.geometry() for part in parts]
    card.open()
    QApplication.processEvents()
    card.open(False)
    QApplication.processEvents()
    assert [part.geometry() for part in parts] == before
