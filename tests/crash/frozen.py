# SPDX-License-Identifier: EUPL-1.2
"""A frozen store grown to 10,000 rows, by the schema that it has and nothing newer."""

import importlib.util
from pathlib import Path
from typing import Any

from frozen_pages import frozen_stores, thaw
from spreekuur.store import driver

STORES = Path(__file__).parents[1] / "stores"
_SPEC = importlib.util.spec_from_file_location("make_store", STORES / "make_store.py")
assert _SPEC is not None
make_store: Any = importlib.util.module_from_spec(_SPEC)
assert _SPEC.loader is not None
_SPEC.loader.exec_module(make_store)
KEY, VAULT = make_store.FROZEN_KEY, make_store.FROZEN_VAULT
ALL = frozen_stores(STORES)
_OWN = ("_sqlite_migrations", "sqlite_sequence", "setting")
_MADE_FROM_OTHERS = ("client_words", "client_place")  # triggers keep them
_COUNTS_UP = {"seq"}
_UNIQUE = {"code", "kenmerk"}

Dump = dict[str, list[tuple[Any, ...]]]


def grown(frozen: Path, target: Path, rows: int) -> None:
    """The frozen store with every row of it again and again, under ids of their own, until there are so many."""
    target.parent.mkdir(parents=True, exist_ok=True)
    thaw(frozen, target, KEY)
    connection = driver.connect(str(target), KEY)
    connection.execute("PRAGMA foreign_keys=OFF")
    old = {table: _rows(connection, table) for table in _tables(connection) if table not in _OWN}
    names = {row["id"] for found in old.values() for row in found if "id" in row}
    there = sum(len(found) for found in old.values())
    connection.execute("BEGIN")
    for turn in range(1, rows // there + 2):
        for table, found in old.items():
            for row in found:
                _insert(connection, table, {name: _other(name, row, names, turn) for name in row})
    connection.execute("COMMIT")
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert sum(len(found) for found in dump(connection).values()) >= rows
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.close()


def _other(name: str, row: dict[str, Any], names: set[Any], turn: int) -> Any:
    value = row[name]
    if name in _COUNTS_UP or value is None:
        return None
    if name == "number" and "laptop" in row:
        return value + turn
    if value in names or name in _UNIQUE:
        return f"{value}-{turn}"
    return f"{value} {turn}" if name == "note" else value


def _insert(connection: Any, table: str, row: dict[str, Any]) -> None:
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))


def _tables(connection: Any) -> list[str]:
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in found if not name.startswith(_MADE_FROM_OTHERS)]


def _rows(connection: Any, table: str) -> list[dict[str, Any]]:
    cursor = connection.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def dump(connection: Any, columns: dict[str, list[str]] | None = None) -> Dump:
    """Every row of a store; of the tables and columns given, or of all."""
    wanted = columns or columns_of(connection)
    return {
        table: sorted(connection.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall(), key=repr)
        for table, names in wanted.items()
    }


def columns_of(connection: Any) -> dict[str, list[str]]:
    """The columns of each table that holds what people noted."""
    return {
        table: [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        for table in _tables(connection)
        if table not in _OWN
    }


def schema_of(connection: Any) -> list[tuple[str, ...]]:
    """Everything the schema says, and which changes it has had."""
    made = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
    return [*made, *connection.execute("SELECT name FROM _sqlite_migrations ORDER BY id").fetchall()]
