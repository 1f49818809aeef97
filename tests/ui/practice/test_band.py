# SPDX-License-Identifier: EUPL-1.2
"""The band and the frame: unmistakable in every language, never over what the window shows."""

import pytest
from PySide6.QtWidgets import QStackedWidget, QWidget

from spreekuur import language
from spreekuur.desk.practice import Task
from spreekuur.ui import theme
from spreekuur.ui.practice import words
from spreekuur.ui.practice.band import PracticeBand
from spreekuur.ui.practice.frame import PracticeFrame

PLACES = ("today", "consultation", "letter", "paper", "closing", "help", "hidden", "unlock")


@pytest.fixture
def framed(shown):
    def frame(width=1366, height=768):
        shell = QStackedWidget()
        shell.page = QWidget()
        shell.addWidget(shell.page)
        shell.band = PracticeBand()
        shell.frame = PracticeFrame(shell, shell.band)
        shell.setMinimumSize(320, 240)
        return shown(shell, width, height)

    return frame


def test_each_language_has_its_own_word():
    said = set()
    for code in language.LANGUAGES:
        language.use(code)
        said.add(language._("PRACTICE"))
    language.use("en")
    assert len(said) == len(language.LANGUAGES)


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_every_task_says_what_to_press_wherever_one_is(code):
    language.use(code)
    for task in Task:
        assert all(words.how(task, where) for where in PLACES)
        assert words.aim(task)
    assert words.how(None, "today")
    assert len({words.story(number) for number in range(1, 6)}) == 5


@pytest.mark.parametrize(
    ("width", "height", "percent"), [(1366, 768, 100), (1093, 576, 150), (640, 420, 200)]
)
@pytest.mark.parametrize("code", language.LANGUAGES)
def test_what_the_window_shows_stands_inside_the_frame(framed, qapp, code, width, height, percent):
    theme.apply(qapp, theme="light", percent=percent)
    language.use(code)
    shell = framed(width, height)
    shell.band.show_state(frozenset({Task.NUMBER, Task.TALK}), "letter", 1)
    qapp.processEvents()
    assert (shell.width(), shell.height()) == (width, height)
    band = shell.band.geometry()
    assert shell.page.geometry().top() == band.bottom() + 1
    assert shell.page.geometry().left() == band.left() == 6
    assert shell.page.geometry().right() == band.right() == width - 7
    assert shell.band.minimumSizeHint().width() <= band.width()
    assert band.height() <= height * 0.36


def test_in_little_room_the_tasks_are_a_count(framed):
    shell = framed(1093, 576)
    shell.band.show_state(frozenset({Task.NUMBER}), "today")
    assert shell.band.now.words().startswith("1/6")
    assert not shell.band._marks[Task.NUMBER].isVisible()


def test_the_story_belongs_to_the_person_at_the_desk(framed):
    band = framed().band
    band.show_state(frozenset({Task.NUMBER}), "consultation", 2)
    assert "Ivan" in band.now.words()
    band.show_state(frozenset({Task.NUMBER}), "consultation", 17)
    assert "Invent somebody" in band.now.words()


def test_when_all_is_done_it_says_so_and_stopping_is_still_there(framed, qtbot):
    band = framed().band
    band.show_state(frozenset(Task), "today")
    assert "All six" in band.now.words()
    with qtbot.waitSignal(band.stop_wanted):
        band.stop.click()
