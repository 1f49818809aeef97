# SPDX-License-Identifier: EUPL-1.2
"""Reads the packages in a ZIP into memory, within bounds; nothing is unpacked to disk, no name becomes a path."""

import stat
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from spreekuur.errors.receiving import PackageRefused, Refusal
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
from spreekuur.receiving.bounds import DEEPEST, LARGEST_FILE, MOST_FILES, is_debris, refuse_alike
from spreekuur.receiving.mailed import Reader, mailed
from spreekuur.statistics import flat
from spreekuur.statistics.package import MANIFEST, SIGNATURE
from spreekuur.statistics.withdrawal import ENDING, SIGNED

MOST_ZIPPED, LARGEST_ZIP = 2_000, 64 << 20
_LONGEST = 240
_BROKEN = (BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError)


def in_zip(path: Path, name: str) -> Iterator[Found]:
    """The packages and notices in a ZIP; one entry that no packer writes, and nothing of it is read."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise PackageRefused(Refusal.LINK)
        if path.lstat().st_size > LARGEST_ZIP:
            raise PackageRefused(Refusal.TOO_LARGE)
        with ZipFile(path) as archive:
            _refuse_entries(archive.infolist())
            notices = _notices(archive, path, name)
            yield from _packages(archive, path, name, bool(notices))
            yield from notices
    except PackageRefused as error:
        yield unopened(path, name, error)
    except _BROKEN:
        yield unopened(path, name, Refusal.UNREADABLE)


def _notices(archive: ZipFile, path: Path, name: str) -> list[Found]:
    """The notices, wherever they lie in it, each with the signature beside it."""
    entries = {entry.filename: entry for entry in archive.infolist() if not entry.is_dir()}
    found, left = list[Found](), LARGEST_ZIP
    for called, entry in entries.items():
        if not called.endswith(ENDING) or is_debris(called.split("/")[-1]):
            continue
        at, named = path.with_name(f"{path.name}.{called.replace('/', '_')}"), f"{name}/{called}"
        signed = entries.get(called + SIGNED)
        if entry.file_size > LARGEST_NOTICE or (signed and signed.file_size > LARGEST_NOTICE):
            found.append(unopened(at, named, Refusal.TOO_LARGE))
            continue
        content = _unzipped(archive, entry, min(left, LARGEST_NOTICE))
        signature = _unzipped(archive, signed, min(left, LARGEST_NOTICE)) if signed else b""
        left -= len(content) + len(signature)
        found.append(Notice(named, content, signature, at.with_name(at.name + RECEIPT)))
    return found


def _packages(archive: ZipFile, path: Path, name: str, has_notices: bool) -> list[Arrived | Unopened]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    entries = [entry for entry in entries if not is_of_notice(entry.filename.split("/")[-1])]
    ends = (MANIFEST, SIGNATURE)
    roots = {entry.filename.rpartition("/")[0] for entry in entries if entry.filename.split("/")[-1] in ends}
    if not roots:
        return _mails(archive, path, name, has_notices)
    found, left = list[Arrived | Unopened](), LARGEST_ZIP
    for root in sorted(roots):
        front = f"{root}/" if root else ""
        inside = [entry for entry in entries if entry.filename.startswith(front)]
        inside = [entry for entry in inside if not is_debris(entry.filename.split("/")[-1])]
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


def _mails(archive: ZipFile, path: Path, name: str, has_notices: bool) -> list[Arrived | Unopened]:
    """What a mail program packed that saves all files of a mail at once.

    Raises: PackageRefused.
    """
    entries = {entry.filename: entry for entry in archive.infolist() if not entry.is_dir()}
    folders = sorted({called.rpartition("/")[0] for called in entries})
    found = [(at, *one) for at in folders for one in flat.sets(_beside(entries, at)).items()]
    if not found and not has_notices:
        raise PackageRefused(Refusal.NO_PACKAGE)

    def read_in(at: str) -> Reader:
        return lambda part, most: _unzipped(archive, entries[f"{at}/{part}" if at else part], most)

    several = len(found) > 1
    return [
        mailed(
            path.with_name(f"{path.name}.{whose}") if several else path,
            f"{name}/{whose}" if several else name,
            parts,
            read_in(at),
            is_all=True,
        )
        for at, whose, parts in found
    ]


def _beside(names: Iterable[str], at: str) -> list[str]:
    """The names without the folder, of those that lie right in it."""
    split = [name.rpartition("/") for name in names]
    return [name for folder, _slash, name in split if folder == at]


def _refuse_entries(entries: list[ZipInfo]) -> None:
    if len(entries) > MOST_ZIPPED:
        raise PackageRefused(Refusal.TOO_MANY)
    for entry in entries:
        _refuse_name(entry.orig_filename)
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise PackageRefused(Refusal.LINK, files=[entry.filename])
        if entry.flag_bits & 1 or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise PackageRefused(Refusal.UNREADABLE)
        if entry.file_size > LARGEST_FILE:
            raise PackageRefused(Refusal.TOO_LARGE, files=[entry.filename])
    if sum(entry.file_size for entry in entries) > LARGEST_ZIP:
        raise PackageRefused(Refusal.TOO_LARGE)
    refuse_alike([entry.filename.rstrip("/") for entry in entries])


def _refuse_name(name: str) -> None:
    """A name that would be another place on some computer."""
    parts = name.removesuffix("/").split("/")
    strange = any(sign in name for sign in "\\:\0") or not name.isprintable()
    if strange or len(name) > _LONGEST or len(parts) > DEEPEST or any(p in ("", ".", "..") for p in parts):
        raise PackageRefused(Refusal.PATH, files=[name])


def _unzipped(archive: ZipFile, entry: ZipInfo, left: int) -> bytes:
    """What an entry really holds, whatever it says of its size."""
    most = min(left, LARGEST_FILE)
    with archive.open(entry) as stream:
        untrusted = stream.read(most + 1)
    if len(untrusted) > most:
        raise PackageRefused(Refusal.TOO_LARGE, files=[entry.filename])
    return untrusted
