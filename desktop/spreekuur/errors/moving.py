# SPDX-License-Identifier: EUPL-1.2
"""Why a file of another program is not taken in, and why talks that were moved in stay."""

from dataclasses import dataclass
from enum import StrEnum

from spreekuur.errors import UserError


class WhyFile(StrEnum):
    """What can be wrong with a file as a whole."""

    EMPTY = "empty"
    UNKNOWN_KIND = "unknown_kind"
    OLD_EXCEL = "old_excel"
    MACROS = "macros"
    OPEN_DOCUMENT = "open_document"
    PROTECTED = "protected"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_WIDE = "too_wide"
    NO_HEADER = "no_header"
    NO_ROWS = "no_rows"
    CANNOT_OPEN = "cannot_open"
    OTHER_ENCODING = "other_encoding"


class Why(StrEnum):
    """What can be wrong with one line."""

    UNREADABLE = "unreadable"
    NO_FORMULA_VALUE = "no_formula_value"
    TOO_LONG = "too_long"
    NO_DATE = "no_date"
    BAD_DATE = "bad_date"
    FUTURE = "future"
    TOO_OLD = "too_old"
    NO_TOPIC = "no_topic"
    BAD_VALUE = "bad_value"
    BAD_NUMBER = "bad_number"
    ARRIVAL_AFTER = "arrival_after"
    DEPARTURE_FIRST = "departure_first"
    BAD_STAY = "bad_stay"
    BAD_PLACE = "bad_place"
    BAD_ID = "bad_id"
    TWICE = "twice"
    IDENTIFIER = "identifier"


@dataclass(frozen=True, slots=True)
class Refused:
    """One line that is not taken: its number, why, in which column. What stands there is not in here.

    `near` are the words that would be understood there, nearest first.
    """

    line: int
    why: Why
    column: str = ""
    near: tuple[str, ...] = ()


class WhyColumn(StrEnum):
    """What can be wrong with what a column was said to be."""

    NO_SUCH_COLUMN = "no_such_column"
    NO_SUCH_FIELD = "no_such_field"
    TWICE = "twice"
    NO_DATE_COLUMN = "no_date_column"


class FileRefused(UserError):
    """The file as a whole cannot be taken in."""

    def __init__(self, name: str, why: WhyFile) -> None:
        super().__init__(name, why)
        self.name, self.why = name, why


class SheetNeeded(UserError):
    """There are several sheets, and nobody said which, or one that is not there."""

    def __init__(self, sheets: tuple[str, ...]) -> None:
        super().__init__(sheets)
        self.sheets = sheets


class ColumnRefused(UserError):
    """What a column was said to be cannot be so."""

    def __init__(self, why: WhyColumn, column: str = "", field: str = "") -> None:
        super().__init__(why, column, field)
        self.why, self.column, self.field = why, column, field


class IdentifierColumn(UserError):
    """A column holds numbers by which persons are registered; they are kept nowhere."""

    def __init__(self, column: str, kind: str) -> None:
        super().__init__(column, kind)
        self.column, self.kind = column, kind


class WordRefused(UserError):
    """A word was said to mean a topic that there is not."""

    def __init__(self, topic: str) -> None:
        super().__init__(topic)
        self.topic = topic


class LinesRefused(UserError):
    """Lines of the file cannot be taken; `refused` holds all of them, and nothing was changed."""

    def __init__(self, *refused: Refused) -> None:
        super().__init__(*refused)
        self.refused = refused


class MovingStopped(UserError):
    """Somebody stopped it; nothing was kept."""


class NothingMovedIn(UserError):
    """There is no such move, or nothing of it is left to take back."""


class StillChanged(UserError):
    """Every talk of this move was changed since, so none was taken back."""
