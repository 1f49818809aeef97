# SPDX-License-Identifier: EUPL-1.2
"""Finds identifiers in free text that must not be kept there.

A BSN is never stored, not even with consent: outside government only a law may allow it (UAVG art. 46; Autoriteit
Persoonsgegevens, "Voorwaarden gebruik BSN"). The others are as telling and are masked alike.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
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


ALL = frozenset(Identifier)
OF_PERSONS = ALL - {Identifier.IBAN, Identifier.EMAIL}
"""An organisation has an account and an address of its own; the others are never anything but a person's."""
HOLDS_NUMBERS = frozenset({"phone", "kenmerk", "safe_contact"})
"""Members of a form that are a number by nature: a telephone number of Poland has nine digits as a BSN has, and one in
eleven of them passes its check."""
EDITION = 2
"""Rises whenever more is recognised than before: what is kept already is then looked through once again."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where an identifier stands in a text: from `start` up to `end`."""

    kind: Identifier
    start: int
    end: int


# Numbers are cut into groups by spaces, line breaks and signs, and stand side by side: so every row of whole groups is
# looked at. A group is never cut, and eight digits are a BSN (its first zero left out) only in one group: cut in two
# they are a date or two times.
_GAP = r"[\s.,;/|()'·_\-\u2010-\u2015\u2212]"
_CHAIN = re.compile(rf"\d+(?:{_GAP}{{1,8}}\d+)*")
_LEAST, _LONGEST = 7, 13
_TWO_BSN = 18
_SPANISH = re.compile(
    r"(?<!\w)(?:[XYZ][ .\-]?\d{7}|\d{8}|\d{2}\.\d{3}\.\d{3})[ .\-]?[A-Z](?!\w)", re.IGNORECASE
)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:[ .\-]{0,3}[A-Z0-9]){11,30}", re.IGNORECASE)
_IBAN_LENGTHS = range(15, 35)
# Dates, amounts, our own reference codes and phone numbers with a country or a Dutch area are no part of an identifier,
# whatever stands beside them. Each is so narrow that nine digits alone never pass as one.
_DATE = (
    r"(?:(?:0?[1-9]|[12]\d|3[01])(?P<mark>[-./])(?:0?[1-9]|1[0-2])(?P=mark)(?:19|20)\d\d"
    r"|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)"
)
_AMOUNT = r"€ ?(?:\d{1,7}|\d{1,3}(?:\.\d{3}){1,2})(?:,\d\d)?(?![\d.,]*\d)"
_REFERENCE = r"[A-Z]{2}-20\d\d-\d{4}-\d{2}(?!\d)"
_COUNTRIES = "31|32|33|34|36|39|40|44|48|49|90|359|370|371|372|373|380|381|420|421"
_ABROAD = (
    rf"(?:\+|(?<!\d[\s\S])\b00)(?=(?:[ .\-]?\d|\(0\)){{10,14}}(?!\d))(?:{_COUNTRIES})(?: ?\(0\))?"
    r"(?:[ .\-]?\d(?=[ .\-]\d\d))?(?:[ .\-]?\d{2,}){1,5}(?!\d)"
)
# As the Dutch cut them up, and never otherwise: "06 1234567 2" may be a BSN and a number beside it.
_MOBILE = ("8", "44", "2222", "332", "233", "323")
_AREA_OF_3, _AREA_OF_4 = ("7", "34", "322", "223", "43"), ("6", "33", "222", "24", "42")


def _cut(ways: Iterable[str]) -> str:
    return "|".join(r"[ .\-]".join(rf"\d{{{length}}}" for length in way) for way in ways)


_LANDLINE = rf"0[1-9]\d[ .\-](?:{_cut(_AREA_OF_3)})|0[1-9]\d\d[ .\-](?:{_cut(_AREA_OF_4)})"
_IN_BRACKETS = rf"\(0[1-9]\d\) ?(?:{_cut(_AREA_OF_3)})|\(0[1-9]\d\d\) ?(?:{_cut(_AREA_OF_4)})"
_DUTCH = rf"(?:06[ .\-]?(?:{_cut(_MOBILE)})|(?<!\d[\s\S])(?:{_LANDLINE})|{_IN_BRACKETS})(?!\d)"
_INNOCENT = re.compile(rf"(?<!\d)(?:{_DATE}|{_AMOUNT}|{_REFERENCE}|{_ABROAD}|{_DUTCH})")
_EMAIL = re.compile(r"[\w.+\-]{1,64}@\w[\w\-]*(?:\.\w[\w\-]*)+")


