# SPDX-License-Identifier: EUPL-1.2
"""The places on this computer where a file can be put: the user's own folders, sticks and other disks."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

# Where Linux and macOS hang a stick; Windows gives it a letter of its own.
_MOUNTS = ("/media", "/run/media", "/mnt", "/Volumes")


@dataclass(frozen=True, slots=True)
class Place:
    """A place to start from; `kind` is `home`, `documents`, `desktop`, `stick` or `disk`."""

    kind: str
    folder: Path
    name: str = ""


def places() -> list[Place]:
    """The places that are there now; a stick that was put in a moment ago among them."""
    from PySide6.QtCore import QStandardPaths, QStorageInfo

    where = QStandardPaths.StandardLocation
    own = [
        ("home", where.HomeLocation),
        ("documents", where.DocumentsLocation),
        ("desktop", where.DesktopLocation),
    ]
    standard = [Place(kind, Path(QStandardPaths.writableLocation(at))) for kind, at in own]
    volumes = [
        (v.rootPath(), v.name()) for v in QStorageInfo.mountedVolumes() if v.isReady() and not v.isReadOnly()
    ]
    return _different([*standard, *sticks(volumes)])


def sticks(volumes: Iterable[tuple[str, str]]) -> list[Place]:
    """Of all mounted volumes (root, name) those that somebody put in, or that have a letter of their own."""
    found = []
    for root, name in volumes:
        path = Path(root)
        if any(path.is_relative_to(mount) for mount in _MOUNTS):
            found.append(Place("stick", path, name or path.name))
        elif len(path.drive) == 2 and path.parent == path:
            found.append(Place("disk", path, f"{name} ({path.drive})" if name else path.drive))
    return found


def subfolders(folder: Path) -> list[str] | None:
    """The names of the visible folders in a folder, sorted as people do; None if it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if not entry.name.startswith(".") and _is_folder(entry)]
    except OSError:
        return None
    return sorted(names, key=str.casefold)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _different(found: Iterable[Place]) -> list[Place]:
    by_folder: dict[Path, Place] = {}
    for place in found:
        if place.folder.is_dir():
            by_folder.setdefault(place.folder, place)
    return list(by_folder.values())
