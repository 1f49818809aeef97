# SPDX-License-Identifier: EUPL-1.2
"""A talk in the real window, with real keys and a real store."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from spreekuur.consultations.talk import Talk
from spreekuur.desk import evening as evenings
from spreekuur.desk import queue
from spreekuur.desk.desk import Desk
from spreekuur.evenings.model import Evening, Ticket
from spreekuur.ui.consultation import ConsultationView
from spreekuur.ui.jobs import InlineJobs
from spreekuur.ui.keys import Keys
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.shell import Shell
from ui.inline import jobs_of

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def jobs(desk: Desk) -> Iterator[InlineJobs]:
    yield from jobs_of(desk)


@pytest.fixture
def evening(desk: Desk, watch) -> Evening:
    return evenings.start(desk, watch(), ("Marta", "Jan"))


@pytest.fixture
def ticket(desk: Desk, evening: Evening, watch) -> Ticket:
    """Number 14, somebody who speaks Polish, called to the desk."""
    taken = queue.take(desk, evening, watch(), "pl", number=14).ticket
    return queue.call(desk, taken.id, watch()).ticket


class Hands:
    """Types on the real window and counts the keys; a key with Ctrl or Alt counts as one."""

    def __init__(self, view: ConsultationView, window: MainWindow, shell: Shell) -> None:
        self.view, self.window, self.shell, self.count = view, window, shell, 0

    @property
    def talk(self) -> Talk:
        talk = self.view.session.talk
        assert talk is not None
        return talk

    @property
    def form(self):
        return self.view.page.form

    @property
    def panel(self):
        return self.view.page.suggestions

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(focused(), letter)
            self.count += 1

    def press(self, *keys: Qt.Key, hold: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(focused(), key, hold)
            QApplication.processEvents()
            self.count += 1

    def topic(self, letters: str) -> None:
        """Find a topic and take the first one."""
        self.form.topics.field.setFocus()
        self.type(letters)
        self.press(Qt.Key.Key_Return)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def seat(undressed, qapp, jobs, content, evening, watch, shown) -> Iterator[Callable[..., Hands]]:
    """Sits somebody down at the talk screen; without a talk until one is begun."""
    kept: list[tuple[Keys, ConsultationView]] = []

    def sit(width: int = 1366, height: int = 768) -> Hands:
        window, shell = MainWindow(), Shell()
        view = ConsultationView(jobs, content, watch)
        window.add_screen("consultation", view)
        shell.show_page(window)
        shown(shell, width, height)
        window.show_screen("consultation")
        kept.append((Keys(qapp, window.do), view))
        return Hands(view, window, shell)

    yield sit
    for keys, view in kept:
        qapp.removeEventFilter(keys)
        keys.deleteLater()
        view.keep_draft()


@pytest.fixture
def hands(seat, ticket: Ticket, watch) -> Hands:
    """The talk with number 14 has begun three minutes ago."""
    sitting = seat()
    sitting.view.session.begin(ticket)
    watch.now += timedelta(minutes=3)
    return sitting


@pytest.fixture(scope="session")
def compiled_locale(catalogues: None) -> None:
    """All languages are spoken here."""
