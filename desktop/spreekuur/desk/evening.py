# SPDX-License-Identifier: EUPL-1.2
"""Starting an evening, and who sits at the desk."""

from dataclasses import replace
from datetime import UTC, date, datetime

from spreekuur.desk.desk import Desk
from spreekuur.evenings import store
from spreekuur.evenings.model import Evening
from spreekuur.letters.store import erase_due
from spreekuur.store.writing import new_id
from spreekuur.times import local_date

# The program did not exist before; a laptop whose battery ran out often says 2000 or 1970.
EARLIEST = date(2026, 11, 1)


def current(desk: Desk) -> Evening | None:
    """The evening that is on, if one is."""
    return store.open_evening(desk.db)


def start(desk: Desk, now: datetime, roster: tuple[str, ...] = ()) -> Evening:
    """Open an evening today; one that is still open is continued. Letter fields whose time came are erased."""
    erase_due(desk.db, local_date(now))
    if (open_one := current(desk)) is not None:
        return open_one
    at_desk = roster[0] if roster else desk.db.author
    evening = Evening(new_id(), local_date(now), now, roster=roster, at_desk=at_desk)
    store.add_evening(desk.db, evening)
    return evening


def clock_is_wrong(desk: Desk, now: datetime) -> bool:
    """True if the laptop's date lies before the program existed or before an evening that already was."""
    today = local_date(now)
    newest = store.newest_held_on(desk.db)
    return today < EARLIEST or (newest is not None and today < newest)


def sit_down(desk: Desk, evening: Evening, name: str) -> Evening:
    """Note who sits at the desk now; a name that is new joins the roster."""
    roster = evening.roster if name in evening.roster else (*evening.roster, name)
    seated = replace(evening, roster=roster, at_desk=name)
    store.add_evening(desk.db, seated)
    desk.db.author = name
    return seated


def of_day(desk: Desk, day: date, now: datetime) -> Evening:
    """The evening of an earlier day; one is noted, already closed, if this laptop knew none."""
    if (known := store.evening_on(desk.db, day)) is not None:
        return known
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    evening = Evening(new_id(), day, noon, closed_at=now)
    store.add_evening(desk.db, evening)
    return evening
