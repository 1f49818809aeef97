# SPDX-License-Identifier: EUPL-1.2
"""A proved table as rows and columns of words, ready to be shown: the longer dimension goes down."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from spreekuur.statistics.bars import Bar
from spreekuur.statistics.safe import SafeRow, SafeTable
from spreekuur.statistics.safe_rules import TOTAL
from spreekuur.ui.statistics import words

Name = Callable[[str, str], str]
"""What a code of a dimension is called."""
Place = Callable[[str, str], int]
"""Where a code of a dimension stands in its code list."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: how deep its code lies, its name, and what stands in each column, seen and heard."""

    depth: int
    name: str
    cells: tuple[str, ...]
    aloud: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cells:
    """A table for the screen; `corner` names what the rows are."""

    corner: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def cells(table: SafeTable, name: Name, called: Callable[[str], str], place: Place) -> Cells:
    """All cells of a table; `called` names a dimension."""
    down, across = _sides(table)
    found = {row.codes: row for row in table.rows}
    rows = []
    for code in _in_order(table, down, place):
        first = name(down, code)
        others = _in_order(table, across, place) if across else ("",)
        shown = [_bar(table, found, {down: code, across: other}) for other in others]
        aloud = tuple(
            words.aloud(_both(first, name(across, other) if across else ""), bar, table.unit)
            for other, bar in zip(others, shown, strict=True)
        )
        written = tuple(bar.label("{n}") for bar in shown)
        rows.append(Row(_depth(table, down, code), first, written, aloud))
    columns = tuple(name(across, code) for code in _in_order(table, across, place)) if across else ()
    return Cells(called(down), columns or (words.unit(table.unit),), tuple(rows))


def narrowest(table: SafeTable, codes: Sequence[str], name: Name) -> str:
    """What a cell is called, by all of its codes that are not the whole."""
    parts = [
        name(dimension, code)
        for dimension, code in zip(table.dimensions, codes, strict=True)
        if code != TOTAL
    ]
    return ", ".join(parts) or name(table.dimensions[0], TOTAL)


def is_collapsed(table: SafeTable) -> bool:
    """Whether there were too few for a division: only the total is left of one of its dimensions."""
    return any(len(_used(table, dimension)) == 1 for dimension in table.dimensions)


def _sides(table: SafeTable) -> tuple[str, str]:
    """The dimension of the rows and that of the columns; one that is collapsed needs no columns."""
    longest = sorted(table.dimensions, key=lambda one: -len(_used(table, one)))
    across = longest[1] if len(longest) > 1 and len(_used(table, longest[1])) > 1 else ""
    return longest[0], across


def _used(table: SafeTable, dimension: str) -> set[str]:
    at = table.dimensions.index(dimension)
    return {row.codes[at] for row in table.rows}


def _in_order(table: SafeTable, dimension: str, place: Place) -> tuple[str, ...]:
    """Each code below the one above it, in the order of the code list; the whole comes last."""
    parents, used = table.frame.hierarchies[dimension], _used(table, dimension)

    def below(parent: str) -> list[str]:
        return [
            found
            for code in sorted(used - {TOTAL}, key=lambda one: place(dimension, one))
            if parents[code] == parent
            for found in (code, *below(code))
        ]

    return (*below(TOTAL), TOTAL)


def _depth(table: SafeTable, dimension: str, code: str) -> int:
    parents, depth, above = table.frame.hierarchies[dimension], -1, code
    while (parent := parents[above]) is not None:
        above, depth = parent, depth + 1
    return max(depth, 0)


def _bar(table: SafeTable, found: Mapping[tuple[str, ...], SafeRow], codes: Mapping[str, str]) -> Bar:
    wanted = tuple(codes.get(dimension, TOTAL) for dimension in table.dimensions)
    row = found[wanted]
    return Bar(wanted[0], row.count, table.frame.max_deviation, row.status == "structural")


def _both(one: str, other: str) -> str:
    return f"{one}, {other}" if other else one
