# SPDX-License-Identifier: EUPL-1.2
"""A copy of an open store byte for byte: quick enough to be made before every taking in.

The log is brought into the file first, and nothing writes while it is read: the one thread of the store does this. The
copy is the file of now, so it is as sound as that; it is read back, and read page by page when it is put back.
"""

import hashlib
import os
from pathlib import Path
from typing import BinaryIO

from spreekuur.errors.vault import CopyUnsound
from spreekuur.store import copying
from spreekuur.store.connection import Database

_AT_ONCE = 1024 * 1024
# Closing any handle of a file ends the locks that SQLite has on it in this process, where the system is POSIX.
# So the one that reads stays open, for each file that was ever copied so.
_READING: dict[tuple[int, int], BinaryIO] = {}


def copy(db: Database, target: Path) -> dict[str, int]:
    """Copy the store, flush the copy to the disk and read it back; return its row counts.

    Raises: CopyUnsound, NoRoom, ReadOnlyHome, StoreFaulty; OSError from the disk.
    """
    assert db.path is not None
    ((busy, *_pages),) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if busy or db.in_transaction:
        return copying.copy_store(db.connection, target, db.key)
    wanted = _copied(db.path, target)
    copying.flush(target)
    with target.open("rb") as made:
        if hashlib.file_digest(made, "sha256").hexdigest() != wanted:
            raise CopyUnsound("bytes")
    return copying.row_counts(db.connection)


def _copied(path: Path, target: Path) -> str:
    digest, store = hashlib.sha256(), _opened(path)
    store.seek(0)
    with target.open("wb") as made:
        while part := store.read(_AT_ONCE):
            digest.update(part)
            made.write(part)
    if os.name == "nt":  # there an open handle would keep the file from being moved, and locks do not end so
        store.close()
    return digest.hexdigest()


def _opened(path: Path) -> BinaryIO:
    if os.name == "nt":
        return path.open("rb")
    found = path.stat()
    key = found.st_dev, found.st_ino
    if key not in _READING:
        _READING[key] = path.open("rb", buffering=0)
    return _READING[key]
