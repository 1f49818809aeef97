# SPDX-License-Identifier: EUPL-1.2
"""The last day that this laptop knows to have come: a clock that runs far ahead of it erases nothing by itself.

What is kept for a term goes by the date, and the date of a computer can be wrong: a flat battery, a slip in its
settings. So each opening notes its day, and one that lies further ahead than from one monthly evening to the next is
asked about first. It counts once a person said that it is right, or a bundle that another laptop signed shows it. What
is written meanwhile, under whatever date, says nothing.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from spreekuur.desk.desk import Desk
from spreekuur.errors.desk import DayInDoubt
from spreekuur.store import vault_settings
from spreekuur.team import roster
from spreekuur.times import from_stamp, local_date

MOST = timedelta(days=36)
"""A month, and the few days by which an evening of the first Wednesday moves in it."""
_KNOWN = "known_day"
_NOTED_LAST = "SELECT at FROM change ORDER BY seq DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Doubt:
    """The computer's day, and the last one that is known: too far from each other to believe it unasked."""

    today: date
    known: date


def look(desk: Desk, now: datetime) -> Doubt | None:
    """What is to be asked before anything is erased by this date; None when it is believed."""
    today, known = local_date(now), _known(desk)
    if known is None:
        return None
    signed = roster.latest_signed(desk.db)
    reached = max(known, local_date(from_stamp(signed))) if signed else known
    return None if known - MOST <= today <= reached + MOST else Doubt(today, known)


def is_believed(desk: Desk, now: datetime) -> bool:
    """Whether things may be erased by this date, which is then known; else it is asked about on Today."""
    known = _known(desk)
    if look(desk, now) is None:
        if known is None or known < local_date(now):
            confirm(desk, now)
        return True
    if known is not None and vault_settings.get(desk.db, _KNOWN) is None:
        _put(desk, known)  # before anything is written under this date
    return False


def refuse_doubted(desk: Desk, now: datetime) -> None:
    """Go on only by a date that is believed.

    Raises: DayInDoubt.
    """
    if not is_believed(desk, now) and (doubt := look(desk, now)) is not None:
        raise DayInDoubt(doubt.today, doubt.known)


def confirm(desk: Desk, now: datetime) -> date | None:
    """Somebody said that this date is right. Gives what `take_back` wants."""
    before = _known(desk)
    _put(desk, local_date(now))
    return before


def take_back(desk: Desk, before: date | None) -> None:
    """It was not said after all."""
    if before is not None:
        _put(desk, before)


def _put(desk: Desk, day: date) -> None:
    vault_settings.put(desk.db, _KNOWN, day.isoformat())


def _known(desk: Desk) -> date | None:
    """None in a vault in which nothing was ever noted."""
    if kept := vault_settings.get(desk.db, _KNOWN):
        return date.fromisoformat(kept)
    noted = desk.db.execute(_NOTED_LAST).fetchone()
    return local_date(from_stamp(noted[0])) if noted else None
