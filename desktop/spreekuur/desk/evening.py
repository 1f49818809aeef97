# SPDX-License-Identifier: EUPL-1.2
"""Starting an evening, and who sits at the desk."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from spreekuur.desk import known_day
from spreekuur.desk.desk import Desk
from spreekuur.desk.due import erase_what_is_due
from spreekuur.evenings import store
from spreekuur.evenings.model import Evening, TicketState
from spreekuur.store.writing import new_id
from spreekuur.times import local_date

# The program did not exist before; a laptop whose battery ran out often says 2000 or 1970.
EARLIEST = date(2026, 11, 1)
LONGEST = timedelta(hours=12)


def current(desk: Desk) -> Evening | None:
    """The evening that is on, if one is."""
    return store.open_evening(desk.db)


def start(desk: Desk, now: datetime, roster: tuple[str, ...] = ()) -> Evening:
    """Open an evening today; one that was begun today is continued, one left open on an earlier day is ended.

    Letter fields and files in the bin whose time came are erased.
    """
    erase_what_is_due(desk, now)
    with desk.db.atomic():
        left_open = current(desk)
        if left_open is not None and not is_over(left_open, now):
            return left_open
        if left_open is not None:
            end(desk, left_open, now)
        at_desk = roster[0] if roster else desk.db.author
        begun = store.evening_on(desk.db, local_date(now)) or Evening(new_id(), local_date(now), now)
        never_open = not begun.at_desk
        evening = replace(
            begun,
            opened_at=now if never_open else begun.opened_at,
            closed_at=None,
            roster=roster or begun.roster,
            at_desk=at_desk,
        )
        store.add_evening(desk.db, evening)
    return evening


def start_if_clock_is_right(desk: Desk, now: datetime, name: str) -> None:
    """Start the evening for one person at once; where the clock may be wrong Today says so and asks first."""
    if not clock_is_wrong(desk, now) and known_day.look(desk, now) is None:
        start(desk, now, (name,))


def is_over(evening: Evening, now: datetime) -> bool:
    """Is this an evening of an earlier day that nobody closed? One that runs past midnight is not over."""
    return local_date(now) != evening.held_on and abs(now - evening.opened_at) > LONGEST


def end(desk: Desk, evening: Evening, now: datetime) -> Evening:
    """Note the end of an evening, and that whoever still waited is gone."""
    for ticket in store.waiting(desk.db, evening.id):
        store.add_ticket(desk.db, replace(ticket, state=TicketState.GONE, left_at=now))
    closed = replace(evening, closed_at=now)
    store.add_evening(desk.db, closed)
    return closed


def last_roster(desk: Desk) -> tuple[str, ...]:
    """Who was here the last time; they are often here again."""
    return store.last_roster(desk.db)


def who_is_here(desk: Desk) -> str:
    """Who sits at the desk; without an evening, or when nobody said so, whoever unlocked."""
    evening = current(desk)
    return evening.at_desk if evening and evening.at_desk else desk.db.author


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
