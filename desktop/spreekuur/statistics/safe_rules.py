# SPDX-License-Identifier: EUPL-1.2
"""What no table of ours may ever be: asked by the constructors of the safe types, whoever calls them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod

TOTAL = "_T"
UNITS = ("persons", "contacts", "questions", "referrals")
STATUSES = ("published", "structural")
# Below five nothing is published: no setting, pack or caller can ask for less.
FLOOR = 5
CODE = re.compile(r"[A-Za-z0-9_.]{1,64}")
NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
PERIOD = re.compile(r"[0-9]{4}(-Q[1-4])?")

Parents = Mapping[str, str | None]
Row = tuple[tuple[str, ...], int, str]


class NotSafe(ValueError):
    """Something that is no proved table was about to pass for one: always a fault of the program."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What every table of a release is held against.

    `hierarchies` gives for each dimension the parent of each code; `forbidden` the codes that are never a row;
    `guarded` the dimensions that go with `beside` alone, down to its first level, for a year, in questions.
    """

    hierarchies: Mapping[str, Parents]
    base: int = FLOOR
    max_deviation: int = FLOOR - 1
    k: int = FLOOR
    forbidden: frozenset[tuple[str, str]] = field(default=frozenset())
    guarded: frozenset[str] = field(default=frozenset())
    beside: str = "topic"

    def __post_init__(self) -> None:
        if min(self.base, self.k) < FLOOR or self.k > self.base:
            raise NotSafe("no count is published below base 5 or five possible values")
        if self.max_deviation not in (self.base - 1, 2 * self.base - 1):
            raise NotSafe("a deviation that no rounding of this base has")


def check_row(codes: tuple[str, ...], count: int, status: str) -> None:
    """One cell by itself.

    Raises:
        NotSafe: a code that no code list can have, a negative count, or an unknown status.
    """
    if not (isinstance(codes, tuple) and all(isinstance(c, str) and CODE.fullmatch(c) for c in codes)):
        raise NotSafe("a code with other signs than letters, digits, _ and .")
    if type(count) is not int or count < 0:
        raise NotSafe("a count is a whole number")
    if status not in STATUSES or (status == "structural" and count):
        raise NotSafe("a status that no cell has")


def check_table(name: str, unit: str, dimensions: tuple[str, ...], period: str, frame: Frame) -> None:
    """A table before its rows.

    Raises:
        NotSafe: unknown unit, period or dimension, or a dimension that is guarded and not here.
    """
    if not NAME.fullmatch(name) or unit not in UNITS or not PERIOD.fullmatch(period):
        raise NotSafe("no such table, unit or period")
    if not dimensions or len(set(dimensions)) != len(dimensions):
        raise NotSafe(f"{name} needs dimensions, each once")
    if strange := set(dimensions) - set(frame.hierarchies):
        raise NotSafe(f"{name} has dimensions without a code list: {sorted(strange)}")
    if frame.guarded & set(dimensions):
        others = set(dimensions) - frame.guarded
        if len(period) > 4 or unit != "questions" or not others <= {frame.beside} or len(dimensions) > 2:
            raise NotSafe(f"{name} is too fine for what is guarded")


def check_rows(dimensions: tuple[str, ...], rows: Sequence[Row], frame: Frame) -> None:
    """All cells of a table: every code of a level or none, every combination, every sum.

    Raises:
        NotSafe: a row too many, too few, twice or forbidden; no multiple of the base; parts that are not the whole.
    """
    counts = {codes: count for codes, count, _ in rows}
    if len(counts) != len(rows) or any(len(codes) != len(dimensions) for codes in counts):
        raise NotSafe("a cell twice, or not of this table")
    used = [{codes[at] for codes in counts} for at in range(len(dimensions))]
    for name, codes in zip(dimensions, used, strict=True):
        check_codes(name, codes, dimensions, frame)
    if len(rows) != prod(len(codes) for codes in used):
        raise NotSafe("a cell is missing")
    if any(count % frame.base for count in counts.values()):
        raise NotSafe("a count that is no multiple of the base")
    if broken_sums(dimensions, counts, used, frame):
        raise NotSafe("parts that are not the whole")


def check_codes(name: str, used: set[str], dimensions: tuple[str, ...], frame: Frame) -> None:
    """The codes that a dimension shows.

    Raises:
        NotSafe: a code of no list, a forbidden one, a guarded depth, or a level that is not whole.
    """
    parents = frame.hierarchies[name]
    if not used <= set(parents) or TOTAL not in used:
        raise NotSafe(f"{name} shows codes that its list does not have")
    if any((name, code) in frame.forbidden for code in used):
        raise NotSafe(f"{name} shows a code that is never a row")
    coarse = name == frame.beside and frame.guarded & set(dimensions)
    if coarse and any(parents[code] not in (None, TOTAL) for code in used):
        raise NotSafe(f"{name} is too fine beside what is guarded")
    for code in used:
        parent = parents[code]
        level = {other for other, above in parents.items() if above == parent}
        if parent is not None and not (parent in used and level <= used):
            raise NotSafe(f"{name} shows only a part of a level")


def broken_sums(
    dimensions: tuple[str, ...], counts: Mapping[tuple[str, ...], int], used: Sequence[set[str]], frame: Frame
) -> list[tuple[str, ...]]:
    """The cells that are not the sum of their parts, along any dimension."""
    broken = []
    for at, name in enumerate(dimensions):
        parts: dict[str, list[str]] = {}
        for code in used[at]:
            parent = frame.hierarchies[name][code]
            if parent is not None:
                parts.setdefault(parent, []).append(code)
        for cell in product(*used[:at], set(parts), *used[at + 1 :]):
            split = [(*cell[:at], part, *cell[at + 1 :]) for part in parts[cell[at]]]
            if counts[cell] != sum(counts[part] for part in split):
                broken.append(cell)
    return broken
