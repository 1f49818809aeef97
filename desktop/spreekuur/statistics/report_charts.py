# SPDX-License-Identifier: EUPL-1.2
"""Bars on paper: each chart has a title that says what was found, a line about it, and its numbers as a table.

Who listens hears the title, the line, the picture in words, and then the table. Bars of the period are full, those
of other periods are open; the whisker shows where the true count can lie; few or none is a dashed box.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from spreekuur.printing.flow import wrap
from spreekuur.printing.house import GREY, INK, PETROL, RULE, SEMIBOLD, WHITE, Style
from spreekuur.printing.rows import Column, Row, space
from spreekuur.printing.tagged import TaggedPdf
from spreekuur.statistics.bars import Bar, Scale
from spreekuur.statistics.findings import count_of
from spreekuur.statistics.wording import Wording

BODY = Style(size=10, lead=4.5)
SMALL = Style(size=9, lead=4.1)
TITLE = Style(SEMIBOLD, 10.5, 4.8, PETROL)

_BAR, _LEAST_LINE, _CAP = 2.6, 4.4, 1.7
_NUMBER, _TICK = 21.0, 4.0


@dataclass(frozen=True, slots=True)
class Line:
    """One bar with its name; `other` where it is of another period than the page."""

    name: str
    bar: Bar
    other: bool = False
    below: bool = False
    """Part of the one above it."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A title, what it says in words, and its bars in a fixed order."""

    title: str
    summary: str
    lines: tuple[Line, ...]
    style: Style = TITLE
    before: str = ""
    """What stands over the counts of the period before, where they are shown."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where charts stand: all on one page share a scale, and those of equal width the length of a count."""

    x: float
    width: float
    label: float
    """How wide the names are."""
    numbers: int = 1
    """How many columns of counts."""
    ticks: bool = False
    """Are the counts of the axis written over it?"""

    @property
    def left(self) -> float:
        """Where the bars begin."""
        return self.x + self.label

    @property
    def bar(self) -> float:
        """How wide the longest bar may be."""
        return self.width - self.label - self.numbers * _NUMBER - (_TICK if self.ticks else 0.0)

    def number(self, column: int) -> float:
        """Where the counts of a column begin."""
        return self.x + self.width - (self.numbers - column) * _NUMBER + 2.0


def chart(pdf: TaggedPdf, made: Chart, place: Place, on: Scale, say: Wording) -> list[Row]:
    """The rows of one chart; the bars and their numbers stay on one page."""
    column = Column(pdf, place.x, place.width)
    rows = [column.heading((made.title, say.language), made.style, "H3")]
    if made.summary:
        rows.append(replace(column.paragraph([(made.summary, say.language)], SMALL), glued=True))
    return [*rows, space(0.8), _picture(pdf, made, place, on, say)] if made.lines else rows


def _picture(pdf: TaggedPdf, made: Chart, place: Place, on: Scale, say: Wording) -> Row:
    names = [wrap(line.name, SMALL, place.label - 2 - _indent(line)) for line in made.lines]
    heights = [max(_LEAST_LINE, len(lines) * SMALL.lead + 0.3) for lines in names]
    head = SMALL.lead if made.before or place.ticks else 0.0
    tops = list(accumulate(heights, initial=head))

    def draw(y: float) -> None:
        with pdf.tag("Figure", alt=_alt(made, say), place=(place.left, y, place.bar, tops[-1])):
            _axis(pdf, place, (y + head, y + tops[-1]), on)
            for line, top, height in zip(made.lines, tops, heights, strict=False):
                _bar(pdf, line, (place.left, y + top + height / 2), place.bar, on)
        with pdf.tag("Table"):
            if made.before:
                _header(pdf, made, place, y, say)
            for line, lines, top, height in zip(made.lines, names, tops, heights, strict=False):
                _numbers(pdf, line, lines, (place, y + top + height / 2), made, say)

    return Row(tops[-1], draw)


def _indent(line: Line) -> float:
    return 3.0 if line.below else 0.0


def _alt(made: Chart, say: Wording) -> str:
    lines = [say.say("alt_line", name=line.name, count=count_of(line.bar)) for line in made.lines]
    return say.say("alt", title=made.title, lines="; ".join(lines))


def _axis(pdf: TaggedPdf, place: Place, y: tuple[float, float], on: Scale) -> None:
    for tick in on.ticks:
        x = place.left + place.bar * on.share(tick)
        pdf.line(x, y[0], (x, y[1]), RULE if tick else GREY, weight=0.35 if tick else 0.6)
        if place.ticks:
            pdf.text(x, y[0] - 1.0, str(tick), replace(SMALL, colour=GREY), align="center")


def _bar(pdf: TaggedPdf, line: Line, middle: tuple[float, float], wide: float, on: Scale) -> None:
    (x, y), bar = middle, line.bar
    if bar.structural:
        return
    end, high, low = (x + wide * on.share(count) for count in (bar.count, bar.high, bar.low))
    if bar.is_few:
        pdf.box((x, y - _BAR / 2, high - x, _BAR), stroke=GREY, weight=0.6, dash="[1.6 1.2] 0")
        return
    look = {"fill": WHITE, "stroke": PETROL, "weight": 0.7} if line.other else {"fill": PETROL}
    pdf.box((x, y - _BAR / 2, end - x, _BAR), **look)
    # Where it crosses a full bar the whisker is white, so that it is seen on any printer.
    inner = PETROL if line.other else WHITE
    pdf.line(low, y, (end, y), inner, weight=0.8)
    pdf.line(low, y - _CAP / 2, (low, y + _CAP / 2), inner, weight=0.8)
    pdf.line(end, y, (high, y), INK, weight=0.8)
    pdf.line(high, y - _CAP / 2, (high, y + _CAP / 2), INK, weight=0.8)


def _header(pdf: TaggedPdf, made: Chart, place: Place, y: float, say: Wording) -> None:
    base, grey = y + SMALL.lead * 0.76, replace(SMALL, colour=GREY)
    with pdf.tag("TR"):
        with pdf.tag("TH", scope="Column"):
            pdf.text(place.x, base, say.say("what"), grey)
        for number, words in enumerate((say.say("count"), made.before)):
            with pdf.tag("TH", scope="Column"):
                pdf.text(place.number(number), base, words, grey)


def _numbers(
    pdf: TaggedPdf, line: Line, names: Sequence[str], at: tuple[Place, float], made: Chart, say: Wording
) -> None:
    (place, middle), below = at, SMALL.lead * 0.26
    base = middle + below
    first = base - (len(names) - 1) * SMALL.lead / 2
    with pdf.tag("TR"):
        with pdf.tag("TH", scope="Row"):
            for number, name in enumerate(names):
                pdf.text(place.x + _indent(line), first + number * SMALL.lead, name, SMALL)
        with pdf.tag("TD"):
            pdf.text(place.number(0), base, say.value(count_of(line.bar)), SMALL.bold())
        if made.before:
            with pdf.tag("TD"):
                pdf.text(
                    place.number(1), base, line.bar.label_before(say.say("about", n="{n}")) or "–", SMALL
                )
