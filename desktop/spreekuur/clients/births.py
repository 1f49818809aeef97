# SPDX-License-Identifier: EUPL-1.2
"""When somebody was born, as far as that is known: a day, a month or a year. Pure."""

import re
from datetime import date, timedelta
from typing import NamedTuple

_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MONTH = re.compile(r"(\d{1,2})[-/. ](\d{4})")
_YEAR = re.compile(r"\d{4}")
_LAST_MONTH = 12


class Born(NamedTuple):
    """The first and the last day on which it may have been."""

    first: date
    last: date


def born(text: str) -> Born | None:
    """What a typed date of birth says; None when it says no year of four digits, or is no date."""
    plain = " ".join(text.split())
    try:
        return _read(plain)
    except ValueError:
        return None


def surely_older(one: Born | None, other: Born | None) -> bool:
    """Was the one certainly not born after the other?"""
    return one is not None and other is not None and one.last <= other.first


def _read(plain: str) -> Born | None:
    if found := _DAY.fullmatch(plain):
        day, month, year = (int(part) for part in found.groups())
        return _on(date(year, month, day))
    if found := _ISO.fullmatch(plain):
        year, month, day = (int(part) for part in found.groups())
        return _on(date(year, month, day))
    if found := _MONTH.fullmatch(plain):
        month, year = (int(part) for part in found.groups())
        after = date(year + month // _LAST_MONTH, month % _LAST_MONTH + 1, 1)
        return Born(date(year, month, 1), after - timedelta(days=1))
    if _YEAR.fullmatch(plain):
        return Born(date(int(plain), 1, 1), date(int(plain), 12, 31))
    return None


def _on(day: date) -> Born:
    return Born(day, day)
