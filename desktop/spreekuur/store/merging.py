# SPDX-License-Identifier: EUPL-1.2
"""Rows as they follow from the changes of several vaults. Each write is noted as a merge: it is no change of ours.

The version of a row is how many changes of it are known, so it is the same wherever the same ones are.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from spreekuur.store import driver, shapes
from spreekuur.store.connection import Database
from spreekuur.store.journal import as_json, from_json, scrub_change, scrub_ours, scrub_parked
from spreekuur.store.rows import update_row
from spreekuur.times import stamp

_NOTE = (
    "INSERT INTO change (at, by, action, record, record_id, on_version, before, step)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_NOTE_PLACED = (
    "INSERT INTO change (at, by, action, record, record_id, on_version, before, step)"
    " SELECT ?1, value ->> 2, 'insert', value ->> 0, value ->> 1, 0, '{}', ?3 FROM json_each(?2) ORDER BY key"
)


def columns(db: Database, record: str) -> tuple[str, ...]:
    """The fields of a table that may travel."""
    return db.shapes[record].columns


def required(db: Database, record: str) -> frozenset[str]:
    """The fields that a new row cannot do without."""
    return db.shapes[record].required


def may_be_empty(db: Database, record: str, field: str) -> bool:
    """Whether a row can stand with nothing in this field."""
    return db.shapes[record].blanks[field] == "NULL"


def present(db: Database, record: str, record_id: str) -> dict[str, Any] | None:
    """A row as it stands, with its version and origin; values as JSON has them."""
    shape = db.shapes[record]
    found = db.execute(shape.statement("read_all", ()), (record_id,)).fetchone()
    if found is None:
        return None
    version, origin, *values = found
    row = dict(zip(shape.columns, values, strict=True)) | {"version": version, "origin": origin}
    return dict(json.loads(as_json(row))) if any(isinstance(value, bytes) for value in values) else row


def origin(db: Database, record: str, record_id: str) -> str | None:
    """The vault in which a row that is there was made."""
    found = db.execute(db.shapes[record].statement("origin", ()), (record_id,)).fetchone()
    return found[0] if found else None


def place(db: Database, record: str, row: Mapping[str, Any], version: int, at: str, by: str) -> bool:
    """Let a row stand; False when what it belongs to is not there, or another row has its place."""
    done = _placed(db, record, row, (version, at, by))
    if done:
        _note(db, "insert", (record, row["id"], version), "{}", by)
    return done


@dataclass(frozen=True, slots=True)
class Coming:
    """A row that nobody else touched, as it came: its fields with its origin, when and by whom it was made."""

    record: str
    row: Mapping[str, Any] = field(repr=False)
    at: str
    by: str


class Placing:
    """Lets many new rows stand, each at its first version, and notes them in one go."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._placed: list[tuple[str, str, str]] = []

    def place(self, rows: Sequence[Coming]) -> list[Coming]:
        """Let these rows of one table stand; gives back those that cannot, of which `place` may let one."""
        unplaced: list[Coming] = []
        for _fields, alike in groupby(rows, key=lambda one: tuple(one.row)):
            for some in _in_lots(list(alike)):
                if not self._placed_together(some):
                    unplaced += [one for one in some if not self._placed_alone(one)]
        return unplaced

    def _placed_together(self, some: Sequence[Coming]) -> bool:
        if len(some) == 1:
            return False
        record, names = some[0].record, tuple(name for name in some[0].row if name != "origin")
        insert = self._db.shapes[record].statement(f"insert_{len(some)}", names)
        values = [value for one in some for value in _values_of(one.row, (1, one.at, one.by))]
        try:
            self._db.execute(insert, values)
        except driver.IntegrityError:  # one of them cannot stand, and so none does yet
            return False
        self._placed += [(record, one.row["id"], one.by) for one in some]
        return True

    def _placed_alone(self, one: Coming) -> bool:
        done = _placed(self._db, one.record, one.row, (1, one.at, one.by))
        if done:
            self._placed.append((one.record, one.row["id"], one.by))
        return done

    def note(self) -> None:
        """Note those that were placed, in their order."""
        if self._placed:
            told = (stamp(self._db.clock()), json.dumps(self._placed), self._db.current_step())
            self._db.execute(_NOTE_PLACED, told)
            self._placed.clear()


def _in_lots(rows: Sequence[Coming]) -> Iterator[Sequence[Coming]]:
    """As many at a time as one statement takes."""
    done = 0
    while done < len(rows):
        count = next((count for count in shapes.MANY if count <= len(rows) - done), 1)
        yield rows[done : done + count]
        done += count


def _placed(db: Database, record: str, row: Mapping[str, Any], noted: tuple[int, str, str]) -> bool:
    fields = tuple([name for name in row if name != "origin"])
    insert = db.shapes[record].statement("insert", fields)
    try:
        return bool(db.execute(insert, _values_of(row, noted)).rowcount == 1)
    except driver.IntegrityError:
        return False


def _values_of(row: Mapping[str, Any], noted: tuple[int, str, str]) -> list[Any]:
    values = [_value(value) for name, value in row.items() if name != "origin"]
    return [*values, *noted, row["origin"]]


