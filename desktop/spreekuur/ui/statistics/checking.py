# SPDX-License-Identifier: EUPL-1.2
"""What the check needs: the files of a period as they were signed, as they would be, or as they stand provisionally."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from spreekuur.desk import statistics_signing
from spreekuur.desk.desk import Desk
from spreekuur.desk.leave import Permit
from spreekuur.desk.statistics import State
from spreekuur.desk.statistics_making import Basis, Made, Waiting, make, prove_year
from spreekuur.desk.statistics_package import About, compose_all
from spreekuur.desk.statistics_signing import Closes
from spreekuur.errors.figures import NotAsShown
from spreekuur.statistics import ledger
from spreekuur.statistics.ledger import Entry
from spreekuur.statistics.package import Package
from spreekuur.statistics.periods import Period
from spreekuur.team import roster
from spreekuur.ui.statistics import reading
from spreekuur.ui.statistics.files import Part
from spreekuur.ui.statistics.reading import Known
from spreekuur.ui.statistics.shown import Shown, Stage


@dataclass(frozen=True, slots=True)
class Asked:
    """What the store knows of a period, with the files that were signed of it, if any were."""

    known: Known
    entry: Entry | None = None
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    closes: tuple[Closes, ...] = ()
    """What closing it would close."""


@dataclass(frozen=True, slots=True)
class Ready:
    """Proved figures that wait for a signature, and their files; `shown` are the fingerprints as they stood there."""

    made: Made
    packages: Mapping[Period, Package] = field(repr=False)
    shown: tuple[Mapping[str, str], ...] = ()

    def parts(self) -> tuple[Part, ...]:
        """What is shown of it, period by period."""
        found = [(self.made.release(period), package) for period, package in sorted(self.packages.items())]
        return tuple(Part(release, package.files) for release, package in found if release is not None)

    def refuse_other(self) -> None:
        """Let nothing be signed but what was shown, byte for byte.

        Raises: NotAsShown.
        """
        if tuple(part.digests() for part in self.parts()) != self.shown:
            raise NotAsShown


def ask(desk: Desk, period: Period, now: datetime) -> Asked:
    """Read a period.

    Raises: PracticeStays, LedgerDamaged, LedgerOfAnother.
    """
    known = reading.know(desk, period, now)
    entries = known.overview.entries
    if not entries:
        closes = statistics_signing.plan(desk.db, period) if known.overview.state is State.READY else ()
        return Asked(known, closes=closes)
    mine = (one for one in entries if one.vault == desk.db.origin)
    entry = next(mine, entries[-1])
    return Asked(known, entry, ledger.files(desk.db, entry, roster.of(desk.db).id))


def parts(asked: Asked, waiting: Waiting) -> tuple[Shown, tuple[Part, ...]]:
    """The proved figures of what was signed, or the provisional ones.

    Raises: FiguresStopped, NotReleased, Unproved, DamagedFiles, ProofUnfinished.
    """
    known, overview = asked.known, asked.known.overview
    shown = replace(reading.at_once(known), stage=reading.stage(known), closes=asked.closes)
    if asked.entry is not None:
        found = [one for stored in known.signed for one in prove_year(stored, waiting)]
        release = next((one for one in found if one.period == shown.period), None)
        made: tuple[Part, ...] = (Part(release, asked.files),) if release is not None else ()
    elif known.basis is not None and overview.state is not State.READY:
        made = _provisional(known.basis, overview.period, waiting)
        release = made[0].release if made else None
    else:
        made, release = (), None
    return replace(shown, release=release), made


def _provisional(basis: Basis, period: Period, waiting: Waiting) -> tuple[Part, ...]:
    release = make(basis, waiting).release(period)
    return () if release is None else (Part(release, release.content),)


def close(desk: Desk, asked: Asked, leave: Permit | None, now: datetime) -> tuple[Basis, About]:
    """Close the period for good, with those that were named beside it, and read what its figures are made from.

    Raises: what `statistics_signing.prepare` refuses.
    """
    basis = statistics_signing.prepare(
        desk, asked.known.overview.period, leave, now, [one.period for one in asked.closes]
    )
    return basis, statistics_signing.about(desk, basis, now)


def ready(basis: Basis, about: About, waiting: Waiting) -> Ready:
    """Round, prove and compose; what comes of it is shown, and signed as it was shown.

    Raises: NotReleased, FiguresStopped, Unproved, DamagedFiles, ProofUnfinished.
    """
    made = make(basis, waiting)
    found = Ready(made, compose_all(made, about, waiting))
    return replace(found, shown=tuple(part.digests() for part in found.parts()))


def sign(desk: Desk, waits: Ready, leave: Permit | None, now: datetime) -> tuple[Entry, ...]:
    """Sign what was shown.

    Raises: NotAsShown, and what `statistics_signing.sign` refuses; nothing is signed then.
    """
    waits.refuse_other()
    return statistics_signing.sign(desk, waits.made, waits.packages, leave, now)


def to_sign(asked: Asked, waits: Ready) -> Shown:
    """A period of which the figures wait for a signature."""
    release = waits.made.release(asked.known.overview.period)
    signs = tuple(str(one) for one in waits.made.basis.batch)
    return replace(reading.at_once(asked.known), stage=Stage.READY, release=release, signs=signs)
