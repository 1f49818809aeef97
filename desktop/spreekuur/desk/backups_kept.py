# SPDX-License-Identifier: EUPL-1.2
"""The copies on this laptop: until when each is kept, and how many files stand in it that were erased since."""

from dataclasses import dataclass
from pathlib import Path

from spreekuur.desk.desk import Desk
from spreekuur.store import backup
from spreekuur.store.backup import LOCAL_COPIES, LOCAL_FOLDER, made_at_of
from spreekuur.store.connection import STORE_NAME

# Of every file that was erased or closed: when it was made, and when that was. A row that is gone and of which nothing
# is noted any more was erased; one that was only taken back has its code noted still.
_ERASED = """
select (select min(at) from change where record = 'client' and record_id = gone.record_id), max(at)
from change as gone where record = 'client' and action in ('erase', 'remove')
    and (action = 'erase' or json_extract(before, '$.code') is null)
group by record_id"""


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """One copy beside the vault."""

    place: Path
    made_at: str
    goes_after: int | None
    """So many newer copies take its place; None: it stays until somebody deletes it."""
    erased: int
    """Files in it that were erased, or closed, after it was made: whoever restores it must erase them again."""


def kept(desk: Desk) -> tuple[KeptCopy, ...]:
    """The copies beside the vault, oldest first."""
    if desk.db.path is None:
        return ()
    home = desk.db.path.parent
    rows = desk.db.execute("select place, made_at from backup").fetchall()
    noted, turns = dict(rows), _turns(home, desk.db.key)
    lives = desk.db.execute(_ERASED).fetchall()
    found = []
    for place in (path.parent for path in (home / LOCAL_FOLDER).glob(f"*/{STORE_NAME}")):
        made_at = noted.get(str(place)) or made_at_of(place, desk.db.key)
        erased = sum(first <= made_at < gone for first, gone in lives)
        found.append(KeptCopy(place, made_at, turns.get(place), erased))
    return tuple(sorted(found, key=lambda copy: (copy.made_at, str(copy.place))))


def goes_after(desk: Desk, place: Path) -> int | None:
    """How many newer copies take the place of this one; None: it stays until somebody deletes it."""
    return _turns(desk.db.path.parent, desk.db.key).get(place) if desk.db.path else None


def _turns(home: Path, key: bytes) -> dict[Path, int]:
    """How many copies more each one stands: the last seven stay, and one from before a change of the schema goes once
    seven newer ones stand there.
    """
    rotating = backup.local_copies(home)
    turns = {place: LOCAL_COPIES + 1 - len(rotating) + at for at, place in enumerate(rotating)}
    made = [made_at_of(place, key) for place in rotating]
    for place in (home / LOCAL_FOLDER).glob("before-*"):
        newer = sum(moment > made_at_of(place, key) for moment in made)
        turns[place] = max(1, LOCAL_COPIES - newer)
    return turns
