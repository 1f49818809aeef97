# SPDX-License-Identifier: EUPL-1.2
"""Tables as desks keep them, made anew for each test."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

HEADER = ("Datum", "Taal", "Onderwerp", "Wat gedaan", "Personen", "Opmerking")
ROWS = (
    ("11-03-2025", "Pools", "Loon niet betaald", "doorverwezen", "2", "Żaneta belt terug"),
    ("25-03-2025", "Bulgaars", "Huurcontract; Zorgverzekering", "info", "1", "жилище"),
)


def as_csv(
    rows: Sequence[Sequence[str]], *, separator: str = ";", ends: str = "\r\n", encoding: str = "utf-8"
) -> bytes:
    text = StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator=ends).writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(rows: Sequence[Sequence[object]], change=lambda _book: None) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(data: bytes, change) -> bytes:
    """The same zip with each part as `change(name, content)` gives it; None leaves it out."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = change(name, before.read(name))
            if content is not None:
                after.writestr(name, content)
    return out.getvalue()
