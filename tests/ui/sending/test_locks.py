# SPDX-License-Identifier: EUPL-1.2
"""A lock wins over a sending: whatever locks, at whatever step, nothing is lost and nothing goes twice.

A real store on its own thread, a guarded window, and a real server that holds one question back until it is locked.
"""

import os
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from figures_home import is_whole, note_at
from journey.vaults import PHRASE
from spreekuur.sending.outbox import Stage
from spreekuur.ui.guard import Guard
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.screen import Screen
from spreekuur.ui.sending.again import Again
from spreekuur.ui.shell import Shell

PROGRAM = Path(__file__).parents[1] / "children" / "sending_program.py"
BROKEN = ("503 Service Unavailable", {}, b"")


class Held:
    """Holds back the first question of a kind until it is let go; then it is answered, or broken."""

    def __init__(self, served, method: str, *, breaks: bool) -> None:
        self._method, self._breaks = method, breaks
        self.came, self._go = threading.Event(), threading.Event()
        served.instead = self._wait

    def _wait(self, asked):
        if asked["REQUEST_METHOD"] == self._method and not self.came.is_set():
            self.came.set()
            self._go.wait(20)
            return BROKEN if self._breaks else None
        return None

    def let_go(self) -> None:
        self._go.set()


class Guarded:
    """A window that is guarded, over a vault with signed figures; `locks` are the new processes that would begin."""

    def __init__(self, at, shown, qapp) -> None:
        self.at, self.locks = at, []
        self.shell, self.window = Shell(), MainWindow()
        self.window.add_screen("today", Screen())
        self.window.show_screen("today")
        self.shell.show_page(self.window)
        self.guard = Guard(
            self.shell, self.window, qapp, at.jobs, at.clock, lambda: self.locks.append(at.clock.now)
        )
        self.again = Again(self.window, at.session)
        shown(self.shell)

    def ring(self) -> None:
        """The time has come to look what is due."""
        ring(self.again)


def ring(again: Again) -> None:
    again._timer.stop()
    again._timer.timeout.emit()


def by_key(desk: Guarded) -> None:
    desk.window.lock_requested.emit()


def by_hiding(desk: Guarded) -> None:
    desk.window.hide_requested.emit()
    assert desk.locks == [] and desk.at.sender.is_sending, "what is covered goes on"
    desk.guard.hider._lock_timer.timeout.emit()  # three minutes later


def by_idling(desk: Guarded) -> None:
    desk.at.clock.now += timedelta(minutes=11)
    desk.guard.idle.look()


def by_sleep(desk: Guarded) -> None:
    desk.guard._system.on_sleep(True)


def by_the_lid(desk: Guarded) -> None:
    desk.guard._system.on_lock()


LOCKS = {
    "the key": (by_key, "PROPFIND"),
    "hiding": (by_hiding, "MKCOL"),
    "nobody there": (by_idling, "PUT"),
    "sleep": (by_sleep, "GET"),
    "the lid": (by_the_lid, "MOVE"),
}


@pytest.mark.parametrize("breaks", [True, False], ids=["broken off", "arrived all the same"])
@pytest.mark.parametrize("locks", LOCKS)
def test_a_lock_in_the_middle_loses_nothing_and_the_next_unlocking_goes_on(
    undressed, window, shown, qapp, online, served, team, files, locks, breaks
):
    lock, step = LOCKS[locks]
    held = Held(served, step, breaks=breaks)
    desk = Guarded(window(online), shown, qapp)
    desk.at.sender.send_now()
    desk.at.wait(held.came.is_set)
    lock(desk)
    assert len(desk.locks) == 1, "it waited for no network"
    held.let_go()
    desk.at.close()
    desk.at.settle()
    assert note_at(online).stage is Stage.SENDING
    moved = [path for method, path in served.asked if method == "MOVE"]
    again = Guarded(window(online), shown, qapp)
    again.ring()
    again.at.wait(lambda: again.at.ask().stage is Stage.SENT)
    assert is_whole(team, files)
    if moved and not breaks:
        assert [path for method, path in served.asked if method == "MOVE"] == moved, "nothing goes twice"


def test_the_new_process_of_a_real_lock_goes_on_while_the_old_question_is_still_with_the_server(
    online, served, team, files, tmp_path
):
    """The first process is gone in the middle of a rename, which the server does when the second asks for it, too."""
    moves, second = [], threading.Event()

    def meet(asked):
        if asked["REQUEST_METHOD"] == "MOVE":
            moves.append(asked["PATH_INFO"])
            (tmp_path / "came").touch()
            second.wait(60) if len(moves) == 1 else second.set()

    served.instead = meet
    done = subprocess.run(
        [sys.executable, PROGRAM, online, PHRASE, tmp_path],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=90,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "ended").read_text() == "True\n"
    first, again = (tmp_path / "starts").read_text().split()
    assert first == again, "one process took the place of the other"
    assert not (tmp_path / "problems").exists()
    assert (len(moves), note_at(online).stage) == (2, Stage.SENT)
    assert is_whole(team, files)
