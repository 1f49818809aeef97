# SPDX-License-Identifier: EUPL-1.2
"""Page one of the report: four totals, five sentences, the contacts per quarter, and how to read a bar."""

from dataclasses import replace

from spreekuur.printing.house import GREY, INK, PETROL, RULE, SEMIBOLD, TINT, WHITE, Style, width
from spreekuur.printing.rows import Column, Row, space
from spreekuur.printing.tagged import TaggedPdf
from spreekuur.statistics.bars import Bar, bars, children, scale
from spreekuur.statistics.findings import (
    Count,
    Finding,
    five,
    leaders,
    lines_of,
    title,
    total_of,
    trend,
)
from spreekuur.statistics.report_charts import BODY, SMALL, TITLE, Chart, Line, Place, chart
from spreekuur.statistics.report_model import Subject
from spreekuur.statistics.units import CONTACTS, QUESTIONS, UNITS

LEFT, RIGHT = 20.0, 190.0
HEAD = Style(SEMIBOLD, 19, 8.6, PETROL)
SECTION = Style(SEMIBOLD, 13, 6.4, PETROL)

WIDE = Place(LEFT, RIGHT - LEFT, 48.0, numbers=2, ticks=True)
_CARD, _GAP = 33.0, 4.0
_SENTENCE = Style(size=11.5, lead=5.6)


def front(pdf: TaggedPdf, about: Subject, gap: float) -> list[Row]:
    """The rows of the page."""
    say, column = about.say, Column(pdf, LEFT, RIGHT - LEFT)
    found = five(about.release, about.before, about.evenings)
    sentences = [(f"{number}.", [(say.found(each), say.language)]) for number, each in enumerate(found, 1)]
    return [
        *_head(column, about),
        space(gap),
        column.heading((say.say("totals_heading"), say.language), SECTION),
        _totals(pdf, about),
        *_before(column, about),
        space(gap),
        column.heading((say.say("found_heading"), say.language), SECTION),
        *(row for each in sentences for row in (column.listing([each], _SENTENCE, 7.0), space(1.2))),
        space(gap),
        *_charts(pdf, about, gap),
        space(gap),
        _how(pdf, about),
    ]


def _head(column: Column, about: Subject) -> list[Row]:
    say, facts = about.say, about.facts
    made = say.date(facts.made)
    under = say.say("under_title", desk=facts.desk, municipality=facts.municipality, made=made)
    rounded = say.say("rounding_first", deviation=about.release.max_deviation)
    return [
        column.heading((say.say("title", period=about.period), say.language), HEAD, "H1"),
        column.paragraph([(under, say.language)], replace(BODY, colour=GREY)),
        space(2.0),
        column.paragraph([(rounded, say.language)], replace(BODY, size=11, lead=5.0).bold()),
    ]


def _totals(pdf: TaggedPdf, about: Subject) -> Row:
    wide = (RIGHT - LEFT - _GAP * (len(UNITS) - 1)) / len(UNITS)

    def draw(y: float) -> None:
        with pdf.tag("Table"):
            for number, unit in enumerate(UNITS):
                x = LEFT + number * (wide + _GAP)
                pdf.box((x, y, wide, _CARD), fill=TINT, radius=1.6)
                with pdf.tag("TR"):
                    _total(pdf, about, unit, (x + 3, y), wide - 6)

    return Row(_CARD + 1.6, draw)


def _total(pdf: TaggedPdf, about: Subject, unit: str, at: tuple[float, float], wide: float) -> None:
    (x, y), say = at, about.say
    now, before = total_of(about.release, unit), total_of(about.before, unit)
    with pdf.tag("TH", scope="Row"):
        pdf.text(x, y + 5.4, say.say(unit), TITLE)
    with pdf.tag("TD"):
        _number(pdf, say.value(now) if now else "–", x, y + 14.4)
    with pdf.tag("TD"):
        told = say.say("was", count=before) if before else say.say("no_before")
        pdf.text(x, y + 20.0, told, SMALL)
    column = Column(pdf, x, wide)
    column.cell((say.say(f"{unit}_are"), say.language), replace(SMALL, colour=GREY, lead=3.7), "TD").draw(
        y + 21.6
    )


def _number(pdf: TaggedPdf, said: str, x: float, base: float) -> None:
    """The word small, the number large."""
    *words, number = said.split(" ")
    for word in words:
        pdf.text(x, base, word, SMALL)
        x += width(word, SMALL) + 1.4
    pdf.text(x, base, number, Style(SEMIBOLD, 21, 8, INK))


