# SPDX-License-Identifier: EUPL-1.2
"""The laptop of a coordinator with a winter of talks, in its window, and the slots of a real vault beside it."""

from collections.abc import Iterator
from datetime import datetime
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exchange_vaults import a_desk, a_vault
from figures_desk import APRIL_15, Hand, signed, some_talks
from journey.vaults import PHRASE, founded
from spreekuur.security.vault import Unlocked
from spreekuur.statistics.periods import Period
from spreekuur.ui.desk import open_desk
from spreekuur.ui.jobs import InlineJobs
from spreekuur.ui.keys import Keys
from spreekuur.ui.session import Session
from spreekuur.ui.shell import Shell

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
Q1 = Period(2026, 1)


class Office:
    """Presses keys in the window of that laptop."""

    def __init__(self, desk, clock: Hand, home, jobs: InlineJobs) -> None:
        self.desk, self.clock, self.home, self.jobs = desk, clock, home, jobs
        unlocked = Unlocked(desk.db.origin, "Ana", True, False, b"k" * 32, leads=True)
        self.window = open_desk(Session(home, jobs, desk.content, unlocked, clock))
        self.shell = Shell()
        self.shell.show_page(self.window)

    @property
    def figures(self):
        return self.window.screens()["statistics"]

    @property
    def check(self):
        return self.window.screens()["figures_check"]

    @property
    def at(self) -> str:
        return self.window.current()[0]

    def press(self, key: Qt.Key, hold: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, hold)
        QApplication.processEvents()

    def write(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), text)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The slots of a vault: Marta is its coordinator."""
    return founded(tmp_path_factory.mktemp("home") / "vault")


@pytest.fixture
def clock() -> Hand:
    """Two weeks after the first quarter."""
    return Hand(APRIL_15)


@pytest.fixture
def ana(content, clock):
    """The desk of a coordinator who is alone in her team, with eighteen talks of the first quarter."""
    desk = a_desk(a_vault("Ana", 0, founds=True, clock=clock), content)
    some_talks(desk)
    return desk


@pytest.fixture
def office(undressed, qapp, shown, ana, clock, home) -> Iterator[Office]:
    jobs = InlineJobs(ana)
    made = Office(ana, clock, home, jobs)
    shown(made.shell)
    keys = Keys(qapp, made.window.do)
    yield made
    qapp.removeEventFilter(keys)
    keys.deleteLater()
    jobs.deleteLater()


@pytest.fixture
def asking(office):
    """Where the folder for the files is asked for, after a quarter was signed."""
    signed(office.desk, Q1)
    office.jobs.data_changed.emit("figures")
    office.press(Qt.Key.Key_5, CONTROL)
    office.figures.work.look(str(Q1))
    office.press(Qt.Key.Key_E, ALT)
    office.press(Qt.Key.Key_Return, CONTROL)
    assert office.check.parts.give.isVisible()
    return office


@pytest.fixture
def said():
    """What a screen says, by the part that says it."""
    return SimpleNamespace(phrase=PHRASE, now=datetime.now)
