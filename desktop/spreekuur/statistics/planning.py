# SPDX-License-Identifier: EUPL-1.2
"""How fine the tables of a batch are tried: as fine as they can be read, and coarser after each failure."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from spreekuur.statistics.catalogue import TOTAL, Codes, cells
from spreekuur.statistics.cells import Cell
from spreekuur.statistics.private.tables import TrueTable
from spreekuur.statistics.rounding import Room
from spreekuur.statistics.rules import Rules
from spreekuur.statistics.shapes import Depths, readable, steps

FEWER_ATTEMPTS = 3
"""Draws for a plan that is coarser than the first."""
_MOST_STEPS = 12
"""Coarser one table at a time so often; after that only totals are tried."""


@dataclass(frozen=True, slots=True)
class Published:
    """Counts as they are to be published, and how fine each table shows them."""

    counts: Mapping[Cell, int]
    shapes: Mapping[TrueTable, Depths]
    rules: Rules

    def counter(self, true: TrueTable) -> Callable[[Codes], int]:
        """Gives the published count of a row of this table."""
        unit, period, dimensions = true.table.unit, str(true.period), true.table.dimensions
        return lambda codes: self.counts[Cell.of(unit, period, dimensions, codes)]

    def shown(self) -> dict[Cell, int]:
        """Every cell that some table shows."""
        return {
            cell: self.counts[cell]
            for true, depths in self.shapes.items()
            for cell, _ in true.named(cells(self.rules.catalogue, true.table.dimensions, depths))
        }


class Plan:
    """Which step of coarseness each table is at least tried at; `coarser` gives the next plan."""

    def __init__(
        self,
        tables: Sequence[TrueTable],
        rules: Rules,
        least: Mapping[TrueTable, int] | None = None,
        taken: int = 0,
    ) -> None:
        self._tables, self._rules = tables, rules
        self._least = dict(least or {})
        self._taken = taken
        self._failed: Counter[tuple[str, str]] = Counter()
        self._shown: dict[TrueTable, int] = {}
        self.true: dict[Cell, int] = {}

    @property
    def is_first(self) -> bool:
        """Whether nothing was made coarser after a failure."""
        return not self._taken

    def candidates(self, room: Room) -> dict[Cell, int]:
        """The true count of every cell that may be shown, whichever way its table's total is rounded."""
        base = self._rules.base
        found: dict[Cell, int] = {}
        for true in self._tables:
            total = true.count(self._whole(true))
            most = -(-total // base) + (room >= (Room.WIDE if total else Room.FREED))
            depths = steps(true.table)[self._step_for(true, base * most)]
            found.update(true.named(cells(self._rules.catalogue, true.table.dimensions, depths)))
        self.true = found
        return found

    def publish(self, counts: Mapping[Cell, int]) -> Published:
        """What of these counts is shown; that is decided on the rounded totals alone."""
        shapes = {}
        for true in self._tables:
            total = counts[Cell(true.table.unit, str(true.period))]
            self._shown[true] = self._step_for(true, total)
            shapes[true] = steps(true.table)[self._shown[true]]
        return Published(counts, shapes, self._rules)

    def failed(self, places: Iterable[tuple[str, str]]) -> None:
        """Remember in which tables, by period and name, the attack came too close."""
        self._failed.update(places)

    def coarser(self) -> "Plan | None":
        """The same with one table a step coarser: that with most failures, else a year's, the last first.

        After some of these only totals are left; after them nothing.
        """
        left = [true for true in self._tables if self._step(true) < len(steps(true.table)) - 1]
        if not left:
            return None
        if self._taken >= _MOST_STEPS:
            return self.totals()
        order = {true: at for at, true in enumerate(self._tables)}
        worst = max(left, key=lambda true: (self._failures(true), true.table.yearly, order[true]))
        least = {**self._least, worst: self._step(worst) + 1}
        return Plan(self._tables, self._rules, least, self._taken + 1)

    def totals(self) -> "Plan | None":
        """The same with the total of each table only; none if it is that already."""
        last = {true: len(steps(true.table)) - 1 for true in self._tables}
        return None if self._least == last else Plan(self._tables, self._rules, last, self._taken + 1)

    def _failures(self, true: TrueTable) -> int:
        return self._failed[str(true.period), true.table.name]

    def _step(self, true: TrueTable) -> int:
        """How coarse it was shown at the last attempt."""
        return self._shown.get(true, self._least.get(true, 0))

    def _step_for(self, true: TrueTable, total: int) -> int:
        return max(self._least.get(true, 0), readable(self._rules.catalogue, true.table, total))

    @staticmethod
    def _whole(true: TrueTable) -> Codes:
        return tuple(TOTAL for _ in true.table.dimensions)
