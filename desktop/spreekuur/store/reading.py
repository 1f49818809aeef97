# SPDX-License-Identifier: EUPL-1.2
"""A store of which nothing can be written, because its disk is full or refuses: open for reading all the same.

A dying disk is when a copy is needed most. A store that was closed is read where it lies, as a file that nobody
changes. With a log beside it, or an older schema, an encrypted copy is opened in its place, in memory where there is a
folder of that: the log is brought into the copy. On POSIX its files are unlinked as soon as they are open.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spreekuur.errors import UserError
from spreekuur.errors.vault import NoRoom, disk_fault
from spreekuur.store import driver, mark, schema

_PREFIX = "spreekuur-reading-"
_IN_MEMORY = Path("/dev/shm")
_FORGOTTEN = 60  # seconds after which a copy whose program was killed while it was made goes
_ROOM = 1024 * 1024  # beside the copy itself


@dataclass(frozen=True, slots=True)
class ToRead:
    """A connection that writes nothing, and the folder of its copy, if that must be taken away at the end."""

    connection: Any
    aside: Path | None = None

    def close(self) -> None:
        """Nothing of it stays."""
        self.connection.close()
        if self.aside is not None:
            shutil.rmtree(self.aside, ignore_errors=True)


def connect(path: Path, key: bytes) -> ToRead:
    """A connection to a store that is not written to.

    Raises: DamagedStore, StoreUnsafe, StoreFaulty, NewerSchema; NoRoom, ReadOnlyHome where a copy is needed and no
        folder takes it.
    """
    if not mark.is_filled(path.with_name(path.name + "-wal")):
        connection = driver.look(path, key)
        try:
            if not schema.pending(connection):
                return ToRead(connection)
        except BaseException:
            connection.close()
            raise
        connection.close()
    return _connect_aside(path, key)


def sweep() -> None:
    """Take away copies whose program was killed before it could."""
    for place in _places():
        with suppress(OSError):
            for folder in place.glob(f"{_PREFIX}*"):
                told = folder.lstat()
                ours = not hasattr(os, "getuid") or told.st_uid == os.getuid()
                if ours and not folder.is_symlink() and time.time() - told.st_mtime > _FORGOTTEN:
                    shutil.rmtree(folder, ignore_errors=True)


def _places() -> Iterator[Path]:
    if _IN_MEMORY.is_dir():
        yield _IN_MEMORY
    with suppress(OSError):  # no folder at all can be written
        yield Path(tempfile.gettempdir())


def _connect_aside(path: Path, key: bytes) -> ToRead:
    sweep()
    files = [file for tail in ("", "-wal") if (file := path.with_name(path.name + tail)).exists()]
    needed = 2 * sum(file.stat().st_size for file in files) + _ROOM
    refused: OSError | UserError = NoRoom()
    for place in _places():
        aside = None
        try:
            if shutil.disk_usage(place).free < needed:
                continue
            aside = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=place))
            for file in files:
                shutil.copyfile(file, aside / file.name)
            return _opened(aside, path.name, key)
        except (OSError, UserError) as error:
            if aside is not None:
                shutil.rmtree(aside, ignore_errors=True)
            refused = error
        except BaseException:
            if aside is not None:
                shutil.rmtree(aside, ignore_errors=True)
            raise
    raise (refused if isinstance(refused, UserError) else disk_fault(refused)) from refused


def _opened(aside: Path, name: str, key: bytes) -> ToRead:
    connection = driver.connect(str(aside / name), key, alone=True)
    try:
        if schema.pending(connection):
            schema.migrate(connection)
        driver.only_read(connection)
    except BaseException:
        connection.close()
        raise
    if os.name == "nt":
        return ToRead(connection, aside)
    shutil.rmtree(aside, ignore_errors=True)
    return ToRead(connection)
