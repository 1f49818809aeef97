# SPDX-License-Identifier: EUPL-1.2
"""What is worth knowing about a file, in the language in use: for the command line and the screen alike."""

from collections.abc import Callable

from spreekuur.language import _, ngettext
from spreekuur.moving.model import Column, DateOrder, Field, How, Notice, Told

_ONE: dict[Told, Callable[[], str]] = {
    Told.ENCODING: lambda: _("Encoding: {what}"),
    Told.ENCODING_GUESSED: lambda: _(
        "Encoding: {what}, a guess. Do names and words with accents look right?"
    ),
    Told.SEPARATOR: lambda: _("Between the columns: {what}"),
    Told.SAME_HEADER: lambda: _("Two columns are called “{what}”; the second one has a number behind it."),
    Told.NO_HEADER: lambda: _("Column {what} has no name on top."),
    Told.NOT_TAKEN: lambda: _("Not taken: column “{what}”"),
    Told.NAMES_LEFT_OUT: lambda: _("Names and phones are left out: {what}"),
    Told.DATES_GUESSED: lambda: _("Dates in “{what}”: {order}"),
    Told.DATES_UNSURE: lambda: _("Dates in “{what}”: {order}, a guess. They can be read in two ways."),
}
_MANY: dict[Told, Callable[[int], str]] = {
    Told.LINES_ABOVE: lambda n: ngettext(
        "{n} line above the header is passed over.", "{n} lines above the header are passed over.", n
    ),
    Told.HEADER_AGAIN: lambda n: ngettext(
        "The header stands there {n} time more; that line is passed over.",
        "The header stands there {n} times more; those lines are passed over.",
        n,
    ),
    Told.HIDDEN_ROWS: lambda n: ngettext(
        "{n} line is hidden in the file; it is taken as well.",
        "{n} lines are hidden in the file; they are taken as well.",
        n,
    ),
    Told.HIDDEN_COLUMNS: lambda n: ngettext(
        "The file has {n} hidden group of columns; it stands below as well.",
        "The file has {n} hidden groups of columns; they stand below as well.",
        n,
    ),
    Told.HIDDEN_SHEETS: lambda n: ngettext(
        "The file has {n} hidden sheet; it is not taken.",
        "The file has {n} hidden sheets; they are not taken.",
        n,
    ),
    Told.MERGED: lambda n: ngettext(
        "{n} merged cell counts for each of its lines.", "{n} merged cells count for each of their lines.", n
    ),
    Told.FORMULAS: lambda n: ngettext(
        "Of {n} formula the value that was saved is taken.",
        "Of {n} formulas the values that were saved are taken.",
        n,
    ),
    Told.NAMES_WITHOUT_CONSENT: lambda n: ngettext(
        "In {n} line the name is left out: it does not say that the client agreed.",
        "In {n} lines the name is left out: they do not say that the client agreed.",
        n,
    ),
    Told.MASKED: lambda n: ngettext(
        "In {n} note a number of a person is masked.", "In {n} notes numbers of persons are masked.", n
    ),
}
_MISSING: dict[str, Callable[[], str]] = {
    "language": lambda: _("No column holds the language: it stays unknown."),
    "topics": lambda: _("No column holds the topic: these talks count without one."),
    "outcomes": lambda: _("No column holds what was done: these talks count without it."),
}


def say(notice: Notice, columns: tuple[Column, ...] = ()) -> str:
    """One of the notices as a sentence."""
    if notice.told is Told.NO_COLUMN:
        return _MISSING[notice.what]()
    if notice.told in _MANY:
        return _MANY[notice.told](notice.count).format(n=notice.count)
    order = next(
        (order_word(each.order) for each in columns if each.header == notice.what and each.order), ""
    )
    return _ONE[notice.told]().format(what=notice.what, order=order)


def order_word(order: DateOrder) -> str:
    """How dates are written."""
    return {
        DateOrder.ISO: _("year, month, day or the month in words"),
        DateOrder.DAY_FIRST: _("day, month, year"),
        DateOrder.MONTH_FIRST: _("month, day, year"),
    }[order]


def field_word(field: Field) -> str:
    """What a column is, in words."""
    return {**_about_talk(), **_about_client(), **_about_person()}[field]


def how_word(how: How) -> str:
    """How that was found."""
    return {
        How.HEADER: _("by its header"),
        How.CONTENT: _("by what stands in it"),
        How.CHOSEN: _("as you said"),
        How.NOT: "",
    }[how]


def _about_talk() -> dict[Field, str]:
    return {
        Field.ID: _("Number of the talk"),
        Field.DATE: _("Date of the talk"),
        Field.STARTED_AT: _("Begin (as exported)"),
        Field.ENDED_AT: _("End (as exported)"),
        Field.ENTERED_AFTERWARDS: _("Entered afterwards"),
        Field.NUMBER: _("Queue number"),
        Field.KIND: _("Kind of contact"),
        Field.LANGUAGE: _("Language"),
        Field.TOPICS: _("Topics"),
        Field.OUTCOMES: _("What was done"),
        Field.ROUTES: _("Referred to"),
        Field.PERSONS: _("Persons in the talk"),
        Field.INTERPRETER: _("Interpreter"),
        Field.KEY_PERSON: _("Key person"),
        Field.CONSENT: _("Consent"),
        Field.NOTE: _("Note"),
    }


def _about_client() -> dict[Field, str]:
    return {
        Field.REGISTRATION: _("Registered"),
        Field.STAY: _("Stay"),
        Field.EXPECTED_MONTHS: _("Stays (months)"),
        Field.INSURED: _("Insured"),
        Field.EMPLOYMENT: _("Works"),
        Field.HOUSING_TIED: _("Home with job"),
        Field.MUNICIPALITY: _("Lives in"),
        Field.AGE_GROUP: _("18 or older"),
        Field.AGE: _("Age in years"),
        Field.AGE_BAND: _("Age group"),
        Field.CHILDREN: _("Children"),
        Field.ORIGIN: _("Country of origin"),
        Field.SECTOR: _("Sector"),
        Field.HERE_SINCE: _("Here since"),
        Field.ARRIVAL: _("Arrival"),
        Field.DEPARTURE: _("Departure"),
        Field.STAYS: _("Stays (as exported)"),
    }


def _about_person() -> dict[Field, str]:
    return {
        Field.RECORD: _("Agreed that a name is kept"),
        Field.GIVEN: _("Given name"),
        Field.FAMILY: _("Family name"),
        Field.NAME: _("Whole name"),
        Field.PHONE: _("Phone"),
    }


def consent_over(count: int) -> str:
    """Of how many talks no name is kept, as the consent to it has ended."""
    return ngettext(
        "Of {n} talk no name is kept: the client agreed more than six months ago.",
        "Of {n} talks no name is kept: the clients agreed more than six months ago.",
        count,
    ).format(n=count)
