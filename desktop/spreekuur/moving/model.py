# SPDX-License-Identifier: EUPL-1.2
"""A table from a file, what its columns mean, and the talks it gives. What stands in cells stays out of `repr`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from spreekuur.consultations.model import Kind, Outcome, Stay
from spreekuur.errors.moving import Refused

MOST_BYTES = 64 * 1024 * 1024
MOST_ROWS = 50_000
MOST_COLUMNS = 200
MOST_SIGNS = 20_000
"""Of one cell; as many as a note takes."""


class Field(StrEnum):
    """What a column can be. The values are the members of an exported line."""

    ID = "id"
    DATE = "date"
    STARTED_AT = "started_at"
    ENDED_AT = "ended_at"
    ENTERED_AFTERWARDS = "entered_afterwards"
    NUMBER = "number"
    KIND = "kind"
    LANGUAGE = "language"
    TOPICS = "topics"
    OUTCOMES = "outcomes"
    ROUTES = "routes"
    PERSONS = "persons"
    INTERPRETER = "interpreter"
    KEY_PERSON = "key_person"
    CONSENT = "consent"
    REGISTRATION = "registration"
    STAY = "stay"
    EXPECTED_MONTHS = "expected_months"
    INSURED = "insured"
    EMPLOYMENT = "employment"
    HOUSING_TIED = "housing_tied"
    MUNICIPALITY = "municipality"
    AGE_GROUP = "age_group"
    AGE = "age"
    AGE_BAND = "age_band"
    CHILDREN = "children"
    ORIGIN = "origin"
    SECTOR = "sector"
    HERE_SINCE = "here_since"
    ARRIVAL = "arrival"
    DEPARTURE = "departure"
    STAYS = "stays"
    NOTE = "note"
    RECORD = "record"
    """Whether the client agreed that a name is kept; without it none is."""
    GIVEN = "given"
    FAMILY = "family"
    NAME = "name"
    PHONE = "phone"


SEVERAL = frozenset({Field.TOPICS, Field.OUTCOMES, Field.ROUTES})
"""What may stand in more than one column, if somebody says so."""
PERSONAL = frozenset({Field.GIVEN, Field.FAMILY, Field.NAME, Field.PHONE})


class Told(StrEnum):
    """What is worth knowing about a file that can be taken in."""

    ENCODING = "encoding"
    ENCODING_GUESSED = "encoding_guessed"
    SEPARATOR = "separator"
    LINES_ABOVE = "lines_above"
    EMPTY_LINES = "empty_lines"
    HEADER_AGAIN = "header_again"
    SAME_HEADER = "same_header"
    NO_HEADER = "no_header"
    HIDDEN_ROWS = "hidden_rows"
    HIDDEN_COLUMNS = "hidden_columns"
    HIDDEN_SHEETS = "hidden_sheets"
    MERGED = "merged"
    FORMULAS = "formulas"
    DATES_GUESSED = "dates_guessed"
    DATES_UNSURE = "dates_unsure"
    NOT_TAKEN = "not_taken"
    NAMES_LEFT_OUT = "names_left_out"
    NAMES_WITHOUT_CONSENT = "names_without_consent"
    MASKED = "masked"
    NO_COLUMN = "no_column"


@dataclass(frozen=True, slots=True)
class Notice:
    """One of these, with what it is about: the name of a column, an encoding, or how many."""

    told: Told
    what: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table, numbered as a spreadsheet does."""

    line: int
    cells: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it was read: every cell as text, dates of a spreadsheet as ISO 8601."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...] = field(repr=False)
    notices: tuple[Notice, ...] = ()
    since_1904: bool = False
    """A spreadsheet that counts its days from 1904."""
    without_value: frozenset[tuple[int, int]] = frozenset()
    """Line and column of formulas whose value was not saved, and of errors."""
    refused: tuple[Refused, ...] = ()
    """Lines that could not be read at all."""

    def column(self, at: int) -> list[str]:
        """What stands in a column, without empty cells."""
        return [row.cells[at] for row in self.rows if row.cells[at]]


class DateOrder(StrEnum):
    """How the dates of a column are written."""

    ISO = "ymd"
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


class How(StrEnum):
    """How it was found what a column is."""

    HEADER = "header"
    CONTENT = "content"
    CHOSEN = "chosen"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is, how that was found, and for dates how they are written."""

    at: int
    header: str
    field: Field | None
    how: How
    order: DateOrder | None = None
    sure: bool = True
    """Whether the dates can be written in one way only."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody decided about a file before it is taken in; nothing of it is kept."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """Header to field; empty: this column is not taken."""
    words: Mapping[str, str] = field(default_factory=dict, repr=False)
    """A word of the file to the topic that is meant by it."""
    orders: Mapping[str, DateOrder] = field(default_factory=dict)
    """How the dates of a column are written, by its header, where they can be read in two ways."""
    dates: DateOrder | None = None
    """The same of all such columns of which nobody says it."""
    names: bool = False
    sheet: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Who it was, taken only with consent to record and when asked for."""

    given: str = field(default="", repr=False)
    family: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Sent:
    """A place the client was sent to, and how far that is; empty: not said."""

    route: str
    priority: str = "normal"
    state: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One talk of the file. `key` is what the line is known by when the file gives it no id."""

    line: int
    held_on: date
    key: str = field(repr=False)
    id: str = ""
    started_at: datetime | None = None
    ended_at: datetime | None = None
    entered_afterwards: bool = True
    number: int | None = None
    kind: Kind = Kind.TALK
    language: str = "unknown"
    topics: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    routes: tuple[Sent, ...] = ()
    persons: int = 1
    interpreter: str = "unknown"
    key_person: bool = False
    consent: str = "unknown"
    answers: Mapping[str, str | float] = field(default_factory=dict)
    bands: Mapping[str, str] = field(default_factory=dict)
    stays: tuple[Stay, ...] = ()
    note: str = field(default="", repr=False)
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """What a file gives: its columns, the talks, the lines that are refused, and what is worth knowing."""

    columns: tuple[Column, ...]
    rows: int
    records: tuple[Record, ...] = field(repr=False)
    refused: tuple[Refused, ...]
    notices: tuple[Notice, ...]
    unknown_words: tuple[str, ...] = field(default=(), repr=False)
    """The words that are no topic, the most frequent first."""

    @property
    def unsure_dates(self) -> int:
        """How many dates can be read in two ways, and nobody said which."""
        return sum(notice.count for notice in self.notices if notice.told is Told.DATES_UNSURE)

    def mapping(self) -> dict[str, str | None]:
        """Each header with the field it is taken as."""
        return {column.header: column.field.value if column.field else None for column in self.columns}
