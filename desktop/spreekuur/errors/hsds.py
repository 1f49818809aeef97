# SPDX-License-Identifier: EUPL-1.2
"""Why a directory of somebody else is not taken in."""

from dataclasses import dataclass
from enum import StrEnum

from spreekuur.errors import UserError


class Why(StrEnum):
    """What can be wrong with one entry of a foreign directory."""

    NOT_JSON = "not_json"
    NOT_A_SERVICE = "not_a_service"
    TOO_DEEP = "too_deep"
    TOO_LARGE = "too_large"
    MISSING = "missing"
    WRONG_TYPE = "wrong_type"
    TOO_LONG = "too_long"
    BAD_VALUE = "bad_value"
    BAD_ID = "bad_id"
    DUPLICATE = "duplicate"
    TWO_NAMES = "two_names"
    CYCLE = "cycle"
    BAD_PHONE = "bad_phone"
    BAD_HOURS = "bad_hours"
    BAD_DATE = "bad_date"
    BAD_LANGUAGE = "bad_language"
    BAD_CONTACT = "bad_contact"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One mistake: at which entry (its place and name), what, and in which member of it."""

    entry: str
    why: Why
    member: str = ""


class ForeignUnreadable(UserError):
    """The file is no directory in HSDS; it is empty, no JSON, or no list of services."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class ForeignTooLarge(UserError):
    """The file has more bytes or more entries than are read."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class ForeignRefused(UserError):
    """Entries of the file are not sound; `refusals` holds all of them, and nothing was changed."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__(*refusals)
        self.refusals = refusals
