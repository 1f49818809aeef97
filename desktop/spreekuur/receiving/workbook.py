# SPDX-License-Identifier: EUPL-1.2
"""The sums over desks and periods as a workbook: real numbers, each with how far off it can be, and what came in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from spreekuur.receiving.report import between, differing
from spreekuur.receiving.summary import Cell, Summary

_WRITTEN = datetime(2000, 1, 1)  # noqa: DTZ001 - a date in a file has no zone, and this one says nothing
_TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_MOST_ROWS = 1_000_000  # a sheet has room for a few more
_WIDE, _NARROW, _NOTE = 34, 16, 100
Line = Sequence["str | int | Rounded"]
_SUM = ("count", "least", "most", "desks_most_off", "desks_usually_off", "desks_counts")


@dataclass(frozen=True, slots=True)
class Rounded:
    """A sum of published counts, which stays a number; where it is 0 people see how many there can be."""

    count: int
    most_off: int


def desks_xlsx(about: Summary) -> bytes:
    """The workbook as a file; the same summary gives the same bytes, whenever it is made."""
    from xlsxwriter import Workbook

    say = about.say
    written = BytesIO()
    book = Workbook(written, {"in_memory": True, **_TEXT_ONLY})
    book.set_properties({"title": say.say("desks_title"), "created": _WRITTEN})
    sheets = _Sheets(book, about)
    sheets.notes()
    where = ("desks_municipality", "desks_period")
    sheets.add("totals", [*where, "unit", *_SUM], _wholes(about))
    codes = ("what", "desks_code", "desks_name", "what", "desks_code", "desks_name")
    for at, cells in enumerate(_parts(about.cells)):
        sheets.add("desks_cells_sheet", [*where, "table", "unit", *codes, *_SUM], _named(about, cells), at)
    package = (
        "desks_municipality",
        "desks_desk",
        "desks_period",
        "desks_received",
        "sign_release",
        "sign_key",
        "desks_withdrawn_on",
        "desks_why",
    )
    sheets.add("desks_packages_sheet", package, _packages(about))
    refused: list[Line] = [(say.say("desks_refused"), one.name, one.why) for one in about.refused]
    held: list[Line] = [(say.say("desks_held"), one.name, one.why) for one in about.held]
    sheets.add("desks_apart", ("desks_apart", "desks_package", "desks_why"), [*refused, *held])
    unknown = [
        (f"{say.dimension(d)}: {code} {about.names[d, code]}", say.say("desks_unknown"))
        for d, code in about.unknown
    ]
    others = [differing(about, one) for one in about.others]
    sheets.add("desks_code", ("desks_code", "desks_why"), [*unknown, *others])
    book.close()
    return written.getvalue()


def _wholes(about: Summary) -> Iterator[Line]:
    for one in about.wholes:
        numbers = (one.usually_off, one.counts)
        yield (
            one.municipality,
            one.period,
            about.say.say(one.unit),
            *_between(one.count, one.most_off),
            *numbers,
        )


def _between(count: int, most_off: int) -> Line:
    """A sum, the least and the most that the true one can be, and how far that is."""
    return (Rounded(count, most_off), *between(count, most_off), most_off)


def _parts(cells: Sequence[Cell]) -> Iterator[Sequence[Cell]]:
    for first in range(0, max(len(cells), 1), _MOST_ROWS):
        yield cells[first : first + _MOST_ROWS]


def _named(about: Summary, cells: Iterable[Cell]) -> Iterator[Line]:
    say, names = about.say, about.names
    for town, period, table, unit, dim1, code1, dim2, code2, count, counts, most, usually in cells:
        pairs = [(dim1, code1), (dim2, code2)] if dim2 else [(dim1, code1)]
        texts = [part for d, c in pairs for part in (say.dimension(d), c, names[d, c])]
        yield (
            town,
            period,
            table,
            say.say(unit),
            *texts,
            *[""] * (6 - len(texts)),
            *_between(count, most),
            usually,
            counts,
        )


def _packages(about: Summary) -> Iterator[Line]:
    for one in about.kept:
        yield (
            one.municipality,
            one.desk,
            str(one.period),
            one.received.isoformat(),
            one.release,
            one.signer,
            one.withdrawn.isoformat() if one.withdrawn else "",
            one.why,
        )


class _Sheets:
    """Adds the sheets, one after the other."""

    def __init__(self, book: Any, about: Summary) -> None:
        self._book, self._about = book, about
        self._head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self._bold = book.add_format({"bold": True, "valign": "top"})
        self._nothing: dict[int, Any] = {}
        self._text = book.add_format({"text_wrap": True, "valign": "top"})

    def notes(self) -> None:
        """What the numbers mean."""
        say = self._about.say
        sheet = self._book.add_worksheet(say.say("notes"))
        sheet.set_column(0, 0, _NOTE)
        texts = [say.say("desks_title"), say.say("desks_made", made=say.date(self._about.made))]
        keys = ("desks_off", "desks_counts_are", "desks_persons_are", "missing_who")
        texts += [say.say(key) for key in keys]
        for row, text in enumerate(texts):
            sheet.write_string(row, 0, text, self._text if row else self._bold)

    def add(self, name: str, columns: Sequence[str], lines: Iterable[Line], part: int = 0) -> None:
        """One sheet with its head; texts stay texts, and numbers are numbers."""
        say = self._about.say
        sheet = self._book.add_worksheet(say.say(name) + (f" {part + 1}" if part else ""))
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 0, _WIDE)
        sheet.set_column(1, len(columns) - 1, _NARROW)
        for place, key in enumerate(columns):
            sheet.write_string(0, place, say.say(key), self._head)
        last = 0
        for last, line in enumerate(lines, 1):
            for place, value in enumerate(line):
                if isinstance(value, Rounded):
                    sheet.write_number(last, place, value.count, self._few(value.most_off))
                elif isinstance(value, int):
                    sheet.write_number(last, place, value)
                else:
                    sheet.write_string(last, place, value)
        sheet.autofilter(0, 0, last, len(columns) - 1)

    def _few(self, most_off: int) -> Any:
        """As in the tables of a package: a 0 stays one in every sum, and is shown as 0-4."""
        if most_off not in self._nothing:
            shown = self._book.add_format({"num_format": f'0;-0;"0-{most_off}"'})
            self._nothing[most_off] = shown
        return self._nothing[most_off]
