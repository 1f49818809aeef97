# SPDX-License-Identifier: EUPL-1.2
"""Plays a desk of some size: invented talks through the same freezing, rounding, proof and writing as real ones.

What it writes is for whoever wants to check us: the invented lines before protection stand beside the figures.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spreekuur.content.pack import Content
from spreekuur.errors.output import CannotWrite, FolderNotEmpty
from spreekuur.statistics import catalogue as catalogues
from spreekuur.statistics.catalogue import Catalogue
from spreekuur.statistics.cells import Cell
from spreekuur.statistics.counting import Held, about_persons, count, persons_of_year
from spreekuur.statistics.lines import CountingLine
from spreekuur.statistics.madeup import FIRST_YEAR, talks
from spreekuur.statistics.periods import QUARTERS, Period
from spreekuur.statistics.releasing import Earlier, Making, NoRelease, Released, release_batch
from spreekuur.statistics.rules import Rules
from spreekuur.statistics.solving import Solver
from spreekuur.statistics.staging import as_json

RELEASES, MICRODATA, HIERARCHIES, MODEL = "releases", "microdata.csv", "hierarchies.json", "model.json"
MOST_CONTACTS, MOST_MONTHS = 10_000, 120
_MONTHS_A_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Simulated:
    """What came of it: each batch with its release or why there is none, and the periods that have none."""

    batches: tuple[tuple[tuple[Period, ...], Released | NoRelease], ...] = field(repr=False)
    left: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Size:
    """So many contacts in so many months, by this seed."""

    contacts: int
    months: int
    seed: int


def simulate(
    size: Size,
    content: Content,
    out: Path,
    done: Callable[[Period], None] = lambda period: None,
    solver: Solver | None = None,
    apart: bool = True,
) -> Simulated:
    """Play it and write it to a folder that is absent or empty; `done` is told each period that is through.

    `solver` and `apart` as in `Making`.

    Raises: FolderNotEmpty, CannotWrite.
    """
    if not (0 <= size.contacts <= MOST_CONTACTS and 1 <= size.months <= MOST_MONTHS):
        raise ValueError("size")
    catalogue = catalogues.of(content)
    quarters = _complete(size.months)
    rules = Rules(catalogue, {str(quarter): _MONTHS_A_QUARTER for quarter in quarters})
    lines = freeze(talks(content, catalogue, size.contacts, size.months, size.seed), quarters, size.seed)
    try:
        if out.exists() and any(out.iterdir()):
            raise FolderNotEmpty
        (out / RELEASES).mkdir(parents=True, exist_ok=True)
        (out / MICRODATA).write_bytes(_microdata(catalogue, lines))
        (out / HIERARCHIES).write_bytes(as_json(catalogue.hierarchies()))
        (out / MODEL).write_bytes(as_json(rules.facts()))
    except OSError as error:
        raise CannotWrite(out.name, error.strerror or "") from error
    if solver is not None:
        return _released(lines, quarters, rules, _Place(out, size.seed, done, solver, apart))
    with Solver() as own:
        return _released(lines, quarters, rules, _Place(out, size.seed, done, own, apart))


def freeze(held: Sequence[Held], quarters: Sequence[Period], seed: int) -> list[CountingLine]:
    """The counting lines of these quarters, and of each year that is complete."""
    lines: list[CountingLine] = []
    of_year: list[CountingLine] = []
    for quarter in quarters:
        if quarter.quarter == QUARTERS[0]:
            of_year = []
        key = _derived(seed, f"year {quarter.year}")
        here = [talk for talk in held if Period.of(talk.day) == quarter]
        of_year += count(here, str(quarter), key, about_persons(of_year))
        if quarter.quarter == QUARTERS[-1]:
            of_year += persons_of_year(of_year, str(quarter.year_of()))
            lines += of_year
            of_year = []
    return [*lines, *of_year]


@dataclass(frozen=True, slots=True)
class _Place:
    out: Path
    seed: int
    done: Callable[[Period], None]
    solver: Solver
    apart: bool


def _released(
    lines: Sequence[CountingLine], quarters: Sequence[Period], rules: Rules, place: _Place
) -> Simulated:
    batches: list[tuple[tuple[Period, ...], Released | NoRelease]] = []
    signed: dict[Period, Mapping[str, bytes]] = {}
    cells: dict[Cell, tuple[int, int]] = {}
    left: list[Period] = []
    for closed in _closings(quarters):
        batch = (*left, *closed)
        secret = _derived(place.seed, f"secret {closed[0]}")
        making = Making(secret, solver=place.solver, apart=place.apart)
        made = release_batch(lines, batch, Earlier(signed, cells), rules, making)
        batches.append((batch, made))
        left = list(batch) if isinstance(made, NoRelease) else []
        if isinstance(made, Released):
            signed |= {Period.parse(one.period): one.content for one in made.releases}
            cells |= made.cells
            _write(made, place.out / RELEASES)
        for period in closed:
            place.done(period)
    return Simulated(tuple(batches), tuple(left))


def _write(made: Released, out: Path) -> None:
    """Raises: CannotWrite."""
    try:
        for release in made.releases:
            (out / release.period).mkdir()
            for name, content in release.content.items():
                (out / release.period / name).write_bytes(content)
    except OSError as error:
        raise CannotWrite(out.name, error.strerror or "") from error


def _complete(months: int) -> list[Period]:
    """The quarters that are over after so many months."""
    found = [Period(FIRST_YEAR, 1)]
    while len(found) < months // _MONTHS_A_QUARTER:
        found.append(found[-1].next)
    return found[: months // _MONTHS_A_QUARTER]


def _closings(quarters: Sequence[Period]) -> Iterator[tuple[Period, ...]]:
    """What is closed at once: each quarter, the fourth with its year."""
    for quarter in quarters:
        yield (quarter, quarter.year_of()) if quarter.quarter == QUARTERS[-1] else (quarter,)


def _derived(seed: int, purpose: str) -> bytes:
    """What is secret for a real desk follows from the seed here, so that the same arguments give the same bytes."""
    return hashlib.sha256(f"simulate {seed} {purpose}".encode()).digest()


def _microdata(catalogue: Catalogue, lines: Sequence[CountingLine]) -> bytes:
    dimensions = list(catalogue.dimensions)
    rows = [",".join((*catalogue.columns["microdata"], *dimensions))]
    rows += [
        ",".join(
            (line.unit, line.period, line.contributor, *(line.codes.get(name, "") for name in dimensions))
        )
        for line in lines
    ]
    return "\n".join(rows).encode("ascii") + b"\n"
