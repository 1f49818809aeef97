# SPDX-License-Identifier: EUPL-1.2
"""A practice is told from process to process by its folder in the environment: a lock keeps it, leaving drops it."""

import os
from pathlib import Path

from spreekuur.practice import Room, new_room, room_at, sweep
from spreekuur.ui.names import PRACTICE


def make_room(language: str) -> None:
    """Let the next process be a practice.

    Raises: NoRoom, ReadOnlyHome, StoreFaulty.
    """
    sweep()
    os.environ[PRACTICE] = str(new_room(language).folder)


def room_here() -> Room | None:
    """The practice that this process goes on with; where its folder is gone, the practice is over."""
    room = room_at(Path(os.environ.get(PRACTICE, "")))
    if room is None:
        os.environ.pop(PRACTICE, None)
    else:
        room.hold()
    return room


def leave_room(room: Room) -> None:
    """Throw the practice away, and let the next process be the ordinary program."""
    os.environ.pop(PRACTICE, None)
    room.clear()
