# SPDX-License-Identifier: EUPL-1.2
"""A kenmerk as somebody types, reads out or scans it into any search: sound, wrong in a character, or none. Pure.

A search that says "nothing found" to a kenmerk with a slip in it lets people believe that the letter is unknown. So
what looks like one is told to be wrong; and what is none, such as a phone number, is left to the search.
"""

import re
from dataclasses import dataclass

from spreekuur.errors.letters import WrongKenmerk
from spreekuur.letters import kenmerk as kenmerken

_DASHES = re.compile(r"\s-\s|[\s\u2010-\u2015.]")
# Dashes may be spaces, or be left out, all of them; one in another place may stand where a digit belongs.
_PLAIN = re.compile(r"(?:PS-?)?(?:[0-9]{10,11}|[0-9]{4}-[0-9]{4,5}-[0-9]{2})")
_SCANNED = "SPREEKUUR"
_FEWEST_DIGITS = 9  # ten, and one of them may be wrong
_LENGTHS = range(9, 13)


@dataclass(frozen=True, slots=True)
class Typed:
    """The kenmerk in its one spelling, and of a slip's code for whom it was."""

    kenmerk: str
    recipient: str = ""


def read(typed: str) -> Typed:
    """What was typed or scanned; small letters do as well, and spaces or nothing in the place of dashes.

    Raises:
        WrongKenmerk: it is none, or a character is wrong or swapped.
    """
    text = _tidy(typed)
    recipient = ""
    if text.startswith(_SCANNED):
        *_before, text, recipient = [*text.split("/"), "", ""][:3]
        if kenmerken.slip_code(text, recipient) != _tidy(typed):
            raise WrongKenmerk
    if _PLAIN.fullmatch(text) is None:
        raise WrongKenmerk
    return Typed(kenmerken.from_slip(text), recipient)


def is_for(typed: Typed, route: str) -> bool:
    """Whether a slip's code names this recipient; a kenmerk alone names none."""
    return not typed.recipient or kenmerken.slip_code(typed.kenmerk, route).endswith(f"/{typed.recipient}")


def sound(typed: str) -> str:
    """The kenmerk that was typed, in its one spelling; empty when it is none or has a wrong character."""
    try:
        return read(typed).kenmerk
    except WrongKenmerk:
        return ""


def is_slip_of_the_hand(typed: str) -> bool:
    """Whether somebody meant a kenmerk and one character is wrong, or two are swapped."""
    return not sound(typed) and _looks_like_one(_tidy(typed))


def _looks_like_one(text: str) -> bool:
    if text.startswith(_SCANNED):
        return True
    if "/" in text:
        return any(map(_looks_like_one, (*text.split("/"), text.replace("/", "-"))))
    parts = text.split("-")
    if [len(part) for part in parts] in ([4, 4, 2], [4, 5, 2]):
        return _digits(text) >= _FEWEST_DIGITS
    bare = text.replace("-", "")
    if _digits(bare) < _FEWEST_DIGITS:
        return False
    # A dash or a space may stand for what is wrong, or what is wrong for a dash: one character less, or one more.
    if bare[0] in "PS" or bare[1] in "PS":
        return len(bare) - 2 in _LENGTHS or len(bare) - 1 in _LENGTHS
    return len(bare) in _LENGTHS and (bare[:2] == "20" or _is_near(bare))


def _is_near(bare: str) -> bool:
    """Is a slip in the first two digits all that is between these digits and a kenmerk of this century?"""
    first, second, rest = bare[0], bare[1], bare[2:]
    wrong, swapped = (
        (f"2{second}{rest}", f"{first}0{rest}"),
        (f"{second}{first}{rest}", f"{first}{rest[0]}{second}{rest[1:]}"),
    )
    near = (*wrong, *swapped, f"2{bare}", f"{first}0{second}{rest}")
    return any(text[:2] == "20" and sound(text) for text in near)


def _digits(text: str) -> int:
    return sum(sign.isdigit() for sign in text)


def _tidy(typed: str) -> str:
    return _DASHES.sub("-", typed.strip()).upper()
