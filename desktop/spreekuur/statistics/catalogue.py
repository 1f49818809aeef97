# SPDX-License-Identifier: EUPL-1.2
"""Which tables there are, which codes they show, and under which code each topic and place is counted."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import product
from typing import Any

from spreekuur.content.model import Topic
from spreekuur.content.pack import Content
from spreekuur.resources import compiled
from spreekuur.statistics.periods import Period

FILE, FORMAT = "statistics.json", "spreekuur-figures/1"
TOTAL = "_T"
TOPIC = "topic"
PROTECTED, OTHER = "protected", "other"
_NO_LINE, _ANY_TOPIC = "L0_other", "other.general"

LEAST = 5

Codes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a list: the one above it, how deep it lies, and its names in Dutch and English."""

    code: str
    parent: str
    depth: int
    label: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Dimension:
    """A code list. `_T`, the whole, stands above all and is no code of the list."""

    name: str
    label: Mapping[str, str]
    codes: Mapping[str, Code]
    inner: frozenset[str] = field(repr=False)
    """The codes with others below them."""

    @property
    def depth(self) -> int:
        """How deep the list goes."""
        return max(code.depth for code in self.codes.values())

    @property
    def parents(self) -> dict[str, str | None]:
        """The code above each code; above `_T` there is none."""
        return {TOTAL: None, **{name: code.parent for name, code in self.codes.items()}}

    def shown(self, depth: int) -> Codes:
        """`_T` and the codes down to this depth, in the order of the list."""
        return (TOTAL, *(name for name, code in self.codes.items() if code.depth <= depth))

    def finest(self, depth: int) -> Codes:
        """The codes down to this depth that nothing shown lies below."""
        if not depth:
            return (TOTAL,)
        return tuple(
            name
            for name, code in self.codes.items()
            if code.depth == depth or (code.depth < depth and name not in self.inner)
        )

    def above(self, code: str) -> Codes:
        """A code and all above it, `_T` last."""
        found = [code]
        while found[-1] != TOTAL:
            found.append(self.codes[found[-1]].parent)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the catalogue: its dimensions in order, each with the depth to which it is shown."""

    name: str
    unit: str
    yearly: bool
    dimensions: tuple[str, ...]
    depths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """Each `less` stands for at least one `more`, also within each code of these dimensions."""

    less: str
    more: str
    within: frozenset[str]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All of it, for one content pack."""

    version: str
    dimensions: Mapping[str, Dimension]
    units: Mapping[str, Codes]
    """The dimensions of each unit."""
    person: Codes
    """Those known at the first contact of the year, which go with everything counted of the person."""
    tables: tuple[Table, ...]
    chains: tuple[Chain, ...]
    first: tuple[str, str, str]
    """Unit, dimension and code that each person has once in a year."""
    guarded: tuple[frozenset[str], str, int]
    """Dimensions shown for a year only, and beside which one, down to which depth."""
    attributes: Codes
    columns: Mapping[str, Codes]
    domains: Mapping[str, str] = field(repr=False)
    never: frozenset[str] = field(default=frozenset(), repr=False)
    """Topics of the pack that are no row anywhere."""
    base: int = LEAST
    k: int = LEAST
    """The multiples of the counts, and how many values must stay possible: a pack may ask for more than five."""

    def tables_of(self, period: Period) -> tuple[Table, ...]:
        """The tables of a quarter or of a year."""
        return tuple(table for table in self.tables if table.yearly is (period.quarter is None))

    def hierarchies(self) -> dict[str, dict[str, str | None]]:
        """The parent of each code, by dimension."""
        return {name: dimension.parents for name, dimension in self.dimensions.items()}

    def topic(self, topic: Topic | None) -> str:
        """The code under which a topic is counted; none, and one that no pack knows, is a general question."""
        if topic is None:
            return _ANY_TOPIC
        codes = self.dimensions["topic"].codes
        line = topic.line if topic.line in codes else _NO_LINE
        if topic.protected or topic.sensitive:
            return self._of_line(line, PROTECTED)
        known = codes.get(topic.id)
        return topic.id if known is not None and known.parent == line else self._of_line(line, OTHER)

    def domain(self, category: str) -> str:
        """The code under which referrals to a place of this category are counted."""
        return self.domains.get(category, OTHER)

    def _of_line(self, line: str, kind: str) -> str:
        code, other = f"{line}.{kind}", f"{line}.{OTHER}"
        codes = self.dimensions["topic"].codes
        return next((each for each in (code, other) if each in codes), _ANY_TOPIC)


