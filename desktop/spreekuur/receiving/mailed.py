# SPDX-License-Identifier: EUPL-1.2
"""Puts a package together again whose files came with a mail: as they were before, and held against what was signed."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from spreekuur.errors.receiving import MailWaits, PackageRefused, Refusal
from spreekuur.receiving.arrived import RECEIPT, Arrived, Unopened, unopened
from spreekuur.receiving.bounds import LARGEST_FILE, LARGEST_PACKAGE, MOST_FILES, refuse_alike
from spreekuur.statistics import flat

Parts = Mapping[str, Sequence[str]]
"""The names of the files of one mail, by their part of the package."""
Reader = Callable[[str, int], bytes]
"""Reads one of them, of at most so many bytes."""


def put_together(parts: Parts, read: Reader) -> dict[str, bytes]:
    """The files of a package out of those of a mail; each is held against the signed list afterwards, as always.

    Raises: MailWaits, PackageRefused, and what `read` raises.
    """
    files, left = dict[str, bytes](), LARGEST_PACKAGE
    for path, names in parts.items():
        if len(names) > MOST_FILES:
            raise PackageRefused(Refusal.TOO_MANY)
        for name in names:
            content = read(name, min(left, LARGEST_FILE))
            left -= len(content)
            # A browser puts an empty file there first, and fills it when all of it has come.
            if content and files.setdefault(path, content) != content:
                raise PackageRefused(Refusal.NAME_TWICE, files=names)
    if missing := [f"…-{part}" for part in (*flat.ALONE, flat.REST) if part not in files]:
        raise MailWaits(missing)
    try:
        files |= flat.unpacked(files.pop(flat.REST))
    except ValueError as error:
        raise PackageRefused(Refusal.UNREADABLE, files=parts[flat.REST]) from error
    refuse_alike(list(files))
    return {path: files[path] for path in sorted(files, key=lambda path: path.split("/"))}  # as in a folder


def mailed(place: Path, name: str, parts: Parts, read: Reader, *, is_all: bool = False) -> Arrived | Unopened:
    """A package whose files were saved from a mail, with others in one folder; `is_all` where no more can come."""
    try:
        return Arrived(name, put_together(parts, read), place.with_name(place.name + RECEIPT))
    except MailWaits as error:
        lacking = PackageRefused(Refusal.MISSING_FILE, files=error.files)
        return unopened(place, name, lacking if is_all else error)
    except (PackageRefused, OSError) as error:
        return unopened(place, name, error)
