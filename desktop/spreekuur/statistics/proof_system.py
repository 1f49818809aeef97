# SPDX-License-Identifier: EUPL-1.2
"""The attacker's system: what anybody can write down who holds every release of a year, and this program.

One unknown for each (unit, period, cell), whatever table shows it; what binds them is the sums, the quarters of a year,
the units that bound each other, and that a published count is never further off than its release declares.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from spreekuur.errors.proof import Fault, Unproved
from spreekuur.statistics.proof_facts import Facts
from spreekuur.statistics.proof_files import Staged
from spreekuur.statistics.safe import TableFacts
from spreekuur.statistics.safe_rules import TOTAL

Cell = tuple[tuple[str, str], ...]  # dimension and code, sorted; what is not named is the whole
Key = tuple[str, str, Cell]
Terms = tuple[tuple[int, int], ...]  # unknown and coefficient


@dataclass(frozen=True, slots=True)
class Unknown:
    """One true count that the attacker looks for, where it is shown first, and what is published for it."""

    table: str
    period: str
    codes: tuple[str, ...]
    published: int
    low: int
    high: int
    structural: bool


@dataclass(slots=True)
class System:
    """Unknowns, and bounds on sums of them: `(low, high, terms)`; none is open to that side."""

    unknowns: list[Unknown] = field(default_factory=list)
    rows: dict[Terms, tuple[int | None, int | None]] = field(default_factory=dict)
    at: dict[Key, int] = field(default_factory=dict)

    def bind(self, terms: Iterable[tuple[int, int]], low: int | None, high: int | None) -> None:
        """Add what is known of a sum."""
        self.rows[tuple(sorted(terms))] = (low, high)


def attackers_system(releases: Iterable[Staged], facts: Facts) -> System:
    """All that the files of one year say together.

    Raises:
        Unproved: one count is published with two values, or as empty by definition without being so.
    """
    system = System()
    for release in releases:
        for table in release.tables:
            _add_table(system, release, table, facts)
    _add_sums(system, facts)
    _add_quarters(system)
    _add_units(system, facts)
    return system


def _add_table(system: System, release: Staged, table: TableFacts, facts: Facts) -> None:
    where = f"{release.period} {table.name}"
    for row in table.rows:
        cell = cell_of(table.dimensions, row.codes)
        structural = facts.is_structural(table.unit, cell)
        if (row.status == "structural" and not structural) or (structural and row.count):
            raise Unproved(why=Fault.RULES, where=where)
        at = system.at.setdefault((table.unit, release.period, cell), len(system.unknowns))
        if at < len(system.unknowns):
            if system.unknowns[at].published != row.count:
                raise Unproved(why=Fault.CLASH, where=where)
            continue
        low = max(0, row.count - release.max_deviation)
        high = 0 if structural else row.count + release.max_deviation
        shown = (table.name, release.period, row.codes, row.count)
        system.unknowns.append(Unknown(*shown, low, high, structural))


def cell_of(dimensions: tuple[str, ...], codes: tuple[str, ...]) -> Cell:
    """The same cell, whatever table it stands in."""
    return tuple(sorted(pair for pair in zip(dimensions, codes, strict=True) if pair[1] != TOTAL))


def _add_sums(system: System, facts: Facts) -> None:
    """A whole is the sum of its parts, also when they stand in different tables."""
    parts: dict[tuple[Key, str, str], list[int]] = {}
    for (unit, period, cell), at in system.at.items():
        for name, code in cell:
            parent = facts.hierarchies[name][code] or TOTAL
            rest = [pair for pair in cell if pair[0] != name]
            above = tuple(sorted(rest if parent == TOTAL else [*rest, (name, parent)]))
            parts.setdefault(((unit, period, above), name, parent), []).append(at)
    levels = {name: Counter(parents.values()) for name, parents in facts.hierarchies.items()}
    for (whole, name, parent), several in parts.items():
        if whole in system.at and len(several) == levels[name][parent]:
            system.bind([(system.at[whole], 1), *((part, -1) for part in several)], 0, 0)


def _add_quarters(system: System) -> None:
    """A year is its quarters; persons may come in several of them. A quarter without the cell can be anything."""
    for (unit, year, cell), whole in system.at.items():
        if len(year) > 4:
            continue
        named = [(unit, f"{year}-Q{quarter}", cell) for quarter in (1, 2, 3, 4)]
        quarters = [system.at[key] for key in named if key in system.at]
        if unit == "persons":
            for quarter in quarters:
                system.bind([(whole, 1), (quarter, -1)], 0, None)
            if len(quarters) == 4:
                system.bind([(whole, 1), *((quarter, -1) for quarter in quarters)], None, 0)
        elif quarters:
            exact = 0 if len(quarters) == 4 else None
            system.bind([(whole, 1), *((quarter, -1) for quarter in quarters)], 0, exact)


def _add_units(system: System, facts: Facts) -> None:
    """Persons are at most contacts are at most questions; nobody comes twice to one evening, or first twice a year."""
    for (unit, period, cell), at in system.at.items():
        names = {name for name, _ in cell}
        for (smaller, larger), within in facts.within.items():
            more = system.at.get((larger, period, cell))
            if unit == smaller and names <= within and more is not None:
                system.bind([(more, 1), (at, -1)], 0, None)
        contacts, evenings = system.at.get(("contacts", period, cell)), _evenings(period, facts)
        of_persons = unit == "persons" and names <= facts.person_dimensions
        if of_persons and evenings is not None and contacts is not None:
            system.bind([(at, evenings), (contacts, -1)], 0, None)
    if facts.once is not None:
        _add_once(system, *facts.once)
    _add_single(system, facts)


def _add_once(system: System, unit: str, cell: Cell) -> None:
    """Each person comes for the first time once in a year; in its first quarter all do, and later all have."""
    for period in sorted({period for _, period, _ in system.at}):
        persons, first = system.at.get(("persons", period, ())), system.at.get((unit, period, cell))
        if persons is not None and first is not None:
            exact = 0 if len(period) == 4 or period.endswith("Q1") else None
            system.bind([(persons, 1), (first, -1)], 0, exact)
        until = [
            system.at.get((unit, f"{period[:6]}{quarter}", cell))
            for quarter in range(1, int(period[6:] or 0) + 1)
        ]
        known = [at for at in until if at is not None]
        if persons is not None and len(until) == len(known) > 1:
            system.bind([(persons, -1), *((at, 1) for at in known)], 0, None)


def _add_single(system: System, facts: Facts) -> None:
    """One contact has a topic once, so no topic has more questions than there are contacts."""
    unit, larger, name, codes = facts.single
    shared = facts.within.get((larger, unit), frozenset())
    for (of, period, cell), at in system.at.items():
        rest = tuple(pair for pair in cell if pair[0] != name)
        more = system.at.get((larger, period, rest))
        single = of == unit and dict(cell).get(name) in codes and {other for other, _ in rest} <= shared
        if single and more is not None:
            system.bind([(more, 1), (at, -1)], 0, None)


def _evenings(period: str, facts: Facts) -> int | None:
    """How many evenings a period had, where that is known of all of it."""
    quarters = [period] if len(period) > 4 else [f"{period}-Q{quarter}" for quarter in (1, 2, 3, 4)]
    known = [facts.evenings[quarter] for quarter in quarters if quarter in facts.evenings]
    return sum(known) if len(known) == len(quarters) else None
