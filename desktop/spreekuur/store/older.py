# SPDX-License-Identifier: EUPL-1.2
"""Copies made before a change of the schema: the store alone, without locks, counts or checksums beside it.

The locks of the vault they were made from open them, as a new key reaches them too. Opening one changes its
schema again.
"""

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

from spreekuur.security.lockfile import KEYSLOTS_NAME, STORE_NAME
from spreekuur.times import checked_stamp

_NAME = re.compile(r"^before-.*-(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)$")


def made_at(folder: Path) -> str:
    """The stamp of when such a copy was made, as its name says; empty for any other folder."""
    named = _NAME.fullmatch(folder.name)
    if named is None or not (folder / STORE_NAME).is_file():
        return ""
    day, hour, minute, second = named.groups()
    with suppress(ValueError):  # a moment that never was
        return checked_stamp(f"{day}T{hour}:{minute}:{second}.000+00:00")
    return ""


def manifest(folder: Path) -> dict[str, Any] | None:
    """What would stand in the manifest of such a copy, as far as it is known without a key; None for any other."""
    moment = made_at(folder)
    return {"made_at": moment, "rows": None} if moment else None


def within(folder: Path) -> list[Path]:
    """The copies of this kind in a folder, the oldest first."""
    return sorted((place for place in folder.glob("before-*") if made_at(place)), key=made_at)


def locks_for(folder: Path, home: Path) -> Path:
    """The folder whose locks should open such a copy: the home it comes back to, or the vault that it lies in.

    Whether they fit is known only once the store is read.
    """
    of_its_vault = folder.resolve().parent.parent
    has_none = not (home / KEYSLOTS_NAME).exists()
    return of_its_vault if has_none and (of_its_vault / KEYSLOTS_NAME).exists() else home
