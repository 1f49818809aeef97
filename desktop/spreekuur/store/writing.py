# SPDX-License-Identifier: EUPL-1.2
"""The one door for writes: each notes who changed which fields, when, and on which version.

What is noted are the values before, so that a change can be taken back, and two laptops can later be merged
field by field (docs/decisions/0002-rows-that-can-be-merged.md).
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import uuid_utils

from spreekuur.store.connection import Database
from spreekuur.store.journal import note, scrub
from spreekuur.store.rows import insert_row, remove_row, remove_rows, update_row
from spreekuur.store.undoing import redo, undo
from spreekuur.store.words import cleaned
from spreekuur.times import stamp

__all__ = ["copy_as", "erase", "new_id", "redo", "remove", "remove_many", "save", "step", "undo"]


def new_id() -> str:
    """A new id that sorts by the time it was made."""
    return str(uuid_utils.uuid7())


def save(db: Database, table: str, row: Mapping[str, Any]) -> bool:
    """Keep a row under its `id`, and say whether it is new; a field left out stays, an equal row writes nothing."""
    if db.in_transaction:
        return _save(db, table, row)
    with db.atomic():
        return _save(db, table, row)


def _save(db: Database, table: str, row: Mapping[str, Any]) -> bool:
    row = cleaned(table, row)
    whole = db.shapes[table].required <= row.keys()
    # Trying the insert first spares a read: nearly every save at the desk is of new rows.
    if whole and insert_row(db, table, row, version=1):
        return True
    if _update(db, table, row):
        return False
    return insert_row(db, table, row, version=1)  # names the field that is missing


def _update(db: Database, table: str, row: Mapping[str, Any]) -> bool:
    fields = tuple(row)
    found = db.execute(db.shapes[table].statement("read", fields), (row["id"],)).fetchone()
    if found is None:
        return False
    version, *present = found
    before = {name: old for name, old in zip(fields, present, strict=True) if not _same(old, row[name])}
    if before:
        update_row(db, table, row["id"], {name: row[name] for name in before}, before, version)
    return True


def _same(old: Any, new: Any) -> bool:
    return bool(old == new) and isinstance(old, bytes) == isinstance(new, bytes)


def remove(db: Database, table: str, row_id: str) -> None:
    """Take a row away, with the rows that belong to it; can be undone. A missing row is no error."""
    with db.joined():
        shape = db.shapes[table]
        for child, column in shape.children:
            query = f"SELECT id FROM {child} WHERE {column} = ?"
            for (child_id,) in db.execute(query, (row_id,)).fetchall():
                remove(db, child, child_id)
        remove_row(db, table, row_id)


def remove_many(db: Database, table: str, ids: Iterable[str]) -> None:
    """Take many rows away, with the rows that belong to them; can be undone: as `remove` for each, faster."""
    wanted = list(ids)
    if not wanted:
        return
    with db.joined():
        for child, column in db.shapes[table].children:
            query = f"SELECT id FROM {child} WHERE {column} IN (SELECT value FROM json_each(?)) ORDER BY id"
            rows = db.execute(query, (json.dumps(wanted),)).fetchall()
            remove_many(db, child, [child_id for (child_id,) in rows])
        remove_rows(db, table, wanted)


def copy_as(db: Database, table: str, row_id: str, to: str, **more: str) -> None:
    """Let a row stand under another id as well, with all that belongs to it; `more` are fields that differ."""
    with db.joined():
        shape = db.shapes[table]
        found = db.execute(shape.statement("read_all", ()), (row_id,)).fetchone()
        save(db, table, dict(zip(shape.columns, found[2:], strict=True)) | more | {"id": to})
        for child, column in shape.children:
            query = f"SELECT id FROM {child} WHERE {column} = ? ORDER BY id"
            for (child_id,) in db.execute(query, (row_id,)).fetchall():
                copy_as(db, child, child_id, new_id(), **{column: to})


def erase(db: Database, table: str, row_id: str, fields: Iterable[str]) -> None:
    """Empty these fields for good, also in what was noted of earlier changes; cannot be undone."""
    names = tuple(fields)
    shape = db.shapes[table]
    with db.joined():
        statement = shape.statement("erase", names)
        found = db.execute(shape.statement("read", ("id",)), (row_id,)).fetchone()
        noted, nothing = scrub(db, table, row_id, names), json.dumps(dict.fromkeys(names))
        if found is not None:
            at = stamp(db.clock())
            db.execute(statement, (at, db.author, row_id))
            note(db, "erase", (table, row_id, found[0]), nothing, at)
        elif noted:  # other laptops are to take it out of what they noted, too
            note(db, "erase", (table, row_id, 0), nothing)


@contextmanager
def step(db: Database, name: str) -> Iterator[str]:
    """All writes inside are one step, kept or not as a whole, that `undo` takes back by the id given."""
    step_id = f"{name}/{new_id()}"
    with db.joined():
        before = db.swap_step(step_id)
        try:
            yield step_id
        finally:
            db.swap_step(before)
