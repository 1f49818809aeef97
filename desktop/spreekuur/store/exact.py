# SPDX-License-Identifier: EUPL-1.2
"""A copy of an open store byte for byte: quick enough to be made before every taking in.

The log is brought into the file first, and nothing writes while it is read: the one thread of the store does this. The
copy is the file of now, so it is as sound as that; it is read back, and read page by page when it is put back.
Its checksum is worked out on a thread of its own, of the very bytes that are being written, while the disk takes them:
all of it takes about as long as the checksum alone.
"""

import hashlib
import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from spreekuur.errors.vault import CopyUnsound
from spreekuur.store import copying, mark
from spreekuur.store.connection import Database

_AT_ONCE = 1024 * 1024
_AHEAD = 16  # so many pieces may be written before their checksum is worked out
# Closing any handle of a file ends the locks that SQLite has on it in this process, where the system is POSIX.
# So the one that reads stays open, for each file that was ever copied so.
_READING: dict[tuple[int, int], FileIO] = {}


def copy(db: Database, target: Path) -> tuple[dict[str, int], str]:
    """Copy the store, flush the copy to the disk and read it back; return its row counts and its checksum.

    The checksum is "" where the store was busy and had to be copied page by page.

    Raises: CopyUnsound, NoRoom, ReadOnlyHome, StoreFaulty; OSError from the disk.
    """
    assert db.path is not None
    ((busy, *_pages),) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if busy or db.in_transaction:
        return copying.copy_store(db.connection, target, db.key), ""
    with _reading(db.path) as store, ThreadPoolExecutor(1) as beside:
        checksum = _write(store, target, beside)
        copying.flush(target, entry=False)  # its manifest lies beside it, and is flushed after it
        if not _is_equal(store, target):
            raise CopyUnsound("bytes")
    return copying.row_counts(db.connection), checksum.result()


def _write(store: FileIO, target: Path, beside: Executor) -> Future[str]:
    """Write all of it; gives what will be its checksum."""
    found, asked = hashlib.sha256(), deque[Future[None]]()
    store.seek(0)
    with target.open("wb") as made:
        while part := store.read(_AT_ONCE):
            asked.append(beside.submit(found.update, part))
            made.write(part)
            if len(asked) > _AHEAD:
                asked.popleft().result()
    return beside.submit(found.hexdigest)


def _is_equal(store: FileIO, target: Path) -> bool:
    """Whether the copy, read from its file, has the very bytes of the store."""
    store.seek(0)
    ours, theirs = bytearray(_AT_ONCE), bytearray(_AT_ONCE)
    with target.open("rb", buffering=0) as made:
        while read := mark.fill(store, memoryview(ours)):
            if (
                mark.fill(made, memoryview(theirs)) != read or ours != theirs
            ):  # behind a short piece is the one before
                return False
        return not made.read(1)


@contextmanager
def _reading(path: Path) -> Iterator[FileIO]:
    """The file of a store, open from its beginning."""
    if os.name == "nt":  # there an open handle would keep the file from being moved, and locks do not end so
        with path.open("rb", buffering=0) as store:
            yield store
        return
    found = path.stat()
    key = found.st_dev, found.st_ino
    if key not in _READING:
        _READING[key] = path.open("rb", buffering=0)
    yield _READING[key]
