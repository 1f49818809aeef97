# SPDX-License-Identifier: EUPL-1.2
"""The Dutch letter on A4: address in the window, what is asked in a box, one answer strip to tear off."""

from collections.abc import Sequence
from dataclasses import replace

from spreekuur.letters.draw_head import draw_address, draw_facts, draw_head
from spreekuur.letters.draw_slip import TEAR, draw_slip
from spreekuur.letters.drawing import (
    BODY,
    FOOT,
    HEADING,
    LEFT,
    RIGHT,
    TITLE,
    fold_marks,
    foot,
    numbered,
    pairs,
    text,
    texts,
)
from spreekuur.letters.model import Block, LetterPage
from spreekuur.printing.flow import fit, largest, wrap
from spreekuur.printing.house import BLACK, GREY, PETROL, TINT, WHITE, Style, width
from spreekuur.printing.rows import Column, Row, Text, beside, joined, place, space, total
from spreekuur.printing.tagged import TaggedPdf

# What a heading and a label of the table take of the width, in full-size type.
_LABEL, _NAME = 46.0, 33.0
_SIZES = (1.0, 0.96, 0.92, 0.89, 0.86, 0.83)
_BOTTOM = 280.0
_NEXT_TOP, _NEXT_BOTTOM = 28.0, 278.0


def draw_letter(pdf: TaggedPdf, page: LetterPage, pages: int) -> None:
    """Draw the letter; a text that is too long runs on to a next sheet, the strip stays on the first."""
    draw_head(pdf, page.sender)
    draw_address(pdf, page.sender, page.to, page.window)
    draw_facts(pdf, page.facts, page.window)
    top = _core(pdf, page, _subject(pdf, page))
    bottom = TEAR - 2.4 if page.slip else _BOTTOM
    rows = _fitting(pdf, page, bottom - top)
    first = pdf.pages

    def leave() -> tuple[float, float]:
        _finish(pdf, page, pages, first=pdf.pages == first)
        pdf.new_page()
        _running_head(pdf, page)
        return _NEXT_TOP, _NEXT_BOTTOM

    place(rows, top, bottom, leave)
    _finish(pdf, page, pages, first=pdf.pages == first)


def _finish(pdf: TaggedPdf, page: LetterPage, pages: int, *, first: bool) -> None:
    if first:
        if page.slip:
            draw_slip(pdf, page.slip, page.kenmerk)
        fold_marks(pdf)
    foot(pdf, page.foot, pages, 289)


def _subject(pdf: TaggedPdf, page: LetterPage) -> float:
    """Draw the subject; returns where the box may begin."""
    style, y = TITLE, 97.5 if page.urgent else 96.0
    if page.urgent:
        # The one black bar of the house: it must strike on any printer.
        pdf.box((LEFT, 90.8, RIGHT - LEFT, 9.5), fill=BLACK)
        style = replace(TITLE, colour=WHITE)
    x = LEFT + (4 if page.urgent else 0)
    style = fit(page.title.text, style, RIGHT - x, smallest=0.8)
    lines = wrap(page.title.text, style, RIGHT - x)
    if len(lines) > 1:
        y -= 4
    with pdf.tag("H1"):
        for line in lines[:2]:
            pdf.text(x, y, line, style)
            y += style.lead
    if page.under_title is None:
        return max(101.5 if page.urgent else 100.2, y - style.lead + 4.2)
    with pdf.tag("P"):
        pdf.text(x, y - 0.8, page.under_title.text, BODY.bold())
    return y + 2.4


def _core(pdf: TaggedPdf, page: LetterPage, top: float) -> float:
    """Draw the box with what is asked; returns where the body begins."""
    column = Column(pdf, 25, RIGHT - 30)
    style = replace(BODY, lead=5.0)
    rows = [
        column.heading(text(page.core.heading), replace(HEADING, lead=5.4)),
        column.listing(numbered(page.core), style, 6),
    ]
    height = total(rows) + 4.4
    pdf.box((LEFT, top, RIGHT - LEFT, height), fill=TINT, radius=1.2)
    pdf.box((LEFT, top, 1.6, height), fill=PETROL)
    place(rows, top + 2, top + height, lambda: (top, top + height))
    return top + height + 4.4


def _fitting(pdf: TaggedPdf, page: LetterPage, room: float) -> list[Row]:
    """The body at the largest size that fits one sheet, else at a readable size over two."""
    rows = largest(_SIZES, lambda factor: _body(pdf, page, factor), total, room)
    return rows or _body(pdf, page, _SIZES[1])


def _body(pdf: TaggedPdf, page: LetterPage, factor: float) -> list[Row]:
    rows: list[Row] = []
    gap = space(2.0 * factor**3)  # air goes before type does
    for block in page.blocks:
        rows += [*_block(pdf, block, factor), gap]
    closing = Column(pdf, LEFT, RIGHT - LEFT).paragraph(joined(texts(page.closing)), BODY.scaled(factor))
    return [*rows, closing]


def _block(pdf: TaggedPdf, block: Block, factor: float) -> list[Row]:
    said = joined(texts((*block.sentences, *block.note, *block.free)))
    if block.small and block.heading:
        return [_fine_print(pdf, text(block.heading), said, BODY.scaled(max(factor * 0.88, 0.76)))]
    style = BODY.scaled(factor)
    label = _LABEL * factor
    row = Column(pdf, LEFT + label, RIGHT - LEFT - label).paragraph(said, style)
    if block.heading:
        row = beside(Column(pdf, LEFT, label - 1).heading(text(block.heading), HEADING.scaled(factor)), row)
    if not block.table:
        return [row]
    return [
        row,
        space(0.6),
        Column(pdf, LEFT, RIGHT - LEFT).table(pairs(block.table), style, _NAME * factor, across=2),
    ]


def _fine_print(pdf: TaggedPdf, heading: Text, said: Sequence[Text], style: Style) -> Row:
    """Consent and enclosures: read only when something is unclear, so smaller and over the whole width."""
    label = replace(style.bold(), colour=PETROL)
    wide = width(heading[0], label) + 3
    lines = wrap(" ".join(part for part, _ in said), style, RIGHT - LEFT, pdf.known, wide)

    def draw(y: float) -> None:
        base = y + style.lead * 0.76
        with pdf.tag("H2"):
            pdf.text(LEFT, base, heading[0], label)
        with pdf.tag("P"):
            for number, line in enumerate(lines):
                pdf.text(LEFT + (0 if number else wide), base + number * style.lead, line, style)

    return Row(len(lines) * style.lead, draw)


def _running_head(pdf: TaggedPdf, page: LetterPage) -> None:
    with pdf.decoration():
        line = " · ".join(part for part in (page.sender.name, page.kenmerk) if part)
        pdf.text(LEFT, 18, line, FOOT)
        pdf.line(LEFT, 20.5, (RIGHT, 20.5), GREY, weight=0.4)
