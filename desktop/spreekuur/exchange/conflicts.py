# SPDX-License-Identifier: EUPL-1.2
"""Fields that two laptops filled in differently: both values are kept until somebody decides, and after it, too."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from dataclasses import field as described
from typing import Any

from spreekuur.errors.exchange import BothDoNotFit, NoSuchConflict
from spreekuur.exchange.merge import DECIDED, Head
from spreekuur.exchange.settling import state_of
from spreekuur.store import merging
from spreekuur.store.connection import Database
from spreekuur.store.writing import step

MINE, THEIRS, BOTH = "mine", "theirs", "both"
KEEPS = (MINE, THEIRS, BOTH)
_JOINED: dict[tuple[str, str], str] = {
    ("consultation", "note"): "\n",
    ("client", "phone"): " / ",
    ("task", "words"): "\n",
    ("question", "words"): "\n",
    ("question", "answer"): "\n",
}
"""Fields in which both values can stand, and what is put between them."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field with two values: ours or the one that is shown, and the other; with who wrote each, and when."""

    id: str
    record: str
    record_id: str
    field: str
    mine: Any = described(repr=False)
    theirs: Any = described(repr=False)
    mine_at: str
    theirs_at: str
    mine_by: str
    theirs_by: str

    @property
    def can_keep_both(self) -> bool:
        """Whether both values fit into the field."""
        return (self.record, self.field) in _JOINED


def open_ones(db: Database) -> list[Conflict]:
    """Every field that waits for a decision."""
    return [
        one for record, record_id in merging.conflicts_noted(db) for one in _of_row(db, record, record_id)
    ]


def of_row(db: Database, record: str, record_id: str) -> list[Conflict]:
    """Those of one row."""
    noted = (record, record_id) in merging.conflicts_noted(db)
    return list(_of_row(db, record, record_id)) if noted else []


def resolve(db: Database, conflict_id: str, keep: str) -> str:
    """Write the value that was chosen, as a change that knew both; the id of the step, which can be undone.

    Raises: NoSuchConflict, BothDoNotFit.
    """
    found = next((one for one in open_ones(db) if one.id == conflict_id), None)
    if found is None:
        raise NoSuchConflict
    value = _CHOSEN[keep](found)
    with step(db, DECIDED.rstrip("/")) as done:
        merging.decide(db, found.record, found.record_id, found.field, value)
    return done


def _of_row(db: Database, record: str, record_id: str) -> Iterator[Conflict]:
    state = state_of(db, record, record_id)
    if state is None or not state.is_there:
        return
    for name, heads in sorted(state.conflicts.items()):
        mine = next((head for head in heads if head.change.writer == db.origin), heads[0])
        theirs = next(head for head in heads if head.value != mine.value)
        yield Conflict(
            _id_of(record, record_id, name, heads),
            record,
            record_id,
            name,
            mine.value,
            theirs.value,
            mine.change.at,
            theirs.change.at,
            mine.change.by,
            theirs.change.by,
        )


def _id_of(record: str, record_id: str, name: str, heads: tuple[Head, ...]) -> str:
    """Short enough to type; another one as soon as another value comes in."""
    changes = sorted(f"{head.change.writer}.{head.change.n}" for head in heads)
    return hashlib.sha256("|".join([record, record_id, name, *changes]).encode()).hexdigest()[:10]


def _both(found: Conflict) -> str:
    if not found.can_keep_both:
        raise BothDoNotFit
    between = _JOINED[found.record, found.field]
    return between.join(str(value) for value in (found.mine, found.theirs) if value)


_CHOSEN: dict[str, Callable[[Conflict], Any]] = {
    MINE: lambda found: found.mine,
    THEIRS: lambda found: found.theirs,
    BOTH: _both,
}
