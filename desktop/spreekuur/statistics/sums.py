# SPDX-License-Identifier: EUPL-1.2
"""What must be true of published counts as it is of true ones: parts and wholes, quarters and years, unit and unit."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from spreekuur.statistics.catalogue import TOPIC, TOTAL, Catalogue, single_topics
from spreekuur.statistics.cells import Cell
from spreekuur.statistics.periods import Period
from spreekuur.statistics.rules import Rules
from spreekuur.statistics.units import CONTACTS, PERSONS, QUESTIONS


@dataclass(frozen=True, slots=True)
class Bond:
    """A weighted sum of cells that lies between two bounds; None is no bound."""

    terms: tuple[tuple[Cell, int], ...]
    least: int | None
    most: int | None


def bonds(cells: Collection[Cell], rules: Rules) -> Iterator[Bond]:
    """All that binds these cells."""
    yield from _wholes(cells, rules.catalogue)
    single = single_topics(rules.catalogue)
    for cell in cells:
        period = Period.parse(cell.period)
        if period.quarter is None:
            yield from _year(cells, cell, period)
        yield from _units(cells, cell, rules)
        yield from _evenings(cells, cell, period, rules)
        yield from _topics(cells, cell, single, rules)
    yield from _firsts(cells, rules.catalogue)


def _wholes(cells: Collection[Cell], catalogue: Catalogue) -> Iterator[Bond]:
    """A whole is the sum of its parts, where all its parts are there."""
    levels: dict[tuple[str, str], list[str]] = {}
    for name, dimension in catalogue.dimensions.items():
        for one in dimension.codes.values():
            levels.setdefault((name, one.parent), []).append(one.code)
    done: set[tuple[Cell, str, str]] = set()
    for cell in cells:
        for name, code in cell.codes:
            parent = catalogue.dimensions[name].codes[code].parent
            whole = _with(cell, name, parent)
            if (whole, name, parent) in done or whole not in cells:
                continue
            done.add((whole, name, parent))
            parts = [_with(cell, name, part) for part in levels[name, parent]]
            if all(part in cells for part in parts):
                yield Bond(((whole, 1), *((part, -1) for part in parts)), 0, 0)


def _with(cell: Cell, name: str, code: str) -> Cell:
    """The same cell, at another code of one dimension."""
    rest = [pair for pair in cell.codes if pair[0] != name]
    return Cell(cell.unit, cell.period, tuple(sorted(rest if code == TOTAL else [*rest, (name, code)])))


def _year(cells: Collection[Cell], cell: Cell, year: Period) -> Iterator[Bond]:
    """The year is the sum of its quarters; of persons it is at most that, and at least each of them."""
    quarters = [part for quarter in year.quarters() if (part := cell.at(str(quarter))) in cells]
    terms = ((cell, 1), *((part, -1) for part in quarters))
    complete = len(quarters) == len(year.quarters())
    if cell.unit != PERSONS:
        if quarters:
            yield Bond(terms, 0, 0 if complete else None)
        return
    for part in quarters:
        yield Bond(((cell, 1), (part, -1)), 0, None)
    if complete:
        yield Bond(terms, None, 0)


def _units(cells: Collection[Cell], cell: Cell, rules: Rules) -> Iterator[Bond]:
    """Persons are at most contacts are at most questions."""
    for chain in rules.catalogue.chains:
        if cell.unit == chain.less and all(name in chain.within for name, _ in cell.codes):
            more = cell.among(chain.more)
            if more in cells:
                yield Bond(((more, 1), (cell, -1)), 0, None)


def _evenings(cells: Collection[Cell], cell: Cell, period: Period, rules: Rules) -> Iterator[Bond]:
    """Nobody has two contacts on one evening."""
    evenings, contacts = rules.evenings_of(period), cell.among(CONTACTS)
    of_persons = all(name in rules.catalogue.person for name, _ in cell.codes)
    if cell.unit == PERSONS and evenings is not None and of_persons and contacts in cells:
        yield Bond(((cell, evenings), (contacts, -1)), 0, None)


def _topics(cells: Collection[Cell], cell: Cell, single: Collection[str], rules: Rules) -> Iterator[Bond]:
    """A contact has at most one question on a topic."""
    if cell.unit != QUESTIONS or dict(cell.codes).get(TOPIC) not in single:
        return
    whole = _with(cell, TOPIC, TOTAL).among(CONTACTS)
    if whole in cells and all(name in _shared(rules.catalogue) for name, _ in whole.codes):
        yield Bond(((whole, 1), (cell, -1)), 0, None)


def _shared(catalogue: Catalogue) -> frozenset[str]:
    """The dimensions that a question has of its contact."""
    return frozenset().union(
        *(chain.within for chain in catalogue.chains if (chain.less, chain.more) == (CONTACTS, QUESTIONS))
    )


def _firsts(cells: Collection[Cell], catalogue: Catalogue) -> Iterator[Bond]:
    """Each person has one first contact in the year: so many persons in a year, and in its first quarter.

    Whoever comes in a later quarter had it by then.
    """
    unit, dimension, code = catalogue.first
    for persons in cells:
        if persons.unit != PERSONS or persons.codes:
            continue
        period = Period.parse(persons.period)
        first = Cell(unit, persons.period, ((dimension, code),))
        if first in cells:
            yield Bond(((persons, 1), (first, -1)), 0, 0 if period.quarter in (None, 1) else None)
        until = [first.at(str(one)) for one in period.year_of().quarters() if one <= period]
        if period.quarter and all(one in cells for one in until):
            yield Bond(((persons, -1), *((one, 1) for one in until)), 0, None)
