# SPDX-License-Identifier: EUPL-1.2
"""What a report is made from: a proved release, those before it, and what the desk knows beside the counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from spreekuur.printing.glyphs import printable
from spreekuur.statistics.catalogue import Catalogue
from spreekuur.statistics.periods import Period
from spreekuur.statistics.safe import SafeRelease
from spreekuur.statistics.safe_rules import FLOOR, NotSafe
from spreekuur.statistics.wording import DUTCH, Wording

_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What no table tells. `late` is the number of late entries, rounded as all counts are; None if not known."""

    municipality: str
    desk: str
    made: date
    catalogue: Catalogue = field(repr=False)
    pack: str
    """The version of the content."""
    evenings: Mapping[str, int] = field(default_factory=dict)
    """Period of a quarter -> evenings held in it."""
    late: int | None = None
    corrected: int | None = None
    """The talks of earlier periods that were corrected after these were closed, rounded likewise."""
    laptops_missing: int = 0
    """Whose talks were not in when the period was closed."""
    key: str = ""
    """The fingerprint of the key that signs."""

    def __post_init__(self) -> None:
        if any(one is not None and one % FLOOR for one in (self.late, self.corrected)):
            raise NotSafe("late entries and corrections are rounded as all counts are")


@dataclass(frozen=True, slots=True)
class Subject:
    """One report: the release, the one before of the same kind, and the quarters that belong to it."""

    release: SafeRelease
    period: Period
    before: SafeRelease | None
    quarters: tuple[tuple[Period, SafeRelease | None], ...]
    """Oldest first: those of the year, or the last four; None where nothing was released."""
    facts: ReportFacts
    say: Wording

    @property
    def yearly(self) -> bool:
        """Is it about a whole year?"""
        return self.period.quarter is None

    @property
    def period_before(self) -> Period | None:
        """The period of the release before."""
        return Period.parse(self.before.period) if self.before else None

    @property
    def evenings(self) -> int:
        """How many evenings were held in the period; 0 when that is not known of all its quarters."""
        held = [self.facts.evenings.get(str(quarter)) for quarter in self.period.quarters()]
        return sum(each or 0 for each in held) if None not in held else 0


def subject(
    release: SafeRelease, earlier: Sequence[SafeRelease], facts: ReportFacts, language: str = DUTCH
) -> Subject:
    """What the pages are made from. `earlier` may hold any other releases; those of a year hold its own quarters.

    Raises:
        NotSafe: something in a release was changed after the proof.
    """
    for each in (release, *earlier):
        each.intact()
    period = Period.parse(release.period)
    known = {Period.parse(each.period): each for each in earlier} | {period: release}
    same = [one for one in known if one < period and (one.quarter is None) is (period.quarter is None)]
    return Subject(
        release=release,
        period=period,
        before=known[max(same)] if same else None,
        quarters=tuple((one, known.get(one)) for one in _quarters(period, known)),
        facts=_on_paper(facts),
        say=Wording(language, facts.catalogue),
    )


def _on_paper(facts: ReportFacts) -> ReportFacts:
    """A name with a sign that our fonts lack stops no report: a question mark stands for the sign."""
    return replace(
        facts,
        municipality=printable(facts.municipality),
        desk=printable(facts.desk),
        pack=printable(facts.pack),
        key=printable(facts.key),
    )


def _quarters(period: Period, known: Mapping[Period, SafeRelease]) -> list[Period]:
    """The quarters of the year, or up to this one as far back as there are releases, at most four."""
    if period.quarter is None:
        return [one for one in period.quarters() if one in known]
    found = [period]
    while len(found) < _QUARTERS and any(one < found[0] and one.quarter for one in known):
        found.insert(0, _before(found[0]))
    return found


def _before(quarter: Period) -> Period:
    if quarter.quarter in (None, 1):
        return Period(quarter.year - 1, 4)
    return Period(quarter.year, (quarter.quarter or 1) - 1)
