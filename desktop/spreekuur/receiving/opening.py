# SPDX-License-Identifier: EUPL-1.2
"""Finds the packages in an inbox, folders and ZIPs, and reads them into memory within bounds.

Everything in an inbox came from outside. Nothing is unpacked to disk, no link is followed, no name becomes a path.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from spreekuur.errors.receiving import InboxUnreadable, PackageRefused, Refusal
from spreekuur.receiving.arrived import (
    LARGEST_NOTICE,
    RECEIPT,
    Arrived,
    Found,
    Notice,
    Unopened,
    is_of_notice,
    unopened,
)
from spreekuur.receiving.bounds import (
    DEEPEST,
    LARGEST_FILE,
    LARGEST_PACKAGE,
    MOST_FILES,
    is_debris,
    read,
    refuse_alike,
)
from spreekuur.receiving.mailed import mailed
from spreekuur.receiving.zips import in_zip
from spreekuur.statistics import flat
from spreekuur.statistics.package import MANIFEST, SIGNATURE
from spreekuur.statistics.withdrawal import ENDING, SIGNED

__all__ = ["Arrived", "Found", "Notice", "Unopened", "arrivals"]
MOST_ENTRIES = 50_000
MAILS = (".eml", ".msg")
ON_ITS_WAY = (".unfinished", ".part")
"""How the folders end in which a package still arrives; the same package comes under its own name."""


def arrivals(inbox: Path) -> Iterator[Found]:
    """Each package and notice in the inbox, in the order of names; the inbox may also be one package, or one ZIP.

    Raises: InboxUnreadable.
    """
    if inbox.is_symlink() or not (inbox.is_dir() or inbox.is_file()):
        raise InboxUnreadable(inbox.name)
    if inbox.is_file():
        yield from in_zip(inbox, inbox.name)
    else:
        yield from _Walk(inbox).look(inbox, 0)


def has_mail(inbox: Path) -> bool:
    """Whether a mail lies in the inbox as its program keeps it: what came with that is not looked for in it."""
    met = 0
    for _folder, _folders, names in os.walk(inbox):
        if any(name.lower().endswith(MAILS) for name in names):
            return True
        met += 1 + len(names)
        if met > MOST_ENTRIES:
            break
    return False


class _Walk:
    """Goes through folders, and counts what it meets."""

    def __init__(self, inbox: Path) -> None:
        self._inbox, self._met = inbox, 0

    def look(self, folder: Path, depth: int) -> Iterator[Found]:
        """What lies in a folder and below it."""
        name = folder.relative_to(self._inbox).as_posix()
        name = self._inbox.resolve().name if name == "." else name
        try:
            entries = self._entries(folder)
        except OSError:
            yield unopened(folder, name, Refusal.UNREADABLE)
            return
        if self._met > MOST_ENTRIES or depth > DEEPEST:
            yield unopened(folder, name, Refusal.TOO_MANY)
        elif any(entry.name in (MANIFEST, SIGNATURE) for entry in entries):
            yield _opened(folder, name)
            for entry in entries:
                if entry.name.endswith(ENDING) and not _is_folder(entry) and not is_debris(entry.name):
                    yield _notice(folder / entry.name, f"{name}/{entry.name}")
        else:
            front = f"{name}/" if depth else ""
            for whose, parts in flat.sets(entry.name for entry in entries if not _is_folder(entry)).items():
                yield mailed(
                    folder / whose, front + whose, parts, lambda part, most: _plain(folder / part, most)
                )
            for entry in entries:
                yield from self._each(entry, depth)

    def _entries(self, folder: Path) -> list[os.DirEntry[str]]:
        found = []
        with os.scandir(folder) as listed:
            for entry in listed:
                self._met += 1
                if self._met > MOST_ENTRIES:
                    break
                found.append(entry)
        return sorted(found, key=lambda entry: entry.name)

    def _each(self, entry: os.DirEntry[str], depth: int) -> Iterator[Found]:
        path = Path(entry.path)
        name = path.relative_to(self._inbox).as_posix()
        zipped = entry.name.lower().endswith(".zip")
        if entry.is_symlink():
            if zipped or path.is_dir():
                yield unopened(path, name, Refusal.LINK)
        elif entry.is_dir():
            if entry.name.endswith(ON_ITS_WAY):
                return
            yield from self.look(path, depth + 1)
        elif zipped:
            yield from in_zip(path, name)
        elif entry.name.endswith(ENDING) and not is_debris(entry.name):
            yield _notice(path, name)


def _opened(folder: Path, name: str) -> Arrived | Unopened:
    try:
        return Arrived(name, _folder_files(folder), folder.with_name(folder.name + RECEIPT))
    except (PackageRefused, OSError) as error:
        return unopened(folder, name, error)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)


def _plain(path: Path, most: int) -> bytes:
    if path.is_symlink():
        raise PackageRefused(Refusal.LINK, files=[path.name])
    return read(path, most)


def _notice(path: Path, name: str) -> Notice | Unopened:
    signed = path.with_name(path.name + SIGNED)
    try:
        signature = read(signed, LARGEST_NOTICE) if signed.exists() else b""
        return Notice(name, read(path, LARGEST_NOTICE), signature, path.with_name(path.name + RECEIPT))
    except (PackageRefused, OSError) as error:
        return unopened(path, name, error)


def _folder_files(folder: Path) -> dict[str, bytes]:
    """The files of a package: those beside the manifest, and those one folder down.

    Raises: PackageRefused, OSError.
    """
    found, left = {}, LARGEST_PACKAGE
    for path in _files_below(folder):
        found[path.relative_to(folder).as_posix()] = content = read(path, min(left, LARGEST_FILE))
        left -= len(content)
    refuse_alike(list(found))
    return found


def _files_below(folder: Path) -> list[Path]:
    found: list[Path] = []
    places = [folder]
    for place in places:
        with os.scandir(place) as listed:
            for entry in listed:
                if len(found) + len(places) > MOST_FILES:
                    raise PackageRefused(Refusal.TOO_MANY)
                if entry.is_symlink():
                    raise PackageRefused(Refusal.LINK, files=[entry.name])
                if entry.is_dir():
                    if place != folder:
                        raise PackageRefused(Refusal.STRANGE_FILE, files=[f"{place.name}/{entry.name}"])
                    places.append(Path(entry.path))
                elif not is_debris(entry.name) and not (place == folder and is_of_notice(entry.name)):
                    found.append(Path(entry.path))
    return sorted(found)