def find(text: str, kinds: Collection[Identifier] = ALL) -> list[Found]:
    """Every identifier of these kinds in the text, from left to right; what overlaps is one, of the kind first seen."""
    kept: list[Found] = []
    found = (one for one in _candidates(text) if one.kind in kinds)
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if kept and one.start < kept[-1].end:
            kept[-1] = Found(kept[-1].kind, kept[-1].start, max(kept[-1].end, one.end))
        else:
            kept.append(one)
    return kept


def masked(text: str, kinds: Collection[Identifier] = ALL) -> str:
    """The text with every identifier of these kinds replaced by a mask."""
    for one in reversed(find(text, kinds)):
        text = text[: one.start] + MASK + text[one.end :]
    return text


def has_bsn(text: str) -> bool:
    """Does anything in the text pass as a BSN?"""
    return any(one.kind is Identifier.BSN for one in _candidates(text))


def _candidates(text: str) -> Iterator[Found]:
    if "@" not in text and sum(map(str.isdigit, text)) < _LEAST:
        return
    seen, at = _as_seen(text)
    numbers = _INNOCENT.sub(lambda match: "x" * len(match.group()), seen)
    for kind, start, end in (*_in_chains(numbers), *_in_words(numbers, seen)):
        yield Found(kind, at[start], at[end - 1] + 1)


def _in_chains(text: str) -> Iterator[tuple[Identifier, int, int]]:
    """What whole groups of digits that follow each other make, however many they are."""
    for chain in _CHAIN.finditer(text):
        groups = [(m.start(), m.end()) for m in re.finditer(r"\d+", chain.group())]
        for first, (start, _end) in enumerate(groups):
            digits = ""
            for begin, end in groups[first:]:
                digits += chain.group()[begin:end]
                if begin == start and len(digits) == _TWO_BSN and _bsn(digits[:9]) and _bsn(digits[9:]):
                    yield Identifier.BSN, chain.start() + start, chain.start() + end
                if len(digits) > _LONGEST:
                    break
                kind, check = _BY_LENGTH.get(len(digits), (None, None))
                if len(digits) == 8 and begin != start:
                    continue
                if kind and check and check(digits):
                    yield kind, chain.start() + start, chain.start() + end


def _in_words(numbers: str, seen: str) -> Iterator[tuple[Identifier, int, int]]:
    for match in _SPANISH.finditer(numbers):
        if _nie(match.group()):
            yield Identifier.NIE, match.start(), match.end()
    for match in _IBAN.finditer(seen):
        if end := _end_of_iban(match.group()):
            yield Identifier.IBAN, match.start(), match.start() + end
    for match in _EMAIL.finditer(seen):
        yield Identifier.EMAIL, match.start(), match.end()


def _end_of_iban(text: str) -> int:
    """How far an IBAN at the beginning of a text reaches; 0 if there is none: words may follow it."""
    signs = [place for place, sign in enumerate(text) if sign.isalnum()]
    for length in _IBAN_LENGTHS:
        if length <= len(signs) and _iban("".join(text[place] for place in signs[:length])):
            return signs[length - 1] + 1
    return 0


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


_BY_LENGTH: dict[int, tuple[Identifier, Callable[[str], bool]]] = {
    8: (Identifier.BSN, _bsn),
    9: (Identifier.BSN, _bsn),
    10: (Identifier.EGN, _egn),
    11: (Identifier.PESEL, _pesel),
    13: (Identifier.CNP, _cnp),
}


def _as_seen(text: str) -> tuple[str, list[int]]:
    """The text as it is read, and where each sign of it stands: digits of any script as 0 to 9, nothing invisible."""
    if text.isascii():
        return text, list(range(len(text)))
    seen, at = [], []
    for place, sign in enumerate(text):
        if sign.isascii():
            seen.append(sign)
        elif unicodedata.category(sign) in ("Cf", "Mn", "Me") or sign in _FILLERS:
            continue
        else:
            digit = unicodedata.digit(sign, None)
            seen.append(_plain(sign) if digit is None else str(digit))
        at.append(place)
    return "".join(seen), at


def _plain(sign: str) -> str:
    """A sign in its plain form, if that is one sign as well: a full-width letter or dash is the ordinary one."""
    plain = unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 else sign


_FILLERS = "\u115f\u1160\u3164\uffa0\u2800"
