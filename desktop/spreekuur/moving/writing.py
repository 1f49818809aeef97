# SPDX-License-Identifier: EUPL-1.2
"""Talks as a file: lines of JSON, or a spreadsheet in which every cell is text. Nothing of it touches the disk here."""

import json
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from spreekuur.moving.jsonl_reading import JOINED
from spreekuur.moving.model import Field

_SHEET = "talks"


def as_jsonl(lines: Sequence[dict[str, Any]]) -> bytes:
    """A line of JSON for each talk."""
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode("utf-8", "replace")


def as_xlsx(lines: Sequence[dict[str, Any]]) -> bytes:
    """A spreadsheet with a column for each member that any talk has."""
    from xlsxwriter import Workbook

    used = {name for line in lines for name in line} | {Field.DATE.value}
    names = [field.value for field in Field if field.value in used]
    out = BytesIO()
    # In memory: the library would put what it cannot hold into a temporary file, outside of the vault.
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    try:
        sheet = book.add_worksheet(_SHEET)
        sheet.freeze_panes(1, 0)
        for at, name in enumerate(names):
            sheet.write_string(0, at, name)
        for row, line in enumerate(lines, 1):
            for at, name in enumerate(names):
                if name in line:
                    sheet.write_string(row, at, _text(line[name]))
    finally:
        book.close()
    return out.getvalue()


def _text(value: Any) -> str:
    if isinstance(value, list):
        return JOINED.join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
