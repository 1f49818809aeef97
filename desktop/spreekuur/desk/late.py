# SPDX-License-Identifier: EUPL-1.2
"""A talk that was noted on paper and is entered afterwards."""

from dataclasses import replace
from datetime import date, datetime, time

from spreekuur.consultations.talk import Talk
from spreekuur.desk import talks
from spreekuur.desk.desk import Desk
from spreekuur.evenings import store
from spreekuur.times import amsterdam


def begin(desk: Desk, now: datetime) -> Talk:
    """A talk of the newest evening, at the time it opened; today's if there was none yet."""
    newest = store.newest_held_on(desk.db)
    evening = store.evening_on(desk.db, newest) if newest else None
    started = min(evening.opened_at, now) if evening else now
    return talks.begin_afterwards(desk, started, now)


def move(desk: Desk, talk: Talk, started: datetime, now: datetime) -> Talk:
    """The same talk at another moment, and so perhaps of another evening.

    Raises:
        DayInFuture: the moment lies after now.
    """
    moved = talks.begin_afterwards(desk, started, now)
    return replace(talk, evening_id=moved.evening_id, started_at=moved.started_at)


def moment(day: date, at: time) -> datetime:
    """The moment behind a date and a time on the clock in Aalsmeer."""
    return datetime.combine(day, at, amsterdam())
