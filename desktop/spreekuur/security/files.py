# SPDX-License-Identifier: EUPL-1.2
"""Files that are in place whole or not at all, whatever happens to the power."""

import os
from contextlib import suppress
from pathlib import Path

from spreekuur.errors.vault import disk_fault


def put_in_place(path: Path, data: bytes) -> None:
    """Write beside the place, wait for the disk, then rename; the old file stands until the very end.

    Raises: NoRoom, ReadOnlyHome, StoreFaulty.
    """
    beside = path.with_name(path.name + ".new")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        flush_folder(path.parent)
    except OSError as error:
        with suppress(OSError):  # where nothing can be written, nothing can be taken away either
            beside.unlink(missing_ok=True)
        raise disk_fault(error) from error


def flush_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; Windows does that by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def named(typed: str) -> Path:
    """The folder that somebody typed, with ~ for their own; it need not exist."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:  # ~ and the name of nobody
        return Path(typed)


def is_folder(path: Path) -> bool:
    """Whether there is such a folder; a name that no system takes names none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
