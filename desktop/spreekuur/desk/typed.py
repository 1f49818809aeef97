# SPDX-License-Identifier: EUPL-1.2
"""What people type in short fields, read leniently: dates, times, numbers. Pure."""

import re
from datetime import date, time

_DAY = re.compile(r"\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})\s*")
_TIME = re.compile(r"\s*(\d{1,2})[:.h ]?(\d{2})?\s*")
_MOST_MONTHS = 1200


def day(text: str) -> date | None:
    """A date typed as day, month, year; None if it is none. Two digits of a year mean this century."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    on, month, year = (int(part) for part in found.groups())
    try:
        return date(year + 2000 if year < 100 else year, month, on)
    except ValueError:
        return None


def clock(text: str) -> time | None:
    """A time typed as 19:05, 19.05, 1905 or 19; None if it is none."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hour, minute = int(found.group(1)), int(found.group(2) or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def number(text: str, most: int = 9999) -> int | None:
    """A whole number from 1 to `most`; None if it is none."""
    digits = text.strip()
    return int(digits) if digits.isascii() and digits.isdigit() and 0 < int(digits) <= most else None


def months(text: str) -> int | None:
    """A number of months from 0 up; None if it is none."""
    return 0 if text.strip() == "0" else number(text, _MOST_MONTHS)


def as_day(on: date | None) -> str:
    """A date as it is typed."""
    return f"{on.day}-{on.month}-{on.year}" if on else ""
