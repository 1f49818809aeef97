# SPDX-License-Identifier: EUPL-1.2
"""Rounding and proving what was read from the store: takes time, touches no store, and may be stopped."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from spreekuur.statistics.cells import Cell
from spreekuur.statistics.lines import CountingLine
from spreekuur.statistics.periods import Period
from spreekuur.statistics.proof import prove
from spreekuur.statistics.proof_worker import Watch
from spreekuur.statistics.releasing import Earlier, Making, NoRelease, Released, Step, release_batch
from spreekuur.statistics.rules import Rules
from spreekuur.statistics.safe import SafeRelease


@dataclass(frozen=True, slots=True)
class Basis:
    """All that figures are made from, read from the store at one moment."""

    lines: tuple[CountingLine, ...] = field(repr=False)
    batch: tuple[Period, ...]
    rules: Rules = field(repr=False)
    secret: bytes = field(repr=False)
    signed: Mapping[Period, Mapping[str, bytes]] = field(default_factory=dict, repr=False)
    """The files of what was signed of the year already."""
    cells: Mapping[str, tuple[int, int]] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Stored:
    """A signed release, and by what it was proved."""

    period: Period
    files: Mapping[Period, Mapping[str, bytes]] = field(repr=False)
    hierarchies: Mapping[str, Mapping[str, str | None]] = field(repr=False)
    facts: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who waits: told each step, and asked whether to go on."""

    progress: Callable[[Step, int], None] = lambda step, attempt: None
    cancelled: Callable[[], bool] = lambda: False


@dataclass(frozen=True, slots=True)
class Made:
    """Proved figures of a batch that are not signed yet: they are in memory, and nowhere else."""

    basis: Basis
    released: Released

    def release(self, period: Period) -> SafeRelease | None:
        """The figures of one period of the batch."""
        return next((one for one in self.released.releases if one.period == str(period)), None)


def make(basis: Basis, waiting: Waiting | None = None) -> Made:
    """Round and prove a batch.

    Raises: NotReleased, FiguresStopped.
    """
    wait = waiting or Waiting()
    earlier = Earlier(basis.signed, {Cell.parse(key): counts for key, counts in basis.cells.items()})
    making = Making(basis.secret, wait.progress, wait.cancelled)
    released = release_batch(basis.lines, basis.batch, earlier, basis.rules, making)
    if isinstance(released, NoRelease):
        raise released.error
    return Made(basis, released)


def prove_again(stored: Stored, waiting: Waiting | None = None) -> SafeRelease:
    """The signed figures of a period, for the screen: proved again out of the files that were signed.

    Raises: Unproved, DamagedFiles, ProofUnfinished.
    """
    return next(one for one in prove_year(stored, waiting) if one.period == str(stored.period))


def prove_year(stored: Stored, waiting: Waiting | None = None) -> tuple[SafeRelease, ...]:
    """The same for all that was signed of its year.

    Raises: Unproved, DamagedFiles, ProofUnfinished.
    """
    watch = Watch(cancelled=(waiting or Waiting()).cancelled)
    files = [stored.files[one] for one in sorted(stored.files)]
    return prove(files, stored.hierarchies, stored.facts, watch)
