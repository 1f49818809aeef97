# SPDX-License-Identifier: EUPL-1.2
"""The fields that live in a letter only: which a receiver may see, and how a typed birth date is read."""

import re
from collections.abc import Mapping
from datetime import date

from spreekuur.content.pack import Content

ALL = ("given", "family", "birth_date", "phone", "safe_to_call", "area")
# Without the client's consent for this receiver none of these stands in the letter.
TELLING = ("given", "family", "name", "phone", "birth_date")

# What a sentence of the phrase bank tells -> the fields it is filled from.
_FROM = {
    "who.name": ("given", "family"),
    "who.birth_year": ("birth_date",),
    "who.birth_date": ("birth_date",),
    "who.phone": ("phone", "safe_to_call"),
    "who.area": ("area",),
}
_REGISTRATION = "registration"
_DAY = re.compile(r"(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def seen_by(content: Content, route: str) -> tuple[str, ...]:
    """The fields that a letter to this organisation can hold, in the order of the form."""
    kind = _kind(content, route)
    told = {phrase["id"] for phrase in content.phrases if kind in phrase["kinds"]}
    fields = {name for phrase_id, names in _FROM.items() if phrase_id in told for name in names}
    if kind == "urgent":
        fields.discard("family")  # a shelter hears a first name, and no more
    return tuple(name for name in ALL if name in fields)


def only_year(content: Content, route: str) -> bool:
    """Does this organisation see no more of a birth date than its year?"""
    kind = _kind(content, route)
    years = next((phrase for phrase in content.phrases if phrase["id"] == "who.birth_year"), None)
    return years is not None and kind in years["kinds"]


def telling(fields: Mapping[str, str]) -> bool:
    """Would these fields tell who the client is?"""
    return any(fields.get(name) for name in TELLING)


def birth_date(typed: str) -> date | None:
    """The date that somebody wrote as 12-3-1991, 12.03.1991, 12 3 1991 or 1991-03-12; None if it is none."""
    text = typed.strip()
    if found := _DAY.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _kind(content: Content, route: str) -> str:
    organisation = content.organisations.get(route)
    if organisation is None:
        return ""
    kind = content.letter_kinds.get(organisation.category, "")
    return _REGISTRATION if kind == "social" and organisation.category == _REGISTRATION else kind
