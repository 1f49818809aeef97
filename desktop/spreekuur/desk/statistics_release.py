# SPDX-License-Identifier: EUPL-1.2
"""A release from closing to signature in one go, for the command line and the demo; and its files in a folder."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from spreekuur.desk import statistics_making, statistics_package, statistics_signing
from spreekuur.desk.desk import Desk
from spreekuur.desk.settings_people import Permit
from spreekuur.desk.statistics_making import Waiting
from spreekuur.statistics import closing, ledger
from spreekuur.statistics.ledger import Entry
from spreekuur.statistics.package import Package, write_package
from spreekuur.statistics.periods import Period


def release(
    desk: Desk, period: Period, leave: Permit, now: datetime, waiting: Waiting | None = None
) -> tuple[Entry, ...]:
    """Close and sign a period, and all before it that has no figures yet; what is signed of it already stays.

    A fourth quarter goes with its year. Gives back what was signed now, and what stands of the period.

    Raises: as `statistics_signing.prepare` and `sign`; NotReleased, FiguresStopped, StagingRefused.
    """
    signed: list[Entry] = []
    while not all(ledger.standing(desk.db, one) for one in _asked(period)):
        signed += _release_next(desk, period, leave, now, waiting)
    known = {one.period for one in signed}
    before = [ledger.standing(desk.db, one) for one in _asked(period) if one not in known]
    return tuple(sorted([*signed, *filter(None, before)], key=lambda entry: entry.period))


def _asked(period: Period) -> tuple[Period, ...]:
    """A fourth quarter and its year are one batch."""
    quarter = closing.quarter_of(period)
    return (quarter, quarter.year_of()) if quarter == quarter.year_of().quarters()[-1] else (quarter,)


def _release_next(
    desk: Desk, period: Period, leave: Permit, now: datetime, waiting: Waiting | None
) -> tuple[Entry, ...]:
    basis = statistics_signing.prepare(desk, period, now)
    made = statistics_making.make(basis, waiting)
    try:
        about = statistics_signing.about(desk, basis, now)
        packages = statistics_package.compose_all(made, about, waiting)
        return statistics_signing.sign(desk, made, packages, leave, now)
    finally:
        made.close()


def write_out(desk: Desk, entries: Iterable[Entry], out: Path, now: datetime) -> tuple[Path, ...]:
    """Put the files of releases into `<out>/<period>/`, each whole or not at all, and note that they were given out.

    Raises: SignedTwice, WasWithdrawn, LedgerDamaged, LedgerOfAnother, PackageThere, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    written = []
    for entry in entries:
        files = statistics_signing.release_files(desk, entry.period)
        package = Package(str(entry.told["name"]), files)
        written.append(write_package(package, out / str(entry.period)))
        statistics_signing.note_sent(desk, entry.period, now)
    return tuple(written)
