# SPDX-License-Identifier: EUPL-1.2
"""Finds identifiers in free text that must not be kept there.

A BSN is never stored, not even with consent: outside government only a law may allow it (UAVG art. 46; Autoriteit
Persoonsgegevens, "Voorwaarden gebruik BSN"). The others are as telling and are masked alike.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

MASK = "▪▪▪"


class Identifier(StrEnum):
    """What was recognised; each has its own sentence on the screen."""

    BSN = "bsn"
    PESEL = "pesel"
    EGN = "egn"
    CNP = "cnp"
    NIE = "nie"
    IBAN = "iban"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Found:
    """Where an identifier stands in a text: from `start` up to `end`."""

    kind: Identifier
    start: int
    end: int


# People write spaces, dots, dashes and strokes between digits; a run of eight is a BSN only without them.
_GAP = r"[\s./·_\-\u2010-\u2015]"
_NINE = re.compile(rf"(?<![\d+])\d(?:{_GAP}{{0,3}}\d){{8}}(?!{_GAP}{{0,3}}\d)")
_EIGHT = re.compile(r"(?<![\d+])\d{8}(?!\d)")
_TEN = re.compile(r"(?<!\d)\d{10}(?!\d)")
_ELEVEN = re.compile(r"(?<![\d+])\d{11}(?!\d)")
_THIRTEEN = re.compile(r"(?<!\d)\d{13}(?!\d)")
_SPANISH = re.compile(r"(?<!\w)(?:[XYZ][ \-]?\d{7}|\d{8})[ \-]?[A-Z](?!\w)", re.IGNORECASE)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?!\w)", re.IGNORECASE)
# Dates and phone numbers with their country are no part of an identifier, whatever number follows them.
_DATE = r"(?<!\d)(?:\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)(?!\d)"
_INNOCENT = re.compile(rf"{_DATE}|\+\d{{2,3}}(?:[ .\-]?\d){{7,11}}(?!\d)")
_EMAIL = re.compile(r"[\w.+\-]{1,64}@\w[\w\-]*(?:\.\w[\w\-]*)+")


def find(text: str) -> list[Found]:
    """Every identifier in the text, from left to right, without overlaps."""
    plain = _plain_digits(text)
    found = sorted(_candidates(plain), key=lambda f: (f.start, -f.end))
    kept: list[Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def masked(text: str) -> str:
    """The text with every identifier replaced by a mask."""
    for one in reversed(find(text)):
        text = text[: one.start] + MASK + text[one.end :]
    return text


def has_bsn(text: str) -> bool:
    """Does anything in the text pass as a BSN?"""
    return any(one.kind is Identifier.BSN for one in _candidates(_plain_digits(text)))


def _candidates(text: str) -> Iterator[Found]:
    numbers = _INNOCENT.sub(lambda match: "x" * len(match.group()), text)
    for pattern, kind, check in _checks():
        for match in pattern.finditer(numbers):
            if check(re.sub(_GAP, "", match.group())):
                yield Found(kind, match.start(), match.end())
    for match in _EMAIL.finditer(text):
        yield Found(Identifier.EMAIL, match.start(), match.end())


def _checks() -> tuple[tuple[re.Pattern[str], Identifier, Callable[[str], Any]], ...]:
    # Imported when the first text is checked: not before the first window is painted.
    from stdnum import iban
    from stdnum.bg import egn
    from stdnum.es import dni, nie
    from stdnum.nl import bsn
    from stdnum.pl import pesel
    from stdnum.ro import cnp

    return (
        (_NINE, Identifier.BSN, bsn.is_valid),
        (_EIGHT, Identifier.BSN, lambda digits: bsn.is_valid("0" + digits)),
        (_ELEVEN, Identifier.PESEL, pesel.is_valid),
        (_TEN, Identifier.EGN, egn.is_valid),
        (_THIRTEEN, Identifier.CNP, cnp.is_valid),
        (_SPANISH, Identifier.NIE, lambda code: dni.is_valid(code) or nie.is_valid(code)),
        (_IBAN, Identifier.IBAN, iban.is_valid),
    )


def _plain_digits(text: str) -> str:
    """The same length, with the digits of every script as 0 to 9 and ideographic look-alikes folded."""
    return "".join(
        str(unicodedata.digit(sign))
        if not sign.isascii() and unicodedata.digit(sign, None) is not None
        else sign
        for sign in text
    )