def of(content: Content) -> Catalogue:
    """The catalogue, with what this pack says: topics that are never a row, and more protection than usual."""
    shipped = _shipped()
    never = frozenset(topic.id for topic in content.topics.values() if topic.protected or topic.sensitive)
    asked = content.municipality.figures
    return replace(shipped, never=never, base=asked.get("base", LEAST), k=asked.get("k", LEAST))


def single_topics(catalogue: Catalogue) -> frozenset[str]:
    """The codes that one topic each is counted under: a contact has at most one question with such a code."""
    return single_codes(catalogue.dimensions[TOPIC].parents)


def single_codes(parents: Mapping[str, str | None]) -> frozenset[str]:
    """The same of any list of topics, by the code above each code."""
    merged, inner = (f".{PROTECTED}", f".{OTHER}", _ANY_TOPIC), set(parents.values())
    return frozenset(code for code in parents if code not in inner and not code.endswith(merged))


def cells(catalogue: Catalogue, dimensions: Sequence[str], depths: Sequence[int]) -> list[Codes]:
    """Every cell of a table shown to these depths: each code with each."""
    shown = [catalogue.dimensions[name].shown(depth) for name, depth in zip(dimensions, depths, strict=True)]
    return list(product(*shown))


def rings(edges: Iterable[Collection[str]]) -> list[frozenset[str]]:
    """What is left of these sets of dimensions when ears are cut off (GYO): nothing, unless they form a ring.

    Without a ring, what follows from all tables together follows from sums along one dimension at a time.
    """
    left = [frozenset(edge) for edge in edges]
    while True:
        seen = [name for edge in left for name in edge]
        cut = [frozenset(name for name in edge if seen.count(name) > 1) for edge in left]
        kept = [
            edge
            for at, edge in enumerate(cut)
            if edge
            and not any(edge < other or (edge == other and at > there) for there, other in enumerate(cut))
        ]
        if kept == left:
            return left
        left = kept


@cache
def _shipped() -> Catalogue:
    """Read once; nothing at the desk changes it."""
    return read(json.loads(compiled(FILE).read_bytes()))


def read(document: Mapping[str, Any]) -> Catalogue:
    """The catalogue in a compiled document.

    Raises: ValueError when it is of another format, or its tables form a ring.
    """
    if document.get("format") != FORMAT:
        raise ValueError("format")
    dimensions = {name: _dimension(name, fields) for name, fields in document["dimensions"].items()}
    tables = tuple(_table(fields, dimensions) for fields in document["tables"])
    if any(rings(each.dimensions for each in tables if each.unit == unit) for unit in document["units"]):
        raise ValueError("tables form a ring")
    guarded, first = document["guarded"], document["first"]
    return Catalogue(
        version=document["version"],
        dimensions=dimensions,
        units={unit: tuple(names) for unit, names in document["units"].items()},
        person=tuple(document["person"]),
        tables=tables,
        chains=tuple(Chain(one["less"], one["more"], frozenset(one["within"])) for one in document["chains"]),
        first=(first["unit"], first["dimension"], first["code"]),
        guarded=(frozenset(guarded["dimensions"]), guarded["beside"], guarded["depth"]),
        attributes=tuple(document["attributes"]),
        columns={name: tuple(columns) for name, columns in document["columns"].items()},
        domains=document["domains"],
    )


def _dimension(name: str, fields: Mapping[str, Any]) -> Dimension:
    codes: dict[str, Code] = {}
    for code, one in fields["codes"].items():
        depth = codes[one["under"]].depth + 1 if one["under"] != TOTAL else 1
        codes[code] = Code(code, one["under"], depth, one["label"])
    return Dimension(name, fields["label"], codes, frozenset(code.parent for code in codes.values()))


def _table(fields: Mapping[str, Any], dimensions: Mapping[str, Dimension]) -> Table:
    names = tuple(name for name, _ in fields["dimensions"])
    depths = tuple(min(depth, dimensions[name].depth) for name, depth in fields["dimensions"])
    return Table(fields["name"], fields["unit"], fields["every"] == "year", names, depths)
