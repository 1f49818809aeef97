# SPDX-License-Identifier: EUPL-1.2
"""Saving a paper, or a text, as a file in a folder that somebody chose."""

import os
from contextlib import suppress
from pathlib import Path

from spreekuur.errors.papers import FolderLocked, FolderMissing
from spreekuur.errors.vault import ReadOnlyHome, disk_fault
from spreekuur.security import places
from spreekuur.security.files import is_folder


def save(content: bytes, folder: Path, name: str, kind: str = "pdf") -> Path:
    """Write it as `name.pdf`, or with another `kind`, whole or not at all; a file of that name is never replaced.

    Raises: FolderMissing, FolderLocked, NoRoom, StoreFaulty.
    """
    if not is_folder(folder):
        raise FolderMissing
    beside = folder / f".{name}.part"
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        place = _free(folder, name, kind)
        beside.replace(place)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        fault = disk_fault(error)
        raise (FolderLocked() if isinstance(fault, ReadOnlyHome) else fault) from error
    return place


def copied_by(folder: Path) -> str:
    """The service that copies this folder to the internet; empty when none is known to."""
    return places.cloud_service(folder.absolute())


def _free(folder: Path, name: str, kind: str) -> Path:
    number, place = 1, folder / f"{name}.{kind}"
    while place.exists():
        number += 1
        place = folder / f"{name}-{number}.{kind}"
    return place
