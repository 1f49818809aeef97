# SPDX-License-Identifier: EUPL-1.2
"""Lines of JSON, as `consultations export` writes them: each member becomes a column. Pure."""

from typing import Any

from spreekuur.errors.moving import FileRefused, Refused, Why, WhyFile
from spreekuur.moving import encodings
from spreekuur.moving.csv_reading import Lines
from spreekuur.moving.model import MOST_COLUMNS, MOST_ROWS, Row
from spreekuur.outside import read_json

JOINED = "; "


def read(data: bytes, name: str, encoding: str | None = None) -> Lines:
    """The lines of a file; the first of the rows holds the names of the members.

    Raises: FileRefused.
    """
    found = encodings.decoded(data, encoding)
    if found is None:
        raise FileRefused(name, WhyFile.UNKNOWN_KIND)
    refused: list[Refused] = []
    objects: list[tuple[int, dict[str, Any]]] = []
    for line, text in enumerate(found[0].split("\n"), 1):
        if not text.strip():
            continue
        read_line = _object(text)
        if read_line is None:
            refused.append(Refused(line, Why.UNREADABLE))
        else:
            objects.append((line, read_line))
        if len(objects) > MOST_ROWS:
            raise FileRefused(name, WhyFile.TOO_MANY_ROWS)
    members = list(dict.fromkeys(member for _line, each in objects for member in each))
    if len(members) > MOST_COLUMNS:
        raise FileRefused(name, WhyFile.TOO_WIDE)
    rows = [Row(line, tuple(_cell(each.get(member)) for member in members)) for line, each in objects]
    return Lines((Row(0, tuple(members)), *rows), (), tuple(refused))


def _object(text: str) -> dict[str, Any] | None:
    """One object of plain values and lists of them; anything else is no talk."""
    try:
        read_line = read_json(text)
    except ValueError:
        return None
    if not isinstance(read_line, dict) or not all(_is_plain(value) for value in read_line.values()):
        return None
    return read_line


def _is_plain(value: Any) -> bool:
    items = value if isinstance(value, list) else [value]
    return all(item is None or isinstance(item, str | int | float | bool) for item in items)


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return JOINED.join(_cell(item) for item in value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
