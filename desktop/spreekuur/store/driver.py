# SPDX-License-Identifier: EUPL-1.2
"""The one way to a connection: keyed, with every protection set and read back.

Nothing else in the program imports sqlcipher3, because a connection without a key silently writes plain text.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlcipher3
import sqlcipher3.dbapi2 as dbapi

from spreekuur.errors import UserError
from spreekuur.errors.vault import (
    DamagedStore,
    NoRoom,
    PlaintextStore,
    ReadOnlyHome,
    StoreBusy,
    StoreFaulty,
    StoreUnsafe,
)
from spreekuur.security.files import refusal

# sqlite-utils looks for pysqlite3 first: this makes it work on SQLCipher, whenever it is imported later.
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi

Error = dbapi.Error
IntegrityError = dbapi.IntegrityError
Connection = dbapi.Connection

KEY_BYTES = 32
# More than there are statements in the program. Once as many are kept as may be, each new one drives out the new one
# before it, and is prepared again every time: taking talks back took five times as long.
_KEPT_STATEMENTS = 1024
PLAIN_HEADER = b"SQLite format 3\x00"

# What each protection must read back as.
_PRAGMAS = {
    "cipher_log_level": ("NONE", "NONE"),
    "cipher_memory_security": ("ON", "1"),
    "temp_store": ("MEMORY", "2"),
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", "2"),
    "foreign_keys": ("ON", "1"),
    "secure_delete": ("ON", "1"),
    "trusted_schema": ("OFF", "0"),
    "cell_size_check": ("ON", "1"),
    "mmap_size": ("0", "0"),
    "cache_size": ("-16384", "-16384"),
}

_ALONE = {"locking_mode": ("EXCLUSIVE", "exclusive"), "journal_mode": ("DELETE", "delete")}
_LEFT_OUT = {True: ("journal_mode", "mmap_size"), False: ()}  # a store in memory has neither

_Protection = tuple[tuple[str, ...], dict[str, tuple[str, str]]]  # what is left out, and what differs

_FAULTS: dict[int, type[UserError]] = {
    5: StoreBusy,  # SQLITE_BUSY
    6: StoreBusy,  # SQLITE_LOCKED
    8: ReadOnlyHome,  # SQLITE_READONLY
    10: StoreFaulty,  # SQLITE_IOERR
    11: DamagedStore,  # SQLITE_CORRUPT
    13: NoRoom,  # SQLITE_FULL
    14: StoreFaulty,  # SQLITE_CANTOPEN
    26: DamagedStore,  # SQLITE_NOTADB
}


# The backup interface gives no code, only SQLite's words for it.
_SAID: dict[str, type[UserError]] = {
    "database is locked": StoreBusy,
    "attempt to write a readonly database": ReadOnlyHome,
    "disk I/O error": StoreFaulty,
    "database disk image is malformed": DamagedStore,
    "database or disk is full": NoRoom,
    "unable to open database file": StoreFaulty,
    "file is not a database": DamagedStore,
    "Cannot operate on a closed database.": StoreFaulty,  # it could not be opened again after a change of key
}


def translated(error: Exception, store: Path | None = None) -> Exception:
    """The `UserError` behind an error of the store, or the error itself when it can only be a bug.

    With the store's file the disk itself is asked what an input/output error means.
    """
    code = getattr(error, "sqlite_errorcode", None)
    kind = _SAID.get(str(error)) if code is None else _FAULTS.get(code & 0xFF)
    if kind is StoreFaulty and store is not None and (said := refusal(store.parent)) is not None:
        return said
    return kind() if kind else error


class Cursor(dbapi.Cursor):  # type: ignore[misc]
    """Rows of a statement; damage met only while reading on has its own error too."""

    def fetchone(self) -> Any:
        """The next row, or None."""
        try:
            return super().fetchone()
        except Error as error:
            raise translated(error) from error

    def fetchall(self) -> Any:
        """All rows that are left."""
        try:
            return super().fetchall()
        except Error as error:
            raise translated(error) from error

    def __iter__(self) -> Iterator[Any]:
        return iter(self.fetchall())


def guard_plaintext(path: Path) -> None:
    """Refuse a store that is not encrypted.

    Raises: PlaintextStore.
    """
    with path.open("rb") as file:
        if file.read(len(PLAIN_HEADER)) == PLAIN_HEADER:
            raise PlaintextStore


def connect(place: str, key: bytes, *, alone: bool = False) -> Any:
    """A keyed connection with every protection on; `place` is a path or `:memory:`.

    `alone` is for copies on sticks and shares: no second program, no shared memory, and one file afterwards.

    Raises: DamagedStore, StoreUnsafe, ReadOnlyHome, NoRoom, StoreBusy, StoreFaulty.
    """
    store = None if place == ":memory:" else Path(place)
    return _keyed(place, key, store, (_LEFT_OUT[store is None], _ALONE if alone else {}))


def look(path: Path, key: bytes) -> Any:
    """A keyed connection to a file that nobody writes to, such as a copy: not one byte of it changes.

    Any other connection writes down in the file how it keeps its log, and the file is no longer what its checksum says.

    Raises: DamagedStore, StoreUnsafe, StoreFaulty.
    """
    return _keyed(path.resolve().as_uri() + "?immutable=1", key, path, (("journal_mode",), {}), uri=True)


def only_read(connection: Any) -> None:
    """From now on a connection refuses every write.

    Raises: StoreUnsafe.
    """
    connection.execute("PRAGMA query_only=ON").fetchall()
    if connection.execute("PRAGMA query_only").fetchone() != (1,):
        raise StoreUnsafe("query_only")


def _keyed(place: str, key: bytes, store: Path | None, protection: _Protection, *, uri: bool = False) -> Any:
    if len(key) != KEY_BYTES:  # SQLCipher would take 31 bytes as a passphrase, without a word
        raise ValueError("the key of a store has 32 bytes")
    try:
        connection = dbapi.connect(place, isolation_level=None, cached_statements=_KEPT_STATEMENTS, uri=uri)
    except Error as error:
        raise translated(error, store) from error
    try:
        connection.set_key(b"x'" + key.hex().encode() + b"'")
        _protect(connection, *protection)
    except Error as error:
        connection.close()
        raise translated(error, store) from error
    except StoreUnsafe:
        connection.close()
        raise
    return connection


def _protect(connection: Any, left_out: tuple[str, ...], other: dict[str, tuple[str, str]]) -> None:
    # What differs stands first: the locking mode must be set before anything touches the file.
    for name, (wanted, reads_back) in {**other, **_PRAGMAS, **other}.items():
        if name in left_out:
            continue
        connection.execute(f"PRAGMA {name}={wanted}").fetchall()
        found = connection.execute(f"PRAGMA {name}").fetchone()
        if found is None or str(found[0]) != reads_back:
            raise StoreUnsafe(name)
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    allow_attach(connection, allowed=False)


def allow_attach(connection: Any, *, allowed: bool) -> None:
    """Allow or deny ATTACH: with it, one statement could write the whole store to a plain file."""
    connection.set_authorizer(None if allowed else _authorize)


def _authorize(action: int, *_details: object) -> int:
    return int(dbapi.SQLITE_DENY if action == dbapi.SQLITE_ATTACH else dbapi.SQLITE_OK)
