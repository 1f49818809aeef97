# SPDX-License-Identifier: EUPL-1.2
"""What moved in can go again as a whole, also days later; what somebody changed since stays."""

from dataclasses import dataclass

from spreekuur.desk.desk import Desk
from spreekuur.errors.moving import NothingMovedIn, StillChanged
from spreekuur.moving import store
from spreekuur.moving.store import Move
from spreekuur.store.writing import remove, step, undo


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many talks are gone, how many stay because they were changed since, and the step that brings them again."""

    talks: int
    stay: int
    step: str


def moves(desk: Desk) -> list[Move]:
    """Every time that talks moved in, the newest first."""
    return store.moves(desk.db)


def take_back(desk: Desk, move: str) -> TakenBack:
    """Take away what moved in that time, with the evenings and files that are empty then, in one step.

    Raises: NothingMovedIn; StillChanged when every talk of it was changed since.
    """
    there = store.talks_of(desk.db, move)
    if not there:
        raise NothingMovedIn
    changed = store.changed_since(desk.db, move)
    going = [talk for talk in there if talk not in changed]
    if not going:
        raise StillChanged
    with desk.db.atomic(), step(desk.db, store.BACK) as step_id:
        for talk in going:
            remove(desk.db, "consultation", talk)
        for evening in store.empty_evenings_of(desk.db, move):
            remove(desk.db, "evening", evening)
        for file in store.empty_files_of(desk.db, move):
            for consent in store.consents_of(desk.db, file):
                remove(desk.db, "consent", consent)
            remove(desk.db, "client", file)
    return TakenBack(len(going), len(there) - len(going), step_id)


def bring_again(desk: Desk, step_id: str) -> None:
    """Undo `take_back`.

    Raises: NothingToUndo, UndoOvertaken: nothing was changed.
    """
    undo(desk.db, step_id)
