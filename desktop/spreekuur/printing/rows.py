# SPDX-License-Identifier: EUPL-1.2
"""Rows of a page: each knows its height, so that a page can be measured before it is drawn."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace

from spreekuur.printing.flow import wrap
from spreekuur.printing.house import GREY, ITALIC, RULE, Style
from spreekuur.printing.tagged import TaggedPdf

Text = tuple[str, str]
"""What is written, and its language."""

_RULE, _APART = 0.8, 4.0
"""What the rule above a line of a table takes, and what stands between two lines side by side."""


@dataclass(frozen=True, slots=True)
class Row:
    """Something that stands on one page whole; `draw` gets the y of its top."""

    height: float
    draw: Callable[[float], None]
    glued: bool = False
    """Stays on the page of the next row: a heading never ends a page."""
    split: "Callable[[float], tuple[Row, Row] | None] | None" = None
    """For long text: what fits into that height, and the rest."""


def total(rows: Iterable[Row]) -> float:
    """The height of all rows together."""
    return sum(row.height for row in rows)


def space(height: float) -> Row:
    """Room between two rows."""
    return Row(height, lambda y: None)


def joined(texts: Iterable[Text]) -> list[Text]:
    """Sentences of one language run on; a bare "label: value" is set off by a dot."""
    runs: list[Text] = []
    for text, language in texts:
        if runs and runs[-1][1] == language:
            before = runs[-1][0]
            runs[-1] = (f"{before}{' ' if before[-1] in '.,?!:…”»' else ' · '}{text}", language)
        else:
            runs.append((text, language))
    return runs


@dataclass(frozen=True, slots=True)
class Column:
    """A column to write in: where it starts, how wide it is, and which language is at home in it."""

    pdf: TaggedPdf
    x: float
    width: float
    home: str = ""
    """What stands here in another language is set in italics; without it nothing is."""

    def paragraph(self, texts: Sequence[Text], style: Style, role: str = "P") -> Row:
        """Running text; each language is an element of its own, so that it is read out right."""
        broken = [
            (wrap(text, self._style(style, language), self.width, self.pdf.known), language)
            for text, language in texts
        ]
        return self._broken(broken, style, role)

    def _style(self, style: Style, language: str) -> Style:
        own = style if self.home in ("", language) else replace(style, face=ITALIC)
        return own.of(language)

    def _broken(self, broken: Sequence[tuple[Sequence[str], str]], style: Style, role: str) -> Row:
        def draw(y: float) -> None:
            base = y + style.lead * 0.76
            for lines, language in broken:
                face = self._style(style, language)
                with self.pdf.tag(role, language=language):
                    for line in lines:
                        self.pdf.text(self.x, base, line, face)
                        base += style.lead

        def split(room: float) -> tuple[Row, Row] | None:
            lines, language = broken[0]
            fit = int(room / style.lead)
            # At least two lines stay together on either page.
            cut = min(fit, len(lines) - 2)
            if len(broken) > 1 or cut < 2:
                return None
            first, rest = ([(part, language)] for part in (lines[:cut], lines[cut:]))
            return self._broken(first, style, role), self._broken(rest, style, role)

        return Row(sum(len(lines) for lines, _ in broken) * style.lead, draw, split=split)

    def heading(self, text: Text, style: Style, role: str = "H2") -> Row:
        """A heading, kept with what follows."""
        row = self.paragraph([text], style, role)
        return Row(row.height, row.draw, glued=True)

    def listing(self, items: Sequence[tuple[str, Sequence[Text]]], style: Style, indent: float) -> Row:
        """A list: each item has a label (a number, a box) and its text."""
        inner = Column(self.pdf, self.x + indent, self.width - indent, self.home)
        rows = [
            (label, inner.paragraph(texts, style, "LBody" if len(texts) == 1 else "P"), len(texts))
            for label, texts in items
        ]

        def draw(y: float) -> None:
            with self.pdf.tag("L"):
                for label, row, languages in rows:
                    with self.pdf.tag("LI"):
                        with self.pdf.tag("Lbl"):
                            self.pdf.text(self.x, y + style.lead * 0.76, label, style)
                        with self.pdf.tag("LBody") if languages > 1 else nullcontext():
                            row.draw(y)
                    y += row.height

        return Row(sum(row.height for _, row, _ in rows), draw)

    def table(self, lines: Sequence[tuple[Text, Text]], style: Style, label: float, across: int = 1) -> Row:
        """A table of labels (`label` millimetres wide) and values, so many lines of it beside each other.

        Who listens hears one line after the other, however many stand side by side.
        """
        wide = (self.width + _APART) / across
        cells = [
            (
                Column(self.pdf, x, label - 2).cell(name, replace(style, colour=GREY), "TH"),
                Column(self.pdf, x + label, wide - label - _APART).cell(value, style, "TD"),
            )
            for number, (name, value) in enumerate(lines)
            for x in [self.x + wide * (number % across)]
        ]
        groups = [cells[first : first + across] for first in range(0, len(cells), across)]
        heights = [max(cell.height for pair in group for cell in pair) + _RULE for group in groups]

        def draw(y: float) -> None:
            with self.pdf.tag("Table"):
                for group, height in zip(groups, heights, strict=True):
                    self.pdf.line(self.x, y, (self.x + self.width, y), RULE, weight=0.5)
                    for name, value in group:
                        with self.pdf.tag("TR"):
                            name.draw(y + _RULE / 2)
                            value.draw(y + _RULE / 2)
                    y += height

        return Row(sum(heights), draw)

    def cell(self, text: Text, style: Style, role: str, scope: str = "Row") -> Row:
        """One cell of a table: a label (TH) of its line, or of its column, or a value (TD)."""
        lines = wrap(text[0], style.of(text[1]), self.width, self.pdf.known)

        def draw(y: float) -> None:
            with self.pdf.tag(role, language=text[1], scope=scope if role == "TH" else ""):
                for number, line in enumerate(lines):
                    self.pdf.text(self.x, y + style.lead * (number + 0.76), line, style)

        return Row(len(lines) * style.lead, draw)


def beside(left: Row, right: Row) -> Row:
    """A label and its text next to each other; a long text may run on without the label."""

    def draw(y: float) -> None:
        left.draw(y)
        right.draw(y)

    def split(room: float) -> tuple[Row, Row] | None:
        parts = right.split(room) if right.split and room >= left.height else None
        return (beside(left, parts[0]), parts[1]) if parts else None

    return Row(max(left.height, right.height), draw, split=split)


def place(
    rows: Sequence[Row], top: float, bottom: float, next_page: Callable[[], tuple[float, float]]
) -> float:
    """Draw the rows from top to bottom, over as many pages as they need; returns where the last one ends."""
    y = top
    waiting = list(rows)
    while waiting:
        row = waiting.pop(0)
        room = bottom - y + 0.01
        if _together(row, waiting) > room:
            parts = row.split(room) if row.split and row.height > room else None
            if parts:
                row = parts[0]
                waiting.insert(0, parts[1])
            elif y > top:
                waiting.insert(0, row)
                top, bottom = next_page()
                y = top
                continue
        row.draw(y)
        y += row.height
    return y


def _together(row: Row, following: Sequence[Row]) -> float:
    """The height of a row with what must stand on the same page."""
    height, last = row.height, row
    for follower in following:
        if not last.glued:
            break
        height += follower.height
        last = follower
    return height
