# SPDX-License-Identifier: EUPL-1.2
"""The solver in a process of its own: it is killed when it takes too long, and whatever it does, the window lives."""

import contextlib
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from queue import Empty, Queue
from types import TracebackType

from spreekuur.statistics.model import Answer, Problem, Solution

ARGUMENT = "--round"
"""Makes a built program, which has no Python beside it, be the worker."""
_LOOK = 0.02  # seconds between two looks at the clock and at whether somebody cancelled
_GRACE = 5.0  # seconds that the worker may take to start, and to stop by itself


class Solver:
    """Answers one problem after the other; a worker is started when it is first asked, and again after a kill."""

    def __init__(self, gap: float = 0.02) -> None:
        self._gap = gap
        self._child: subprocess.Popen[bytes] | None = None
        self._lines: Queue[bytes] = Queue()

    def __enter__(self) -> "Solver":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the worker, whatever it does."""
        if self._child is not None:
            child, self._child = self._child, None
            child.kill()
            child.wait()
            for stream in (child.stdin, child.stdout):
                if stream is not None:
                    # What was still to be written has nobody to read it.
                    with contextlib.suppress(OSError):
                        stream.close()

    def solve(self, problem: Problem, seconds: float, cancelled: Callable[[], bool]) -> Solution:
        """The answer within so many seconds; a worker that is late, silent or gone gives none and is killed."""
        told = json.dumps(problem.as_document(seconds, self._gap), separators=(",", ":")).encode() + b"\n"
        child = self._running()
        # A worker that does not read must not hold up whoever waits for it.
        writer = threading.Thread(target=_write, args=(child, told), daemon=True)
        writer.start()
        said = self._wait(time.monotonic() + seconds + _GRACE, cancelled)
        if not isinstance(said, Solution):
            self.close()
        writer.join()
        return said if isinstance(said, Solution) else Solution(said)

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._lines = Queue()
            no_window = 0x08000000 if sys.platform == "win32" else 0
            pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
            self._child = subprocess.Popen(
                command(), stdin=pipe, stdout=pipe, stderr=nothing, creationflags=no_window
            )
            threading.Thread(target=_read, args=(self._child, self._lines), daemon=True).start()
        return self._child

    def _wait(self, ends: float, cancelled: Callable[[], bool]) -> Solution | Answer:
        """What the worker says, or why nobody waits for it any more."""
        while time.monotonic() < ends:
            if cancelled():
                return Answer.STOPPED
            try:
                line = self._lines.get(timeout=_LOOK)
            except Empty:
                continue
            return _understood(line)
        return Answer.TIME


def command() -> list[str]:
    """How the worker is started."""
    if getattr(sys, "frozen", False):
        return [sys.executable, ARGUMENT]
    return [sys.executable, "-P", "-m", "spreekuur.statistics.solver"]


def _understood(line: bytes) -> Solution | Answer:
    """What the worker said; it may have died in the middle of a word."""
    if not line.endswith(b"\n"):
        return Answer.STOPPED
    told = json.loads(line)
    return Solution(Answer(told["answer"]), tuple(told["values"]))


def _write(child: "subprocess.Popen[bytes]", told: bytes) -> None:
    # It may be gone, or be killed while we write: then it says nothing, which says enough.
    with contextlib.suppress(OSError, ValueError):
        if child.stdin is not None:
            child.stdin.write(told)
            child.stdin.flush()


def _read(child: "subprocess.Popen[bytes]", lines: "Queue[bytes]") -> None:
    with contextlib.suppress(OSError, ValueError):
        if child.stdout is not None:
            for line in child.stdout:
                lines.put(line)
    lines.put(b"")
