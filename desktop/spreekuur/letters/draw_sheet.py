# SPDX-License-Identifier: EUPL-1.2
"""The client sheet (A4) and take-home card (A5): large lines with the Dutch under them; the neutral card."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from spreekuur.letters.draw_large import page_number, small_print
from spreekuur.letters.drawing import LEFT, foot, mark, text
from spreekuur.letters.model import Item, NeutralPage, Section, SheetPage
from spreekuur.printing.flow import fit, largest
from spreekuur.printing.house import A5, GREY, INK, ITALIC, PETROL, SEMIBOLD, TINT, Style
from spreekuur.printing.rows import Column, Row, place, space, total
from spreekuur.printing.tagged import TaggedPdf

_SIZES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.76, 0.72)
_CARD_SIZES = (1.34, 1.28, 1.22, 1.16, 1.1, 1.05, *_SIZES)
_ON_TWO_PAGES = 0.85
_LARGE_PRINT = 1.34
_LARGE = Style(size=14, lead=6.2)
_DUTCH = Style(ITALIC, 9, 4.1, GREY)
_HEADING = Style(SEMIBOLD, 13, 6.4, PETROL)


def draw_sheet(pdf: TaggedPdf, page: SheetPage, pages: int, *, large: bool = False) -> None:
    """Draw the sheet as large as fits on one side; in large print over as many as it takes."""
    edge = 12.0 if page.size == "a5" else LEFT
    base = A5[0] / 210 if page.size == "a5" else 1.0
    room = pdf.size[0] - 2 * edge
    bottom = pdf.size[1] - (15 if page.size == "a5" else 16)
    top = _head(pdf, page, edge, base, _DUTCH.scaled(_LARGE_PRINT if large else base))

    def close() -> None:
        if large:
            page_number(pdf, page.foot.page, pages, pdf.size[1] - 8, edge)
        else:
            foot(pdf, page.foot, pages, pdf.size[1] - 8, room)

    def leave() -> tuple[float, float]:
        close()
        pdf.new_page()
        return edge, bottom

    def build(factor: float) -> list[Row]:
        return _rows(pdf, page, edge, factor * base)

    column = Column(pdf, edge, room)
    larger = [*build(_LARGE_PRINT / base), *small_print(column, page.foot)] if large else []
    sizes = _CARD_SIZES if page.size == "a5" else _SIZES
    place(larger or _fitting(sizes, build, bottom - top), top, bottom, leave)
    close()


def _head(pdf: TaggedPdf, page: SheetPage, edge: float, base: float, dutch: Style) -> float:
    sender, wide = page.sender, pdf.size[0] - 2 * edge
    mark(pdf, edge, 13 * base, 9 * base)
    with pdf.tag("P", language="nl"):
        name = fit(sender.name, Style(SEMIBOLD, 12 * base, 5, PETROL), wide * 0.6)
        pdf.text(edge + 12 * base, 19.2 * base, sender.name, name)
        pdf.text(edge + wide, 19.2 * base, sender.phone, Style(SEMIBOLD, 12 * base), align="right")
    y, title = 35 * base, page.title.said
    with pdf.tag("H1", language=title.language):
        style = Style(SEMIBOLD, 22 * base, 8, PETROL).of(title.language)
        pdf.text(edge, y, title.text, fit(title.text, style, wide))
    if page.title.dutch:
        y += 6 * base
        with pdf.tag("P", language="nl"):
            pdf.text(edge, y, page.title.dutch.text, dutch)
    pdf.line(edge, y + 3.4 * base, (edge + wide, y + 3.4 * base), PETROL, weight=0.9)
    return y + 7.5 * base


def _fitting(sizes: Sequence[float], build: Callable[[float], list[Row]], room: float) -> list[Row]:
    return largest(sizes, build, total, room) or build(_ON_TWO_PAGES)


def _rows(pdf: TaggedPdf, page: SheetPage, edge: float, factor: float) -> list[Row]:
    wide = pdf.size[0] - 2 * edge
    rows: list[Row] = []
    for section in page.sections:
        strong = any(item.strong for item in section.items)
        if strong:
            rows.append(_panel(pdf, section, edge, wide, factor))
        else:
            rows += _section(Column(pdf, edge, wide), section, factor)
        rows.append(space(3.2 * factor))
    return rows


def _panel(pdf: TaggedPdf, section: Section, edge: float, wide: float, factor: float) -> Row:
    """A place to go to stands in a box of its own: it is what the sheet is for."""
    rows = _section(Column(pdf, edge + 5, wide - 10), section, factor)
    height = total(rows) + 5 * factor

    def draw(y: float) -> None:
        pdf.box((edge, y, wide, height), fill=TINT, radius=1.6)
        pdf.box((edge, y, 1.6, height), fill=PETROL)
        place(rows, y + 2.5 * factor, y + height, lambda: (y, y + height))

    return Row(height, draw)


def _section(column: Column, section: Section, factor: float) -> list[Row]:
    heading, dutch = section.heading, _DUTCH.scaled(max(factor, 0.8))
    rows = []
    if heading:
        title = heading.said.text + (f"  ·  {heading.dutch.text}" if heading.dutch else "")
        rows.append(column.heading((title, heading.said.language), _HEADING.scaled(factor)))
    for item in section.items:
        rows += _item(column, item, factor, dutch)
    return rows


def _item(column: Column, item: Item, factor: float, dutch: Style) -> list[Row]:
    large = _LARGE.scaled(factor).bold() if item.strong else _LARGE.scaled(factor)
    indent = 7.5 * factor if item.tick else 0.0
    inner = Column(column.pdf, column.x + indent, column.width - indent)
    said = [text(item.said)]
    row = column.listing([("☐", said)], large, indent) if item.tick else column.paragraph(said, large)
    if item.dutch is None:
        return [row]
    return [replace(row, glued=True), inner.paragraph([text(item.dutch)], dutch)]


def draw_neutral(pdf: TaggedPdf, page: NeutralPage) -> None:
    """Draw the card: place and time only, no name of an organisation, no colour that stands out."""
    column = Column(pdf, 12, pdf.size[0] - 24)
    rows: Sequence[Row] = [
        column.heading(text(page.title), Style(SEMIBOLD, 20, 12, INK), "H1"),
        *(
            row
            for said in page.lines
            for row in (column.paragraph([text(said)], Style(size=14, lead=7)), space(2))
        ),
    ]
    place(rows, 20, pdf.size[1] - 12, lambda: (20.0, pdf.size[1] - 12))
