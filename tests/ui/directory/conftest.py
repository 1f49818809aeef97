# SPDX-License-Identifier: EUPL-1.2
"""The whole desk in its window, at the directory, with real keys and a real encrypted store."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from builders import a_talk
from spreekuur.desk import evening as evenings
from spreekuur.desk.desk import Desk
from spreekuur.security.vault import Unlocked
from spreekuur.ui.desk import open_desk
from spreekuur.ui.jobs import InlineJobs
from spreekuur.ui.keys import Keys
from spreekuur.ui.session import Session
from spreekuur.ui.shell import Shell

CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
ENTER, TAB, ESC, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Down


class House:
    """Types on the real window and counts the keys; a key with Ctrl counts as one."""

    def __init__(self, desk: Desk, watch, jobs: InlineJobs, *, coordinator: bool) -> None:
        name = "Marta" if coordinator else "Jan"
        unlocked = Unlocked(
            "00000000-0000-4000-8000-000000000000",
            name,
            coordinator,
            False,
            os.urandom(32),
            leads=coordinator,
        )
        self.desk, self.watch, self.count = desk, watch, 0
        desk.db.author = name
        self.window = open_desk(Session(Path("/"), jobs, desk.content, unlocked, watch))
        self.shell = Shell()
        self.shell.show_page(self.window)

    @property
    def view(self):
        return self.window.screens()["directory"]

    @property
    def parts(self):
        return self.view.parts

    @property
    def content(self):
        return self.desk.content

    def press(self, key, modifier=NONE) -> None:
        """Press a key where the focus is."""
        self.count += 1
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def type(self, text: str) -> None:
        """Type where the focus is."""
        self.count += len(text)
        QTest.keyClicks(QApplication.focusWidget(), text)

    def begin_talk(self, **more):
        """A talk stands on the form."""
        evening = evenings.start(self.desk, self.watch(), ("Marta", "Jan"))
        talk = a_talk(evening, **more)
        self.window.screens()["consultation"].session.open(talk)
        return talk


@pytest.fixture
def jobs(desk: Desk) -> InlineJobs:
    return InlineJobs(desk)


@pytest.fixture
def opened(undressed, qapp, desk, jobs, watch, shown) -> Iterator:
    """`opened(coordinator=True)`: the window at the directory."""
    made = []

    def build(*, coordinator: bool = True) -> House:
        house = House(desk, watch, jobs, coordinator=coordinator)
        shown(house.shell)
        made.append((house, Keys(qapp, house.window.do)))
        house.press(Qt.Key.Key_4, CONTROL)
        house.count = 0
        return house

    yield build
    for house, keys in made:
        qapp.removeEventFilter(keys)
        keys.deleteLater()
        house.window.screens()["consultation"].keep_draft()
