# SPDX-License-Identifier: EUPL-1.2
"""Keeps what all parts of the desk see of the directory as the store has it."""

from spreekuur.desk.desk import Desk
from spreekuur.directory import overlay, store
from spreekuur.store import writing


def lay_over(desk: Desk) -> None:
    """Show everywhere what the store has now: when the desk opens, and after each change of the directory."""
    directory = desk.content.directory
    found = store.findings(desk.db)
    directory.lay(overlay.laid_over(directory.shipped, store.entries(desk.db), found))


def take_back(desk: Desk, step: str) -> None:
    """Undo one change of the directory.

    Raises: NothingToUndo, UndoOvertaken: nothing was changed.
    """
    writing.undo(desk.db, step)
    lay_over(desk)


def put_back(desk: Desk, step: str) -> None:
    """Do again what was taken back.

    Raises: NothingToUndo, UndoOvertaken: nothing was changed.
    """
    writing.redo(desk.db, step)
    lay_over(desk)
