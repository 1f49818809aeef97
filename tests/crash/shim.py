# SPDX-License-Identifier: EUPL-1.2
"""The library between the program and the disk: made by gcc in the parent, driven in the child."""

import ctypes
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SOURCE = Path(__file__).with_name("shim.c")


def made(folder: Path) -> Path:
    """The library, compiled into this folder."""
    target = folder / "shim.so"
    command = [
        "gcc",
        "-shared",
        "-fPIC",
        "-O1",
        "-Wall",
        "-Werror",
        "-o",
        target,
        SOURCE,
        "-ldl",
        "-lpthread",
    ]
    subprocess.run(command, check=True, capture_output=True)
    return target


class Shim:
    """What a child tells the library that it was started with; a change is any call that changes a watched file."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(os.environ["LD_PRELOAD"])
        self._library.crash_fail_at.argtypes = [ctypes.c_long, ctypes.c_int, ctypes.c_long, ctypes.c_int]
        self._library.crash_kill_at.argtypes = [ctypes.c_long, ctypes.c_int]
        self.failed = 0
        """How many changes failed in the last `failing`."""
        self._library.crash_count.restype = self._library.crash_hits.restype = ctypes.c_long

    def watch(self, folder: Path) -> None:
        """Watch all that lies under a folder."""
        self._library.crash_watch(os.fsencode(folder.resolve()))

    def kill_at(self, change: int, *, torn: bool) -> None:
        """End as by kill -9 at a change, counted from now; `torn` writes half of it first. 0: only count."""
        self._library.crash_kill_at(change, int(torn))

    @contextmanager
    def failing(self, change: int, error: int, *, times: int = 0, torn: bool = False) -> Iterator[None]:
        """Inside, changes fail from this one on, so many times or (0) all; `torn` writes half of it first."""
        self._library.crash_fail_at(change, error, times, int(torn))
        try:
            yield
        finally:
            self.failed = self.hits()
            self._library.crash_fail_at(0, 0, 0, 0)

    def record(self, log: Path) -> None:
        """Write down every change from now on."""
        self._library.crash_record(os.fsencode(log))

    def mark(self, number: int) -> None:
        """Write down that a message was sent here."""
        self._library.crash_mark(number)

    def without_flushes(self) -> None:
        """Spare the disk: nothing is really flushed, which a kill does not need."""
        self._library.crash_without_flushes()

    def count(self) -> int:
        """Changes since the last `kill_at` or `failing`."""
        return int(self._library.crash_count())

    def hits(self) -> int:
        """How many of them failed."""
        return int(self._library.crash_hits())
