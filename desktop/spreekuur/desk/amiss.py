# SPDX-License-Identifier: EUPL-1.2
"""What was amiss with the vault's file when it was opened: said until somebody decides what to do about it."""

from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from spreekuur.desk import backups
from spreekuur.desk.desk import Desk
from spreekuur.security.files import is_folder, named
from spreekuur.store import checking, copying, vault_settings
from spreekuur.store.backup import LOCAL_FOLDER, PART, made_at_of
from spreekuur.store.checking import Problem
from spreekuur.store.connection import STORE_NAME
from spreekuur.times import stamp

_DECIDED = "went_on"


@dataclass(frozen=True, slots=True)
class Saved:
    """A copy that has so many of the changes that are missing."""

    folder: Path
    made_at: str
    changes: int


@dataclass(frozen=True, slots=True)
class Amiss:
    """What is wrong (the words of `store.mark`), when the file was last closed or written, and the last thing noted
    before that.

    The moments are empty when nobody knows them. `missing` is how many changes that were kept are not in it, if that is
    known, and `copy` the newest copy that has most of them.
    """

    what: str
    since: str
    last_noted: str
    missing: int = 0
    copy: Saved | None = None


def look(desk: Desk) -> Amiss | None:
    """What is amiss, or None."""
    problem = checking.as_left(desk.db)
    if problem is None:
        return None
    # What was noted since it was opened stands in it too, and says nothing about how it was found.
    query = "SELECT seq, at FROM change WHERE at <= ? ORDER BY seq DESC LIMIT 1"
    number, last = desk.db.execute(query, (problem.since,)).fetchone() or (0, "")
    copy = _copy_with(desk, number, problem.since) if problem.missing else None
    return Amiss(problem.what, problem.since, last, problem.missing, copy)


def _copy_with(desk: Desk, number: int, until: str) -> Saved | None:
    """The newest of the copies with most of what was noted behind this number; on a stick too, if it is in."""
    if desk.db.path is None:
        return None
    beside, chosen = desk.db.path.parent / LOCAL_FOLDER, backups.folder(desk)
    places = [beside, *([named(chosen)] if chosen and is_folder(named(chosen)) else [])]
    best = None
    with suppress(OSError):  # a stick that is pulled out meanwhile
        for store in (path for place in places for path in place.glob(f"*/{STORE_NAME}")):
            if store.parent.name.endswith(PART):
                continue
            changes = copying.noted_in(store, desk.db.key, number, until)
            found = Saved(store.parent, made_at_of(store.parent, desk.db.key), changes)
            if changes and (best is None or (changes, found.made_at) > (best.changes, best.made_at)):
                best = found
    return best


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
