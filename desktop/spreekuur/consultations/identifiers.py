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
    for pattern, kind, check in _CHECKS:
        for match in pattern.finditer(numbers):
            if check(re.sub(_GAP, "", match.group())):
                yield Found(kind, match.start(), match.end())
    for match in _EMAIL.finditer(text):
        yield Found(Identifier.EMAIL, match.start(), match.end())


# Each check is imported with the first number that has its form: most texts have none.


def _bsn(digits: str) -> bool:
    from stdnum.nl import bsn

    return bool(bsn.is_valid(digits.zfill(9)))


def _pesel(digits: str) -> bool:
    from stdnum.pl import pesel

    return bool(pesel.is_valid(digits))


def _egn(digits: str) -> bool:
    from stdnum.bg import egn

    return bool(egn.is_valid(digits))


def _cnp(digits: str) -> bool:
    from stdnum.ro import cnp

    return bool(cnp.is_valid(digits))


def _nie(code: str) -> bool:
    from stdnum.es import dni, nie

    return bool(dni.is_valid(code) or nie.is_valid(code))


def _iban(code: str) -> bool:
    from stdnum import iban

    return bool(iban.is_valid(code))


_CHECKS: tuple[tuple[re.Pattern[str], Identifier, Callable[[str], bool]], ...] = (
    (_NINE, Identifier.BSN, _bsn),
    (_EIGHT, Identifier.BSN, _bsn),
    (_ELEVEN, Identifier.PESEL, _pesel),
    (_TEN, Identifier.EGN, _egn),
    (_THIRTEEN, Identifier.CNP, _cnp),
    (_SPANISH, Identifier.NIE, _nie),
    (_IBAN, Identifier.IBAN, _iban),
)


def _plain_digits(text: str) -> str:
    """The same length, with the digits of every script as 0 to 9 and ideographic look-alikes folded."""
    return "".join(
        str(unicodedata.digit(sign))
        if not sign.isascii() and unicodedata.digit(sign, None) is not None
        else sign
        for sign in text
    )
