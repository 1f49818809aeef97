# SPDX-License-Identifier: EUPL-1.2
"""Page two of the report: one block for each programme line, with its quarters, its topics and what was reached."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spreekuur.printing.flow import wrap
from spreekuur.printing.house import SEMIBOLD, Style
from spreekuur.printing.rows import Column, Row, beside, space, total
from spreekuur.printing.tagged import TaggedPdf
from spreekuur.statistics.bars import Bar, Scale, bars, children, count_in, scale
from spreekuur.statistics.findings import count_of, line_change, lines_of, total_of
from spreekuur.statistics.report_charts import BODY, SMALL, TITLE, Chart, Line, Place, chart
from spreekuur.statistics.report_front import LEFT, RIGHT, SECTION, WIDE, lines_chart
from spreekuur.statistics.report_model import Subject
from spreekuur.statistics.safe import SafeTable
from spreekuur.statistics.units import QUESTIONS

HALF = 82.0
FIRST, SECOND = Place(LEFT, 73.0, 28.0), Place(RIGHT - 93.0, 93.0, 48.0)
"""Equally long bars; names of topics take more room than those of quarters."""
# As much as seven blocks leave room for on one page.
_MOST_TOPICS, _MOST_LINES, _MOST_REACHED = 3, 4, 2
_NOT_RECORDED = "none"
_LINE = Style(SEMIBOLD, 11, 5.0, TITLE.colour)


def lines_page(pdf: TaggedPdf, about: Subject, gap: float) -> list[Row]:
    """The rows of the page; where lines would say nothing, only the total."""
    say, column = about.say, Column(pdf, LEFT, RIGHT - LEFT)
    heading = column.heading((say.say("lines_heading"), say.language), SECTION)
    table = lines_of(about.release)
    lines = children(table, "topic") if table else ()
    if table is None or not lines:
        return [
            heading,
            column.paragraph([(say.say("lines_collapsed"), say.language)], BODY),
            *_only_total(pdf, about),
        ]
    blocks = [_Block(about, table, line) for line in lines]
    on = scale([bar.count for block in blocks for bar in block.all()], about.release.max_deviation)
    intro = column.paragraph([(say.say("lines_intro", end=on.end), say.language)], SMALL)
    rows = [heading, intro]
    if not any(block.has_charts for block in blocks):
        # Too few for charts of their own: then all lines in one, and in words only what is not in it.
        rows += [space(gap), *chart(pdf, lines_chart(about), WIDE, on, say)]
        blocks = [block for block in blocks if block.words()]
    for block in blocks:
        rows += [space(gap), *block.rows(pdf, on)]
    return rows


def _only_total(pdf: TaggedPdf, about: Subject) -> list[Row]:
    say = about.say
    counts = [(period, total_of(release, QUESTIONS)) for period, release in about.quarters]
    if about.yearly or not any(count for _, count in counts):
        counts = [*counts, (about.period, total_of(about.release, QUESTIONS))]
    lines = tuple(
        Line(say.short(period), Bar(str(period), count.count, count.deviation), other=period != about.period)
        for period, count in counts
        if count
    )
    what = say.say("lead_plain", what=say.say(QUESTIONS))
    on = scale([line.bar.count for line in lines], about.release.max_deviation)
    return [space(4), *chart(pdf, Chart(what, "", lines), WIDE, on, say)]


class _Block:
    """One programme line."""

    def __init__(self, about: Subject, table: SafeTable, line: str) -> None:
        self._about, self._line, self._no_topic = about, line, False
        within = {"topic": line}
        (self._bar,) = bars(table, "topic", (line,), before=lines_of(about.before))
        self._quarters = tuple(_quarters(about, line))
        self._right = (
            self._topics()
            if about.yearly
            else bars(table, "language", children(table, "language"), within=within)
        )

    @property
    def has_charts(self) -> bool:
        """Is there anything to draw beside its title?"""
        return bool(self._quarters or self._right)

    def all(self) -> Iterable[Bar]:
        """Every bar that is drawn, for the scale of the page."""
        shown = (*(line.bar for line in self._quarters), *self._right)
        return shown or (self._bar,)

    def _topics(self) -> tuple[Bar, ...]:
        """The topics asked most often, in the order of the list; those that round to nothing are not named."""
        table = self._about.release.tables.get("y_questions_topic")
        shown = bars(table, "topic", children(table, "topic", self._line)) if table else ()
        self._no_topic = bool(shown) and not any(bar.count for bar in shown)
        most, lines = [], 0
        for bar in sorted((bar for bar in shown if bar.count), key=lambda bar: -bar.count)[:_MOST_TOPICS]:
            lines += len(wrap(self._about.say.name("topic", bar.code), SMALL, SECOND.label - 2))
            if lines <= _MOST_LINES:
                most.append(bar)
        return tuple(bar for bar in shown if bar in most)

    def rows(self, pdf: TaggedPdf, on: Scale) -> list[Row]:
        """The title, a line in words, and two charts beside each other."""
        say, about = self._about.say, self._about
        column = Column(pdf, LEFT, RIGHT - LEFT)
        name = say.name("topic", self._line)
        title = say.say("line_title", name=name, count=count_of(self._bar))
        words = self.words()
        rows = [column.heading((title, say.language), _LINE, "H3")]
        if words:
            rows.append(replace(column.paragraph([(words, say.language)], SMALL), glued=True))
        left = Chart(say.say("quarters"), "", self._quarters, SMALL.bold())
        dimension = "topic" if about.yearly else "language"
        what = "top_topics" if about.yearly else "by_language"
        lines = tuple(Line(say.name(dimension, bar.code), bar) for bar in self._right)
        none = say.say("line_no_topic", deviation=self._bar.deviation) if self._no_topic else ""
        right = Chart(say.say(what), none, lines, SMALL.bold())
        pair = _pair(_charts(pdf, left, FIRST, on, about), _charts(pdf, right, SECOND, on, about))
        return [*rows, pair] if pair.height else rows

    def words(self) -> str:
        """How the line went, and what was reached."""
        about, say = self._about, self._about.say
        found = line_change(self._bar, about.period_before)
        told = [say.found(found)] if found else []
        reached = self._reached()
        for many in range(len(reached), 0, -1):
            said = " ".join([*told, say.say("line_outcome", reached=say.listed(reached[:many]))])
            if len(wrap(said, SMALL, RIGHT - LEFT)) == 1:
                return said
        return " ".join(told)

    def _reached(self) -> list[str]:
        """The outcomes reached most often, as far as any is above nothing."""
        say, table = self._about.say, self._about.release.tables.get("y_questions_line_outcome")
        if table is None:
            return []
        shown = bars(table, "outcome", children(table, "outcome"), within={"topic": self._line})
        known = (bar for bar in shown if bar.count and bar.code != _NOT_RECORDED)
        most = sorted(known, key=lambda bar: -bar.count)[:_MOST_REACHED]
        return [say.say("reached", name=say.name("outcome", bar.code), count=count_of(bar)) for bar in most]


def _quarters(about: Subject, line: str) -> Iterable[Line]:
    for period, release in about.quarters:
        table = lines_of(release)
        count = count_in(table, {"topic": line})
        if count is not None and table is not None:
            bar = Bar(str(period), count, table.frame.max_deviation)
            yield Line(about.say.short(period), bar, other=not about.yearly and period != about.period)


def _charts(pdf: TaggedPdf, made: Chart, place: Place, on: Scale, about: Subject) -> Sequence[Row]:
    return chart(pdf, made, place, on, about.say) if made.lines or made.summary else ()


def _pair(left: Sequence[Row], right: Sequence[Row]) -> Row:
    """Two small charts beside each other; who listens hears the left one first."""
    return beside(stacked(left), stacked(right))


def stacked(rows: Sequence[Row]) -> Row:
    """Rows that stay together, as one."""

    def draw(y: float) -> None:
        for row in rows:
            row.draw(y)
            y += row.height

    return Row(total(rows), draw)
