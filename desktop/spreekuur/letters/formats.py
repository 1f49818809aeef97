# SPDX-License-Identifier: EUPL-1.2
"""Writes the values of slots as each language writes them, from what Babel knows (`resources/papers/formats.json`).

Babel itself is loaded only for what is rare: the name of a seventh language, and dates as people type them.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import Any

from spreekuur.language import LANGUAGES
from spreekuur.resources import resource


@cache
def locale(language: str) -> Any:
    """Babel's locale; English papers follow British habits, as in the Netherlands."""
    from babel import Locale

    return Locale.parse({"en": "en_GB"}.get(language, language))


@cache
def _forms() -> Mapping[str, Mapping[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(resource("papers", "formats.json").read_text("utf-8"))
    return found


def day(value: date, language: str) -> str:
    """A long date: 12 november 2026."""
    forms = _forms()[language]
    month = forms["months"][value.month - 1]
    return str(forms["day"].format(day=value.day, month=month, year=value.year))


def clock(value: time, language: str) -> str:
    """A time on 24 hours; the sentences themselves add "uur" and the like."""
    return f"{value:%H:%M}"


def money(value: Decimal, language: str) -> str:
    """An amount in euros."""
    return str(_forms()[language]["money"].format(amount=_grouped(f"{round(value, 2):,.2f}", language)))


def number(value: int | Decimal, language: str) -> str:
    """A count; a year is never grouped, because it comes as text."""
    written = f"{round(Decimal(value), 3):,f}"
    return _grouped(written.rstrip("0").rstrip(".") if "." in written else written, language)


def _grouped(written: str, language: str) -> str:
    """A number that Python wrote, with the point and the groups of the language."""
    forms = _forms()[language]
    return written.translate({ord(","): forms["group"], ord("."): forms["decimal"]})


def listed(values: Sequence[str], language: str) -> str:
    """Several things in one sentence: a, b en c."""
    *first, last = values
    return f"{', '.join(first)}{_forms()[language]['and']}{last}" if first else last


def language_name(code: str, language: str) -> str:
    """The name of a language that the phrases do not have."""
    found = locale(language).languages.get(code, code)
    return str(found)


@cache
def months() -> Mapping[str, int]:
    """The names of the months in every language, as in a date and alone, long and short, in small letters."""
    known: dict[str, int] = {}
    for language in LANGUAGES:
        for forms in locale(language).months.values():
            for width in ("wide", "abbreviated"):
                known |= {name.casefold().strip("."): number for number, name in forms[width].items()}
    return known


FORMATS: dict[str, Callable[[Any, str], str]] = {
    "date": day,
    "time": clock,
    "money": money,
    "number": number,
}
