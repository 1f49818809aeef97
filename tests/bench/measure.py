# SPDX-License-Identifier: EUPL-1.2
"""Ratios that hold on a busy machine: each round measures the baseline first and ours right after it."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

Measure = Callable[[], float]
Rounds = tuple[list[float], list[float]]
CHILDREN = Path(__file__).resolve().parent / "children"


@dataclass(frozen=True, slots=True)
class Plan:
    """How much to do: `quick` is for the tests, and measures little."""

    quick: bool = False

    def times(self, full: int, quick: int) -> int:
        """A number of rounds or repetitions."""
        return quick if self.quick else full

    def sizes(self, full: tuple[int, ...], quick: tuple[int, ...]) -> tuple[int, ...]:
        """The sizes at which something is measured."""
        return quick if self.quick else full


@dataclass(frozen=True, slots=True)
class Figures:
    """Every round of one measure beside its baseline; `goal` is the highest ratio that is good.

    `x` is the size that a curve is drawn over, for measures that are taken at several sizes.
    """

    name: str
    rounds: Rounds = field(repr=False)
    goal: float | None
    unit: str = "ms"
    x: float | None = None
    note: str = ""

    @property
    def ours(self) -> float:
        """The median of ours."""
        return median(self.rounds[0])

    @property
    def baseline(self) -> float:
        """The median of the baseline."""
        return median(self.rounds[1])

    @property
    def ratio(self) -> float:
        """The median over the rounds of ours by baseline: what was measured together stays together."""
        return median(ours / base for ours, base in zip(*self.rounds, strict=True))

    @property
    def least(self) -> float:
        """The smallest of ours by the smallest of the baseline: what is left when the noise is gone."""
        return min(self.rounds[0]) / min(self.rounds[1])

    @property
    def verdict(self) -> str:
        """Whether the goal is met; a measure without one only informs."""
        if self.goal is None:
            return "-"
        return "ok" if self.ratio <= self.goal else "MISS"

    def as_json(self) -> dict[str, Any]:
        """Everything that was measured."""
        ours, base = self.rounds
        return {
            "name": self.name,
            "unit": self.unit,
            "ours": ours,
            "baseline": base,
            "ours_median": self.ours,
            "baseline_median": self.baseline,
            "ours_min": min(ours),
            "baseline_min": min(base),
            "ratio": self.ratio,
            "ratio_of_minima": self.least,
            "goal": self.goal,
            "verdict": self.verdict,
            "x": self.x,
            "note": self.note,
        }


def paired(ours: Measure, baseline: Measure, rounds: int) -> Rounds:
    """Measure both `rounds` times, in turn; one more round at the start is thrown away."""
    found: Rounds = ([], [])
    for number in range(rounds + 1):
        base, own = baseline(), ours()
        if number:
            found[0].append(own)
            found[1].append(base)
    return found


def cpu(work: Callable[[], object], times: int = 1) -> float:
    """Milliseconds of processor time that one call takes."""
    started = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - started) / times * 1000


def wall(work: Callable[[], object], times: int = 1) -> float:
    """Milliseconds that pass during one call: for what waits for a disk or a screen."""
    started = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - started) / times * 1000


@dataclass(frozen=True, slots=True)
class Ran:
    """What a process cost, in milliseconds, and what it printed."""

    cpu: float
    wall: float
    said: str


def run_child(name: str, arguments: Sequence[str] = (), environment: Mapping[str, str] | None = None) -> Ran:
    """Run a script of `children/` in a fresh process; its processor time is what the system counted."""
    command = [sys.executable, str(CHILDREN / f"{name}.py"), *arguments]
    # Compiled code is kept, as on a laptop, whatever this shell says: the first round, which makes it, is thrown away.
    kept = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", **(environment or {})}
    started = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=kept)
    assert child.stdout is not None
    with child.stdout as pipe:
        said = pipe.read()
    _, status, used = os.wait4(child.pid, 0)
    passed = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{name} ended with {child.returncode}")
    return Ran((used.ru_utime + used.ru_stime) * 1000, passed * 1000, said)
