# SPDX-License-Identifier: EUPL-1.2
"""A vault with signed figures, and a sender over it: the store on its own thread, as in the program."""

import shutil
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication

from figures_desk import APRIL_15, Hand
from figures_home import files, keep_place, made, note
from journey.vaults import PHRASE
from spreekuur.app import desk_of, store_of, unlock_home
from spreekuur.ui.jobs import Jobs
from spreekuur.ui.session import Session
from transport.conftest import authority, certificate, davd, served, trusted
from webdav_server import PASSWORD, USER

__all__ = ["authority", "certificate", "davd", "files", "made", "served", "trusted"]


@pytest.fixture
def home(made, tmp_path):
    """That vault, for one test."""
    return shutil.copytree(made, tmp_path / "home")


@pytest.fixture
def clock() -> Hand:
    return Hand(APRIL_15 + timedelta(hours=1))


@pytest.fixture
def team(served):
    """Where the packages lie on the server."""
    return served.folder / "team"


@pytest.fixture
def online(home, served):
    """The vault, which keeps the address of a server."""
    keep_place(home, served.url("team"), USER, PASSWORD)
    return home


class Window:
    """The sender of a window, and what it said."""

    def __init__(self, home, content, clock: Hand, qtbot) -> None:
        self._qtbot, self.clock = qtbot, clock
        self.lock, unlocked = unlock_home(home, PHRASE)
        self.jobs = Jobs(lambda: desk_of(store_of(home, unlocked), content))
        self.session = Session(home, self.jobs, content, unlocked, clock)
        self.sender, self.said = self.session.sender, []
        self.sender.began.connect(lambda: self.said.append("began"))
        self.sender.ended.connect(lambda every: self.said.append(every))
        self.sender.failed.connect(lambda error: self.said.append(error))

    def wait(self, until) -> None:
        self._qtbot.waitUntil(until, timeout=15000)

    def rest(self) -> None:
        """Wait until nothing is sent."""
        self.wait(lambda: not self.sender.is_sending)

    def ask(self, work=note):
        """What the store answers."""
        found = []
        self.jobs.read(self.sender, work, found.append)
        self.wait(lambda: bool(found))
        return found[0]

    def settle(self) -> None:
        """Let everything come that was told to this window."""
        for _turn in range(3):
            QCoreApplication.processEvents()

    def close(self) -> None:
        self.jobs.close()
        self.jobs.wait_for_asides(time.monotonic() + 10)
        self.lock.release()


@pytest.fixture
def window(qapp, qtbot, content, clock) -> Iterator:
    """`window(home)`: the sender of a window over that vault."""
    opened = []

    def open_it(home) -> Window:
        opened.append(Window(home, content, clock, qtbot))
        return opened[-1]

    yield open_it
    for one in opened:
        one.close()
        one.jobs.deleteLater()
