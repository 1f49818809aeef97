# SPDX-License-Identifier: EUPL-1.2
"""Where a store's schema stands, asked by plain SQL: sqlite-utils is slow to import and rarely needed."""

import os
import threading
from functools import cache
from typing import Any

from spreekuur.errors.vault import NewerSchema
from spreekuur.store import driver

# Every migration in order; a test holds it equal to migrations.py, which is imported only to apply one.
KNOWN = (
    "m001_first",
    "m002_client_files",
    "m003_keeping",
    "m004_directory",
    "m005_follow_up",
    "m006_search",
    "m007_exchange",
    "m008_ends_of_rows",
    "m009_figures",
    "m010_parked",
)
_SET = "spreekuur"


def pending(connection: Any) -> tuple[str, ...]:
    """The migrations this store still needs, in order.

    Raises: NewerSchema when it has had one that this program does not know.
    """
    applied = _applied(connection)
    if not applied <= set(KNOWN):
        raise NewerSchema
    return tuple(name for name in KNOWN if name not in applied)


def _applied(connection: Any) -> set[str]:
    has_table = connection.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone()
    if not has_table:
        return set()
    rows = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (_SET,))
    return {name for (name,) in rows}


def migrate(connection: Any) -> None:
    """Bring the schema up to date; each migration is in the store whole or not at all."""
    import sqlite_utils

    from spreekuur.store.migrations import migrations

    seen: Any = sqlite_utils.utils
    if seen.sqlite3.__name__ != "sqlcipher3":
        raise RuntimeError("sqlite-utils was imported before the driver: it would not see SQLCipher's errors")
    connection.execute("PRAGMA foreign_keys=OFF")
    try:
        migrations.apply(sqlite_utils.Database(connection, execute_plugins=False, strict=True))
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    except driver.Error as error:
        raise driver.translated(error) from error
    finally:
        connection.execute("PRAGMA foreign_keys=ON")
    if broken is not None:
        raise RuntimeError("a migration left a row that points nowhere")


def fill(connection: Any) -> None:
    """Give an empty store in memory the newest schema: a copy, as to migrate takes a hundred times as long."""
    _migrated(threading.get_ident()).backup(connection)


@cache
def _migrated(_thread: int) -> Any:
    """An empty store that only this thread may use."""
    connection = driver.connect(":memory:", os.urandom(driver.KEY_BYTES))
    migrate(connection)
    return connection
