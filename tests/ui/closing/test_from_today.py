# SPDX-License-Identifier: EUPL-1.2
"""Through the whole desk: from Today to the lock, and back to the closing from what was opened there."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from builders import a_talk
from spreekuur.desk import evening as evenings
from spreekuur.desk import papers, talks
from spreekuur.letters.store import PaperState
from spreekuur.security.vault import Unlocked
from spreekuur.ui.desk import open_desk
from spreekuur.ui.session import Session

ENTER = Qt.Key.Key_Return


@pytest.fixture
def window(jobs, content, home, watch, evening, shown):
    unlocked = Unlocked("vault", "Marta", True, False, bytes(32), leads=True)
    return shown(open_desk(Session(home, jobs, content, unlocked, watch)))


def press(*keys) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def test_the_evening_closes_from_today_and_the_lock_follows(window, desk):
    locks = []
    window.lock_requested.connect(lambda: locks.append(True))
    today = window.current()[1]
    today.parts.close.button.click()
    assert window.current()[0] == "closing"
    press(ENTER, ENTER, ENTER)
    assert (locks, evenings.current(desk)) == ([True], None)


def test_a_talk_finished_from_the_closing_comes_back_to_it(window, desk, evening):
    talks.keep(desk, a_talk(evening))
    window.show_screen("closing")
    press(ENTER)
    assert window.current()[0] == "consultation"
    window.do("save_next")
    assert window.current()[0] == "closing"
    assert window.current()[1].parts.drafts.is_done()


def test_a_paper_seen_from_the_closing_comes_back_to_it(window, desk, evening, watch):
    talk = replace(a_talk(evening), number=11)
    kept = papers.make(desk, talk, papers.sheet_case(desk.content, talk, evening.held_on), watch()).kept
    talks.finish(desk, talk, watch())
    window.show_screen("closing")
    press(Qt.Key.Key_1)
    assert window.current()[0] == "paper"
    window.current()[1].closed.emit()
    assert window.current()[0] == "closing"
    press(Qt.Key.Key_2)
    assert window.bottom_line._done.text() == "Noted: photographed"
    window.do("undo")
    (again,) = window.current()[1].ending.points.unprinted
    assert (again.id, again.state) == (kept.id, PaperState.MADE)


def test_a_talk_that_is_on_the_form_is_not_asked_for_on_today(request, desk, evening):
    talks.keep(desk, a_talk(evening))
    window = request.getfixturevalue("window")
    today = window.current()[1]
    assert today.parts.question.is_open()
    window.show_screen("closing")
    press(ENTER)
    window.show_screen("today")
    assert not today.parts.question.is_open()
