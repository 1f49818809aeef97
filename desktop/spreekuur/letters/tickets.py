# SPDX-License-Identifier: EUPL-1.2
"""Numbers for the queue: large, twelve on an A4, to be cut along the lines."""

from spreekuur.content.pack import Content, load
from spreekuur.letters.phrases import Voice
from spreekuur.printing.flow import fit
from spreekuur.printing.house import A4, GREY, INK, SEMIBOLD, Style
from spreekuur.printing.tagged import TaggedPdf

_COLUMNS, _ROWS = 3, 4
_NUMBER = Style(SEMIBOLD, 96, 34, INK)
_SMALL = Style(size=8.5, lead=3.9, colour=GREY)
_MOST = 240


def ticket_sheet(first: int, count: int, language: str, content: Content | None = None) -> bytes:
    """Numbers from `first` on. No name of a place or an organisation: the paper goes home in a pocket."""
    if not (1 <= first <= 9999 and 1 <= count <= _MOST):
        raise ValueError("first or count out of range")
    voice = Voice(content or load(), language)
    pdf = TaggedPdf(voice.must("tickets.title").text, language, A4)
    keep = voice.must("tickets.keep")
    wide, high = A4[0] / _COLUMNS, A4[1] / _ROWS
    for place in range(count):
        on_page = place % (_COLUMNS * _ROWS)
        if on_page == 0:
            if place:
                pdf.new_page()
            _cut_lines(pdf, wide, high)
        x, y = (on_page % _COLUMNS) * wide + wide / 2, (on_page // _COLUMNS) * high
        with pdf.tag("H2"):
            number = str(first + place)
            style = _NUMBER if len(number) <= 3 else _NUMBER.scaled(0.75)
            pdf.text(x, y + high * 0.6, number, style, align="center")
        with pdf.tag("P", language=keep.language):
            pdf.text(
                x,
                y + high * 0.8,
                keep.text,
                fit(keep.text, _SMALL.of(keep.language), wide - 10),
                align="center",
            )
    return pdf.finish()


def _cut_lines(pdf: TaggedPdf, wide: float, high: float) -> None:
    for column in range(1, _COLUMNS):
        pdf.line(column * wide, 0, (column * wide, A4[1]), GREY, weight=0.5, dash="[3 3] 0")
    for row in range(1, _ROWS):
        pdf.line(0, row * high, (A4[0], row * high), GREY, weight=0.5, dash="[3 3] 0")