def _before(column: Column, about: Subject) -> list[Row]:
    if about.period_before is None:
        return []
    said = about.say.say("before_is", period=about.period_before)
    return [column.paragraph([(said, about.say.language)], replace(SMALL, colour=GREY))]


def _charts(pdf: TaggedPdf, about: Subject, gap: float) -> list[Row]:
    """Contacts in each quarter that was released, and questions by programme line, on one scale."""
    made = [each for each in (_trend(about), lines_chart(about)) if each.lines]
    bars_shown = [line.bar for each in made for line in each.lines]
    on = scale([bar.count for bar in bars_shown], about.release.max_deviation)
    rows = [chart(pdf, each, WIDE, on, about.say) for each in made]
    return [row for each in rows for row in (*each, space(gap))]


def _trend(about: Subject) -> Chart:
    say = about.say
    counts = [total_of(release, CONTACTS) for _, release in about.quarters]
    lines = tuple(
        Line(
            say.short(quarter),
            Bar(str(quarter), count.count, count.deviation),
            other=not about.yearly and quarter != about.period,
        )
        for (quarter, _), count in zip(about.quarters, counts, strict=True)
        if count
    )
    if not lines:
        return Chart("", "", ())
    what = say.say("per_quarter", what=say.say(CONTACTS))
    total = total_of(about.release, CONTACTS)
    summary = say.say("within", period=about.period, total=total, unit=say.say("contacts_small"))
    if about.yearly:
        return Chart(say.found(_highest(what, lines)), summary, lines)
    return Chart(say.found(trend([count.count if count else None for count in counts], what)), summary, lines)


def lines_chart(about: Subject) -> Chart:
    """The lines with the period before; nothing where they would say nothing."""
    say, table = about.say, lines_of(about.release)
    shown = bars(table, "topic", children(table, "topic"), before=lines_of(about.before)) if table else ()
    lines = tuple(Line(say.name("topic", bar.code), bar) for bar in shown)
    if table is None or not lines:
        return Chart("", "", ())
    name = say.found(title(table, "topic", say.say("lines_chart")))
    before = say.say("before_short") if about.period_before else ""
    total = total_of(about.release, QUESTIONS)
    summary = say.say("within", period=about.period, total=total, unit=say.say("questions_small"))
    return Chart(name, summary, lines, before=before)


def _highest(what: str, lines: tuple[Line, ...]) -> Finding:
    names = {line.bar.code: line.name for line in lines}
    first = [names[bar.code] for bar in leaders([line.bar for line in lines])]
    if not first:
        return Finding("lead_even", {"what": what})
    return Finding(
        "lead_one" if len(first) == 1 else "lead_two", {"what": what, "name": first, "names": first}
    )


def _how(pdf: TaggedPdf, about: Subject) -> Row:
    """One bar and one dashed box, each with what it means."""
    say, deviation = about.say, about.release.max_deviation
    told = Count(20, deviation)
    texts = (
        say.say("how_about", count=told, low=20 - deviation, high=20 + deviation),
        say.say("how_few", deviation=deviation),
        say.say("how_change"),
    )
    column = Column(pdf, LEFT + 40, RIGHT - LEFT - 44)
    rows = [column.paragraph([(each, say.language)], BODY) for each in texts]
    high = sum(row.height for row in rows) + SECTION.lead + 8.0

    def draw(y: float) -> None:
        pdf.box((LEFT, y, RIGHT - LEFT, high), stroke=RULE, radius=1.6, weight=0.7)
        Column(pdf, LEFT + 4, 120).heading((say.say("how_heading"), say.language), TITLE).draw(y + 3)
        top = y + SECTION.lead + 4
        for number, row in enumerate(rows):
            if number < 2:
                with pdf.decoration():
                    _sample(pdf, top + row.height / 2, deviation, few=bool(number))
            row.draw(top)
            top += row.height

    return Row(high, draw)


def _sample(pdf: TaggedPdf, y: float, deviation: int, *, few: bool) -> None:
    x = LEFT + 4
    if few:
        pdf.box((x, y - 1.3, deviation, 2.6), stroke=GREY, weight=0.6, dash="[1.6 1.2] 0")
        return
    pdf.box((x, y - 1.3, 20, 2.6), fill=PETROL)
    for start, end, colour in ((20 - deviation, 20, WHITE), (20, 20 + deviation, INK)):
        pdf.line(x + start, y, (x + end, y), colour, weight=0.8)
    for end, colour in ((20 - deviation, WHITE), (20 + deviation, INK)):
        pdf.line(x + end, y - 0.85, (x + end, y + 0.85), colour, weight=0.8)
