# SPDX-License-Identifier: EUPL-1.2
"""The client's page: the same blocks in larger type, four boxes, and what is good to know."""

from collections.abc import Sequence
from dataclasses import replace

from spreekuur.letters.drawing import (
    BODY,
    LEFT,
    OWN_WORDS,
    RIGHT,
    SMALL,
    TITLE,
    foot,
    numbered,
    pairs,
    text,
    texts,
)
from spreekuur.letters.model import Block, Card, ClientPage
from spreekuur.printing.flow import fit, largest, wrap
from spreekuur.printing.house import GREY, INK, PETROL, SEMIBOLD, Style, width
from spreekuur.printing.rows import Column, Row, joined, place, space, total
from spreekuur.printing.tagged import TaggedPdf

_SIZES = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.77)
_TOP, _BOTTOM = 40.0, 282.0
_LARGE = Style(size=12.5, lead=5.8)
_HEADING = Style(SEMIBOLD, 13, 6.2, PETROL)
_CARD_GAP = 3.0


def draw_client(pdf: TaggedPdf, page: ClientPage, pages: int) -> None:
    """Draw the page as large as fits on one sheet."""
    with pdf.tag("Sect", language=page.language):
        _draw(pdf, page, pages)


def _draw(pdf: TaggedPdf, page: ClientPage, pages: int) -> None:
    top = _head(pdf, page)

    def leave() -> tuple[float, float]:
        foot(pdf, page.foot, pages, 289)
        pdf.new_page()
        return 20.0, _BOTTOM

    place(_fitting(pdf, page, _BOTTOM - top), top, _BOTTOM, leave)
    foot(pdf, page.foot, pages, 289)


def _head(pdf: TaggedPdf, page: ClientPage) -> float:
    with pdf.tag("P", language=page.over.language):
        pdf.text(LEFT, 17.2, page.over.text, SMALL.bold())
    style = fit(page.title.text, replace(TITLE, size=16).of(page.title.language), RIGHT - LEFT, smallest=0.8)
    y = 24.6
    with pdf.tag("H1", language=page.title.language):
        for line in wrap(page.title.text, style, RIGHT - LEFT):
            pdf.text(LEFT, y, line, style)
            y += 6.4
    pdf.line(LEFT, y - 3.4, (RIGHT, y - 3.4), PETROL, weight=0.9)
    with pdf.tag("P", language=page.note.language):
        pdf.text(LEFT, y + 1.6, page.note.text, Style(size=9.5, colour=GREY))
    return y + 5.6


def _fitting(pdf: TaggedPdf, page: ClientPage, room: float) -> list[Row]:
    rows = largest(_SIZES, lambda factor: _rows(pdf, page, factor), total, room)
    return _spread(rows, room) if rows else _rows(pdf, page, _SIZES[-1])


def _spread(rows: Sequence[Row], room: float) -> list[Row]:
    """Give the space that is left to the gaps between blocks, so that the page looks filled, not stuffed."""
    gaps = [row for row in rows if row.height in _GAPS]
    more = min(2.0, (room - total(rows)) / len(gaps)) if gaps else 0.0
    return [space(row.height + more) if row.height in _GAPS else row for row in rows]


_GAPS: set[float] = {round(2.6 * factor, 4) for factor in _SIZES}


def _rows(pdf: TaggedPdf, page: ClientPage, factor: float) -> list[Row]:
    column = Column(pdf, LEFT, RIGHT - LEFT, page.language)
    large = _LARGE.scaled(factor)
    heading = _HEADING.scaled(factor)
    gap = space(round(2.6 * factor, 4))
    rows = [column.heading(text(page.core.heading), heading)]
    rows += [column.listing(numbered(page.core), large, 6.5), gap]
    for block in page.blocks:
        rows += [*_block(column, block, large, heading), gap]
    rows += [_cards(pdf, page.cards, factor), gap]
    rows.append(column.paragraph(joined(texts(page.rights)), large))
    if page.signature:
        rows += [space(3.5), _signature(pdf, text(page.signature), large)]
    return rows


def _block(column: Column, block: Block, large: Style, heading: Style) -> list[Row]:
    rows = [column.heading(text(block.heading), heading)] if block.heading else []
    if block.sentences:
        rows.append(column.paragraph(joined(texts(block.sentences)), large))
    if block.table:
        rows += [space(1.0), column.table(pairs(block.table), large, 56), space(0.6)]
    if block.note:
        note = column.paragraph(joined(texts(block.note)), replace(SMALL, lead=4.4))
        rows.append(replace(note, glued=True))
    own = replace(OWN_WORDS, size=large.size * 0.94, lead=large.lead) if block.note else large
    return rows + [column.paragraph([text(said)], own) for said in block.free]


def _cards(pdf: TaggedPdf, cards: Sequence[Card], factor: float) -> Row:
    wide = (RIGHT - LEFT - _CARD_GAP * (len(cards) - 1)) / len(cards)
    inner = [_card(pdf, card, LEFT + n * (wide + _CARD_GAP), wide, factor) for n, card in enumerate(cards)]
    height = max(20.0 * factor, *(total(rows) + 4.0 for rows in inner))

    def draw(y: float) -> None:
        for number, rows in enumerate(inner):
            x = LEFT + number * (wide + _CARD_GAP)
            pdf.box((x, y, wide, height), stroke=PETROL, radius=1.6, weight=0.9)
            if len(rows) == 1:
                _writing_lines(pdf, x + 3, y + total(rows) + 8, wide - 6, y + height - 2)
            place(rows, y + 2, y + height, lambda: (y, y + height))

    return Row(height, draw)


def _card(pdf: TaggedPdf, card: Card, x: float, wide: float, factor: float) -> list[Row]:
    column = Column(pdf, x + 3, wide - 6)
    small = BODY.scaled(factor)
    rows = [column.heading(text(card.heading), Style(SEMIBOLD, 11, 5.4, PETROL).scaled(factor), "H3")]
    if card.ticks and card.lines:
        return [*rows, column.listing([("☐", [text(said)]) for said in card.lines], small, 4.6 * factor)]
    return rows + [column.paragraph([text(said)], small) for said in card.lines]


def _writing_lines(pdf: TaggedPdf, x: float, y: float, wide: float, bottom: float) -> None:
    for line in range(3):
        if y + 8 * line <= bottom:
            pdf.line(x, y + 8 * line, (x + wide, y + 8 * line), GREY, weight=0.4)


def _signature(pdf: TaggedPdf, label: tuple[str, str], style: Style) -> Row:
    def draw(y: float) -> None:
        base = y + style.lead
        with pdf.tag("P", language=label[1]):
            pdf.text(LEFT, base, f"{label[0]}:", style)
        start = max(85.0, LEFT + width(f"{label[0]}:", style.of(label[1])) + 4)
        pdf.line(start, base + 0.8, (RIGHT, base + 0.8), INK, weight=0.5)

    return Row(style.lead + 3, draw)
