# SPDX-License-Identifier: EUPL-1.2
"""Client codes like `K7-42M`: short enough to say aloud, with a check character that catches a slip."""

from collections.abc import Callable

# Hardly a vowel (no words by accident), no 0 O 1 I L E U (they are misread). A prime number of signs, so that the check
# catches every single wrong sign and every swap of neighbours.
_SIGNS = "23456789ABCDFGHJKMNPQRSTVWXYZ"
_LENGTH = 4


def make(random_below: Callable[[int], int]) -> str:
    """A new code; `random_below(n)` gives a number from 0 to n - 1 (`secrets.randbelow`)."""
    body = "".join(_SIGNS[random_below(len(_SIGNS))] for _ in range(_LENGTH))
    return _dressed(body + _check(body))


def read(text: str) -> str | None:
    """The code a person typed, in its one spelling; None if it cannot be a code."""
    plain = "".join(sign for sign in text.upper() if sign.isalnum())
    if len(plain) != _LENGTH + 1 or any(sign not in _SIGNS for sign in plain):
        return None
    return _dressed(plain) if _check(plain[:-1]) == plain[-1] else None


def _check(body: str) -> str:
    total = sum((place + 2) * _SIGNS.index(sign) for place, sign in enumerate(body))
    return _SIGNS[-total % len(_SIGNS)]


def _dressed(plain: str) -> str:
    return f"{plain[:2]}-{plain[2:]}"
