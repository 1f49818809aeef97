# SPDX-License-Identifier: EUPL-1.2
"""The whole desk in its window, with real keys and a real encrypted store."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from builders import a_talk
from spreekuur.clients.model import Client, Purpose
from spreekuur.consultations.talk import Talk
from spreekuur.desk import client_files, queue, talks
from spreekuur.desk import evening as evenings
from spreekuur.desk.desk import Desk
from spreekuur.evenings.model import Evening
from spreekuur.security.vault import Unlocked
from spreekuur.ui.desk import open_desk
from spreekuur.ui.find.layer import FindLayer
from spreekuur.ui.jobs import InlineJobs
from spreekuur.ui.keys import Keys
from spreekuur.ui.session import Session
from spreekuur.ui.shell import Shell
from ui.inline import jobs_of

CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
ENTER, TAB, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape


class House:
    """Types on the real window and counts the keys; a key with Ctrl counts as one."""

    def __init__(self, desk: Desk, watch, jobs: InlineJobs) -> None:
        unlocked = Unlocked(
            "00000000-0000-4000-8000-000000000000", "Marta", True, False, os.urandom(32), leads=True
        )
        self.desk, self.watch, self.count = desk, watch, 0
        self.window = open_desk(Session(Path("/"), jobs, desk.content, unlocked, watch))
        self.shell = Shell()
        self.shell.show_page(self.window)

    @property
    def clients(self):
        return self.window.screens()["clients"]

    @property
    def file(self):
        return self.clients.parts.file

    @property
    def view(self):
        return self.window.screens()["consultation"]

    @property
    def talk(self) -> Talk:
        assert self.view.session.talk is not None
        return self.view.session.talk

    @property
    def layer(self) -> FindLayer:
        found = self.window.findChild(FindLayer)
        assert found is not None
        return found

    @property
    def screen(self) -> str:
        return self.window.current()[0]

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(focused(), letter)
            self.count += 1

    def press(self, *keys: Qt.Key, hold: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(focused(), key, hold)
            QApplication.processEvents()
            self.count += 1

    def call(self, number: int = 14, language: str = "pl") -> None:
        """Call a number to the desk; its talk begins."""
        evening = evenings.current(self.desk)
        queue.take(self.desk, evening, self.watch(), language, number=number)
        ticket = next(t for t in queue.waiting(self.desk, evening) if t.number == number)
        self.window.screens()["today"].called.emit(queue.call(self.desk, ticket.id, self.watch()).ticket)

    def open_file(self, client: Client) -> None:
        """Show the file of this client on the clients screen."""
        self.window.show_screen("clients")
        self.clients.open(client.id)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def jobs(desk: Desk) -> Iterator[InlineJobs]:
    yield from jobs_of(desk)


@pytest.fixture
def evening(desk: Desk, watch) -> Evening:
    return evenings.start(desk, watch(), ("Marta", "Jan"))


@pytest.fixture
def client(desk: Desk, evening: Evening, watch) -> Client:
    """Somebody who came five months ago, in the same evening for the store's sake, and left name and phone."""
    before = watch() - timedelta(days=160)
    made = client_files.found(
        desk, "pl", before, (Purpose.RECORD,), given="Maja", family="Kowalska", phone="0612345678"
    ).client
    talks.finish(desk, replace(a_talk(evening), client_id=made.id), watch())
    return made


@pytest.fixture
def house(undressed, qapp, desk, jobs, watch, evening, shown) -> Iterator[House]:
    """The window at Today."""
    built = House(desk, watch, jobs)
    shown(built.shell)
    built.window.show_screen("today")
    keys = Keys(qapp, built.window.do)
    yield built
    qapp.removeEventFilter(keys)
    keys.deleteLater()
    built.view.keep_draft()
