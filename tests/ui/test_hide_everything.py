# SPDX-License-Identifier: EUPL-1.2
"""F9 over each screen of the desk as it really stands, and F7 with a digit."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from screenshots import stage
from screenshots.run import built
from screenshots.scenes import SCENES
from spreekuur import language
from spreekuur.desk import evening as evenings
from spreekuur.language import LANGUAGES
from spreekuur.ui.hide import WAITING, Hider
from spreekuur.ui.keys import Keys
from spreekuur.ui.shell import Shell
from spreekuur.ui.widgets import Label

SCREENS = ("today", "consultation", "consultation-safety", "letter", "closing", "client-view", "room")


@pytest.fixture
def in_shell(shown):
    def show(window):
        shell = Shell()
        shell.show_page(window)
        shown(shell)
        return shell

    return show


@pytest.mark.parametrize("name", SCREENS)
def test_one_neutral_page_covers_every_screen_in_a_tenth_of_a_second(in_shell, qapp, watch, name):
    window = built(qapp, SCENES[name])
    shell = in_shell(window)
    if window.property("pose"):
        window.do(str(window.property("pose")))
    hider = Hider(shell, qapp, watch, lambda: None)
    qapp.processEvents()
    begun = time.process_time()
    hider.hide_now()
    qapp.processEvents()
    assert time.process_time() - begun < 0.1
    cover = {hider.cover, *hider.cover.findChildren(Label), hider.cover.button}
    for x in range(20, shell.width(), 97):
        for y in range(20, shell.height(), 61):
            seen = shell.childAt(x, y)
            assert seen in cover or hider.cover.isAncestorOf(seen)
    for top in qapp.topLevelWidgets():
        if top.isVisible() and top is not shell:
            assert type(top.childAt(top.rect().center())).__name__ == "Cover"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_words_are_the_same_in_every_language_of_the_program(undressed, in_shell, qapp, watch, code):
    language.use(code)
    shell = in_shell(stage.a_window())
    hider = Hider(shell, qapp, watch, lambda: None)
    hider.hide_now()
    said = " ".join(label.text() for label in hider.cover.findChildren(Label))
    assert all(words in said for words in WAITING)
    assert len(WAITING) == len(LANGUAGES)


@pytest.mark.parametrize(
    "first", [(Qt.Key.Key_F7, Qt.KeyboardModifier(0)), (Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)]
)
@pytest.mark.parametrize("screen", ["today", "consultation", "closing"])
def test_who_sits_here_is_said_in_two_keys_on_every_screen(undressed, in_shell, qapp, first, screen):
    window = stage.a_window()
    in_shell(window)
    window.show_screen(screen)
    keys = Keys(qapp, window.do)
    try:
        QTest.keyClick(QApplication.focusWidget(), first[0], first[1])
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_2)
    finally:
        qapp.removeEventFilter(keys)
    assert evenings.current(stage.desk_of(window)).at_desk == "Jan"
    assert window.current()[0] == screen
