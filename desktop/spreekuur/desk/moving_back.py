# SPDX-License-Identifier: EUPL-1.2
"""What moved in can go again as a whole, also days later; what somebody changed since stays."""

from dataclasses import dataclass

from spreekuur.desk import resting
from spreekuur.desk.desk import Desk
from spreekuur.desk.moving_in import Progressed
from spreekuur.errors.figures import RestsOnFigures
from spreekuur.errors.moving import NothingMovedIn, StillChanged
from spreekuur.moving import store
from spreekuur.moving.store import Move
from spreekuur.store.writing import remove_many, step, undo

_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many talks are gone, how many stay because they were changed since, and the step that brings them again.

    `counted` are those that stay because figures that were closed rest on them.
    """

    talks: int
    stay: int
    step: str
    counted: int = 0


def moves(desk: Desk) -> list[Move]:
    """Every time that talks moved in, the newest first."""
    return store.moves(desk.db)


def take_back(desk: Desk, move: str, progressed: Progressed = lambda *_: None) -> TakenBack:
    """Take away what moved in that time, with the evenings and files that are empty then, in one step.

    `progressed` is told how many talks of how many are gone, and may raise to stop it: then nothing is.

    Raises: NothingMovedIn; RestsOnFigures or StillChanged when none of its talks may go.
    """
    there = store.talks_of(desk.db, move)
    if not there:
        raise NothingMovedIn
    counted = resting.on_figures(desk, there)
    changed = store.changed_since(desk.db, move) - counted
    going = [talk for talk in there if talk not in changed | counted]
    if not going:
        raise RestsOnFigures(len(counted)) if counted else StillChanged
    with desk.db.atomic(), step(desk.db, store.BACK) as step_id:
        for start in range(0, len(going), _AT_ONCE):
            progressed(start, len(going))
            remove_many(desk.db, "consultation", going[start : start + _AT_ONCE])
        progressed(len(going), len(going))
        remove_many(desk.db, "evening", store.empty_evenings_of(desk.db, move))
        files = store.empty_files_of(desk.db, move)
        for start in range(0, len(files), _AT_ONCE):
            progressed(len(going), len(going))
            some = files[start : start + _AT_ONCE]
            remove_many(desk.db, "consent", store.consents_of(desk.db, some))
            remove_many(desk.db, "client", some)
    return TakenBack(len(going), len(there) - len(going) - len(counted), step_id, len(counted))


def bring_again(desk: Desk, step_id: str) -> None:
    """Undo `take_back`.

    Raises: NothingToUndo, UndoOvertaken, RestsOnFigures: nothing was changed.
    """
    undo(desk.db, step_id)
