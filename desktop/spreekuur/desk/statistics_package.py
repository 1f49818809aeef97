# SPDX-License-Identifier: EUPL-1.2
"""The files of proved figures as they will leave: report, workbook, tables, manifest; made before anybody signs.

Takes time and touches no store, as `statistics_making`.
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from spreekuur.content.model import Municipality
from spreekuur.desk.statistics_making import Made, Stored, Waiting, prove_year
from spreekuur.security import sshsig
from spreekuur.statistics.closing import Closed, evenings_of
from spreekuur.statistics.package import MANIFEST, Origin, Package, Papers, compose
from spreekuur.statistics.periods import Period
from spreekuur.statistics.report import report_pdf
from spreekuur.statistics.report_model import ReportFacts
from spreekuur.statistics.rules import LEAST
from spreekuur.statistics.safe import SafeRelease
from spreekuur.statistics.wording import DUTCH
from spreekuur.statistics.workbook import workbook_xlsx
from spreekuur.times import from_stamp, local_date

_SLUG_MOST = 32


@dataclass(frozen=True, slots=True)
class About:
    """What the files tell beside the counts, read from the store at one moment."""

    municipality: Municipality
    pack: str
    public: bytes = field(repr=False)
    """The half of the signing key that everybody may see."""
    closed: tuple[Closed, ...]
    made_on: date
    missing: int
    """How many laptops were not in."""
    before: tuple[Stored, ...] = field(repr=False, default=())
    """What was signed before, a year each, to compare with."""
    previous: str | None = None
    """The SHA-256 of the manifest of the release before."""
    language: str = DUTCH
    """What report and workbook are written in: Dutch, or English when that was asked for."""


def compose_all(made: Made, about: About, waiting: Waiting | None = None) -> dict[Period, Package]:
    """The files of every period of a batch, without the signature: what is shown is what is signed.

    Raises: Unproved, DamagedFiles, ProofUnfinished, LedgerDamaged.
    """
    earlier = [release for year in about.before for release in prove_year(year, waiting)]
    found: dict[Period, Package] = {}
    previous = about.previous
    for release in made.released.releases:
        period = Period.parse(release.period)
        others = [*earlier, *made.released.releases]
        papers = _papers(release, others, _facts(made, about, period), about.language)
        found[period] = compose(release, _origin(made, about, period, previous), papers, about.public)
        previous = hashlib.sha256(found[period].files[MANIFEST]).hexdigest()
    return found


def _papers(release: SafeRelease, others: Sequence[SafeRelease], facts: ReportFacts, language: str) -> Papers:
    rest = [one for one in others if one.period != release.period]
    return Papers(report_pdf(release, rest, facts, language), workbook_xlsx(release, rest, facts, language))


def _origin(made: Made, about: About, period: Period, previous: str | None) -> Origin:
    figures = made.basis.rules.catalogue
    labels = {
        name: {code: each.label for code, each in dimension.codes.items()}
        for name, dimension in figures.dimensions.items()
    }
    return Origin(
        municipality=slug(about.municipality.name, "municipality"),
        desk=_desk(about.municipality),
        catalogue=figures.version,
        pack=about.pack,
        closed=max(local_date(from_stamp(one.closed_at)) for one in _of(about, period)),
        created=about.made_on,
        evenings=evenings_of(_of(about, period)),
        previous=previous,
        labels=labels,
    )


def _facts(made: Made, about: About, period: Period) -> ReportFacts:
    late, corrected = (
        sum(one.late for one in _of(about, period)),
        sum(one.corrected for one in _of(about, period)),
    )
    return ReportFacts(
        municipality=about.municipality.name,
        desk=about.municipality.hour,
        made=about.made_on,
        catalogue=made.basis.rules.catalogue,
        pack=about.pack,
        evenings=evenings_of(_of(about, period)),
        late=late // LEAST * LEAST,  # down: the nearest five would leave only three possible counts at 0
        corrected=corrected // LEAST * LEAST,
        laptops_missing=about.missing,
        key=sshsig.fingerprint(about.public),
    )


def _of(about: About, period: Period) -> list[Closed]:
    return [one for one in about.closed if one.period in period.quarters()]


def _desk(municipality: Municipality) -> str:
    """The walk-in hour without the name of its municipality, which stands before it already."""
    return slug(municipality.hour.replace(municipality.name, ""), "desk")


def slug(name: str, otherwise: str) -> str:
    """A name as one word of small letters, for the names of files."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    word = re.sub(r"[^a-z0-9]", "", plain).lstrip("0123456789")[:_SLUG_MOST]
    return word or otherwise
