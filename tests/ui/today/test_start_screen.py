# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from spreekuur import language
from spreekuur.desk import closing
from spreekuur.desk import evening as evenings
from spreekuur.ui.today import WhoSitsHere

ENTER = Qt.Key.Key_Return


def test_the_day_stands_in_words_and_enter_starts(opened, desk):
    view = opened()
    assert view.parts.start._day.text() == "Wednesday 9 December 2026"
    assert view.parts.start.names.text() == "test", "who unlocked"
    view.parts.start.names.clear()
    QTest.keyClicks(view.parts.start.names, "Marta, Jan; E.")
    QTest.keyClick(view.parts.start.names, ENTER)
    evening = evenings.current(desk)
    assert (evening.roster, evening.at_desk) == (("Marta", "Jan", "E."), "Marta")
    assert view.parts.queue.isVisible()
    assert not view.parts.start.isVisible()


def test_the_last_roster_is_offered_and_one_key_starts(opened, desk, evening, watch):
    closing.close(desk, evening, watch())
    watch.go(days=28)
    view = opened()
    assert view.parts.start.names.text() == "Marta, Jan"
    view.parts.start.seat.chips[1].click()
    QTest.keyClick(view.parts.start.start, ENTER)
    assert evenings.current(desk).at_desk == "Jan"


def test_a_wrong_clock_is_told_and_does_not_block(opened, desk, evening, watch):
    closing.close(desk, evening, watch())
    watch.now = datetime(2000, 1, 1, 18, 0, tzinfo=UTC)
    view = opened()
    assert "Saturday 1 January 2000" in view.parts.start.warning.sentence()
    assert view.parts.start.warning.isVisible()
    assert view.parts.start.start.isEnabled()


def test_an_evening_left_open_is_named(opened, evening, watch):
    watch.now += timedelta(days=28)
    view = opened()
    assert "Wednesday 9 December" in view.parts.start.left_open.sentence()
    assert not view.parts.start.warning.isVisible()


def test_the_start_reads_well_in_every_language(opened, watch):
    view = opened()
    for code, day in (
        ("nl", "woensdag 9 december 2026"),
        ("pl", "środa 9 grudnia 2026"),
        ("bg", "сряда 9 декември 2026 г."),
        ("ro", "miercuri 9 decembrie 2026"),
        ("es", "miércoles 9 de diciembre de 2026"),
    ):
        language.use(code)
        view.retranslate()
        assert view.parts.start._day.text() == day


def test_two_keys_change_who_sits_here(opened, desk, evening, shown):
    window = shown(QWidget(), 900, 600)
    who = WhoSitsHere(window)
    view = opened()
    view.evening_changed.connect(who.set_evening)
    who.sat_down.connect(lambda name: view.acts.sit_down(view.today.evening, name))
    view.showing()
    assert who.ask() is True
    assert window.focusWidget() is who.buttons[0]
    QTest.keyClicks(who.buttons[0], "2")
    assert evenings.current(desk).at_desk == "Jan"
    who.ask()
    QTest.keyClicks(who.other, "Ewa")
    QTest.keyClick(who.other, ENTER)
    assert evenings.current(desk).roster == ("Marta", "Jan", "Ewa")
    assert who.isHidden()


def test_nobody_is_asked_who_sits_here_without_an_evening(shown):
    window = shown(QWidget(), 900, 600)
    who = WhoSitsHere(window)
    assert who.ask() is False
    assert QApplication.focusWidget() is None or not who.isAncestorOf(QApplication.focusWidget())
