# SPDX-License-Identifier: EUPL-1.2
"""An exact encrypted copy of an open store, proved by opening it again."""

import os
import shutil
from pathlib import Path
from typing import Any

from spreekuur.errors import UserError
from spreekuur.errors.vault import CopyUnsound, disk_fault
from spreekuur.security.files import flush_folder, make_folder
from spreekuur.security.lockfile import STORE_NAME
from spreekuur.store import driver


def copy_store(connection: Any, target: Path, key: bytes) -> dict[str, int]:
    """Copy the store to `target`, flush it to the disk, read it back; return its row counts.

    A live file is never copied byte by byte: the backup interface gives the state of one moment.

    Raises: CopyUnsound, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    copy = driver.connect(str(target), key, alone=True)
    try:
        connection.backup(copy)
    except driver.Error as error:
        raise driver.translated(error, target) from error
    finally:
        copy.close()
    flush(target)
    counts = row_counts(connection)
    driver.guard_plaintext(target)
    _verify(driver.connect(str(target), key, alone=True), counts)
    flush(target)  # looking at it settled its header
    return counts


def verify(path: Path, key: bytes, counts: dict[str, int] | None) -> None:
    """Read a copy from the disk and hold it against the counts it must have, where those are known; it stays as it is.

    Raises: CopyUnsound, DamagedStore, PlaintextStore.
    """
    driver.guard_plaintext(path)
    _verify(driver.look(path, key), counts)


def _verify(copy: Any, counts: dict[str, int] | None) -> None:
    try:
        for problem in problems(copy):
            raise CopyUnsound(problem)
        if counts is not None and row_counts(copy) != counts:
            raise CopyUnsound("row counts")
    except driver.Error as error:
        raise driver.translated(error) from error
    finally:
        copy.close()


def noted_in(path: Path, key: bytes, after: int, until: str) -> int:
    """How many changes behind this number of the journal, and not later than this moment, stand in a copy.

    A copy that cannot be read has none.
    """
    try:
        copy = driver.look(path, key)
    except UserError:
        return 0
    try:
        query = "SELECT count(*) FROM change WHERE seq > ? AND at <= ?"
        return int(copy.execute(query, (after, until)).fetchone()[0])
    except driver.Error:
        return 0
    finally:
        copy.close()


def last_noted(path: Path, key: bytes) -> str:
    """When the last change in a copy was noted; empty when none was, or it cannot be read."""
    return str(_asked(path, key, "SELECT at FROM change ORDER BY seq DESC LIMIT 1"))


def setting(path: Path, key: bytes, name: str) -> str:
    """A setting of the vault as it stands in a copy, as JSON; empty when there is none, or it cannot be read."""
    return str(_asked(path, key, "SELECT value FROM setting WHERE name = ?", name))


def _asked(path: Path, key: bytes, query: str, *values: str) -> Any:
    try:
        copy = driver.look(path, key)
    except UserError:
        return ""
    try:
        found = copy.execute(query, values).fetchone()
        return found[0] if found else ""
    except driver.Error:
        return ""
    finally:
        copy.close()


def problems(connection: Any) -> list[str]:
    """What the store's own checks find, in the order that gives no false alarm; empty when it is sound."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    found = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    if found:  # the checks that follow stop at a page that cannot be unsealed
        return found
    found += [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    return found + lost_references(connection)


def lost_references(connection: Any) -> list[str]:
    """Rows that point to a row that is not there."""
    rows = connection.execute("PRAGMA foreign_key_check").fetchall()
    return [f"a row of {table} points to a missing {parent}" for table, _row, parent, _key in rows]


def row_counts(connection: Any) -> dict[str, int]:
    """How many rows each table holds."""
    names = [
        n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    ]
    return {name: _count(connection, name) for name in names}


def _count(connection: Any, table: str) -> int:
    statement = f'SELECT count(*) FROM "{table}"'
    return int(connection.execute(statement).fetchone()[0])


def flush(path: Path, *, entry: bool = True) -> None:
    """Wait until file and folder entry are on the disk; without `entry`, that of a later file waits for this one's."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    if entry:
        flush_folder(path.parent)


def copy_before(connection: Any, folder: Path, key: bytes) -> None:
    """Copy the store as it is into a folder; half a copy never has that name, nor stays."""
    part = folder.with_name(folder.name + ".part")
    try:
        if folder.exists():  # the start before ended in the same second, right after it
            shutil.rmtree(folder)
        make_folder(folder.parent)
        for half in folder.parent.glob("before-*.part"):
            shutil.rmtree(half)
        part.mkdir()
        copy_store(connection, part / STORE_NAME, key)
        part.rename(folder)
        flush_folder(folder.parent)
    except OSError as error:
        raise disk_fault(error) from error
