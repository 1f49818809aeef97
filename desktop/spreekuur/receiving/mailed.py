# SPDX-License-Identifier: EUPL-1.2
"""Puts a package together again whose files came with a mail: as they were before, and held against what was signed."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from spreekuur.errors.receiving import PackageRefused, Refusal
from spreekuur.receiving.arrived import RECEIPT, Arrived, Unopened, unopened
from spreekuur.receiving.bounds import LARGEST_FILE, LARGEST_PACKAGE, MOST_FILES, refuse_alike
from spreekuur.statistics import flat

Parts = Mapping[str, Sequence[str]]
"""The names of the files of one mail, by their part of the package."""
Reader = Callable[[str, int], bytes]
"""Reads one of them, of at most so many bytes."""


def put_together(parts: Parts, read: Reader) -> dict[str, bytes]:
    """The files of a package out of those of a mail; each is held against the signed list afterwards, as always.

    Raises: PackageRefused, and what `read` raises.
    """
    files, left = dict[str, bytes](), LARGEST_PACKAGE
    for path, names in parts.items():
        if len(names) > MOST_FILES:
            raise PackageRefused(Refusal.TOO_MANY)
        for name in names:
            content = read(name, min(left, LARGEST_FILE))
            left -= len(content)
            if files.setdefault(path, content) != content:
                raise PackageRefused(Refusal.NAME_TWICE)
    try:
        files |= flat.unpacked(files.pop(flat.REST)) if flat.REST in files else {}
    except ValueError as error:
        raise PackageRefused(Refusal.UNREADABLE) from error
    refuse_alike(list(files))
    return {path: files[path] for path in sorted(files, key=lambda path: path.split("/"))}  # as in a folder


def mailed(place: Path, name: str, parts: Parts, read: Reader) -> Arrived | Unopened:
    """A package whose files were saved from a mail, with others in one folder."""
    try:
        return Arrived(name, put_together(parts, read), place.with_name(place.name + RECEIPT))
    except PackageRefused as error:
        return unopened(place, name, error.why)
    except OSError:
        return unopened(place, name, Refusal.UNREADABLE)
