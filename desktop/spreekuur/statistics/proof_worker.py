# SPDX-License-Identifier: EUPL-1.2
"""Runs the attack in a process of its own, which can be killed whatever the solver does.

The child gets published counts and nothing else: numbers as JSON on its input, and numbers back on its output.
"""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from queue import Empty, Queue
from typing import Any

from spreekuur.errors.proof import Fault, ProofUnfinished, Unfinished, Unproved
from spreekuur.statistics.proof_attack import Bounds, NoSolution, Problem, SolverFailed, attack

# The one argument that makes a built program, which has no Python beside it, be this child.
ARGUMENT = "--prove"
_LOOK = 0.05  # seconds between two looks at the clock and at whether somebody cancelled


@dataclass(frozen=True, slots=True)
class Watch:
    """How a proof is watched: told `(cells done, cells)`, asked whether to stop, ended after `limit` seconds.

    With `apart` False the solver runs in the caller's process, for one that is a worker itself: it cannot be stopped.
    """

    progress: Callable[[int, int], None] = lambda done, cells: None
    cancelled: Callable[[], bool] = lambda: False
    limit: float = 60.0  # for one year; a usual one takes a second
    apart: bool = True


def bounds_of(problem: Problem, watch: Watch) -> Bounds:
    """What the attack finds.

    Raises:
        Unproved: the system contradicts itself.
        ProofUnfinished: cancelled, out of time, or the solver gave no answer that holds.
    """

    cells = sum(len(group) for group in problem.judged)

    def progress(done: int) -> None:
        watch.progress(done, cells)

    if watch.apart:
        return _attack_apart(problem, watch, progress)
    try:
        return attack(problem, progress)
    except NoSolution as error:
        raise Unproved(why=Fault.IMPOSSIBLE) from error
    except SolverFailed as error:
        raise ProofUnfinished(Unfinished.CRASHED) from error


def _attack_apart(problem: Problem, watch: Watch, progress: Callable[[int], None]) -> Bounds:
    """In a child, which does not outlive the answer, whatever that is."""
    no_window = 0x08000000 if sys.platform == "win32" else 0
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(
        _command(), stdin=pipe, stdout=pipe, stderr=nothing, creationflags=no_window
    ) as child:
        lines: Queue[bytes] = Queue()
        threads = [
            threading.Thread(target=_write, args=(child.stdin, problem), daemon=True),
            threading.Thread(target=_read, args=(child.stdout, lines), daemon=True),
        ]
        try:
            for thread in threads:
                thread.start()
            return _answer(lines, time.monotonic() + watch.limit, progress, watch.cancelled)
        finally:
            child.kill()
            for thread in threads:
                thread.join()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, ARGUMENT]
    return [sys.executable, "-P", "-m", __name__]


def _write(stream: Any, problem: Problem) -> None:
    try:
        stream.write(json.dumps(asdict(problem)).encode())
        stream.close()
    except (OSError, ValueError):
        return  # the child is gone; what it left unsaid says so


def _read(stream: Any, lines: "Queue[bytes]") -> None:
    for line in stream:
        lines.put(line)
    lines.put(b"")


def _answer(
    lines: "Queue[bytes]", ends: float, progress: Callable[[int], None], cancelled: Callable[[], bool]
) -> Bounds:
    while True:
        if cancelled():
            raise ProofUnfinished(Unfinished.CANCELLED)
        if time.monotonic() > ends:
            raise ProofUnfinished(Unfinished.TIME)
        try:
            line = lines.get(timeout=_LOOK)
        except Empty:
            continue
        said = json.loads(line) if line.endswith(b"\n") else {}
        if "done" in said:
            progress(said["done"])
        elif "bounds" in said:
            return Bounds(**said["bounds"])
        elif "none" in said:
            raise Unproved(why=Fault.IMPOSSIBLE)
        else:
            raise ProofUnfinished(Unfinished.CRASHED)


def main() -> int:
    """Be the child: read one problem, say how far it is, then the bounds."""
    given, out = os.fdopen(0, "rb"), os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # HiGHS writes a banner there
    said = 0.0

    def progress(done: int) -> None:
        nonlocal said
        if time.monotonic() - said > _LOOK:
            said = time.monotonic()
            _say(out, {"done": done})

    try:
        bounds = attack(Problem(**json.load(given)), progress)
    except NoSolution:
        return _say(out, {"none": True})
    except SolverFailed:
        return _say(out, {"failed": True})
    return _say(out, {"bounds": asdict(bounds)})


def _say(out: Any, what: dict[str, Any]) -> int:
    out.write(json.dumps(what) + "\n")
    out.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
