# SPDX-License-Identifier: EUPL-1.2
"""Days as people write them: which order a whole column has, and what each cell then says. Pure."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from spreekuur.moving import words
from spreekuur.moving.model import DateOrder

OLDEST = date(1990, 1, 1)
_TIME = r"(?:[T ,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
_ISO = re.compile(rf"((?:19|20)\d\d)[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}")
_NUMERIC = re.compile(rf"(\d{{1,2}})\s?[-/. ]\s?(\d{{1,2}})\s?[-/. ]\s?(\d{{4}}|'?\d{{2}}){_TIME}")
_IN_WORDS = re.compile(
    r"(?:\w+\.?,?\s+)?(\d{1,2})(?:e|\.|st|nd|rd|th)?\s*[-/ ]?\s*(?:de\s+)?([^\W\d]+)\.?\s*[-/ ,]?\s*(?:de\s+)?"
    rf"('?\d{{2}}|\d{{4}})(?:\s*(?:r|г|g)\.?)?{_TIME}"
)
_SERIAL = re.compile(r"([1-9]\d{4})(?:[.,]\d+)?")
_SINCE_1900, _SINCE_1904 = date(1899, 12, 30), date(1904, 1, 1)
_SERIALS = (30_000, 60_000)  # 1982 to 2064
_LONGEST = 40


def looks_like(text: str) -> bool:
    """Is this written as a day, whichever it is?"""
    if len(text) > _LONGEST:
        return False
    return bool(_ISO.fullmatch(text) or _NUMERIC.fullmatch(text) or _of_words(text))


def order_of(cells: Sequence[str], today: date) -> tuple[DateOrder, bool] | None:
    """How the dates of a column are written, and whether that is sure; None if most are no dates.

    The day comes first unless the other way gives more days of the calendar: so it is in all six languages.
    """
    if not cells:
        return None
    day_first, month_first = (
        [read(cell, order, today) for cell in cells] for order in (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
    )
    fits = [
        (sum(_plausible(day, today) for day in days), sum(day is not None for day in days))
        for days in (day_first, month_first)
    ]
    if max(fits)[0] < len(cells) * 0.5:
        return None
    if not any(_NUMERIC.fullmatch(cell) for cell in cells if len(cell) <= _LONGEST):
        return DateOrder.ISO, True
    order = DateOrder.DAY_FIRST if fits[0] >= fits[1] else DateOrder.MONTH_FIRST
    return order, fits[0] != fits[1] or day_first == month_first


def in_two_ways(cells: Sequence[str], today: date) -> tuple[str, date, date] | None:
    """The first cell that is one day with the day first and another with the month first, and these two days."""
    return next(_in_two_ways(cells, today), None)


def unsure(cells: Sequence[str], today: date) -> int:
    """How many cells are one day with the day first and another with the month first."""
    return sum(1 for _each in _in_two_ways(cells, today))


def read(text: str, order: DateOrder, today: date, *, since_1904: bool = False) -> date | None:
    """The day in a cell; None if it is none. A year of two digits is the last such year."""
    if len(text) > _LONGEST:
        return None
    if found := _ISO.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMERIC.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        day, month = (second, first) if order is DateOrder.MONTH_FIRST else (first, second)
        return _day(_year(found[3], today), month, day)
    if in_words := _of_words(text):
        day, month, year = in_words
        return _day(_year(year, today), month, day)
    return _of_serial(text, since_1904)


def _in_two_ways(cells: Sequence[str], today: date) -> Iterator[tuple[str, date, date]]:
    for cell in cells:
        one, other = (read(cell, order, today) for order in (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST))
        if one is not None and other is not None and one != other:
            yield cell, one, other


def _plausible(day: date | None, today: date) -> bool:
    return day is not None and OLDEST <= day <= today


def _of_words(text: str) -> tuple[int, int, str] | None:
    """Day, month and year of "11 november 2025", in any of the languages."""
    found = _IN_WORDS.fullmatch(text)
    month = words.value_of("month", found[2]) if found else None
    return (int(found[1]), int(month), found[3]) if found and month else None


def _of_serial(text: str, since_1904: bool) -> date | None:
    found = _SERIAL.fullmatch(text)
    if found is None or not _SERIALS[0] <= int(found[1]) <= _SERIALS[1]:
        return None
    return (_SINCE_1904 if since_1904 else _SINCE_1900) + timedelta(days=int(found[1]))


def _year(text: str, today: date) -> int:
    digits = text.lstrip("'")
    if len(digits) != 2:
        return int(digits)
    year = today.year - today.year % 100 + int(digits)
    return year if year <= today.year else year - 100


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
