# SPDX-License-Identifier: EUPL-1.2
"""Proposes published counts: multiples of the base beside the true counts, so that every sum holds. Proves nothing."""

import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from spreekuur.statistics.cells import Cell
from spreekuur.statistics.model import Problem
from spreekuur.statistics.periods import Period
from spreekuur.statistics.rules import Rules
from spreekuur.statistics.sums import bonds

STEERED = (2, 3)
"""Quarters whose sum since January is to be a rounding of its own, or the year runs out of room."""
_STEER_PRICE, _WIDE_PRICE = 3, 20


class Room(IntEnum):
    """How far a published count may be from the true one."""

    NEXT = 0
    """The multiple below or above it."""
    WIDE = 1
    """One step further, at a price."""
    FREED = 2
    """Also a true zero may become the base."""


@dataclass(frozen=True, slots=True)
class Counted:
    """True counts by cell: of this batch, and of the year's earlier releases with what was published for them."""

    batch: Sequence[Period]
    now: Mapping[Cell, int] = field(repr=False)
    before: Mapping[Cell, tuple[int, int]] = field(repr=False)
    """Published and true."""


@dataclass(frozen=True, slots=True)
class Draw:
    """Which way each count is pushed: by chance, yet the same for whoever has the secret of the batch."""

    secret: bytes = field(repr=False)
    attempt: int = 0

    def down(self, cell: Cell, share: float) -> bool:
        """Whether this cell is pushed down; up with this share of probability, so that the mean stays true."""
        told = f"{cell.key}|{self.attempt}".encode()
        drawn = hmac.digest(self.secret, told, "sha256")
        return int.from_bytes(drawn[:8], "big") / 2**64 >= share


@dataclass(slots=True)
class Proposal:
    """The problem for the solver, and which of its columns is which cell."""

    base: int
    problem: Problem = field(default_factory=Problem, repr=False)
    columns: dict[Cell, int] = field(default_factory=dict, repr=False)

    def published(self, values: Sequence[int], cells: Iterable[Cell]) -> dict[Cell, int]:
        """What is to be published for these cells, by the solver's answer."""
        return {cell: self.base * values[self.columns[cell]] for cell in cells}


def propose(counted: Counted, rules: Rules, draw: Draw, room: Room) -> Proposal:
    """The problem of a batch: its counts with this room, all earlier ones of the year as they were published."""
    made = Proposal(rules.base)
    for cell, (published, _true) in counted.before.items():
        fixed = published // rules.base
        made.columns[cell] = made.problem.column(fixed, fixed, 0)
    for cell, true in counted.now.items():
        _add_cell(made, cell, true, draw, room)
    for bond in bonds(made.columns.keys(), rules):
        made.problem.row(bond.least, bond.most, {made.columns[cell]: factor for cell, factor in bond.terms})
    for period in counted.batch:
        if period.quarter in STEERED:
            _steer(made, counted, period)
    return made


def _add_cell(made: Proposal, cell: Cell, true: int, draw: Draw, room: Room) -> None:
    below, rest = divmod(true, made.base)
    above = below + bool(rest)
    if not true:
        freed = room is Room.FREED
        made.columns[cell] = made.problem.column(0, int(freed), _WIDE_PRICE * freed)
        return
    cost = (1 if draw.down(cell, rest / made.base) else -1) if rest else 0
    if room is Room.NEXT:
        made.columns[cell] = made.problem.column(below, above, cost)
        return
    at = made.problem.column(max(below - 1, 0), above + 1, cost)
    made.columns[cell] = at
    # What lies one step beyond is bought.
    step = made.problem.column(0, 1, _WIDE_PRICE)
    made.problem.row(None, above, {at: 1, step: -1})
    made.problem.row(below, None, {at: 1, step: 1})


def _steer(made: Proposal, counted: Counted, period: Period) -> None:
    """Ask softly that what a year has so far be a rounding of its own, cell by cell."""
    until = [quarter for quarter in period.year_of().quarters() if quarter <= period]
    for cell in [cell for cell in counted.now if cell.period == str(period)]:
        parts = [cell.at(str(quarter)) for quarter in until]
        if not all(part in made.columns for part in parts):
            continue
        below, rest = divmod(sum(_true(counted, part) for part in parts), made.base)
        short, over = (made.problem.column(0, len(parts), _STEER_PRICE) for _ in range(2))
        terms = {made.columns[part]: 1 for part in parts}
        made.problem.row(below, None, {**terms, short: 1})
        made.problem.row(None, below + bool(rest), {**terms, over: -1})


def _true(counted: Counted, cell: Cell) -> int:
    return counted.now[cell] if cell in counted.now else counted.before[cell][1]
