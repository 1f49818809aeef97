# SPDX-License-Identifier: EUPL-1.2
"""The whole desk in its real window, guarded, with real keys and a real store."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from spreekuur.consultations.talk import Talk
from spreekuur.desk import evening as evenings
from spreekuur.desk.desk import Desk
from spreekuur.security.vault import Unlocked
from spreekuur.ui.client_view.page import ClientPage
from spreekuur.ui.desk import open_desk
from spreekuur.ui.guard import Guard
from spreekuur.ui.jobs import InlineJobs
from spreekuur.ui.keys import Keys
from spreekuur.ui.lock import take_place
from spreekuur.ui.session import Session
from spreekuur.ui.shell import Shell

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class Seat:
    """Somebody at the desk with a client beside them; `restarts` counts the locks."""

    def __init__(self, qapp: QApplication, desk: Desk, shown: Callable[..., QWidget], watch) -> None:
        self.restarts: list[bool] = []
        self.desk, self.app = desk, qapp
        unlocked = Unlocked(
            "00000000-0000-4000-8000-000000000000", "Marta", True, False, os.urandom(32), leads=True
        )
        jobs = InlineJobs(desk)
        self.window = open_desk(Session(Path("/"), jobs, desk.content, unlocked, watch))
        jobs.setParent(self.window)  # they end with it: until then they hold whoever listens to them
        self.shell = Shell()
        self.shell.show_page(self.window)
        shown(self.shell)
        self.guard = Guard(self.shell, self.window, qapp, jobs, watch, lambda: self.restarts.append(True))
        self.keys: Keys | None = Keys(qapp, self._dispatch)

    def _dispatch(self, name: str) -> bool:
        return self.guard.key(name) if self.guard.is_hidden() else self.window.do(name)

    @property
    def form(self):
        return self.window.screens()["consultation"]

    @property
    def talk(self) -> Talk:
        talk = self.form.session.talk
        assert talk is not None
        return talk

    @property
    def page(self) -> ClientPage | None:
        """The client view while it is seen."""
        pages = [page for page in self.shell.findChildren(ClientPage) if page.isVisible()]
        return pages[0] if pages else None

    def begin(self, *routes: str, **more: object) -> None:
        """A talk about unpaid wages with somebody who speaks Polish, or as given."""
        self.window.show_screen("consultation")
        self.form.session.begin(evening=evenings.current(self.desk))
        told = {"language": "pl", "topics": ("work.unpaid",), **more}
        self.form.session.change(lambda talk: replace(talk, **told))
        for route in routes:
            self.form.session.toggle_route(route)
        self.app.processEvents()

    def press(self, *keys: Qt.Key, hold: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            widget = QApplication.focusWidget()
            assert widget is not None
            QTest.keyClick(widget, key, hold)
            QApplication.processEvents()

    def come_back(self) -> None:
        """After unlocking."""
        self.guard.give_back(take_place(self.desk))
        self.app.processEvents()

    def leave(self) -> None:
        if self.keys is None:
            return
        self.app.removeEventFilter(self.keys)
        self.keys.deleteLater()
        self.keys = None


@pytest.fixture(scope="session", autouse=True)
def compiled_words(catalogues: None) -> None:
    """All languages are spoken here."""


@pytest.fixture
def sit(undressed, qapp, desk: Desk, shown, watch) -> Iterator[Callable[[], Seat]]:
    """Somebody unlocks the desk; the evening has begun."""
    evenings.start(desk, watch(), ("Marta", "Jan"))
    seats: list[Seat] = []

    def sit_down() -> Seat:
        seats.append(Seat(qapp, desk, shown, watch))
        return seats[-1]

    yield sit_down
    for seat in seats:
        seat.leave()


@pytest.fixture
def seat(sit: Callable[[], Seat]) -> Seat:
    return sit()
