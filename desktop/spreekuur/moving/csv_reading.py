# SPDX-License-Identifier: EUPL-1.2
"""Tables in text: semicolons, commas or tabs, in whatever encoding a desk saved them. Pure."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from spreekuur.errors.moving import FileRefused, Refused, Why, WhyFile
from spreekuur.moving import encodings
from spreekuur.moving.model import MOST_ROWS, Notice, Row, Told

SEPARATORS = (";", ",", "\t", "|")
_LOOKED_AT = 200
_NAMES = {";": ";", ",": ",", "\t": "tab", "|": "|"}


@dataclass(frozen=True, slots=True)
class Lines:
    """All lines of a table, as they stand there; `refused` are those that are no line of a table."""

    rows: tuple[Row, ...]
    notices: tuple[Notice, ...]
    refused: tuple[Refused, ...] = ()


def read(data: bytes, name: str, encoding: str | None = None) -> Lines:
    """The lines of a text file.

    Raises: FileRefused.
    """
    found = encodings.decoded(data, encoding)
    if found is None:
        raise FileRefused(name, WhyFile.UNKNOWN_KIND if encoding is None else WhyFile.OTHER_ENCODING)
    text, used, sure = found
    # Lines end with a bare CR as well, as a Mac of old wrote them; NUL is kept nowhere.
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    told = Notice(Told.ENCODING if sure else Told.ENCODING_GUESSED, used)
    text, named, skipped = _named_separator(text)
    separator = named or guessed_separator(text)
    rows, refused = _rows(text, separator, skipped, name)
    return Lines(rows, (told, Notice(Told.SEPARATOR, _NAMES[separator])), refused)


def guessed_separator(text: str) -> str:
    """The sign that cuts the first lines into the same number of cells most often."""
    return max(SEPARATORS, key=lambda sign: (_evenness(text, sign), -SEPARATORS.index(sign)))


def _evenness(text: str, separator: str) -> float:
    try:
        widths = [len(cells) for cells in islice(_parsed(text, separator), _LOOKED_AT) if any(cells)]
    except csv.Error:
        return 0
    if not widths:
        return 0
    width, often = Counter(widths).most_common(1)[0]
    if width < 2:
        return 0
    return often / len(widths) * (2 - 1 / width)


def _named_separator(text: str) -> tuple[str, str, int]:
    """Excel reads a first line such as `sep=;` and does not show it."""
    first, _line_end, rest = text.partition("\n")
    head = first.strip().strip('"').lower()
    if head.startswith("sep=") and head[4:] in SEPARATORS:
        return rest, head[4:], 1
    if first.lower() == "sep=\t":
        return rest, "\t", 1
    return text, "", 0


def _rows(text: str, separator: str, skipped: int, name: str) -> tuple[tuple[Row, ...], tuple[Refused, ...]]:
    rows: list[Row] = []
    kept: dict[str, str] = {}  # the same words stand in thousands of lines
    try:
        for line, cells in enumerate(_parsed(text, separator), 1 + skipped):
            if any(cells):
                rows.append(Row(line, tuple(kept.setdefault(cell, cell) for cell in cells)))
            if len(rows) > MOST_ROWS + 1:
                raise FileRefused(name, WhyFile.TOO_MANY_ROWS)
    except csv.Error:
        # A quote that is never closed would swallow all that follows.
        return tuple(rows), (Refused(rows[-1].line + 1 if rows else 1, Why.UNREADABLE),)
    return tuple(rows), ()


def _parsed(text: str, separator: str) -> Iterator[list[str]]:
    # A cell may be as long as the file: how much of it is taken is decided later, in a sentence.
    csv.field_size_limit(2**31 - 1)
    yield from csv.reader(_lines(text), delimiter=separator, strict=True)


def _lines(text: str) -> Iterator[str]:
    """One line after another: a table has no other ends than these."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end
