# SPDX-License-Identifier: EUPL-1.2
"""Page four of the report: what was counted, how it was rounded and checked, what is missing, and the signature."""

from collections.abc import Sequence

from spreekuur.printing.rows import Column, Row, space
from spreekuur.printing.tagged import TaggedPdf
from spreekuur.statistics.bars import children, unknown_share
from spreekuur.statistics.findings import Count, Counted, Share
from spreekuur.statistics.report_charts import BODY, SMALL, TITLE
from spreekuur.statistics.report_front import LEFT, RIGHT, SECTION
from spreekuur.statistics.report_model import Subject
from spreekuur.statistics.safe_rules import TOTAL
from spreekuur.statistics.units import UNITS
from spreekuur.statistics.wording import Wording

_NAME = 30.0


def method_page(pdf: TaggedPdf, about: Subject, gap: float) -> list[Row]:
    """The rows of the page."""
    say, column = about.say, Column(pdf, LEFT, RIGHT - LEFT)
    counted = [((say.say(unit), say.language), (say.say(f"{unit}_count"), say.language)) for unit in UNITS]
    rows = [
        column.heading((say.say("method_heading"), say.language), SECTION),
        space(gap / 2),
        column.heading((say.say("counted_heading"), say.language), TITLE, "H3"),
        column.table(counted, SMALL, _NAME),
        space(gap),
    ]
    parts: Sequence[tuple[str, Sequence[str]]] = (
        ("rounding_heading", _rounding(about)),
        ("proof_heading", _proof(about)),
        ("missing_heading", _missing(about)),
        ("unknown_heading", unknown_lines(about)),
        ("late_heading", _late(about)),
        ("sign_heading", (say.say("sign_text"),)),
    )
    for heading, sentences in parts:
        if sentences:
            rows.append(column.heading((say.say(heading), say.language), TITLE, "H3"))
            rows += [column.paragraph([(each, say.language)], BODY) for each in sentences]
            rows.append(space(gap))
    return [*rows, column.table(_signature(about), SMALL, _NAME)]


def rounding(say: Wording, deviation: int) -> list[str]:
    """Why and how counts are rounded, as the workbook says it too."""
    told = [say.say("rounding_why", least=deviation + 1), say.say("rounding_sums")]
    return [*told, say.say("rounding_wide", deviation=deviation)] if deviation > 4 else told


def _rounding(about: Subject) -> list[str]:
    return rounding(about.say, about.release.max_deviation)


def _proof(about: Subject) -> list[str]:
    proof, say = about.release.proof, about.say
    return [
        say.say("proof_text", cells=proof.cells, k=proof.k),
        say.say("proof_narrowest", low=proof.narrowest.low, high=proof.narrowest.high),
    ]


def _missing(about: Subject) -> list[str]:
    say, facts = about.say, about.facts
    told = [say.say("missing_who"), say.say("missing_protected")]
    if facts.laptops_missing:
        told.append(say.say("missing_laptops", laptops=Counted("laptops", facts.laptops_missing)))
    if coarse := coarse_tables(about):
        return [*told, say.say("missing_tables", coarse=len(coarse), all=len(about.release.tables))]
    return [*told, say.say("missing_none")]


def coarse_tables(about: Subject) -> list[str]:
    """The tables that show a dimension as a whole only, or less deep than agreed."""
    found = []
    agreed = {table.name: table for table in about.facts.catalogue.tables}
    for name, table in sorted(about.release.tables.items()):
        for place, dimension in enumerate(table.dimensions):
            used = {row.codes[place] for row in table.rows}
            depth = agreed[name].depths[agreed[name].dimensions.index(dimension)] if name in agreed else 1
            wanted = set(about.facts.catalogue.dimensions[dimension].shown(depth))
            if used == {TOTAL} or not wanted <= used:
                found.append(name)
                break
    return found


def unknown_lines(about: Subject) -> list[str]:
    """Of which dimensions much is unknown, as sentences."""
    say = about.say
    shares: dict[str, int] = {}
    for table in about.release.tables.values():
        for dimension in table.dimensions:
            if children(table, dimension) and (percent := unknown_share(table, dimension)):
                shares.setdefault(dimension, percent)
    if not shares:
        return [say.say("unknown_none")]
    return [
        say.say("unknown_each", what=say.dimension(name), percent=Share(percent))
        for name, percent in shares.items()
    ]


def _late(about: Subject) -> list[str]:
    late = about.facts.late
    if late is None:
        return []
    told = [about.say.say("late_text", count=Count(late, 4))]
    if (corrected := about.facts.corrected) is not None:
        told.append(about.say.say("corrected_text", count=Count(corrected, 4)))
    return told


def _signature(about: Subject) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    say, facts = about.say, about.facts
    versions = say.say("versions", catalogue=facts.catalogue.version, pack=facts.pack)
    told = [("sign_release", about.release.release), ("sign_key", facts.key), ("sign_versions", versions)]
    return [((say.say(key), say.language), (value, say.language)) for key, value in told if value]
