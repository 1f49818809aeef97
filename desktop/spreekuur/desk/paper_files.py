# SPDX-License-Identifier: EUPL-1.2
"""Saving a paper as a file in a folder that somebody chose."""

import os
from contextlib import suppress
from pathlib import Path

from spreekuur.errors.papers import FolderLocked, FolderMissing
from spreekuur.errors.vault import ReadOnlyHome, disk_fault
from spreekuur.security.files import is_folder


def save(pdf: bytes, folder: Path, name: str) -> Path:
    """Write the paper as `name.pdf`, whole or not at all; a file of that name is never replaced.

    Raises: FolderMissing, FolderLocked, NoRoom, StoreFaulty.
    """
    if not is_folder(folder):
        raise FolderMissing
    beside = folder / f".{name}.part"
    try:
        with beside.open("wb") as file:
            file.write(pdf)
            file.flush()
            os.fsync(file.fileno())
        place = _free(folder, name)
        beside.replace(place)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        fault = disk_fault(error)
        raise (FolderLocked() if isinstance(fault, ReadOnlyHome) else fault) from error
    return place


def _free(folder: Path, name: str) -> Path:
    number, place = 1, folder / f"{name}.pdf"
    while place.exists():
        number += 1
        place = folder / f"{name}-{number}.pdf"
    return place
