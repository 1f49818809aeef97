# SPDX-License-Identifier: EUPL-1.2
"""Which entries pass the filters, and which have the typed words in their name or town. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from spreekuur.content.folding import fold, spellings
from spreekuur.content.model import Organisation
from spreekuur.content.pack import Content
from spreekuur.directory.hours import state_at
from spreekuur.directory.model import LOCAL_PREFIX

FREE = "gratis"
LINES = ("L5_care", "L2_housing", "L3_registration", "L4_work", "L6_safety", "L1_information")
"""The programme lines in the order in which the filter shows them."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What an entry must be; what is empty or False asks nothing."""

    line: str = ""
    language: str = ""
    open_now: bool = False
    free: bool = False

    @property
    def any(self) -> bool:
        """Is anything asked?"""
        return bool(self.line or self.language or self.open_now or self.free)


def passes(content: Content, there: Organisation, filters: Filters, now: datetime) -> bool:
    """Does an entry pass every filter? An unknown cost is not free, unknown hours are not open now."""
    if filters.line and filters.line not in there.lines:
        return False
    if filters.language and filters.language not in there.languages:
        return False
    if filters.free and not is_free(content, there.id):
        return False
    if filters.open_now:
        state = state_at(there.opening, now) if there.shows("hours") else None
        return state is not None and state.is_open
    return True


def is_free(content: Content, org: str) -> bool:
    """Does it cost the client nothing, as the Dutch text says?"""
    return fold(content.text(f"org.{org}.cost", "nl")).startswith(FREE)


def is_named(content: Content, org: str, typed: Sequence[str], language: str) -> bool:
    """Does every typed word begin a word of the name, in the reader's language or in Dutch?"""
    names = {content.text(f"org.{org}.name", code) for code in (language, "nl")}
    names.add(content.organisations[org].door)
    if not org.startswith(LOCAL_PREFIX):
        names.add(org.replace("_", " "))
    return any(begins_words(name, typed) for name in names)


def is_there(there: Organisation, typed: Sequence[str]) -> bool:
    """Does every typed word begin a word of the address?"""
    return there.shows("address") and begins_words(there.address, typed)


def begins_words(text: str, typed: Sequence[str]) -> bool:
    """Does every typed word, folded, begin a word of the text?"""
    return any(
        all(any(word.startswith(beginning) for word in spelt) for beginning in typed)
        for spelt in _spelt(text)
    )


@lru_cache(maxsize=2048)
def _spelt(text: str) -> list[list[str]]:
    """The same names are looked at with every key."""
    return spellings(text)
