# SPDX-License-Identifier: EUPL-1.2
"""The report over desks and periods: A4, tagged, in tables that are read out; each sum with how far off it is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spreekuur.printing.glyphs import printable
from spreekuur.printing.house import A4, GREY, RULE, Style
from spreekuur.printing.rows import Column, Row, place, space
from spreekuur.printing.tagged import TaggedPdf
from spreekuur.receiving.adding import Sum
from spreekuur.receiving.differing import Other
from spreekuur.receiving.lists import OtherList
from spreekuur.receiving.summary import Apart, Kept, Summary
from spreekuur.statistics.bars import written
from spreekuur.statistics.report_charts import BODY, SMALL, TITLE
from spreekuur.statistics.report_front import HEAD, LEFT, RIGHT, SECTION
from spreekuur.statistics.units import UNITS

_TOP, _BOTTOM, _FOOT = 18.0, 282.0, 289.0
_MOST_LINES = 12  # of one table; a longer one goes on as another, with its head again
_WIDTHS = (57.0, 41.0, 29.0, 25.0, 18.0)
_RULE = 0.8


def desks_pdf(about: Summary) -> bytes:
    """The report as a PDF file; the same summary gives the same bytes on one machine."""
    say = about.say
    pdf = TaggedPdf(say.say("desks_title"), say.language, A4)
    column = Column(pdf, LEFT, RIGHT - LEFT)
    rows = [*_front(column, about)]
    for municipality in about.municipalities:
        rows += _municipality(column, about, municipality)
    rows += _apart(column, about)

    def foot() -> None:
        with pdf.decoration():
            told = say.say("desks_foot", page=pdf.pages)
            pdf.text(LEFT, _FOOT, told, Style(size=9, lead=4, colour=GREY))

    def leave() -> tuple[float, float]:
        foot()
        pdf.new_page()
        return _TOP, _BOTTOM

    place(rows, _TOP, _BOTTOM, leave)
    foot()
    return pdf.finish()


def _front(column: Column, about: Summary) -> Iterator[Row]:
    say = about.say
    yield column.heading((say.say("desks_title"), say.language), HEAD, "H1")
    made = say.say("desks_made", made=say.date(about.made))
    yield column.paragraph([(made, say.language)], replace(BODY, colour=GREY))
    yield space(2.0)
    for key in ("desks_off", "desks_counts_are", "desks_persons_are", "missing_who"):
        yield column.paragraph([(say.say(key), say.language)], BODY)
    if not about.kept:
        yield space(2.0)
        yield column.paragraph([(say.say("desks_empty"), say.language)], BODY.bold())


def _municipality(column: Column, about: Summary, municipality: str) -> Iterator[Row]:
    say = about.say
    yield space(5.0)
    yield column.heading((say.say("desks_of", municipality=_capital(municipality)), say.language), SECTION)
    yield from _labelled(column, about, _desks(about, municipality))
    wholes = [one for one in about.wholes if one.municipality == municipality]
    for unit in UNITS:
        lines = [(about.period(one.period), one) for one in wholes if one.unit == unit]
        yield from _grid(column, about, (say.say(unit), say.say("desks_period")), lines)
    for town, period, margins in about.margins:
        if town == municipality:
            for margin in margins:
                named = {"unit": say.say(margin.unit), "what": say.dimension(margin.dimension)}
                title = say.say("desks_by", **named, period=about.period(period))
                yield from _grid(column, about, (title, say.dimension(margin.dimension)), margin.lines)


def _capital(municipality: str) -> str:
    """The short word by which packages name a municipality, as a name begins; in Dutch a first ij is one letter."""
    first = 2 if municipality.startswith("ij") else 1
    return municipality[:first].upper() + municipality[first:]


def _desks(about: Summary, municipality: str) -> list[tuple[str, str]]:
    """A line for each desk: how many packages, of which periods, and when the last one came."""
    say = about.say
    desks: dict[str, list[Kept]] = {}
    for one in about.kept:
        if one.municipality == municipality:
            desks.setdefault(one.desk, []).append(one)
    found = []
    for desk, kept in sorted(desks.items()):
        periods = sorted(one.period for one in kept)
        slots = {"packages": say.counted("desks_packages", len(kept)), "first": say.period(periods[0])}
        slots["day"] = say.date(max(one.received for one in kept))
        if periods[0] == periods[-1]:
            found.append((desk, say.say("desks_kept_one", **slots)))
        else:
            found.append((desk, say.say("desks_kept", last=say.period(periods[-1]), **slots)))
    return found


def _apart(column: Column, about: Summary) -> Iterator[Row]:
    """What was not taken in, and codes that are not known here."""
    say = about.say
    yield space(5.0)
    yield column.heading((say.say("desks_apart"), say.language), SECTION)
    if not (about.refused or about.held):
        yield column.paragraph([(say.say("desks_none_apart"), say.language)], BODY)
    parts: Sequence[tuple[str, Sequence[Apart]]] = (
        ("desks_refused", about.refused),
        ("desks_held", about.held),
    )
    for key, some in parts:
        if some:
            yield column.heading((say.say(key), say.language), TITLE, "H3")
            yield from _labelled(column, about, [(one.name, one.why) for one in some])
    if gone := [one for one in about.kept if one.withdrawn]:
        yield space(3.0)
        yield column.heading((say.say("desks_withdrawn"), say.language), TITLE, "H3")
        yield from _labelled(column, about, [_withdrawn(about, one) for one in gone])
    if about.unknown:
        yield space(3.0)
        yield column.heading((say.say("desks_unknown"), say.language), TITLE, "H3")
        lines = [(f"{say.dimension(d)}: {code}", about.names[d, code]) for d, code in about.unknown]
        yield from _labelled(column, about, lines)

    if about.others:
        yield space(3.0)
        yield column.heading((say.say("desks_differs"), say.language), TITLE, "H3")
        yield from _labelled(column, about, [differing(about, one) for one in about.others])


def differing(about: Summary, one: OtherList) -> tuple[str, str]:
    """A code, and in what it stands otherwise at which desks."""
    say, it = about.say, one.difference
    label = f"{say.dimension(it.dimension)}: {it.code} {about.names[it.dimension, it.code]}"
    slots = {"desks": ", ".join(one.desks), "theirs": printable(it.theirs), "ours": it.ours}
    key, wanted = {
        Other.NAME: ("desks_differs_name", ("desks", "theirs")),
        Other.PARENT: ("desks_differs_parent", ("desks", "theirs", "ours")),
        Other.PARTS: ("desks_differs_parts", ("desks",)),
    }[it.what]
    return label, say.say(key, **{name: slots[name] for name in wanted})


def between(count: int, most_off: int) -> tuple[int, int]:
    """The least and the most that the true count can be."""
    return max(count - most_off, 0), count + most_off


def _said(about: Summary, one: Sum) -> str:
    """A sum, and between what the true one lies: some read no other column."""
    told = written(one.count, one.most_off, about.say.say("about", n="{n}"))
    least, most = between(one.count, one.most_off)
    return about.say.say("desks_between", count=told, least=least, most=most) if one.count else told


def _withdrawn(about: Summary, one: Kept) -> tuple[str, str]:
    say = about.say
    day = say.date(one.withdrawn or one.received)
    label = say.say("desks_whose", desk=f"{one.municipality}-{one.desk}", period=say.period(one.period))
    return label, say.say("desks_gone", day=day, why=one.why)


def _labelled(column: Column, about: Summary, lines: Sequence[tuple[str, str]]) -> Iterator[Row]:
    language = about.say.language
    for first in range(0, len(lines), _MOST_LINES):
        some = lines[first : first + _MOST_LINES]
        yield column.table(
            [((label, language), (value, language)) for label, value in some], SMALL, _WIDTHS[0]
        )


def _grid(
    column: Column, about: Summary, names: tuple[str, str], lines: Sequence[tuple[str, Sum]]
) -> Iterator[Row]:
    """A table of sums under its title; each part on a page of its own has the head again."""
    say = about.say
    if not lines:
        return
    yield space(3.0)
    yield column.heading((names[0], say.language), TITLE, "H3")
    keys = ("count", "desks_most_off", "desks_usually_off", "desks_counts")
    head = [names[1], *(say.say(key) for key in keys)]
    for first in range(0, len(lines), _MOST_LINES):
        body = [
            [name, _said(about, one)]
            + [str(number) for number in (one.most_off, one.usually_off, one.counts)]
            for name, one in lines[first : first + _MOST_LINES]
        ]
        yield _table(column, say.language, head, body)
        yield space(1.5)


def _table(column: Column, language: str, head: Sequence[str], body: Sequence[Sequence[str]]) -> Row:
    """A head, and lines that each begin with their name."""
    pdf, grey = column.pdf, replace(SMALL, colour=GREY)
    starts = [column.x + sum(_WIDTHS[:at]) for at in range(len(_WIDTHS))]
    columns = [Column(pdf, x, wide - 2) for x, wide in zip(starts, _WIDTHS, strict=True)]
    heads = [
        one.cell((text, language), grey, "TH", "Column") for one, text in zip(columns, head, strict=True)
    ]
    cells = [
        [
            one.cell((text, language), SMALL, "TD" if at else "TH")
            for at, (one, text) in enumerate(zip(columns, line, strict=True))
        ]
        for line in body
    ]
    lines = [heads, *cells]
    heights = [max(cell.height for cell in line) + _RULE for line in lines]

    def draw(y: float) -> None:
        with pdf.tag("Table"):
            for line, height in zip(lines, heights, strict=True):
                with pdf.tag("TR"):
                    for cell in line:
                        cell.draw(y + _RULE / 2)
                y += height
                pdf.line(column.x, y, (column.x + column.width, y), RULE, weight=0.5)

    return Row(sum(heights), draw)
