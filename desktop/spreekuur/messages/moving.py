# SPDX-License-Identifier: EUPL-1.2
"""The sentences about files that come from other programs. None of them says what stands in a cell."""

from collections.abc import Callable

from spreekuur.errors import moving
from spreekuur.errors.moving import Refused, Why, WhyColumn, WhyFile
from spreekuur.language import _, ngettext
from spreekuur.messages.kind import Sentence

_FILE: dict[WhyFile, Callable[[], str]] = {
    WhyFile.EMPTY: lambda: _("{name} is empty. Choose another file."),
    WhyFile.UNKNOWN_KIND: lambda: _(
        "{name} is no table that can be read. Save it as XLSX or CSV, and choose that file."
    ),
    WhyFile.OLD_EXCEL: lambda: _(
        "{name} was saved by an old Excel. Open it, save it as “Excel workbook (.xlsx)”, and choose that file."
    ),
    WhyFile.MACROS: lambda: _(
        "{name} may hold programs (macros), so it is not opened. Save it as “Excel workbook (.xlsx)”, and choose that"
        " file."
    ),
    WhyFile.OPEN_DOCUMENT: lambda: _(
        "{name} is an OpenDocument file. Open it, save it as “Excel 2007–365 (.xlsx)”, and choose that file."
    ),
    WhyFile.PROTECTED: lambda: _(
        "{name} is locked with a password. Open it, save it without a password, and choose that file."
    ),
    WhyFile.DAMAGED: lambda: _("{name} is damaged. Open it in your spreadsheet program, and save it again."),
    WhyFile.TOO_LARGE: lambda: _(
        "{name} is too large. Divide it into several files, for instance one a year."
    ),
    WhyFile.TOO_MANY_ROWS: lambda: _(
        "{name} has more than 50,000 lines. Divide it into several files, for instance one a year."
    ),
    WhyFile.TOO_WIDE: lambda: _(
        "{name} has more than 200 columns. Keep the columns about talks, and delete the others."
    ),
    WhyFile.NO_HEADER: lambda: _(
        "{name} has no line on top that names the columns. Add one, such as: date, language, topic."
    ),
    WhyFile.NO_ROWS: lambda: _("{name} has no line below its header, so there is nothing to take."),
    WhyFile.OTHER_ENCODING: lambda: _("{name} cannot be read in this encoding. Choose another one."),
    WhyFile.CANNOT_OPEN: lambda: _(
        "{name} cannot be opened. Is it still there, and closed in other programs?"
    ),
}
_LINE: dict[Why, Callable[[], str]] = {
    Why.UNREADABLE: lambda: _("it cannot be read: a quotation mark is missing, or it is no line of a table."),
    Why.NO_FORMULA_VALUE: lambda: _(
        "a formula without a saved value. Open the file in your spreadsheet program and save it."
    ),
    Why.TOO_LONG: lambda: _("the text is too long."),
    Why.NO_DATE: lambda: _("the date is missing."),
    Why.BAD_DATE: lambda: _("this is no date."),
    Why.FUTURE: lambda: _("this day is still to come."),
    Why.TOO_OLD: lambda: _("this day lies before 1990."),
    Why.NO_TOPIC: lambda: _("no topic has this name."),
    Why.BAD_VALUE: lambda: _("this word is not known here."),
    Why.BAD_NUMBER: lambda: _("this is no number that can be."),
    Why.ARRIVAL_AFTER: lambda: _("the arrival lies after the talk."),
    Why.DEPARTURE_FIRST: lambda: _("the departure lies before the arrival."),
    Why.BAD_STAY: lambda: _("this is no stay, such as 2026-01-05/2026-04-01."),
    Why.BAD_PLACE: lambda: _("this place is not in the directory."),
    Why.BAD_ID: lambda: _("this cannot be the number of a talk."),
    Why.TWICE: lambda: _("this number stood in a line before."),
    Why.IDENTIFIER: lambda: _("a number by which a person is registered stands there."),
}
_COLUMN: dict[WhyColumn, Callable[[], str]] = {
    WhyColumn.NO_SUCH_COLUMN: lambda: _("There is no column {column}."),
    WhyColumn.NO_SUCH_FIELD: lambda: _("A column cannot be “{field}”."),
    WhyColumn.TWICE: lambda: _("Two columns cannot both be “{field}”. Choose one of them."),
    WhyColumn.NO_DATE_COLUMN: lambda: _("No column holds the date of the talk. Say which one does."),
}
_REGISTERED = {
    "bsn": "BSN",
    "pesel": "PESEL",
    "egn": "EGN",
    "cnp": "CNP",
    "nie": "NIE/DNI",
    "iban": "IBAN",
}


def say_line(refused: Refused) -> str:
    """Why one line is not taken, with its number and column; never what stands there."""
    reason = say_reason(refused)
    if not refused.column:
        return _("Line {line}: {reason}").format(line=refused.line, reason=reason)
    column = _("column “{name}”").format(name=refused.column)
    return _("Line {line}, {column}: {reason}").format(line=refused.line, column=column, reason=reason)


def say_reason(refused: Refused) -> str:
    """The same without number and column, for where these stand beside it."""
    said = _LINE[refused.why]()
    if refused.near:
        said += " " + _("Near to it: {words}.").format(words=", ".join(refused.near))
    return said


def _refused(error: moving.LinesRefused) -> str:
    count = len({one.line for one in error.refused})
    first = say_line(error.refused[0])
    told = ngettext("{n} line cannot be taken.", "{n} lines cannot be taken.", count).format(n=count)
    return f"{first} {told} " + _("Nothing was changed.")


def _identifier(error: moving.IdentifierColumn) -> str:
    number = _REGISTERED.get(error.kind) or _("numbers of identity papers")
    return _(
        "Column “{column}” holds numbers by which persons are registered ({number}). They may not be kept."
        " Delete this column from the file, save it, and choose it again."
    ).format(column=error.column, number=number)


SENTENCES: dict[type, Sentence] = {
    moving.FileRefused: lambda e: _FILE[e.why]().format(name=e.name),
    moving.SheetNeeded: lambda e: _("Which sheet holds the talks? There are: {sheets}.").format(
        sheets=", ".join(e.sheets)
    ),
    moving.ColumnRefused: lambda e: _COLUMN[e.why]().format(column=e.column, field=e.field),
    moving.IdentifierColumn: _identifier,
    moving.WordRefused: lambda e: _("There is no topic {topic}.").format(topic=e.topic),
    moving.LinesRefused: _refused,
    moving.MovingStopped: lambda _e: _("Stopped. Nothing was changed."),
    moving.NothingMovedIn: lambda _e: _("Of these talks none is left, so there is nothing to take back."),
    moving.StillChanged: lambda _e: _(
        "Every one of these talks was changed since, so all of them stay. Change or remove them one by one."
    ),
}
