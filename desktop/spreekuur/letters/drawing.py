# SPDX-License-Identifier: EUPL-1.2
"""What all papers share: type sizes, the foot line, the mark of the consultation hour."""

from collections.abc import Iterable

from spreekuur.letters.model import Fact, Foot, Said, Sentences
from spreekuur.printing.house import GREY, ITALIC, PETROL, SEMIBOLD, WHITE, Style, width
from spreekuur.printing.rows import Text
from spreekuur.printing.tagged import TaggedPdf

LEFT, RIGHT = 20.0, 190.0

BODY = Style()
HEADING = Style(SEMIBOLD, 10.5, 4.7, PETROL)
TITLE = Style(SEMIBOLD, 15, 6.2, PETROL)
SMALL = Style(size=8.5, lead=3.9, colour=GREY)
FOOT = Style(size=7.5, lead=3.4, colour=GREY)
OWN_WORDS = Style(ITALIC)


def text(said: Said) -> Text:
    """A sentence as the rows take it."""
    return said.text, said.language


def texts(sentences: Iterable[Said]) -> list[Text]:
    """Sentences as the rows take them."""
    return [text(said) for said in sentences]


def pairs(table: Iterable[Fact]) -> list[tuple[Text, Text]]:
    """A table as the rows take it."""
    return [(text(fact.label), text(fact.value)) for fact in table]


def mark(pdf: TaggedPdf, x: float, y: float, size: float) -> None:
    """The sign of the consultation hour: an "i" in a rounded square, drawn, so that it is no text."""
    unit = size / 9
    pdf.box((x, y, size, size), fill=PETROL, radius=1.8 * unit)
    pdf.box((x + 3.85 * unit, y + 1.9 * unit, 1.3 * unit, 1.3 * unit), fill=WHITE, radius=0.64 * unit)
    pdf.box((x + 3.95 * unit, y + 3.8 * unit, 1.1 * unit, 3.5 * unit), fill=WHITE, radius=0.3 * unit)


def foot(pdf: TaggedPdf, made: Foot, total: int, y: float, room: float = RIGHT - LEFT) -> None:
    """The last line of a page, made smaller rather than wider than the page."""
    page = made.page
    lines: Sentences = made.lines
    if page is not None:
        counted = page.text.replace("{page}", str(pdf.pages)).replace("{pages}", str(total))
        lines = (*lines, Said(counted, page.language))
    parts = [said.text + _gap(said.text) for said in lines[:-1]] + [lines[-1].text]
    line = "".join(parts)
    style = FOOT
    while width(line, style) > room and style.size > 5:
        style = style.scaled(0.97)
    x = LEFT if room == RIGHT - LEFT else (pdf.size[0] - room) / 2
    for said, written in zip(lines, parts, strict=True):
        with pdf.tag("P", language=said.language):
            pdf.text(x, y, written, style)
        x += width(written, style)


def _gap(text: str) -> str:
    return " " if text.endswith(".") else " · "
