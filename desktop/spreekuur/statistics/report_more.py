# SPDX-License-Identifier: EUPL-1.2
"""Page three of the report: referrals and their answers; for a year also registration, stay and housing."""

from collections.abc import Sequence
from dataclasses import dataclass

from spreekuur.printing.rows import Column, Row, beside, space
from spreekuur.printing.tagged import TaggedPdf
from spreekuur.statistics.bars import UNKNOWN, Scale, bars, children, count_in, scale, unknown_share
from spreekuur.statistics.findings import Count, Share, gap, share, title
from spreekuur.statistics.report_charts import SMALL, Chart, Line, Place, chart
from spreekuur.statistics.report_front import LEFT, RIGHT, SECTION
from spreekuur.statistics.report_lines import HALF, stacked
from spreekuur.statistics.report_model import Subject
from spreekuur.statistics.safe import SafeTable


@dataclass(frozen=True, slots=True)
class _Shown:
    """One dimension of one table."""

    table: str
    dimension: str


_QUARTER = (
    (_Shown("q_referrals_domain_answered", "domain"), _Shown("q_persons_language", "language")),
    (
        _Shown("q_referrals_domain_answered", "result"),
        _Shown("q_contacts_outcome_language", "outcome"),
        _Shown("q_contacts_visit", "visit"),
    ),
)
_YEAR = (
    (
        _Shown("y_referrals_domain_result", "domain"),
        _Shown("y_contacts_outcome_stay", "outcome"),
        _Shown("y_contacts_kind", "kind"),
        _Shown("y_persons_stay_language", "language"),
    ),
    (
        _Shown("y_referrals_domain_result", "result"),
        _Shown("y_persons_stay_registration", "registration"),
        _Shown("y_persons_stay_tied", "stay"),
        _Shown("y_persons_stay_tied", "tied"),
        _Shown("y_persons_area", "area"),
    ),
)
_PLACES = (Place(LEFT, HALF, 34.0), Place(RIGHT - HALF, HALF, 34.0))


def more_page(pdf: TaggedPdf, about: Subject, gap: float) -> list[Row]:
    """The rows of the page: two columns of small charts on one scale."""
    say, column = about.say, Column(pdf, LEFT, RIGHT - LEFT)
    shown = _YEAR if about.yearly else _QUARTER
    heading = say.say("more_heading" if about.yearly else "more_heading_quarter")
    counts = [
        bar.count
        for each in shown[0] + shown[1]
        if (table := about.release.tables.get(each.table))
        for bar in bars(table, each.dimension, _codes(table, each.dimension))
    ]
    on = scale(counts, about.release.max_deviation)
    rows = [column.heading((heading, say.language), SECTION)]
    rows.append(column.paragraph([(say.say("more_intro", end=on.end), say.language)], SMALL))
    if not about.yearly:
        rows.append(column.paragraph([(say.say("more_year_only"), say.language)], SMALL))
    left, right = (
        _column(pdf, about, each, place, on, gap) for each, place in zip(shown, _PLACES, strict=True)
    )
    return [*rows, space(gap), beside(stacked(left), stacked(right))]


def _column(
    pdf: TaggedPdf, about: Subject, shown: Sequence[_Shown], place: Place, on: Scale, gap: float
) -> list[Row]:
    rows: list[Row] = []
    for each in shown:
        if table := about.release.tables.get(each.table):
            rows += [*chart(pdf, _chart(about, table, each.dimension), place, on, about.say), space(gap)]
    return rows


def _chart(about: Subject, table: SafeTable, dimension: str) -> Chart:
    say = about.say
    codes = _codes(table, dimension)
    unit = say.say(f"{table.unit}_small")
    summary = say.say("summed", total=Count(table.total, about.release.max_deviation), unit=unit)
    summary = " ".join(
        [summary, *_told(about, table, dimension)] if codes else [summary, say.say("collapsed")]
    )
    first = children(table, dimension)
    lines = tuple(
        Line(say.name(dimension, bar.code), bar, below=bar.code not in first)
        for bar in bars(table, dimension, codes)
    )
    return Chart(say.found(title(table, dimension, say.dimension(dimension))), summary, lines)


def _told(about: Subject, table: SafeTable, dimension: str) -> list[str]:
    """What is said beside the total: what is not known, and the registration that is due."""
    say = about.say
    if dimension == "result":
        unknown = share(count_in(table, {"result": UNKNOWN}), table.total)
        return [say.say("unanswered", percent=unknown)] if unknown else []
    percent = unknown_share(table, dimension)
    told = [say.say("unknown", percent=Share(percent))] if percent else []
    due = gap(about.release) if dimension == "registration" else None
    return [*told, say.found(due)] if due else told


def _codes(table: SafeTable, dimension: str) -> tuple[str, ...]:
    """The codes of the first level, each with those below it behind it."""
    return tuple(
        each for code in children(table, dimension) for each in (code, *children(table, dimension, code))
    )
