# SPDX-License-Identifier: EUPL-1.2
"""One row out of all changes that are known of it, whatever vault made them and in whatever order they came. Pure.

A change replaces those it knew. What no other change replaced is a head; a field with one head has its value, and so
has one whose heads say the same. Heads that say different things are a conflict: the latest is shown, all are kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from spreekuur.store.foreign import Change

DECIDED = "resolve/"
"""How the step begins by which somebody decided a conflict; taken back, the conflict is there again."""
_TURN = "~"


@dataclass(frozen=True, slots=True)
class Head:
    """A value that no other replaced, and the change that brought it."""

    value: Any = field(repr=False)
    change: Change = field(repr=False)

    @property
    def rank(self) -> tuple[str, str, int]:
        """The later one is shown; equal moments are told apart in the same way everywhere."""
        return self.change.at, self.change.writer, self.change.n


@dataclass(frozen=True, slots=True)
class Merged:
    """A row: whether it is there, its values, and of each field in conflict all heads, the one shown first."""

    is_there: bool
    is_gone: bool
    """Somebody removed it; else it is only not known yet how it began."""
    values: Mapping[str, Any] = field(repr=False)
    conflicts: Mapping[str, tuple[Head, ...]] = field(repr=False)
    erased: frozenset[str]
    taken: Mapping[tuple[str, int], set[str]]
    """The values that an erasure took, by the writer and number of the change that brought them."""
    version: int
    at: str
    by: str


def merged(changes: Iterable[Change]) -> Merged:
    """The row; the order of the changes makes no difference."""
    every = sorted(changes, key=lambda one: (one.at, one.writer, one.n))
    if len({one.writer for one in every}) == 1 and all(one.action in ("insert", "update") for one in every):
        return _of_one_writer(every)
    counting = _counting(every)
    last = counting[-1] if counting else every[-1]
    erasing = [one for one in counting if one.action == "erase"]
    erased = frozenset(name for one in erasing for name in one.after)
    values, conflicts = {}, {}
    for name, written in _by_field(counting).items():
        left = [head for head in written if not _is_erased(head, name, erasing)]
        heads = sorted(_heads(left), key=lambda head: head.rank, reverse=True)
        if heads:
            values[name] = heads[0].value
            different = [head for head in heads if not _same(head.value, heads[0].value)]
            if different:
                conflicts[name] = (heads[0], *different)
    conflicts.pop("origin", None)
    is_there = _is_there(counting)
    is_gone = not is_there and any(one.action == "remove" for one in counting)
    gone = erased - values.keys()
    taken = _taken(every, erasing) if erasing else {}
    return Merged(is_there, is_gone, values, conflicts, gone, taken, len(every), last.at, last.by)


def _of_one_writer(every: list[Change]) -> Merged:
    """Nearly every row: nobody but its own laptop wrote to it, and the last value of each field stands."""
    values: dict[str, Any] = {}
    for one in sorted(every, key=lambda one: one.n):
        values |= one.after
    last = every[-1]
    is_there = any(one.action == "insert" for one in every)
    return Merged(is_there, False, values, {}, frozenset(), {}, len(every), last.at, last.by)


def replaces(later: Change, earlier: Change) -> bool:
    """Whether one change was made by who knew the other."""
    if later.writer == earlier.writer:
        return later.n > earlier.n
    return later.knew.get(earlier.writer, 0) >= earlier.n


def _counting(every: list[Change]) -> list[Change]:
    """All but the decisions that were taken back, and what took them back."""
    turns: dict[str, int] = {}
    for one in every:
        if one.step.startswith(DECIDED):
            step, _, turn = one.step.partition(_TURN)
            turns[step] = max(turns.get(step, 0), int(turn) if turn.isdecimal() else 0)
    return [one for one in every if not _was_taken_back(one, turns)]


def _was_taken_back(one: Change, turns: Mapping[str, int]) -> bool:
    return turns.get(one.step.partition(_TURN)[0], 0) % 2 == 1


def _by_field(counting: list[Change]) -> dict[str, list[Head]]:
    fields: dict[str, list[Head]] = {}
    for one in counting:
        if one.action in ("insert", "update"):
            for name, value in one.after.items():
                fields.setdefault(name, []).append(Head(value, one))
    return fields


def _is_erased(head: Head, name: str, erasing: list[Change]) -> bool:
    """An erasure stays one: it takes what it knew, and what was written beside it, but not what came after it."""
    return any(name in one.after and not replaces(head.change, one) for one in erasing)


def _taken(every: list[Change], erasing: list[Change]) -> dict[tuple[str, int], set[str]]:
    found: dict[tuple[str, int], set[str]] = {}
    for one in every:
        if one.action in ("insert", "update"):
            names = {name for name, value in one.after.items() if _is_erased(Head(value, one), name, erasing)}
            if names:
                found[one.writer, one.n] = names
    return found


def _heads(written: list[Head]) -> list[Head]:
    newest: dict[str, Head] = {}
    for head in written:  # of one vault its last change alone can be a head
        known = newest.get(head.change.writer)
        if known is None or known.change.n < head.change.n:
            newest[head.change.writer] = head
    return [
        head
        for head in newest.values()
        if not any(replaces(other.change, head.change) for other in newest.values() if other is not head)
    ]


def _is_there(counting: list[Change]) -> bool:
    """A row that was removed stays so, until somebody who knew of that put it back."""
    made = [Head(one.action, one) for one in counting if one.action in ("insert", "remove")]
    heads = _heads(made)
    return bool(heads) and all(head.value == "insert" for head in heads)


def _same(one: Any, other: Any) -> bool:
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)
