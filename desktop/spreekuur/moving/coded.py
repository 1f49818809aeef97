# SPDX-License-Identifier: EUPL-1.2
"""Words of a cell as the codes that are kept. Pure."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache

from spreekuur.moving import words
from spreekuur.moving.model import Field

CODED: Mapping[Field, str] = {
    Field.KIND: "kind",
    Field.LANGUAGE: "language",
    Field.INTERPRETER: "interpreter",
    Field.KEY_PERSON: "yes_no",
    Field.ENTERED_AFTERWARDS: "yes_no",
    Field.RECORD: "yes_no",
    Field.CONSENT: "consent",
    Field.REGISTRATION: "registration",
    Field.STAY: "stay",
    Field.INSURED: "insured",
    Field.EMPLOYMENT: "employment",
    Field.HOUSING_TIED: "housing_tied",
    Field.MUNICIPALITY: "municipality",
    Field.AGE_GROUP: "age_group",
    Field.AGE_BAND: "age_band",
    Field.CHILDREN: "children",
    Field.ORIGIN: "origin",
    Field.SECTOR: "sector",
    Field.HERE_SINCE: "here_since",
}
NUMBERS: Mapping[Field, tuple[float, float]] = {
    Field.PERSONS: (1, 99),
    Field.NUMBER: (1, 9999),
    Field.AGE: (0, 130),
    Field.EXPECTED_MONTHS: (0, 1200),
}
_BANDS = ((17, "-17"), (24, "18-24"), (44, "25-44"), (64, "45-64"), (130, "65+"))
TOWN = re.compile(r"[^\W\d_][^\d_;:@/\\]{1,39}")
_NUMBER = re.compile(r"(\d{1,6})(?:[.,](\d{1,6}))?")


@lru_cache(maxsize=4096)
def code(field: Field, text: str) -> str | None:
    """The code of a word in such a column; None when it means nothing there."""
    return words.value_of(CODED[field], text)


@lru_cache(maxsize=4096)
def near(field: Field, text: str, limit: int = 3) -> tuple[str, ...]:
    """The words that would be understood there and look most alike."""
    known = words.values(CODED[field])
    return tuple(get_close_matches(words.phrase(text), known, limit, 0.75))


def number(field: Field, text: str) -> float | None:
    """A number in the range of such a column, with a point or a comma; None when it is none."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    value = float(f"{found[1]}.{found[2] or 0}")
    least, most = NUMBERS[field]
    whole = field is Field.EXPECTED_MONTHS or value.is_integer()
    return value if whole and least <= value <= most else None


def age_band(age: float) -> str:
    """The band of an age: of the age itself nothing is kept."""
    return next(band for most, band in _BANDS if age <= most)


def understood(field: Field, text: str) -> bool:
    """Does a cell mean something in such a column, as far as that can be told from the cell alone?"""
    if field is Field.MUNICIPALITY and TOWN.fullmatch(text):
        return True
    if field in CODED:
        return code(field, text) is not None
    return field not in NUMBERS or number(field, text) is not None
