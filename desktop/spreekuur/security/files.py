# SPDX-License-Identifier: EUPL-1.2
"""Files that are in place whole or not at all, whatever happens to the power."""

import os
from contextlib import suppress
from pathlib import Path

from spreekuur.errors import UserError
from spreekuur.errors.vault import disk_fault

_PROBE = "vault.asked"


def put_in_place(path: Path, data: bytes) -> None:
    """Write beside the place, wait for the disk, then rename; the old file stands until the very end.

    Raises: NoRoom, ReadOnlyHome, StoreFaulty; the old file then stands, unless the disk refuses to put it back too.
    """
    beside = path.with_name(path.name + ".new")
    try:
        before = path.read_bytes() if path.exists() else None
        _write(beside, data)
        beside.replace(path)
        try:
            flush_folder(path.parent)
        except OSError:
            _put_back(path, before)
            raise
    except OSError as error:
        with suppress(OSError):  # where nothing can be written, nothing can be taken away either
            beside.unlink(missing_ok=True)
        raise disk_fault(error) from error


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _put_back(path: Path, before: bytes | None) -> None:
    """The disk did not say that the new file is there for good: what is refused must not count after all."""
    if before is None:
        path.unlink()
        return
    beside = path.with_name(path.name + ".new")
    _write(beside, before)
    beside.replace(path)


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make a folder and those above it that are missing, so that none of them goes with the power.

    Raises: OSError.
    """
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        place.mkdir(mode if place == folder else 0o777, exist_ok=True)
    for place in missing:
        flush_folder(place.parent)


def flush_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; Windows does that by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def refusal(folder: Path) -> UserError | None:
    """What a folder says to a small file that is written into it now: full, read-only, faulty; None when it takes it.

    SQLite calls nearly everything that a disk refuses an input/output error, so it is asked anew.
    """
    probe = folder / _PROBE
    try:
        _write(probe, b"?" * 4096)
    except OSError as error:
        return disk_fault(error)
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)
    return None


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
