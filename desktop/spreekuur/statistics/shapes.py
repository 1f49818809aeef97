# SPDX-License-Identifier: EUPL-1.2
"""How fine each table is shown: coarser where there is too little to tell, decided on rounded totals only. Pure."""

from collections.abc import Mapping
from math import prod

from spreekuur.statistics.catalogue import Catalogue, Table
from spreekuur.statistics.rules import READABLE

Depths = tuple[int, ...]
Shapes = Mapping[tuple[str, str], Depths]
"""Of each period and table the depth of each dimension; 0 leaves `_T` alone."""


def steps(table: Table) -> list[Depths]:
    """From as fine as it can be to `_T` only: the deepest level goes first, the last dimension next."""
    found = [table.depths]
    while any(found[-1]):
        depths = list(found[-1])
        deepest = max(depths)
        # Of equally deep ones the last; all on their first level: the last that is still there.
        at = max(at for at, depth in enumerate(depths) if depth == deepest)
        depths[at] -= 1
        found.append(tuple(depths))
    return found


def readable(catalogue: Catalogue, table: Table, total: int) -> int:
    """The first step at which a table with this rounded total says enough per cell."""
    for at, depths in enumerate(steps(table)):
        pairs = zip(table.dimensions, depths, strict=True)
        inner = prod(len(catalogue.dimensions[name].finest(depth)) for name, depth in pairs)
        if total >= READABLE * inner:
            return at
    return len(steps(table)) - 1
