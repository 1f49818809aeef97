# SPDX-License-Identifier: EUPL-1.2
"""Writes the values of slots as each language writes them. Babel is loaded with the first paper."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import Any

from spreekuur.language import LANGUAGES


@cache
def locale(language: str) -> Any:
    """Babel's locale; English papers follow British habits, as in the Netherlands."""
    from babel import Locale

    return Locale.parse({"en": "en_GB"}.get(language, language))


def day(value: date, language: str) -> str:
    """A long date: 12 november 2026."""
    from babel.dates import format_date

    return str(format_date(value, "long", locale(language)))


def clock(value: time, language: str) -> str:
    """A time on 24 hours; the sentences themselves add "uur" and the like."""
    return f"{value:%H:%M}"


def money(value: Decimal, language: str) -> str:
    """An amount in euros."""
    from babel.numbers import format_currency

    return str(format_currency(value, "EUR", locale=locale(language)))


def number(value: int | Decimal, language: str) -> str:
    """A count; a year is never grouped, because it comes as text."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=locale(language)))


def listed(values: Sequence[str], language: str) -> str:
    """Several things in one sentence: a, b en c."""
    from babel.lists import format_list

    return str(format_list(list(values), locale=locale(language)))


def language_name(code: str, language: str) -> str:
    """The name of a language that the phrases do not have."""
    found = locale(language).languages.get(code, code)
    return str(found)


def plural(value: int | Decimal, language: str) -> str:
    """The plural category of CLDR that the number asks for."""
    return str(locale(language).plural_form(value))


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
