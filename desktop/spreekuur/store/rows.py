# SPDX-License-Identifier: EUPL-1.2
"""Single rows in and out of the store, each noted. For `store/` alone: everybody else uses `writing.py`."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from spreekuur.store.connection import Database
from spreekuur.store.journal import as_json, note
from spreekuur.store.shapes import Shape
from spreekuur.times import stamp


def insert_row(db: Database, table: str, row: Mapping[str, Any], *, version: int, origin: str = "") -> bool:
    """Add a row unless there is one with its id; says whether it did."""
    insert = db.shapes[table].statement("insert", tuple(row))
    at = stamp(db.clock())
    values = (*row.values(), version, at, db.author, origin or db.origin)
    if db.execute(insert, values).rowcount != 1:
        return False
    note(db, "insert", (table, row["id"], version - 1), "{}", at)
    return True


def update_row(
    db: Database, table: str, row_id: str, after: Mapping[str, Any], before: Mapping[str, Any], version: int
) -> None:
    """Change fields whose values before are known."""
    statement = db.shapes[table].statement("update", tuple(after))
    at = stamp(db.clock())
    db.execute(statement, (*after.values(), at, db.author, row_id))
    note(db, "update", (table, row_id, version), as_json(before), at)


def remove_row(db: Database, table: str, row_id: str) -> None:
    """Take one row away that no other belongs to."""
    shape = db.shapes[table]
    found = db.execute(shape.statement("read_all", ()), (row_id,)).fetchone()
    if found is None:
        return
    db.execute(shape.statement("delete", ()), (row_id,))
    _note_removed(db, shape, found)


def remove_rows(db: Database, table: str, ids: Iterable[str]) -> None:
    """Take many rows away that no others belong to: the same as one by one, in two statements and a note for each."""
    shape, wanted = db.shapes[table], (json.dumps(list(ids)),)
    found = db.execute(shape.statement("read_many", ()), wanted).fetchall()
    db.execute(shape.statement("delete_many", ()), wanted)
    for row in found:
        _note_removed(db, shape, row)


def _note_removed(db: Database, shape: Shape, row: Sequence[Any]) -> None:
    version, origin, *values = row
    before = dict(zip(shape.columns, values, strict=True)) | {"origin": origin}
    note(db, "remove", (shape.table, before["id"], version), as_json(before))
