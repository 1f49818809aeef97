# SPDX-License-Identifier: EUPL-1.2
"""Room that is held on the disk for the last drafts: a lock does not wait, also when the disk is full.

A file beside the store holds it. Where nothing more fits when the program locks or ends, the file goes first, and what
was typed takes its place. The next opening makes it again, if there is room.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from spreekuur.store.connection import Database

RESERVE_NAME = "vault.reserve"
SIZE = 1024 * 1024
_PROBE = 256 * 1024  # what the last drafts may need, with the log and the mark
_ROOM_TO_HOLD = 16 * SIZE  # on a smaller rest of the disk the file would be the harm it is meant against


def hold(db: Database) -> None:
    """Hold the room, if it is not held yet and there is plenty."""
    if db.path is None:
        return
    place = db.path.with_name(RESERVE_NAME)
    with suppress(OSError):  # without it a full disk loses what was typed since the last draft, as ever
        if place.exists() and place.stat().st_size == SIZE:
            return
        if shutil.disk_usage(place.parent).free >= _ROOM_TO_HOLD:
            _fill(place, SIZE)


def give_up_if_full(db: Database) -> bool:
    """Let the last drafts have the room if nothing else is left; whether it was needed."""
    if db.path is None:
        return False
    place = db.path.with_name(RESERVE_NAME)
    if not place.exists() or _fits(place.with_name(RESERVE_NAME + ".try")):
        return False
    with suppress(OSError):  # a disk that takes nothing at all
        place.unlink()
    return True


def _fits(probe: Path) -> bool:
    """Whether the disk takes a little more; asked by writing, as a quota is not told."""
    try:
        _fill(probe, _PROBE)
    except OSError:
        return False
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)
    return True


def _fill(place: Path, size: int) -> None:
    """Chance bytes: a disk that packs its files would hold no room for zeros."""
    with place.open("wb", buffering=0) as file:
        left = size
        while left:
            left -= file.write(os.urandom(min(left, 65536)))
