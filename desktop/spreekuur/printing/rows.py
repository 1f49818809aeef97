# SPDX-License-Identifier: EUPL-1.2
"""Rows of a page: each knows its height, so that a page can be measured before it is drawn."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from spreekuur.printing.flow import wrap
from spreekuur.printing.house import Style
from spreekuur.printing.tagged import TaggedPdf

Text = tuple[str, str]
"""What is written, and its language."""


@dataclass(frozen=True, slots=True)
class Row:
    """Something that stands on one page whole; `draw` gets the y of its top."""

    height: float
    draw: Callable[[float], None]
    glued: bool = False
    """Stays on the page of the next row: a heading never ends a page."""


def total(rows: Iterable[Row]) -> float:
    """The height of all rows together."""
    return sum(row.height for row in rows)


def space(height: float) -> Row:
    """Room between two rows."""
    return Row(height, lambda y: None, glued=True)


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
    """A column to write in: where it starts and how wide it is."""

    pdf: TaggedPdf
    x: float
    width: float

    def paragraph(self, texts: Sequence[Text], style: Style, role: str = "P") -> Row:
        """Running text; each language is an element of its own, so that it is read out right."""
        broken = [(wrap(text, style, self.width, self.pdf.known), language) for text, language in texts]
        height = sum(len(lines) for lines, _ in broken) * style.lead

        def draw(y: float) -> None:
            base = y + style.lead * 0.76
            for lines, language in broken:
                with self.pdf.tag(role, language=language):
                    for line in lines:
                        self.pdf.text(self.x, base, line, style)
                        base += style.lead

        return Row(height, draw)

    def heading(self, text: Text, style: Style, role: str = "H2") -> Row:
        """A heading, kept with what follows."""
        row = self.paragraph([text], style, role)
        return Row(row.height, row.draw, glued=True)

    def listing(self, items: Sequence[tuple[str, Sequence[Text]]], style: Style, indent: float) -> Row:
        """A list: each item has a label (a number, a box) and its text."""
        inner = Column(self.pdf, self.x + indent, self.width - indent)
        rows = [(label, inner.paragraph(texts, style, "LBody")) for label, texts in items]

        def draw(y: float) -> None:
            with self.pdf.tag("L"):
                for label, row in rows:
                    with self.pdf.tag("LI"):
                        with self.pdf.tag("Lbl"):
                            self.pdf.text(self.x, y + style.lead * 0.76, label, style)
                        row.draw(y)
                    y += row.height

        return Row(sum(row.height for _, row in rows), draw)


def beside(left: Row | None, right: Row) -> Row:
    """Two rows next to each other."""
    if left is None:
        return right
    height = max(left.height, right.height)

    def draw(y: float) -> None:
        left.draw(y)
        right.draw(y)

    return Row(height, draw)


def place(
    rows: Sequence[Row], top: float, bottom: float, next_page: Callable[[], tuple[float, float]]
) -> float:
    """Draw the rows from top to bottom, over as many pages as they need; returns where the last one ends."""
    y = top
    for number, row in enumerate(rows):
        needed = row.height
        for follower in rows[number : number + 4]:
            if not follower.glued:
                break
            needed += follower.height
        if y + needed > bottom + 0.01 and y > top:
            top, bottom = next_page()
            y = top
        row.draw(y)
        y += row.height
    return y
