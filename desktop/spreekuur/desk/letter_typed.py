# SPDX-License-Identifier: EUPL-1.2
"""Reads what somebody types in a field of a letter, as people write it, into what the case of a letter holds. Pure."""

import re
from datetime import date
from decimal import Decimal

from spreekuur.desk import typed
from spreekuur.letters import formats

_DAY = re.compile(r"(\d{1,2})\s*[-./ ]\s*(\d{1,2})(?:\s*[-./ ]\s*(\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})\.?(?:\s+de)?\s+([^\W\d_]{3,})\.?(?:\s+de)?(?:\s+(\d{4}))?(?:\s*[rг]\.?)?")
_CLOCK = re.compile(r"(\d{1,2})\s*(?:[:.,uh]\s*(\d{2})?)?\s*(?:uur)?", re.IGNORECASE)
_MONEY = re.compile(r"(?:€|eur|euro)?\s*([\d., \u00a0]+?)\s*(?:€|eur|euro|,-|\.-)?", re.IGNORECASE)
_MOST = Decimal("9999999.99")
_HALF_YEAR = 183


def day(text: str, today: date) -> date | None:
    """A date as 12-3-2026, 12.3.26, 2026-03-12, 12 maart 2026 or 12 marca; without a year the nearest one."""
    words = text.strip().casefold()
    if found := _ISO.fullmatch(words):
        year, month, on = (int(part) for part in found.groups())
        return _date(year, month, on)
    if found := _DAY.fullmatch(words):
        on, month, year_text = int(found[1]), int(found[2]), found[3]
    elif (found := _NAMED.fullmatch(words)) and (month := formats.months().get(found[2], 0)):
        on, year_text = int(found[1]), found[3]
    else:
        return None
    if year_text:
        year = int(year_text)
        return _date(year + 2000 if year < 100 else year, month, on)
    return _nearest(month, on, today)


def amount(text: str) -> str | None:
    """An amount of euros as the case holds it: `1234.50` for 1.234,50, € 1234,5, 1 234.50 or 1234,-."""
    found = _MONEY.fullmatch(text.strip())
    if found is None:
        return None
    digits = re.sub(r"[ \u00a0]", "", found[1])
    last = max(digits.rfind(","), digits.rfind("."))
    # The last sign parts the cents off only if no more than two digits follow it: 1.234 is a thousand and more.
    cut = last if last >= 0 and len(digits) - last - 1 <= 2 else len(digits)
    whole, cents = digits[:cut], digits[cut + 1 :]
    if not _grouped(whole) or not (cents == "" or cents.isdigit()):
        return None
    value = Decimal(f"{re.sub('[.,]', '', whole)}.{cents or '0'}")
    return f"{value:.2f}" if value <= _MOST else None


def hours(text: str) -> str | None:
    """Hours a week: 38, 38,5 or 38.5, up to the 168 that a week has."""
    found = re.fullmatch(r"\s*(\d{1,3})(?:[.,](\d{1,2}))?\s*", text)
    if found is None:
        return None
    value = Decimal(f"{int(found[1])}.{found[2] or '0'}").normalize()
    return f"{value:f}" if 0 < value <= 168 else None


def clock(text: str) -> str | None:
    """A time of day as 14:05, 14.05, 14u05, 1405 or 14, as the case holds it."""
    words = text.strip()
    if re.fullmatch(r"\d{3,4}", words):
        words = f"{words[:-2]}:{words[-2:]}"
    found = _CLOCK.fullmatch(words)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def count(text: str) -> str | None:
    """A whole number of people or weeks."""
    number = typed.number(text, 99)
    return str(number) if number else None


def _grouped(whole: str) -> bool:
    """Digits, with a point or a comma only between thousands."""
    return bool(re.fullmatch(r"\d{1,7}|\d{1,3}([.,])\d{3}(?:\1\d{3})*", whole))


def _date(year: int, month: int, on: int) -> date | None:
    try:
        found = date(year, month, on)
    except ValueError:
        return None
    return found if 1900 <= year <= 2999 else None


def _nearest(month: int, on: int, today: date) -> date | None:
    years = (today.year - 1, today.year, today.year + 1)
    found = [day for year in years if (day := _date(year, month, on))]
    near = min(found, key=lambda day: abs((day - today).days), default=None)
    return near if near and abs((near - today).days) <= _HALF_YEAR else None
