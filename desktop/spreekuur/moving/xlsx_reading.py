# SPDX-License-Identifier: EUPL-1.2
"""Spreadsheets of Excel and LibreOffice (XLSX): values only, row by row; nothing in them is ever carried out."""

import warnings
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, LargeZipFile, ZipFile

from spreekuur.errors.moving import FileRefused, SheetNeeded, WhyFile
from spreekuur.moving import xlsx_structure
from spreekuur.moving.csv_reading import Lines
from spreekuur.moving.model import MOST_COLUMNS, MOST_ROWS, Notice, Row, Told
from spreekuur.moving.xlsx_structure import Structure

MOST_UNPACKED = 256 * 1024 * 1024
_MOST_PARTS = 5_000
_LOOKED_AT = 50
# What the libraries raise at a workbook that is none, or not whole: it differs with what is missing in it.
_BROKEN = (
    ArithmeticError, AttributeError, BadZipFile, EOFError, LookupError, OSError, RuntimeError, SyntaxError, TypeError,
    ValueError, zlib.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Workbook:
    """The lines of one sheet, how its days count, and which formulas have no value."""

    lines: Lines
    since_1904: bool
    without_value: frozenset[tuple[int, int]]


def read(data: bytes, name: str, sheet: str | None = None) -> Workbook:
    """One sheet of a spreadsheet; with several that hold something somebody has to say which.

    Raises: FileRefused, SheetNeeded.
    """
    packed = _opened(data, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about colours and charts that nobody reads here
            return _read(packed, data, name, sheet)
    except _BROKEN as error:
        raise FileRefused(name, WhyFile.DAMAGED) from error


def _opened(data: bytes, name: str) -> ZipFile:
    """The parts of the file, none of which may unpack to more than fits."""
    try:
        packed = ZipFile(BytesIO(data))
    except (BadZipFile, LargeZipFile, ValueError, OSError) as error:
        raise FileRefused(name, WhyFile.DAMAGED) from error
    parts = packed.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise FileRefused(name, WhyFile.TOO_LARGE)
    names = {part.filename for part in parts}
    if any(each.lower().endswith("vbaproject.bin") for each in names) or "xl/workbook.bin" in names:
        raise FileRefused(name, WhyFile.MACROS)
    if "content.xml" in names and "mimetype" in names:
        raise FileRefused(name, WhyFile.OPEN_DOCUMENT)
    if not any(each.lower().startswith("xl/") for each in names):
        raise FileRefused(name, WhyFile.UNKNOWN_KIND)
    return packed


def _read(packed: ZipFile, data: bytes, name: str, wanted: str | None) -> Workbook:
    from openpyxl import load_workbook
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        sheet, hidden = _chosen(book, wanted)
        with packed.open(sheet._worksheet_path) as stream:
            structure = xlsx_structure.look(stream, name)
        rows = _unfolded(_rows(sheet, name), structure)
        notices = _notices(structure, hidden)
        lines = Lines(tuple(rows), notices)
        return Workbook(lines, book.epoch == CALENDAR_MAC_1904, frozenset(structure.without_value))
    finally:
        book.close()


def _chosen(book: Any, wanted: str | None) -> tuple[Any, int]:
    """The sheet, and how many are hidden."""
    sheets = [each for each in book.worksheets if hasattr(each, "_worksheet_path")]
    hidden = [each for each in sheets if each.sheet_state != "visible"]
    names = tuple(each.title for each in sheets)
    if wanted is not None:
        found = [each for each in sheets if each.title == wanted]
        if not found:
            raise SheetNeeded(names)
        return found[0], len(hidden)
    filled = [each for each in sheets if each not in hidden and _holds_something(each)]
    if len(filled) > 1:
        raise SheetNeeded(tuple(each.title for each in filled))
    if not filled and not sheets:
        raise ValueError("a workbook without a sheet")
    return (filled or sheets)[0], len(hidden)


def _holds_something(sheet: Any) -> bool:
    some = sheet.iter_rows(max_row=_LOOKED_AT, max_col=MOST_COLUMNS, values_only=True)
    return any(value not in (None, "") for values in some for value in values)


def _rows(sheet: Any, name: str) -> Iterator[Row]:
    count = 0
    kept: dict[str, str] = {}
    sheet.reset_dimensions()  # what a file says of its own size need not be so
    for line, values in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), 1):
        cells = [kept.setdefault(text, text) for text in map(as_text, values)]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            count += 1
            yield Row(line, tuple(cells))
        if count > MOST_ROWS + 1:
            raise FileRefused(name, WhyFile.TOO_MANY_ROWS)


def as_text(value: Any) -> str:
    """What stands in a cell, as text: a day as ISO 8601, a number without a tail of zeros."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, float):
        with suppress(OverflowError, ValueError):
            return str(int(value)) if value == int(value) else repr(value)
    return str(value)


def _unfolded(rows: Iterator[Row], structure: Structure) -> Iterator[Row]:
    """The same rows; a cell that was merged downwards stands in each of its rows."""
    below: dict[int, list[tuple[int, int]]] = {}
    for column, first, last in structure.merged:
        for line in range(first + 1, last + 1):
            below.setdefault(line, []).append((column, first))
    firsts = {first for _column, first, _last in structure.merged}
    tops: dict[int, tuple[str, ...]] = {}
    for row in rows:
        if row.line in firsts:
            tops[row.line] = row.cells
        cells = list(row.cells)
        for column, first in below.get(row.line, ()):
            top = tops.get(first, ())
            if column < len(top):
                cells += [""] * (column + 1 - len(cells))
                cells[column] = cells[column] or top[column]
        yield Row(row.line, tuple(cells))


def _notices(structure: Structure, hidden_sheets: int) -> tuple[Notice, ...]:
    counts = {
        Told.HIDDEN_ROWS: structure.hidden_rows,
        Told.HIDDEN_COLUMNS: structure.hidden_columns,
        Told.HIDDEN_SHEETS: hidden_sheets,
        Told.MERGED: len(structure.merged),
        Told.FORMULAS: structure.formulas,
    }
    return tuple(Notice(told, count=count) for told, count in counts.items() if count)
