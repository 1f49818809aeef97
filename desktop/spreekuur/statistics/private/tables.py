# SPDX-License-Identifier: EUPL-1.2
"""True counts of the tables of the catalogue. They cannot be printed, pickled or written as JSON."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from spreekuur.statistics.catalogue import Catalogue, Codes, Table
from spreekuur.statistics.cells import Cell
from spreekuur.statistics.lines import CountingLine
from spreekuur.statistics.periods import Period
from spreekuur.statistics.units import PERSONS


class TrueTable:
    """One table of one period as it was counted; only rounding and closing ask it for a number."""

    __slots__ = ("_counts", "period", "table")

    def __init__(self, table: Table, period: Period, counts: Counter[Codes]) -> None:
        self.table, self.period, self._counts = table, period, counts

    def __repr__(self) -> str:
        """Its name and no number: it may end up in a log."""
        return f"TrueTable({self.table.name}, {self.period})"

    def __reduce_ex__(self, protocol: object) -> str:
        """True counts leave the process in no form."""
        raise TypeError("true counts are not pickled or copied")

    def count(self, codes: Codes) -> int:
        """How many there truly are in one cell."""
        return self._counts[codes]

    def named(self, cells: Iterable[Codes]) -> Iterator[tuple[Cell, int]]:
        """The true count of each of these cells, under the name that it has in every table."""
        unit, period, dimensions = self.table.unit, str(self.period), self.table.dimensions
        return ((Cell.of(unit, period, dimensions, codes), self._counts[codes]) for codes in cells)


def count_tables(
    catalogue: Catalogue, lines: Sequence[CountingLine], periods: Iterable[Period]
) -> list[TrueTable]:
    """The tables of these periods, counted from all lines of their years; the order of the lines does not matter."""
    by_place: dict[tuple[str, str], list[CountingLine]] = {}
    for line in lines:
        by_place.setdefault((line.unit, line.period), []).append(line)
    return [
        TrueTable(table, period, _counted(catalogue, table, _lines_of(by_place, table.unit, period)))
        for period in periods
        for table in catalogue.tables_of(period)
    ]


def _lines_of(
    by_place: dict[tuple[str, str], list[CountingLine]], unit: str, period: Period
) -> Iterator[CountingLine]:
    """A year has the lines of its quarters; of persons, who may come in several, it has its own."""
    places = (period,) if unit == PERSONS else period.quarters()
    for place in places:
        yield from by_place.get((unit, str(place)), ())


def _counted(catalogue: Catalogue, table: Table, lines: Iterable[CountingLine]) -> Counter[Codes]:
    """Leaf combinations first, then each is added to all that lies above it: few are different, however many lines."""
    leaves = Counter(tuple(line.codes[name] for name in table.dimensions) for line in lines)
    lists = [catalogue.dimensions[name] for name in table.dimensions]
    counts: Counter[Codes] = Counter()
    for leaf, count in leaves.items():
        for codes in product(*(each.above(code) for each, code in zip(lists, leaf, strict=True))):
            counts[codes] += count
    return counts
