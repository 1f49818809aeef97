# SPDX-License-Identifier: EUPL-1.2
"""How much of an inbox is read at most, and how: a plain file, whole, and nothing that it leads to."""

import unicodedata
from pathlib import Path

from spreekuur.errors.receiving import PackageRefused, Refusal
from spreekuur.outside import NotPlain, read_plain

DEEPEST, MOST_FILES = 8, 100
LARGEST_FILE, LARGEST_PACKAGE = 16 << 20, 32 << 20
_DEBRIS = ("thumbs.db", "desktop.ini")


def is_debris(name: str) -> bool:
    """What Windows and macOS leave in any folder that somebody looked into; nobody reads it."""
    return name.startswith(".") or name.lower() in _DEBRIS


def read(path: Path, most: int) -> bytes:
    """A plain file, and never what a pipe or link of that name leads to.

    Raises: PackageRefused, OSError.
    """
    try:
        untrusted = read_plain(path, most, follow=False)
    except NotPlain as error:
        raise PackageRefused(Refusal.LINK, files=[path.name]) from error
    if len(untrusted) > most:
        raise PackageRefused(Refusal.TOO_LARGE, files=[path.name])
    return untrusted


def refuse_alike(names: list[str]) -> None:
    """Two names that are one file on some computer may be read in two ways.

    Raises: PackageRefused.
    """
    alike: dict[str, list[str]] = {}
    for name in names:
        alike.setdefault(unicodedata.normalize("NFC", name).casefold(), []).append(name)
    if twice := [name for several in alike.values() if len(several) > 1 for name in several]:
        raise PackageRefused(Refusal.NAME_TWICE, files=list(dict.fromkeys(twice)))
