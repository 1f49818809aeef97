# SPDX-License-Identifier: EUPL-1.2
"""The SQL of saving, made once per table from the store's own schema and kept."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

# Set by the one door for writes, never by a caller.
KEPT_BY_THE_STORE = frozenset({"version", "changed_at", "changed_by", "origin"})

MANY = (32, 8)
"""So many rows of the same fields can be added by one statement, `insert_32` and `insert_8`.

Each statement on a table with triggers or parents keeps a copy of every page it touches until it ends: 32 rows in one
take 0.4 of the time of 32 statements.
"""
Fields = tuple[str, ...]
_Column = tuple[str, int, str | None]  # name, may not be empty, default
# Of all tables at once: asked for each pair of tables it took longer than opening the store.
_COLUMNS = (
    'SELECT one.name, part.name, part."notnull", part.dflt_value FROM sqlite_master AS one'
    " JOIN pragma_table_info(one.name) AS part WHERE one.type = 'table'"
)
_CHILDREN = (
    'SELECT link."table", one.name, link."from" FROM sqlite_master AS one'
    " JOIN pragma_foreign_key_list(one.name) AS link WHERE one.type = 'table' AND link.on_delete = 'CASCADE'"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """One table: its columns with the SQL an erased one gets, and the tables whose rows fall with it."""

    table: str
    blanks: dict[str, str]
    required: frozenset[str]  # what a new row cannot do without
    children: tuple[tuple[str, str], ...]  # (table, its column that points here)
    _statements: dict[tuple[str, Fields], str] = field(default_factory=dict)

    @property
    def columns(self) -> Fields:
        """Every column that a caller may give, the id first."""
        return tuple(name for name in self.blanks if name not in KEPT_BY_THE_STORE)

    def statement(self, kind: str, fields: Fields) -> str:
        """The SQL of one kind of write to these fields; an unknown field is a bug.

        Names come from the store's schema only: a field that is no column is refused before any SQL is made.
        """
        known = self._statements.get((kind, fields))
        if known is None:
            self._refuse_unknown(fields)
            known = self._statements[kind, fields] = _MAKERS[kind](self, fields)
        return known

    def _refuse_unknown(self, fields: Fields) -> None:
        unknown = set(fields) - set(self.columns)
        if unknown:
            raise ValueError(f"{self.table} has no field {', '.join(sorted(unknown))} to write")


class Shapes:
    """The shapes of one store, read when first needed."""

    def __init__(self, execute: Callable[..., Any]) -> None:
        self._execute = execute
        self._shapes: dict[str, Shape] = {}

    def __getitem__(self, table: str) -> Shape:
        if not self._shapes:
            self._read()
        return self._shapes[table]

    def kept(self) -> tuple[str, ...]:
        """The tables whose every write is noted."""
        if not self._shapes:
            self._read()
        return tuple(name for name, shape in self._shapes.items() if "version" in shape.blanks)

    def _read(self) -> None:
        names = self._execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        columns: dict[str, list[_Column]] = {name: [] for (name,) in names}
        children: dict[str, list[tuple[str, str]]] = {name: [] for (name,) in names}
        for table, *column in self._execute(_COLUMNS).fetchall():
            columns[table].append(tuple(column))
        for parent, table, column in self._execute(_CHILDREN).fetchall():
            children[parent].append((table, column))
        self._shapes = {name: _shape(name, columns[name], tuple(children[name])) for name in columns}


def _shape(table: str, columns: list[_Column], children: tuple[tuple[str, str], ...]) -> Shape:
    blanks = {name: (default or "''") if needed else "NULL" for name, needed, default in columns}
    required = {name for name, needed, default in columns if needed and default is None}
    return Shape(table, blanks, frozenset(required - KEPT_BY_THE_STORE), children)


def _insert(shape: Shape, fields: Fields) -> str:
    names, marks = ", ".join(fields), ", ".join("?" * len(fields))
    return (
        f"INSERT INTO {shape.table} ({names}, version, changed_at, changed_by, origin)"
        f" VALUES ({marks}, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
    )


def _insert_many(count: int, shape: Shape, fields: Fields) -> str:
    """Many rows or none: of one that cannot stand no other does."""
    names, marks = ", ".join(fields), ", ".join("?" * (len(fields) + 4))
    every = ", ".join([f"({marks})"] * count)
    return f"INSERT INTO {shape.table} ({names}, version, changed_at, changed_by, origin) VALUES {every}"


def _read_fields(shape: Shape, fields: Fields) -> str:
    return f"SELECT version, {', '.join(fields)} FROM {shape.table} WHERE id = ?"


def _read_all(shape: Shape, _fields: Fields) -> str:
    return f"SELECT version, origin, {', '.join(shape.columns)} FROM {shape.table} WHERE id = ?"


def _origin(shape: Shape, _fields: Fields) -> str:
    return f"SELECT origin FROM {shape.table} WHERE id = ?"


def _origins(shape: Shape, _fields: Fields) -> str:
    return f"SELECT id, origin FROM {shape.table} WHERE id IN (SELECT value FROM json_each(?))"


def _update(shape: Shape, fields: Fields) -> str:
    pairs = ", ".join(f"{name} = ?" for name in fields)
    return (
        f"UPDATE {shape.table} SET {pairs}, version = version + 1, changed_at = ?, changed_by = ?"
        " WHERE id = ?"
    )


def _merged(shape: Shape, fields: Fields) -> str:
    pairs = ", ".join(f"{name} = ?" for name in fields)
    return f"UPDATE {shape.table} SET {pairs}, version = ?, changed_at = ?, changed_by = ? WHERE id = ?"


def _those_with(shape: Shape, fields: Fields) -> str:
    pairs = " AND ".join(f"{name} = ?" for name in fields)
    return f"SELECT id FROM {shape.table} WHERE {pairs}"


def _erase(shape: Shape, fields: Fields) -> str:
    pairs = ", ".join(f"{name} = {shape.blanks[name]}" for name in fields)
    return (
        f"UPDATE {shape.table} SET {pairs}, version = version + 1, changed_at = ?, changed_by = ?"
        " WHERE id = ?"
    )


def _delete(shape: Shape, _fields: Fields) -> str:
    return f"DELETE FROM {shape.table} WHERE id = ?"


def _read_many(shape: Shape, _fields: Fields) -> str:
    return (
        f"SELECT version, origin, {', '.join(shape.columns)} FROM {shape.table}"
        " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    )


def _delete_many(shape: Shape, _fields: Fields) -> str:
    return f"DELETE FROM {shape.table} WHERE id IN (SELECT value FROM json_each(?))"


def _unlike(shape: Shape, _fields: Fields) -> str:
    return (
        # What is erased of a row that is gone is noted on no version.
        "SELECT 1 FROM (SELECT record_id, max(seq) AS seq FROM change WHERE record = ?1"
        " AND NOT (action = 'erase' AND on_version = 0) GROUP BY record_id) AS last"
        f" JOIN change ON change.seq = last.seq LEFT JOIN {shape.table} AS kept ON kept.id = last.record_id"
        " WHERE (action = 'remove') != (kept.id IS NULL) OR kept.version != on_version + 1"
        f" UNION ALL SELECT 1 FROM {shape.table} AS kept"
        " WHERE NOT EXISTS (SELECT 1 FROM change WHERE record = ?1 AND record_id = kept.id) LIMIT 1"
    )


_MAKERS: dict[str, Callable[[Shape, Fields], str]] = {
    "insert": _insert,
    "read": _read_fields,
    "read_all": _read_all,
    "origin": _origin,
    "origins": _origins,
    "update": _update,
    "merged": _merged,
    "those_with": _those_with,
    "erase": _erase,
    "delete": _delete,
    "read_many": _read_many,
    "delete_many": _delete_many,
    "unlike": _unlike,
    **{f"insert_{count}": partial(_insert_many, count) for count in MANY},
}
