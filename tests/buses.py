# SPDX-License-Identifier: EUPL-1.2
"""A message bus of our own, and on it a process that is the computer."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_COMPUTER = Path(__file__).parent / "ui" / "children" / "fake_desktop.py"


@contextmanager
def a_bus(folder: Path) -> Iterator[str]:
    """The address of a bus that is there as long as this lasts."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address=unix:path={folder / 'bus'}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield bus.stdout.readline().strip()
    finally:
        bus.kill()
        bus.wait(10)
        bus.stdout.close()


class Computer:
    """The other process: `does` sends one of its signals, `said` is what was asked of it since."""

    def __init__(self, process: subprocess.Popen) -> None:
        self._process = process

    def does(self, signal: str) -> None:
        """Lock, sleep, or another of its signals."""
        self._process.stdin.write(f"{signal}\n")
        self._process.stdin.flush()

    def said(self) -> str:
        """The next thing that was asked of it; waits for it."""
        return self._process.stdout.readline().strip()


@contextmanager
def a_computer(address: str) -> Iterator[Computer]:
    """A process with logind and a screen saver on that bus."""
    process = subprocess.Popen(
        [sys.executable, str(_COMPUTER), address],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout.readline().strip() == "ready"
        yield Computer(process)
    finally:
        process.kill()
        process.wait(10)
        process.stdin.close()
        process.stdout.close()
