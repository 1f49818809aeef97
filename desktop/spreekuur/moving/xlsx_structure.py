# SPDX-License-Identifier: EUPL-1.2
"""What a spreadsheet's sheet holds besides values: merged cells, hidden rows, formulas without a saved value."""

import re
import zlib
from dataclasses import dataclass, field
from typing import IO, Any
from zipfile import BadZipFile

from spreekuur.errors.moving import FileRefused, WhyFile
from spreekuur.moving.model import MOST_COLUMNS, MOST_ROWS

_SPACE = re.compile(r"^\{.*\}")
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_MOST_MERGED = 4 * MOST_ROWS
"""So many cells at most are filled from a merged one above."""
_YES = ("1", "true")


@dataclass(slots=True)
class Structure:
    """Rows count from one, as a spreadsheet shows them, columns from zero."""

    rows: int = 0
    hidden_rows: int = 0
    hidden_columns: int = 0
    formulas: int = 0
    without_value: set[tuple[int, int]] = field(default_factory=set)
    merged: list[tuple[int, int, int]] = field(default_factory=list)
    """Column, first and last row of cells that were merged downwards."""
    to_fill: int = 0


def look(stream: IO[bytes], name: str) -> Structure:
    """Go through a sheet once, without keeping it.

    Raises: FileRefused.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    found = Structure()
    try:
        for _event, element in iterparse(stream, forbid_dtd=True):
            _take(found, element, name)
    except (ParseError, DefusedXmlException, BadZipFile, EOFError, ValueError, zlib.error) as error:
        raise FileRefused(name, WhyFile.DAMAGED) from error
    return found


def _take(found: Structure, element: Any, name: str) -> None:
    tag = _SPACE.sub("", element.tag)
    if tag == "c":
        _cell(found, element, name)
    elif tag == "row":
        found.rows += 1
        found.hidden_rows += element.get("hidden") in _YES and len(element) > 0
        element.clear()
        if found.rows > 4 * MOST_ROWS:  # empty rows that were only coloured are no talks, but have an end too
            raise FileRefused(name, WhyFile.TOO_MANY_ROWS)
    elif tag == "col":
        found.hidden_columns += element.get("hidden") in _YES
    elif tag == "mergeCell":
        _merge(found, element.get("ref") or "")


def _cell(found: Structure, element: Any, name: str) -> None:
    parts = {_SPACE.sub("", part.tag): part for part in element}
    has_value = parts.get("v") is not None and parts["v"].text not in (None, "")
    if "f" not in parts and element.get("t") != "e":
        if has_value or "is" in parts:
            _refuse_wide(element, name)
        return
    found.formulas += "f" in parts
    place = _place(element.get("r") or "")
    if place is not None and (not has_value or element.get("t") == "e"):
        found.without_value.add(place)


def _refuse_wide(element: Any, name: str) -> None:
    place = _place(element.get("r") or "")
    if place is not None and place[1] >= MOST_COLUMNS:
        raise FileRefused(name, WhyFile.TOO_WIDE)


def _merge(found: Structure, reference: str) -> None:
    first, _colon, last = reference.partition(":")
    start, end = _place(first), _place(last)
    if start is None or end is None or end[0] <= start[0]:
        return
    found.to_fill += end[0] - start[0]
    if found.to_fill <= _MOST_MERGED:
        found.merged.append((start[1], start[0], end[0]))


def _place(reference: str) -> tuple[int, int] | None:
    """Row and column of a reference such as B12."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column - 1
