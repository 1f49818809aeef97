# SPDX-License-Identifier: EUPL-1.2
"""Turns the pages of a PDF into pixels, for the preview on the screen and for a printer that takes pictures.

pdfium draws; nothing here knows Qt. Paper is white: a transparent page would print black on some printers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Any


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels row by row, top first. `channels` is 1 (grey) or 4 (blue, green, red, opaque: Qt's RGB32)."""

    width: int
    height: int
    channels: int
    stride: int
    top: int
    """The first row's place on the page: a band knows where it belongs."""
    data: bytes


def pages(pdf: bytes) -> int:
    """How many pages the file has."""
    with _Opened(pdf) as document:
        return len(document)


def render(pdf: bytes, page: int, dpi: float, grey: bool = False) -> Picture:
    """One page (counted from 0) as a picture."""
    with _Opened(pdf) as document:
        wide, high = _pixels(document[page], dpi)
        return _draw(document[page], (wide, high), dpi, (0, high), grey)


def bands(pdf: bytes, page: int, dpi: float, rows: int = 512) -> Iterator[Picture]:
    """One page as grey bands from top to bottom, so that a 600 dpi page never stands whole in memory."""
    with _Opened(pdf) as document:
        wide, high = _pixels(document[page], dpi)
        for top in range(0, high, rows):
            yield _draw(document[page], (wide, high), dpi, (top, min(top + rows, high)), True)


class _Opened:
    """The document for as long as it is needed; pdfium keeps no file of it."""

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2

        self._document = pypdfium2.PdfDocument(pdf)

    def __enter__(self) -> Any:
        return self._document

    def __exit__(self, *unused: object) -> None:
        self._document.close()


def _pixels(page: Any, dpi: float) -> tuple[int, int]:
    width, height = page.get_size()
    return ceil(width * dpi / 72), ceil(height * dpi / 72)


def _draw(page: Any, size: tuple[int, int], dpi: float, rows: tuple[int, int], grey: bool) -> Picture:
    import pypdfium2.raw as pdfium

    wide, high = size
    top, bottom = rows
    kind = pdfium.FPDFBitmap_Gray if grey else pdfium.FPDFBitmap_BGRx
    bitmap = pdfium.FPDFBitmap_CreateEx(wide, bottom - top, kind, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, wide, bottom - top, 0xFFFFFFFF)
        flags = pdfium.FPDF_ANNOT | (pdfium.FPDF_GRAYSCALE if grey else 0)
        pdfium.FPDF_RenderPageBitmap(bitmap, page.raw, 0, -top, wide, high, 0, flags)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        data = _copied(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * (bottom - top))
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return Picture(wide, bottom - top, 1 if grey else 4, stride, top, data)


def _copied(buffer: Any, length: int) -> bytes:
    from ctypes import string_at

    return string_at(buffer, length)
