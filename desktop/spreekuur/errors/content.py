# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with content and with the answers given to the engine."""

from dataclasses import dataclass
from enum import StrEnum

from spreekuur.errors import UserError


class Problem(StrEnum):
    """The kinds of mistakes that a check of content can find."""

    ABSENT = "absent"
    NOT_READABLE = "not_readable"
    NOT_A_PACK = "not_a_pack"
    MISSING = "missing"
    WRONG_TYPE = "wrong_type"
    BAD_VALUE = "bad_value"
    UNKNOWN_ID = "unknown_id"
    DUPLICATE = "duplicate"
    BAD_CONDITION = "bad_condition"
    MISSING_TEXT = "missing_text"
    UNUSED_TEXT = "unused_text"
    OTHER_TEXT = "other_text"
    BAD_SLOT = "bad_slot"
    NOT_PLAIN = "not_plain"
    TOO_FEW = "too_few"
    SHARED = "shared"
    UNSAFE = "unsafe"
    UNREACHABLE = "unreachable_rule"
    NEVER_SHOWN = "rule_never_shown"
    UNCOVERED = "uncovered"
    NO_CONTACT = "no_contact"
    UNTRANSLATED = "untranslated"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake: in which file, at which entry, and what (`detail` names the field, id or text)."""

    file: str
    entry: str
    problem: Problem
    detail: str = ""


class ContentError(UserError):
    """The content cannot be used; `faults` holds everything that the check found."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults


class WrongAnswer(StrEnum):
    """The ways in which answers can be invalid (`docs/answers.md`); stays are answers, too (`docs/clock.md`)."""

    NOT_READABLE = "not_readable"
    TOO_LARGE = "too_large"
    NOT_JSON = "not_json"
    NOT_ANSWERS = "not_answers"
    UNKNOWN_KEY = "unknown_key"
    WRONG_TYPE = "wrong_type"
    OUT_OF_RANGE = "out_of_range"
    TOO_MANY = "too_many"
    UNKNOWN_CHOICE = "unknown_choice"
    ABSENT = "absent"
    NO_DATE = "no_date"
    TOO_MANY_STAYS = "too_many_stays"
    DEPARTURE_FIRST = "departure_first"


class InvalidAnswers(UserError):
    """Answers the engine or the clock refuses; `key` is one of their keys or empty, `item` counts from 1 in a list."""

    def __init__(self, problem: WrongAnswer, key: str = "", item: int | None = None) -> None:
        super().__init__(problem, key, item)
        self.problem = problem
        self.key = key
        self.item = item
