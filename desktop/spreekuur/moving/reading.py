# SPDX-License-Identifier: EUPL-1.2
"""From a file to a table: what kind of file it is, where its header stands, and which lines are talks."""

from collections.abc import Sequence
from pathlib import Path

from spreekuur import signs
from spreekuur.errors.moving import FileRefused, WhyFile
from spreekuur.moving import csv_reading, dates, jsonl_reading, words, xlsx_reading
from spreekuur.moving.csv_reading import Lines
from spreekuur.moving.model import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Notice, Row, Sheet, Told
from spreekuur.outside import read_plain

_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SEALED = "EncryptedPackage".encode("utf-16-le")
_HEADER_WITHIN = 15
_ENDINGS = {
    ".xlsm": WhyFile.MACROS,
    ".xltm": WhyFile.MACROS,
    ".xlsb": WhyFile.MACROS,
    ".ods": WhyFile.OPEN_DOCUMENT,
}
_OTHERS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"SQLite format 3",
    b"{\\rtf",
)
# Signs that turn the direction of a line around, so that what is read is not what stands there.
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0xFEFF])


def read(path: Path, sheet: str | None = None, encoding: str | None = None) -> Sheet:
    """The table in a file; with several sheets that hold something, one must be named.

    Raises: FileRefused, SheetNeeded.
    """
    try:
        data = read_plain(path, MOST_BYTES)
    except (OSError, ValueError) as error:
        raise FileRefused(path.name, WhyFile.CANNOT_OPEN) from error
    return table(data, path.name, sheet, encoding)


def table(data: bytes, name: str, sheet: str | None = None, encoding: str | None = None) -> Sheet:
    """The same of what stands in a file.

    Raises: FileRefused, SheetNeeded.
    """
    _refuse_at_sight(data, name)
    if data.startswith(b"PK\x03\x04"):
        book = xlsx_reading.read(data, name, sheet)
        return _sheet(book.lines, name, book.since_1904, book.without_value)
    if _is_json(data):
        return _json_sheet(jsonl_reading.read(data, name, encoding), name)
    return _sheet(csv_reading.read(data, name, encoding), name)


def _refuse_at_sight(data: bytes, name: str) -> None:
    ending = Path(name).suffix.lower()
    if len(data) > MOST_BYTES:
        raise FileRefused(name, WhyFile.TOO_LARGE)
    if not data.strip():
        raise FileRefused(name, WhyFile.EMPTY)
    if ending in _ENDINGS:
        raise FileRefused(name, _ENDINGS[ending])
    if data.startswith(_OLD_EXCEL):
        raise FileRefused(name, WhyFile.PROTECTED if _SEALED in data else WhyFile.OLD_EXCEL)
    start = data[:512].lstrip().lower()
    if data.startswith(_OTHERS) or start.startswith((b"<!doctype", b"<html", b"<?xml")):
        raise FileRefused(name, WhyFile.OLD_EXCEL if ending == ".xls" else WhyFile.UNKNOWN_KIND)


def _is_json(data: bytes) -> bool:
    return (
        data[:64]
        .replace(b"\0", b"")
        .removeprefix(b"\xef\xbb\xbf")
        .lstrip(b"\xff\xfe \t\r\n")
        .startswith(b"{")
    )


def _json_sheet(lines: Lines, name: str) -> Sheet:
    """Its members need no guess; lines without any that could be read are refused one by one."""
    header, *rows = lines.rows
    if not rows and not lines.refused:
        raise FileRefused(name, WhyFile.NO_ROWS)
    width = len(header.cells)
    return Sheet(
        tuple(clean(cell) for cell in header.cells),
        tuple(_even(row, width) for row in rows),
        refused=lines.refused,
    )


def _sheet(
    lines: Lines,
    name: str,
    since_1904: bool = False,
    without_value: frozenset[tuple[int, int]] = frozenset(),
) -> Sheet:
    if not lines.rows:
        raise FileRefused(name, WhyFile.EMPTY)
    at = _header_at(lines.rows)
    header, below = lines.rows[at], lines.rows[at + 1 :]
    width = max((len(row.cells) for row in (header, *below)), default=0)
    if width > MOST_COLUMNS:
        raise FileRefused(name, WhyFile.TOO_WIDE)
    if len(below) > MOST_ROWS:
        raise FileRefused(name, WhyFile.TOO_MANY_ROWS)
    if _is_no_header(header):
        raise FileRefused(name, WhyFile.NO_HEADER)
    again = [row for row in below if row.cells == header.cells]
    rows = tuple(_even(row, width) for row in below if row.cells != header.cells)
    rows = tuple(row for row in rows if any(row.cells))
    if not rows and not lines.refused:
        raise FileRefused(name, WhyFile.NO_ROWS)
    headers, told = _named(header, width, rows)
    told += [Notice(Told.LINES_ABOVE, count=at)] if at else []
    told += [Notice(Told.HEADER_AGAIN, count=len(again))] if again else []
    return Sheet(headers, rows, (*lines.notices, *told), since_1904, without_value, lines.refused)


def _header_at(rows: Sequence[Row]) -> int:
    """The first of the lines on top in which most headers are known; a title above it is passed over."""
    known = words.headers().keys() | words.identifier_headers().keys()
    counts = [sum(words.phrase(cell) in known for cell in row.cells) for row in rows[:_HEADER_WITHIN]]
    return counts.index(max(counts)) if max(counts) > 0 else 0


def _is_no_header(row: Row) -> bool:
    """Is this a line of data? A header has no day in it, and words."""
    named = sum(words.phrase(cell) in words.headers() for cell in row.cells)
    return named == 0 and any(dates.looks_like(cell) for cell in row.cells)


def _named(header: Row, width: int, rows: Sequence[Row]) -> tuple[tuple[str, ...], list[Notice]]:
    """A name for each column: its header, with a number where it stands twice, else its letter."""
    names: list[str] = []
    told: list[Notice] = []
    for at, cell in enumerate(_even(header, width).cells):
        base = " ".join(cell.split())[:80] or _letter(at)
        name, number = base, 1
        while name in names:
            number += 1
            name = f"{base} ({number})"
        if number > 1:
            told.append(Notice(Told.SAME_HEADER, base))
        if not cell and any(row.cells[at] for row in rows):
            told.append(Notice(Told.NO_HEADER, base))
        names.append(name)
    return tuple(names), told


def _letter(at: int) -> str:
    """A column as a spreadsheet names it: A, B, … AA."""
    name, at = "", at + 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(65 + rest) + name
    return name


def _even(row: Row, width: int) -> Row:
    cells = tuple(clean(cell) for cell in row.cells)
    return Row(row.line, cells + ("",) * (width - len(cells)))


def clean(cell: str) -> str:
    """The text of a cell as it can be kept: without spaces around, control signs, and signs that turn it around."""
    if cell.isprintable():
        return cell.strip()
    kept = signs.kept(cell).translate(_TURNING)
    return "".join(sign for sign in kept if sign.isprintable() or sign in "\n\t\xa0 ").strip()
