# SPDX-License-Identifier: EUPL-1.2
"""Moments and local dates. UTC is stored; Europe/Amsterdam decides which day an evening is on."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo
from functools import cache

Clock = Callable[[], datetime]
_STAMP = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}\+00:00")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEARS = range(1900, 9999)  # a day more or less than any of these is a date, too


@cache
def amsterdam() -> tzinfo:
    """The clock of Aalsmeer; its table is read when it is first asked for, which is not before the first picture."""
    from zoneinfo import ZoneInfo

    return ZoneInfo("Europe/Amsterdam")


def utc_now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def local(moment: datetime) -> datetime:
    """The same moment on a clock in Aalsmeer."""
    return moment.astimezone(amsterdam())


def local_date(moment: datetime) -> date:
    """The day that moment falls on in Aalsmeer."""
    return local(moment).date()


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or earlier; the last of a month that is too short for it."""
    from calendar import monthrange  # it brings the locale, which nobody needs before the first picture

    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def stamp(moment: datetime) -> str:
    """The moment as it is stored: ISO 8601 in UTC, to the millisecond, sorting as text."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def from_stamp(text: str) -> datetime:
    """The moment behind a stored stamp."""
    return datetime.fromisoformat(text)


def checked_stamp(untrusted: str) -> str:
    """A stamp from outside, once it is known to be one: of a month, a day and an hour that exist.

    Raises: ValueError.
    """
    if not _STAMP.fullmatch(untrusted) or datetime.fromisoformat(untrusted).year not in _YEARS:
        raise ValueError
    return untrusted


def checked_day(untrusted: str) -> str:
    """A day from outside, year first, once it is known to exist.

    Raises: ValueError.
    """
    if not _DAY.fullmatch(untrusted) or date.fromisoformat(untrusted).year not in _YEARS:
        raise ValueError
    return untrusted
