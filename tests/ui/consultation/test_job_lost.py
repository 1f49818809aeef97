# SPDX-License-Identifier: EUPL-1.2
"""Work lost: the card of three clocks, with real keys."""

from PySide6.QtCore import Qt

from ui.consultation.test_filling_in import press_chip


def rows(hands):
    return [row for row in hands.form.lost.rows if row.isVisibleTo(hands.form.lost)]


def test_a_topic_about_a_lost_job_shows_the_card_folded(hands):
    assert hands.form.lost.isHidden()
    hands.topic("zwoln")
    card = hands.form.lost
    assert card.isVisibleTo(hands.form) and rows(hands) == []
    card.more.click()
    assert len(rows(hands)) == 3


def test_one_tick_opens_three_clocks_and_the_day_gives_dates(hands):
    block = hands.form.optional
    block.set_open(True)
    press_chip(block.lost, "yes")
    assert hands.talk.topics == ("work.dismissal",) and len(rows(hands)) == 3
    hands.form.lost.last_day.setFocus()
    hands.type("6-11-2026")
    hands.press(Qt.Key.Key_Tab)
    assert "13 November 2026" in rows(hands)[2].by.accessibleName()
    press_chip(block.lost, "yes")
    assert hands.talk.topics == () and hands.form.lost.isHidden()


def test_a_clock_can_be_chosen_alone(hands):
    hands.topic("zwoln")
    hands.form.lost.more.click()
    rows(hands)[2].choose.click()
    assert [route.route for route in hands.talk.routes] == ["uwv"]
    assert rows(hands)[2].choose.text() == "Chosen"
    rows(hands)[2].choose.click()
    assert hands.talk.routes == ()


def test_a_day_that_is_none_is_said_and_not_taken(hands):
    hands.topic("zwoln")
    hands.form.lost.more.click()
    hands.form.lost.last_day.setFocus()
    hands.type("31-2-2026")
    hands.press(Qt.Key.Key_Tab)
    assert "day-month-year" in hands.form.lost._wrong.words() and "last_day" not in hands.talk.letter
