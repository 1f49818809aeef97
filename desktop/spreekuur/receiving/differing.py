# SPDX-License-Identifier: EUPL-1.2
"""What code lists of different versions have in common: which counts mean the same, and what stands differently.

A code without others below it means the same in every list. A code with others below it, such as a line of the
programme, is what stands below it: where a code that both lists know hangs elsewhere, it is another whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from spreekuur.receiving.checking import CodeLine
from spreekuur.statistics.catalogue import TOTAL, Catalogue

Trees = Mapping[str, Mapping[str, str | None]]
"""Of each dimension the code above each code."""
Apart = frozenset[tuple[str, str]]
"""Dimension and code of counts that go into no sum with those of newer lists."""


class Other(StrEnum):
    """In what a code of another list differs from ours."""

    NAME = "name"
    PARENT = "parent"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class Difference:
    """A code that is known here and stands otherwise in a list that was received.

    `theirs` and `ours` are the names, the codes above it, or the codes below it that the other list has elsewhere.
    """

    dimension: str
    code: str
    what: Other
    theirs: str
    ours: str


def trees_in(lines: Iterable[CodeLine]) -> Trees:
    """The trees of a list."""
    found: dict[str, dict[str, str | None]] = {}
    for line in lines:
        found.setdefault(line.dimension, {})[line.code] = line.parent
    return found


def left_out(lists: Sequence[Trees]) -> list[Apart]:
    """Of each list, the newest first, the codes that are another whole than in the newest list that has them."""
    below = [{name: _below(tree) for name, tree in trees.items()} for trees in lists]
    newest: dict[tuple[str, str], int] = {}
    found = []
    for at, trees in enumerate(lists):
        apart = set()
        for name, tree in trees.items():
            for code in tree:
                first = newest.setdefault((name, code), at)
                if first != at and not _same(below[at][name], below[first][name], code):
                    apart.add((name, code))
        found.append(frozenset(apart))
    return found


def differences(lines: Sequence[CodeLine], catalogue: Catalogue) -> list[Difference]:
    """What of a list that was received stands otherwise here; codes that are not known here are no difference."""
    theirs, found = trees_in(lines), []
    for line in lines:
        here = catalogue.dimensions[line.dimension]
        ours = here.codes.get(line.code)
        if ours is None:
            continue
        pairs = [
            (Other.NAME, line.label_nl, ours.label["nl"]),
            (Other.PARENT, line.parent or "", ours.parent),
        ]
        mine, their = _below(here.parents), _below(theirs[line.dimension])
        if not _same(their, mine, line.code):
            more, fewer = _moved(their, mine, line.code), _moved(mine, their, line.code)
            pairs.append((Other.PARTS, " ".join(more) or "-", " ".join(fewer) or "-"))
        found += [Difference(line.dimension, line.code, *pair) for pair in pairs if pair[1] != pair[2]]
    return found


def _below(tree: Mapping[str, str | None]) -> dict[str, set[str]]:
    """All codes below each code."""
    found: dict[str, set[str]] = {code: set() for code in tree}
    for code in tree:
        above = tree[code]
        while above is not None:
            found[above].add(code)
            above = tree[above]
    return found


def _same(one: Mapping[str, set[str]], other: Mapping[str, set[str]], code: str) -> bool:
    """Is a code the same whole in both? Codes that only one of them knows make no difference."""
    return code == TOTAL or not (_moved(one, other, code) or _moved(other, one, code))


def _moved(one: Mapping[str, set[str]], other: Mapping[str, set[str]], code: str) -> list[str]:
    """The codes below a code here that the other list knows elsewhere."""
    return sorted((one[code] & other.keys()) - other.get(code, set()))
