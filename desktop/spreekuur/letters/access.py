# SPDX-License-Identifier: EUPL-1.2
"""The paper that shows a client all that is kept about them, over as many pages as it takes."""

from dataclasses import dataclass, field, replace

from spreekuur.content.pack import Content
from spreekuur.letters.drawing import BODY, HEADING, LEFT, RIGHT, foot, mark
from spreekuur.letters.model import Foot, Said, Sender
from spreekuur.letters.phrases import Voice
from spreekuur.printing.flow import fit
from spreekuur.printing.glyphs import printable
from spreekuur.printing.house import A4, GREY, PETROL, SEMIBOLD, Style
from spreekuur.printing.rows import Column, Row, beside, place, space
from spreekuur.printing.tagged import TaggedPdf

_TITLE = Style(SEMIBOLD, 20, 9, PETROL)
_LABEL = BODY.bold()
_PART = replace(HEADING, size=11.5, lead=6.0)
_FOR_DESK = Style(size=8.5, lead=3.8, colour=GREY)
_DUTCH = "nl"
_WIDE = 48.0
_TOP, _NEXT, _BOTTOM = 34.0, 20.0, 280.0


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with lines under it, each a label and what is kept."""

    heading: str
    lines: tuple[tuple[str, str], ...] = field(repr=False)
    dutch: str = ""
    """The heading for the desk, when the paper is in another language."""


@dataclass(frozen=True, slots=True)
class AccessPage:
    """What the paper says, in one language."""

    title: str
    intro: tuple[str, ...] = field(repr=False)
    parts: tuple[Part, ...]
    sender: Sender
    language: str
    dutch: tuple[str, ...] = ()
    """The sentences about the file once more for the desk, when the paper is in another language."""


def access_paper(page: AccessPage, content: Content) -> bytes:
    """The paper as PDF bytes; its title, also inside the file, names nobody."""
    made = _drawn(page, content, 1)
    if made.pages > 1:  # once more, now that "page 1 of 3" is known
        made = _drawn(page, content, made.pages)
    return made.finish()


def _drawn(page: AccessPage, content: Content, pages: int) -> TaggedPdf:
    pdf = TaggedPdf(page.title, page.language, A4)
    counted = Voice(content, page.language).must("foot.page", page="{page}", pages="{pages}")
    last = Foot((Said(page.sender.name, "nl"),), counted)

    def leave() -> tuple[float, float]:
        foot(pdf, last, pages, 289)
        pdf.new_page()
        return _NEXT, _BOTTOM

    mark(pdf, LEFT, 15, 9)
    with pdf.tag("P", language="nl"):
        name = fit(page.sender.name, Style(SEMIBOLD, 13.5, 5, PETROL), 92)
        pdf.text(32, 19.2, page.sender.name, name)
        pdf.text(32, 23.6, page.sender.city, Style(size=9.5, colour=GREY))
    place(_rows(pdf, page), _TOP, _BOTTOM, leave)
    foot(pdf, last, pages, 289)
    return pdf


def _rows(pdf: TaggedPdf, page: AccessPage) -> list[Row]:
    column, language = Column(pdf, LEFT, RIGHT - LEFT), page.language
    rows = [column.heading((page.title, language), _TITLE, "H1"), space(2)]
    for text in page.intro:
        rows += [column.paragraph([(printable(text), language)], BODY), space(1.5)]
    if page.dutch:
        rows += [column.paragraph([(printable(" ".join(page.dutch)), _DUTCH)], _FOR_DESK), space(1.5)]
    for part in page.parts:
        rows += [space(4), column.heading((printable(part.heading), language), _PART)]
        if part.dutch:
            said = column.paragraph([(printable(part.dutch), _DUTCH)], _FOR_DESK)
            rows += [Row(said.height, said.draw, glued=True), space(0.8)]
        rows += [row for line in part.lines for row in (_line(pdf, line, language), space(0.8))]
    return rows


def _line(pdf: TaggedPdf, line: tuple[str, str], language: str) -> Row:
    label, value = line
    left = Column(pdf, LEFT, _WIDE - 4).paragraph([(printable(label), language)], _LABEL)
    right = Column(pdf, LEFT + _WIDE, RIGHT - LEFT - _WIDE)
    return beside(left, right.paragraph([(printable(value), language)], BODY))