def change(
    db: Database,
    record: str,
    row_id: str,
    after: Mapping[str, Any],
    before: Mapping[str, Any],
    noted: tuple[int, str, str],
) -> bool:
    """Change fields of a row; `noted` are its version, moment and author. False when it cannot stand so."""
    version, at, by = noted
    statement = db.shapes[record].statement("merged", tuple(after))
    try:
        db.execute(statement, (*(_value(value) for value in after.values()), version, at, by, row_id))
    except driver.IntegrityError:
        return False
    _note(db, "update", (record, row_id, version), as_json(before), by)
    return True


def hide(db: Database, record: str, row_id: str, by: str) -> list[tuple[str, str]]:
    """Take a row away with all that belongs to it; which rows went, those that belonged to it too."""
    row = present(db, record, row_id)
    if row is None:
        return []
    gone: list[tuple[str, str]] = []
    for child, column in pointing_at(db, record):
        query = db.shapes[child].statement("those_with", (column,))
        for (child_id,) in db.execute(query, (row_id,)).fetchall():
            gone += hide(db, child, child_id, by)
    version = row.pop("version")
    db.execute(db.shapes[record].statement("delete", ()), (row_id,))
    _note(db, "remove", (record, row_id, version + 1), as_json(row), by)
    return [*gone, (record, row_id)]


def pointing_at(db: Database, record: str) -> list[tuple[str, str]]:
    """The tables whose rows cannot stand without a row of this one, with the field that says so."""
    found = []
    for table in db.shapes.kept():
        query = 'SELECT "from" FROM pragma_foreign_key_list(?) WHERE "table" = ?'
        found += [(table, column) for (column,) in db.execute(query, (table, record)).fetchall()]
    return found


def holder(db: Database, record: str, fields: tuple[str, ...], values: tuple[Any, ...]) -> str | None:
    """The id of the row that has these values in fields that only one row may have."""
    if any(value is None for value in values):
        return None
    found = db.execute(db.shapes[record].statement("those_with", fields), values).fetchone()
    return found[0] if found else None


def blank(db: Database, record: str, row_id: str, fields: Iterable[str], noted: tuple[int, str, str]) -> None:
    """Take the values of these fields out of a row and of our journal, as another vault erased them.

    `noted` are the row's version, moment and author, as all its changes give them. What others wrote: see `forget`.
    """
    version, at, by = noted
    names = tuple(name for name in fields if name in db.shapes[record].columns and name != "id")
    if not names:
        return
    scrub_ours(db, record, row_id, set(names))
    scrub_parked(db, record, row_id, set(names))
    is_there = present(db, record, row_id) is not None
    if is_there:
        shape = db.shapes[record]
        db.execute(shape.statement("erase", names), (at, by, row_id))
        db.execute(shape.statement("merged", ("id",)), (row_id, version, at, by, row_id))
    _note(db, "erase", (record, row_id, version if is_there else 1), as_json(dict.fromkeys(names)), by)


def forget(db: Database, taken: Mapping[tuple[str, int], set[str]]) -> None:
    """Take values that were erased out of the changes of others that brought them, by writer and number."""
    for (writer, n), names in taken.items():
        scrub_change(db, writer, n, names)


def decide(db: Database, record: str, row_id: str, field: str, value: Any) -> None:
    """Write one field as a change of our own, also when it has that value already: who wrote it saw the others."""
    row = present(db, record, row_id)
    if row is not None:
        update_row(db, record, row_id, {field: _value(value)}, {field: row[field]}, row["version"])


def wait(db: Database, record: str, record_id: str) -> None:
    """Note that a row cannot stand yet."""
    db.execute("INSERT OR IGNORE INTO waiting_row (record, record_id) VALUES (?, ?)", (record, record_id))


def waiting(db: Database) -> list[tuple[str, str]]:
    """The rows that cannot stand yet."""
    return list(db.execute("SELECT record, record_id FROM waiting_row ORDER BY record, record_id").fetchall())


def note_conflict(db: Database, record: str, record_id: str) -> None:
    """Note that a row had a conflict; whether it has one still follows from its changes."""
    db.execute("INSERT OR IGNORE INTO conflict_row (record, record_id) VALUES (?, ?)", (record, record_id))


def conflicts_noted(db: Database) -> list[tuple[str, str]]:
    """The rows that ever had a conflict."""
    return list(
        db.execute("SELECT record, record_id FROM conflict_row ORDER BY record, record_id").fetchall()
    )


def wait_no_more(db: Database, record: str, record_id: str) -> None:
    """A row stands now, or never will."""
    db.execute("DELETE FROM waiting_row WHERE record = ? AND record_id = ?", (record, record_id))


def _note(db: Database, action: str, row: tuple[str, str, int], before: str, by: str) -> None:
    """Note a write by which a row, named by its table and id, came to this version."""
    record, row_id, version = row
    values = (stamp(db.clock()), by, action, record, row_id, version - 1, before, db.current_step())
    db.execute(_NOTE, values)


def _value(value: Any) -> Any:
    return from_json(json.dumps({"v": value}))["v"] if isinstance(value, dict) else value
