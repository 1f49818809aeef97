# SPDX-License-Identifier: EUPL-1.2
"""Single rows in and out of the store, each noted. For `store/` alone: everybody else uses `writing.py`."""

from collections.abc import Mapping
from typing import Any

from spreekuur.store.connection import Database
from spreekuur.store.journal import as_json, note
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
    version, origin, *values = found
    before = dict(zip(shape.columns, values, strict=True)) | {"origin": origin}
    db.execute(shape.statement("delete", ()), (row_id,))
    note(db, "remove", (table, row_id, version), as_json(before))
