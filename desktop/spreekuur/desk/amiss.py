# SPDX-License-Identifier: EUPL-1.2
"""What was amiss with the vault's file when it was opened: said until somebody decides what to do about it."""

from dataclasses import asdict, dataclass
from typing import Any

from spreekuur.desk.desk import Desk
from spreekuur.store import checking, vault_settings
from spreekuur.store.checking import Problem
from spreekuur.times import stamp

_DECIDED = "went_on"


@dataclass(frozen=True, slots=True)
class Amiss:
    """What is wrong (the words of `store.mark`), when the file was last closed, and the last thing noted before that.

    The moments are empty when nobody knows them.
    """

    what: str
    since: str
    last_noted: str


def look(desk: Desk) -> Amiss | None:
    """What is amiss, or None."""
    problem = checking.as_left(desk.db)
    if problem is None:
        return None
    # What was noted since it was opened stands in it too, and says nothing about how it was found.
    (last,) = desk.db.execute("SELECT max(at) FROM change WHERE at <= ?", (problem.since,)).fetchone()
    return Amiss(problem.what, problem.since, str(last or ""))


def go_on(desk: Desk) -> Problem | None:
    """Go on with the file as it is: the mark is made anew, and who decided so is noted. Gives what `take_back` wants.

    Raises: NoRoom, ReadOnlyHome, StoreFaulty; nothing is then decided.
    """
    problem = checking.as_left(desk.db)
    if problem is None:
        return None
    checking.note(desk.db, None)
    decision = asdict(problem) | {"at": stamp(desk.db.clock()), "by": desk.db.author}
    vault_settings.put(desk.db, _DECIDED, [*decisions(desk), decision])
    return problem


def take_back(desk: Desk, problem: Problem | None) -> None:
    """It is not decided after all.

    Raises: NoRoom, ReadOnlyHome, StoreFaulty.
    """
    if problem is None:
        return
    checking.note(desk.db, problem)
    vault_settings.put(desk.db, _DECIDED, decisions(desk)[:-1])


def decisions(desk: Desk) -> list[dict[str, Any]]:
    """Each time somebody went on with a file that was not as it was left: what, when, and under which name."""
    return list(vault_settings.get(desk.db, _DECIDED, []))
