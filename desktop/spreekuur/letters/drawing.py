# SPDX-License-Identifier: EUPL-1.2
"""What all papers share: type sizes, the foot line, the mark of the consultation hour."""

from collections.abc import Iterable

from spreekuur.letters.model import Core, Fact, Foot, Said
from spreekuur.printing.house import GREY, ITALIC, PETROL, SEMIBOLD, WHITE, Style, width
from spreekuur.printing.rows import Text, joined
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


def numbered(core: Core) -> list[tuple[str, list[Text]]]:
    """What is asked as the rows take it: one, two, three."""
    return [(f"{number}.", joined(texts(ask))) for number, ask in enumerate(core.asks, 1)]


def pairs(table: Iterable[Fact]) -> list[tuple[Text, Text]]:
    """A table as the rows take it."""
    return [(text(fact.label), text(fact.value)) for fact in table]


def mark(pdf: TaggedPdf, x: float, y: float, size: float) -> None:
    """The sign of the consultation hour: an "i" in a rounded square, drawn, so that it is no text."""
    unit = size / 9
    pdf.box((x, y, size, size), fill=PETROL, radius=1.8 * unit)
    pdf.box((x + 3.85 * unit, y + 1.9 * unit, 1.3 * unit, 1.3 * unit), fill=WHITE, radius=0.64 * unit)
    pdf.box((x + 3.95 * unit, y + 3.8 * unit, 1.1 * unit, 3.5 * unit), fill=WHITE, radius=0.3 * unit)


def fold_marks(pdf: TaggedPdf) -> None:
    """Draw the short lines at the edge: where to fold, and where the punch goes."""
    for y, length in ((105.0, 4.0), (148.5, 2.5), (210.0, 4.0)):
        pdf.line(4.5, y, (4.5 + length, y), GREY, weight=0.5)


def foot(pdf: TaggedPdf, made: Foot, total: int, y: float, room: float = RIGHT - LEFT) -> None:
    """The last line of a page, or two where one is too narrow; the number of the page ends it."""
    last = counted(pdf, made.page, total)
    said = [*made.lines, *([last] if last else [])]
    parts = [one.text + ("" if one is said[-1] else _gap(one.text)) for one in said]
    lines: list[list[tuple[Said, str]]] = [[]]
    taken = 0.0
    for one, part in zip(said, parts, strict=True):
        style = FOOT.of(one.language)
        if lines[-1] and taken + width(part.rstrip(" ·"), style) > room:
            lines.append([])
            taken = 0.0
        lines[-1].append((one, part))
        taken += width(part, style)
    left = LEFT if room == RIGHT - LEFT else (pdf.size[0] - room) / 2
    for number, line in enumerate(lines, 1 - len(lines)):
        x = left
        for one, part in line:
            with pdf.tag("P", language=one.language):
                pdf.text(x, y + FOOT.lead * number, part, FOOT)
            x += width(part, FOOT.of(one.language))


def counted(pdf: TaggedPdf, page: Said | None, total: int) -> Said | None:
    """The number of the page that is being drawn, and of how many."""
    if page is None:
        return None
    text = page.text.replace("{page}", str(pdf.pages)).replace("{pages}", str(total))
    return Said(text, page.language)


def _gap(text: str) -> str:
    return " " if text.endswith(".") else " · "
