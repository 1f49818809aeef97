# SPDX-License-Identifier: EUPL-1.2
"""Which plural form a number asks for, by the rules of CLDR for our six languages (a test holds Babel against them)."""

from collections.abc import Callable
from decimal import Decimal


def _whole(number: Decimal) -> bool:
    """Is it written without decimals? "1.0" is not: one hour, but 1.0 hours."""
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= 0


def _germanic(number: Decimal) -> str:
    return "one" if number == 1 and _whole(number) else "other"


def _bulgarian(number: Decimal) -> str:
    return "one" if number == 1 else "other"


def _spanish(number: Decimal) -> str:
    if number == 1:
        return "one"
    return "many" if number and _whole(number) and number % 1_000_000 == 0 else "other"


def _polish(number: Decimal) -> str:
    if not _whole(number):
        return "other"
    if number == 1:
        return "one"
    return "few" if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else "many"


def _romanian(number: Decimal) -> str:
    if not _whole(number):
        return "few"
    if number == 1:
        return "one"
    return "few" if number == 0 or 1 <= number % 100 <= 19 else "other"


_RULES: dict[str, Callable[[Decimal], str]] = {
    "nl": _germanic,
    "en": _germanic,
    "bg": _bulgarian,
    "es": _spanish,
    "pl": _polish,
    "ro": _romanian,
}


def plural(value: int | Decimal, language: str) -> str:
    """The name of the form: one, few, many or other."""
    return _RULES[language](abs(Decimal(value)))
