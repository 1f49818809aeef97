# SPDX-License-Identifier: EUPL-1.2
"""Large print, for who sees little: 16 points, one column, no tint, the answer strip on a page of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spreekuur.letters.drawing import LEFT, RIGHT, counted, numbered, pairs, text, texts
from spreekuur.letters.model import Block, Card, ClientPage, Core, Foot, LetterPage, Said, Slip
from spreekuur.printing.flow import wrap
from spreekuur.printing.house import BLACK, INK, SEMIBOLD, WHITE, Style, width
from spreekuur.printing.qr import runs
from spreekuur.printing.rows import Column, Row, joined, place, space
from spreekuur.printing.tagged import TaggedPdf

_TOP, _BOTTOM, _FOOT = 20.0, 276.0, 287.0
_BODY = Style(size=16, lead=7.8)
_HEADING = Style(SEMIBOLD, 20, 9.4)
SMALL_LARGE = Style(size=12, lead=5.8)
"""The smallest type of large print."""

_QR = 45.0
_GAP = space(5.0)


def draw_large_letter(pdf: TaggedPdf, page: LetterPage, pages: int) -> None:
    """Draw the Dutch letter over as many pages as it takes, then its answer strip."""
    column = Column(pdf, LEFT, RIGHT - LEFT)
    rows = [*_letterhead(column, page), _subject(column, page.title, urgent=page.urgent)]
    if page.under_title:
        rows.append(column.paragraph([text(page.under_title)], _BODY.bold()))
    rows += [_GAP, *_core(column, page.core), *_blocks(column, page.blocks)]
    rows.append(column.paragraph(joined(texts(page.closing)), _BODY))
    _place(pdf, [*rows, _GAP, *small_print(column, page.foot)], page.foot, pages)
    if page.slip:
        pdf.new_page()
        _place(pdf, _slip(column, page.slip, page.kenmerk), page.foot, pages)


def draw_large_client(pdf: TaggedPdf, page: ClientPage, pages: int) -> None:
    """Draw the client's page: the same blocks, then when, where, what to bring and who, one under the other."""
    column = Column(pdf, LEFT, RIGHT - LEFT, page.language)
    with pdf.tag("Sect", language=page.language):
        rows = [column.paragraph([text(page.over)], SMALL_LARGE.bold()), _subject(column, page.title)]
        rows += [column.paragraph([text(page.note)], SMALL_LARGE), _GAP, *_core(column, page.core)]
        rows += _blocks(column, page.blocks)
        for card in page.cards:
            rows += [*_card(column, card), _GAP]
        rows.append(column.paragraph(joined(texts(page.rights)), _BODY))
        if page.signature:
            rows += [_GAP, _write_on(column, page.signature)]
        _place(pdf, [*rows, _GAP, *small_print(column, page.foot)], page.foot, pages)


def _place(pdf: TaggedPdf, rows: Sequence[Row], foot: Foot, pages: int) -> None:
    def leave() -> tuple[float, float]:
        page_number(pdf, foot.page, pages, _FOOT)
        pdf.new_page()
        return _TOP, _BOTTOM

    place(rows, _TOP, _BOTTOM, leave)
    page_number(pdf, foot.page, pages, _FOOT)


def page_number(pdf: TaggedPdf, page: Said | None, pages: int, y: float, x: float = LEFT) -> None:
    """Draw the number of the page in type that can be read with poor sight."""
    if said := counted(pdf, page, pages):
        with pdf.tag("P", language=said.language):
            pdf.text(x, y, said.text, SMALL_LARGE)


def _letterhead(column: Column, page: LetterPage) -> list[Row]:
    sender = page.sender
    from_whom = (
        f"{sender.name} · {sender.street} · {sender.postcode} {sender.city}",
        sender.phone,
        sender.email,
    )
    rows = [column.paragraph([(line, "nl")], SMALL_LARGE) for line in from_whom if line]
    rows += [_GAP, *(column.paragraph([(line, "nl")], _BODY) for line in page.to), _GAP]
    facts = [(f"{fact.label.text}: {fact.value.text}", fact.pressing) for fact in page.facts]
    return [*rows, *(column.paragraph([(line, "nl")], _pressing(mark)) for line, mark in facts), _GAP]


def _pressing(mark: bool) -> Style:
    return _BODY.bold() if mark else _BODY


