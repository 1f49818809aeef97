# SPDX-License-Identifier: EUPL-1.2
"""Finds the packages in an inbox, folders and ZIPs, and reads them into memory within bounds.

Everything in an inbox came from outside. Nothing is unpacked to disk, no link is followed, no name becomes a path.
"""

import os
import stat
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from spreekuur.errors.receiving import InboxUnreadable, PackageRefused, Refusal
from spreekuur.statistics.package import MANIFEST, SIGNATURE
from spreekuur.statistics.withdrawal import ENDING, SIGNED

DEEPEST, MOST_ENTRIES = 8, 50_000
MOST_FILES, MOST_ZIPPED = 100, 2_000
LARGEST_FILE, LARGEST_PACKAGE, LARGEST_ZIP = 16 << 20, 32 << 20, 64 << 20
RECEIPT, LARGEST_NOTICE = ".receipt.json", 1 << 16
ON_ITS_WAY = (".unfinished", ".part")
"""How the folders end in which a package still arrives; the same package comes under its own name."""
_DEBRIS = ("thumbs.db", "desktop.ini")
_LONGEST = 240
_BROKEN = (BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Arrived:
    """A package as it lies in the inbox: its files by their path in it; `receipt` is where the answer goes."""

    name: str
    files: Mapping[str, bytes] = field(repr=False)
    receipt: Path


@dataclass(frozen=True, slots=True)
class Unopened:
    """Something in the inbox that is not even opened, and why."""

    name: str
    error: PackageRefused
    receipt: Path


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that a package is withdrawn, with its signature; empty where it has none."""

    name: str
    content: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    receipt: Path


Found = Arrived | Notice | Unopened


def arrivals(inbox: Path) -> Iterator[Found]:
    """Each package and notice in the inbox, in the order of names; the inbox may also be one package, or one ZIP.

    Raises: InboxUnreadable.
    """
    if inbox.is_symlink() or not (inbox.is_dir() or inbox.is_file()):
        raise InboxUnreadable(inbox.name)
    if inbox.is_file():
        yield from _in_zip(inbox, inbox.name)
    else:
        yield from _Walk(inbox).look(inbox, 0)


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
            yield _unopened(folder, name, Refusal.UNREADABLE)
            return
        if self._met > MOST_ENTRIES or depth > DEEPEST:
            yield _unopened(folder, name, Refusal.TOO_MANY)
        elif any(entry.name in (MANIFEST, SIGNATURE) for entry in entries):
            yield _opened(folder, name)
        else:
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
                yield _unopened(path, name, Refusal.LINK)
        elif entry.is_dir():
            if entry.name.endswith(ON_ITS_WAY):
                return
            yield from self.look(path, depth + 1)
        elif zipped:
            yield from _in_zip(path, name)
        elif entry.name.endswith(ENDING) and not _is_debris(entry.name):
            yield _notice(path, name)


def _unopened(path: Path, name: str, why: Refusal) -> Unopened:
    return Unopened(name, PackageRefused(why), path.with_name(path.name + RECEIPT))


def _opened(folder: Path, name: str) -> Arrived | Unopened:
    try:
        return Arrived(name, _folder_files(folder), folder.with_name(folder.name + RECEIPT))
    except PackageRefused as error:
        return _unopened(folder, name, error.why)
    except OSError:
        return _unopened(folder, name, Refusal.UNREADABLE)


def _notice(path: Path, name: str) -> Notice | Unopened:
    signed = path.with_name(path.name + SIGNED)
    try:
        signature = _read(signed, LARGEST_NOTICE) if signed.exists() else b""
        return Notice(name, _read(path, LARGEST_NOTICE), signature, path.with_name(path.name + RECEIPT))
    except PackageRefused as error:
        return _unopened(path, name, error.why)
    except OSError:
        return _unopened(path, name, Refusal.UNREADABLE)


def _folder_files(folder: Path) -> dict[str, bytes]:
    """The files of a package: those beside the manifest, and those one folder down.

    Raises: PackageRefused, OSError.
    """
    found, left = {}, LARGEST_PACKAGE
    for path in _files_below(folder):
        found[path.relative_to(folder).as_posix()] = content = _read(path, min(left, LARGEST_FILE))
        left -= len(content)
    _refuse_alike(list(found))
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
                    raise PackageRefused(Refusal.LINK)
                if entry.is_dir():
                    if place != folder:
                        raise PackageRefused(Refusal.STRANGE_FILE)
                    places.append(Path(entry.path))
                elif not _is_debris(entry.name):
                    found.append(Path(entry.path))
    return sorted(found)


def _is_debris(name: str) -> bool:
    """What Windows and macOS leave in any folder that somebody looked into; nobody reads it."""
    return name.startswith(".") or name.lower() in _DEBRIS


def _read(path: Path, most: int) -> bytes:
    """A plain file, and never what a pipe or link of that name leads to."""
    handle = os.open(
        path,
        os.O_RDONLY
        | getattr(os, "O_NOFOLLOW", 0)
        | getattr(os, "O_NONBLOCK", 0)
        | getattr(os, "O_BINARY", 0),
    )
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise PackageRefused(Refusal.LINK)
        untrusted = stream.read(most + 1)
    if len(untrusted) > most:
        raise PackageRefused(Refusal.TOO_LARGE)
    return untrusted


def _refuse_alike(names: list[str]) -> None:
    """Two names that are one file on some computer may be read in two ways."""
    alike = {unicodedata.normalize("NFC", name).casefold() for name in names}
    if len(alike) != len(names):
        raise PackageRefused(Refusal.NAME_TWICE)


def _in_zip(path: Path, name: str) -> Iterator[Arrived | Unopened]:
    """The packages in a ZIP; one entry that no packer writes, and nothing of it is read."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise PackageRefused(Refusal.LINK)
        if path.lstat().st_size > LARGEST_ZIP:
            raise PackageRefused(Refusal.TOO_LARGE)
        with ZipFile(path) as archive:
            yield from _packages(archive, path, name)
    except PackageRefused as error:
        yield _unopened(path, name, error.why)
    except _BROKEN:
        yield _unopened(path, name, Refusal.UNREADABLE)


def _packages(archive: ZipFile, path: Path, name: str) -> list[Arrived]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    _refuse_entries(archive.infolist())
    ends = (MANIFEST, SIGNATURE)
    roots = {entry.filename.rpartition("/")[0] for entry in entries if entry.filename.split("/")[-1] in ends}
    if not roots:
        raise PackageRefused(Refusal.NO_PACKAGE)
    found, left = [], LARGEST_ZIP
    for root in sorted(roots):
        front = f"{root}/" if root else ""
        inside = [entry for entry in entries if entry.filename.startswith(front)]
        inside = [entry for entry in inside if not _is_debris(entry.filename.split("/")[-1])]
        if len(inside) > MOST_FILES:
            raise PackageRefused(Refusal.TOO_MANY)
        files = {}
        for entry in inside:
            files[entry.filename.removeprefix(front)] = content = _unzipped(archive, entry, left)
            left -= len(content)
        # A ZIP of one package has the name of that package already.
        inner = root.replace("/", "_") if len(roots) > 1 else ""
        beside = path.with_name(f"{path.name}.{inner}{RECEIPT}" if inner else f"{path.name}{RECEIPT}")
        found.append(Arrived(f"{name}/{root}" if inner else name, files, beside))
    return found


def _refuse_entries(entries: list[ZipInfo]) -> None:
    if len(entries) > MOST_ZIPPED:
        raise PackageRefused(Refusal.TOO_MANY)
    for entry in entries:
        _refuse_name(entry.orig_filename)
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise PackageRefused(Refusal.LINK)
        if entry.flag_bits & 1 or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise PackageRefused(Refusal.UNREADABLE)
        if entry.file_size > LARGEST_FILE:
            raise PackageRefused(Refusal.TOO_LARGE)
    if sum(entry.file_size for entry in entries) > LARGEST_ZIP:
        raise PackageRefused(Refusal.TOO_LARGE)
    _refuse_alike([entry.filename.rstrip("/") for entry in entries])


def _refuse_name(name: str) -> None:
    """A name that would be another place on some computer."""
    parts = name.removesuffix("/").split("/")
    strange = any(sign in name for sign in "\\:\0") or not name.isprintable()
    if strange or len(name) > _LONGEST or len(parts) > DEEPEST or any(p in ("", ".", "..") for p in parts):
        raise PackageRefused(Refusal.PATH)


def _unzipped(archive: ZipFile, entry: ZipInfo, left: int) -> bytes:
    """What an entry really holds, whatever it says of its size."""
    most = min(left, LARGEST_FILE)
    with archive.open(entry) as stream:
        untrusted = stream.read(most + 1)
    if len(untrusted) > most:
        raise PackageRefused(Refusal.TOO_LARGE)
    return untrusted
