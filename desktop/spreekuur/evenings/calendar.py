# SPDX-License-Identifier: EUPL-1.2
"""When the next evening is likely to be: evenings return on the same weekday of the month. Pure."""

from calendar import monthrange
from datetime import date, timedelta

_WEEK = 7
_FOUR_WEEKS = timedelta(days=28)


def next_evening(last: date | None, today: date) -> date:
    """The day after today on which the next evening is likely: the same weekday of a month as the last one.

    The fifth such weekday is the last one of its month. Before the first evening it is four weeks from today.
    """
    if last is None:
        return today + _FOUR_WEEKS
    year, month = today.year, today.month
    while (day := _same_in(last, year, month)) <= today:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return day


def _same_in(last: date, year: int, month: int) -> date:
    """The same weekday of that month, such as its second Wednesday."""
    first = date(year, month, 1)
    day = 1 + (last.weekday() - first.weekday()) % _WEEK + _WEEK * ((last.day - 1) // _WEEK)
    while day > monthrange(year, month)[1]:
        day -= _WEEK
    return date(year, month, day)
