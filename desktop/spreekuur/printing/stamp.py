# SPDX-License-Identifier: EUPL-1.2
"""Stamps a finished paper: a black band at head and foot of every page, and the word across it."""

from io import BytesIO
from typing import Any

from spreekuur.printing.house import MM, SEMIBOLD, Style, font, width

_BAND = 6.5 * MM
_LEAST = 9.0  # mm from the side
_SLANT = 35
_PALE = 0.14


def stamp(pdf: bytes, word: str, line: str) -> bytes:
    """The same paper with `line` in the bands and `word` across; readable in grey and after a photocopy."""
    import pikepdf

    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as paper:
        for page in paper.pages:
            left, low, right, high = (float(side) for side in page.mediabox)
            with pikepdf.open(BytesIO(_mark(right - left, high - low, word, line))) as mark:
                form = paper.copy_foreign(mark.pages[0].as_form_xobject())
                page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name.PracticeMark)
            page.contents_add(b"q", prepend=True)
            page.contents_add(b"Q q /PracticeMark Do Q")
        paper.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _mark(wide: float, high: float, word: str, line: str) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    font(SEMIBOLD)
    drawn = BytesIO()
    canvas: Any = Canvas(drawn, pagesize=(wide, high), initialFontName=SEMIBOLD, invariant=1)
    canvas._preamble = ""  # it would name Helvetica, which is never embedded
    canvas._doc.idToObject["BasicFonts"].dict.pop("F1", None)
    canvas._code.append("/Artifact BMC")
    _across(canvas, wide, high, word)
    size = _fitting(line, wide - 2 * _LEAST * MM, 9.5)
    for low in (high - _BAND, 0.0):
        canvas.setFillColorRGB(0, 0, 0)
        canvas.rect(0, low, wide, _BAND, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.setFont(SEMIBOLD, size)
        canvas.drawCentredString(wide / 2, low + (_BAND - size * 0.7) / 2, line)
    canvas._code.append("EMC")
    canvas.save()
    return drawn.getvalue()


def _across(canvas: Any, wide: float, high: float, word: str) -> None:
    size = _fitting(word, min(wide, high) * 0.95, 130)
    canvas.saveState()
    canvas.setFillColorRGB(0, 0, 0, alpha=_PALE)
    canvas.translate(wide / 2, high / 2)
    canvas.rotate(_SLANT)
    canvas.setFont(SEMIBOLD, size)
    canvas.drawCentredString(0, -size * 0.35, word)
    canvas.restoreState()


def _fitting(text: str, room: float, largest: float) -> float:
    """The size in points at which the text fits the room, at most `largest`."""
    at_one = width(text, Style(SEMIBOLD, 1.0)) * MM
    return min(largest, room / at_one)