def _subject(column: Column, said: Said, *, urgent: bool = False) -> Row:
    style = _HEADING.scaled(1.1)
    if not urgent:
        return column.heading(text(said), style, "H1")
    row = column.paragraph([text(said)], replace(style, colour=WHITE), "H1")

    def draw(y: float) -> None:
        column.pdf.box((column.x - 3, y, column.width + 6, row.height + 1), fill=BLACK)
        row.draw(y)

    return Row(row.height + 2, draw, glued=True)


def _core(column: Column, core: Core) -> list[Row]:
    asked = [column.listing([ask], _BODY, 9) for ask in numbered(core)]
    return [column.heading(text(core.heading), _HEADING), *asked, _GAP]


def _blocks(column: Column, blocks: Iterable[Block]) -> list[Row]:
    rows: list[Row] = []
    for block in blocks:
        rows += [column.heading(text(block.heading), _HEADING)] if block.heading else []
        rows += [column.paragraph(joined(texts(block.sentences)), _BODY)] if block.sentences else []
        rows += [space(2), column.table(pairs(block.table), _BODY, 62), space(2)] if block.table else []
        if block.note:  # what says whose words follow never ends a page
            rows.append(replace(column.paragraph(joined(texts(block.note)), SMALL_LARGE), glued=True))
        rows += [column.paragraph([text(one)], _BODY) for one in block.free]
        rows.append(_GAP)
    return rows


def _card(column: Column, card: Card) -> list[Row]:
    rows = [column.heading(text(card.heading), _HEADING, "H3")]
    if not card.lines:
        return [*rows, _line(column), _line(column)]
    if card.ticks:
        return rows + [column.listing([("☐", [text(said)])], _BODY, 9) for said in card.lines]
    return rows + [column.paragraph([text(said)], _BODY) for said in card.lines]


def small_print(column: Column, foot: Foot) -> list[Row]:
    """What a small page has in its foot, as a paragraph."""
    return [column.paragraph(joined(texts(foot.lines)), SMALL_LARGE)] if foot.lines else []


def _line(column: Column) -> Row:
    def draw(y: float) -> None:
        column.pdf.line(column.x, y + 10, (column.x + column.width, y + 10), INK, weight=0.7)

    return Row(12.0, draw)


def _write_on(column: Column, said: Said) -> Row:
    """A label with a line behind it, or below it where the label takes the whole width."""
    label = f"{said.text}:"
    style = _BODY.of(said.language)
    lines = wrap(label, style, column.width)
    start = width(lines[-1], style) + 4
    below = start > column.width - 40
    row = column.paragraph([(label, said.language)], _BODY)
    end = row.height + (9.0 if below else 0.0)

    def draw(y: float) -> None:
        row.draw(y)
        x = column.x + (0.0 if below else start)
        column.pdf.line(x, y + end - 1, (column.x + column.width, y + end - 1), INK, weight=0.7)

    return Row(end + 3, draw)


def _slip(column: Column, slip: Slip, kenmerk: str) -> list[Row]:
    rows = [column.heading(text(slip.title), _HEADING)]
    rows += [column.paragraph([text(said)], SMALL_LARGE) for said in slip.reference]
    rows.append(_GAP)
    for said in slip.outcomes:
        rows += [
            column.listing([("☐", [text(said)])], _BODY, 9),
            *([] if said is slip.outcomes[-1] else [_line(column)]),
        ]
    inner = Column(column.pdf, column.x + 9, column.width - 9)
    rows += [inner.listing([("☐", [text(said)])], _BODY, 9) for said in slip.reasons]
    rows += [_line(inner), _code(column, slip, kenmerk)]
    return [*rows, *(column.paragraph([text(said)], SMALL_LARGE) for said in slip.foot)]


def _code(column: Column, slip: Slip, kenmerk: str) -> Row:
    squares = runs(slip.code)

    def draw(y: float) -> None:
        with column.pdf.tag("Figure", alt=f"QR: {slip.code}", place=(column.x, y + 4, _QR, _QR)):
            column.pdf.squares(column.x, y + 4, _QR / len(squares), squares)
        with column.pdf.tag("P"):
            column.pdf.text(column.x + _QR + 8, y + 4 + _QR / 2, kenmerk, _HEADING)

    return Row(_QR + 8, draw)
