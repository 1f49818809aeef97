# SPDX-License-Identifier: EUPL-1.2
"""Sending goes on by itself: after growing pauses, when the network is back, and never what nobody asked for.

The timer and the network are the test's own; store, sender, folder and server are real.
"""

import itertools
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QNetworkInformation

from figures_desk import APRIL_15
from figures_home import ask_to_send, is_whole, keep_place, note, with_desk
from journey.vaults import opened
from spreekuur.app import desk_of
from spreekuur.desk import figures_due, figures_place
from spreekuur.desk.figures_place import Place
from spreekuur.sending.outbox import LONGEST, Stage
from spreekuur.store import practice, vault_settings
from spreekuur.team import roster
from spreekuur.ui.jobs import InlineJobs
from spreekuur.ui.sending.again import CALM, Again
from spreekuur.ui.sending.network import Network
from spreekuur.ui.session import Session

RETURNS = Path(__file__).parents[1] / "children" / "network_returns.py"
MINUTE = timedelta(minutes=1)
REACHES = QNetworkInformation.Reachability


class Bell(QTimer):
    """Rings when the test says so; `waits` is how long it was told to wait."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: timedelta | None = None

    def start(self, milliseconds: int) -> None:
        self.waits = timedelta(milliseconds=milliseconds)

    def stop(self) -> None:
        self.waits = None


class Wire(QObject):
    """The network as the computer tells of it."""

    came_back = Signal()


class Open:
    """An open desk that goes on by itself; whatever is to be done is done at once."""

    def __init__(self, home, content, clock) -> None:
        self.clock, self.bell, self.wires, self.begun = clock, Bell(), [], []
        self.told = []
        self.app = opened(home)
        self.jobs = InlineJobs(desk_of(self.app.db, content))
        session = Session(home, self.jobs, content, self.app.unlocked, clock)
        session.sender.rested.connect(lambda _noted: self.begun.append(clock.now))
        session.sender.began.connect(lambda: self.told.append(True))
        self.window = QObject()
        self.again = Again(self.window, session, self.bell, self._new_wire)

    def _new_wire(self, _owner) -> Wire:
        self.wires.append(Wire())
        return self.wires[-1]

    def ring(self) -> None:
        """Let the time pass that it waits for."""
        assert self.bell.waits is not None
        self.clock.now += self.bell.waits
        self.bell.waits = None
        self.bell.timeout.emit()

    def note(self):
        return note(self.jobs.db)


@pytest.fixture
def stick(home, tmp_path):
    """Where the stick would be; it is not in."""
    keep_place(home, str(tmp_path / "stick"))
    return tmp_path / "stick"


@pytest.fixture
def open_desk(qapp, content, clock):
    """`open_desk(home)`: a desk over that vault, a moment after it was opened."""
    made = []

    def open_it(home) -> Open:
        made.append(Open(home, content, clock))
        assert made[-1].bell.waits == CALM, "whoever opens a desk wants to begin"
        made[-1].ring()
        return made[-1]

    yield open_it
    for one in made:
        one.app.close()
        one.window.deleteLater()
        one.jobs.deleteLater()


def test_what_nobody_asked_to_send_waits_for_somebody(open_desk, home, stick, files):
    stick.mkdir()
    desk = open_desk(home)
    assert (len(desk.begun), desk.bell.waits, desk.wires) == (0, None, [])
    assert desk.note().stage is Stage.READY


def test_pauses_grow_up_to_six_hours_and_it_goes_when_the_stick_is_in(open_desk, home, stick, files, clock):
    with_desk(home, lambda desk: ask_to_send(desk, clock.now))
    desk = open_desk(home)
    while len(desk.begun) < 12:
        desk.ring()
    wanted = [min(MINUTE * 2**number, LONGEST) for number in range(11)]
    for (before, after), want in zip(itertools.pairwise(desk.begun), wanted, strict=True):
        assert want <= after - before < want + timedelta(seconds=1)
    assert desk.note().stage is Stage.WAITING
    stick.mkdir()
    while len(desk.begun) == 12:
        desk.ring()
    assert desk.note().stage is Stage.SENT
    assert is_whole(stick, files)
    assert desk.told == [], "nothing comes up on a screen that nobody asked for"


def test_whoever_opens_a_desk_may_be_in_another_house(open_desk, home, stick, clock):
    with_desk(home, lambda desk: ask_to_send(desk, clock.now, tries=9))
    desk = open_desk(home)
    assert (len(desk.begun), desk.bell.waits) == (0, MINUTE - CALM), "a minute after the last try, though"
    desk.ring()
    assert (len(desk.begun), desk.note().tries) == (1, 10)
    desk.ring()
    clock.now += timedelta(hours=1)
    desk.ring()
    assert len(desk.begun) == 1, "from then on its pause counts"


@pytest.fixture
def waiting(open_desk, home, stick, clock):
    """A desk that tried just now, and has six hours to wait."""
    with_desk(home, lambda desk: ask_to_send(desk, clock.now, tries=9))
    desk = open_desk(home)
    while not (desk.begun and desk.wires):
        desk.ring()
    desk.ring()  # the minute after it
    desk.begun.clear()
    return desk


def test_a_network_that_comes_back_is_used_a_minute_after_the_last_try(waiting, clock):
    (wire,) = waiting.wires
    clock.now += timedelta(minutes=5)
    wire.came_back.emit()
    assert (len(waiting.begun), waiting.note().tries) == (1, 11)
    for _flapping in range(20):
        wire.came_back.emit()
        assert len(waiting.begun) == 1, "it is back every second, and still asked once a minute"
    waiting.ring()
    assert len(waiting.begun) <= 2
    clock.now += timedelta(minutes=2)
    waiting.ring()
    assert len(waiting.begun) == 2


@pytest.mark.parametrize("far", [timedelta(days=-400), timedelta(days=400)])
def test_a_clock_that_was_set_makes_nobody_wait_and_nobody_hammer(waiting, clock, far):
    clock.now += far
    waiting.ring()
    assert len(waiting.begun) == 1
    waited = timedelta(0)
    while len(waiting.begun) == 1:
        waited += waiting.bell.waits
        waiting.ring()
    assert waited >= LONGEST


def test_a_clock_that_jumps_all_the_time_is_asked_once_a_minute_at_most(open_desk, home, stick, clock):
    """Each look finds a moment that lies ahead."""
    with_desk(home, lambda desk: ask_to_send(desk, clock.now))
    desk, waited = open_desk(home), timedelta(0)
    for _jump in range(10):
        clock.now -= timedelta(days=3)
        waited += desk.bell.waits
        desk.ring()
    assert len(desk.begun) - 1 <= waited / MINUTE


def test_what_cannot_even_be_noted_is_tried_less_and_less_often(open_desk, home, stick, clock):
    with_desk(home, lambda desk: ask_to_send(desk, clock.now))
    desk = open_desk(home)
    desk.app.db.execute("PRAGMA query_only=1")
    desk.ring()
    waits = []
    for _again in range(6):
        waits.append(desk.bell.waits)
        desk.ring()
    assert waits == [MINUTE * 2**number for number in range(6)]


def test_receipts_are_looked_for_now_and_then(open_desk, home, stick, clock):
    stick.mkdir()
    with_desk(home, lambda desk: ask_to_send(desk, clock.now))
    desk = open_desk(home)
    assert (len(desk.begun), desk.note().stage) == (1, Stage.SENT)
    began = clock.now
    while len(desk.begun) == 1:
        desk.ring()
    assert clock.now - began >= timedelta(hours=6)
    assert (len(desk.begun), desk.wires) == (2, [])


def test_nothing_waits_in_practice_without_a_place_and_on_a_laptop_that_does_not_lead(open_desk, home, stick):
    desk = open_desk(home).jobs.db
    ask_to_send(desk)
    kept, none = Place(str(stick)), Place()
    for change, waits in (
        (lambda: None, True),
        (lambda: figures_place.put(desk, none), False),
        (lambda: figures_place.put(desk, kept), True),
        (lambda: vault_settings.put(desk.db, roster.WAITING, True), False),
        (lambda: vault_settings.put(desk.db, roster.WAITING, False), True),
        (lambda: practice.mark(desk.db), False),
    ):
        change()
        assert figures_due.look(desk, APRIL_15).waits is waits


def test_the_network_is_back_when_it_was_away(qapp):
    owner, back = QObject(), []
    network = Network(owner)
    network.on_changed(REACHES.Disconnected)
    network.came_back.connect(lambda: back.append(True))
    for now in (REACHES.Local, REACHES.Online, REACHES.Site, REACHES.Unknown, REACHES.Online):
        network.on_changed(now)
    assert len(back) == 2


def test_a_network_that_is_really_gone_and_comes_is_told():
    """In a network of its own, where this computer lets us make one; elsewhere the same is told by the test."""
    apart = ["unshare", "--map-root-user", "--net"]
    may = (
        shutil.which("unshare")
        and shutil.which("ip")
        and subprocess.run([*apart, "true"], capture_output=True).returncode == 0
    )
    command = [*apart, sys.executable, RETURNS] if may else [sys.executable, RETURNS, "told"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.stdout.split(), done.returncode) == (["gone", "back"], 0), done.stderr
