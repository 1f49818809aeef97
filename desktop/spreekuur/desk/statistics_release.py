# SPDX-License-Identifier: EUPL-1.2
"""A release from closing to signature in one go, for the command line and the demo; and its files into a folder."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from spreekuur.desk import figures_notices, statistics_making, statistics_package, statistics_signing
from spreekuur.desk.desk import Desk
from spreekuur.desk.leave import Permit
from spreekuur.errors.papers import FolderMissing
from spreekuur.security.identity import canonical
from spreekuur.statistics import closing, ledger
from spreekuur.statistics.ledger import Became, Entry, Status
from spreekuur.statistics.package import Package, write_package
from spreekuur.statistics.periods import Period
from spreekuur.statistics.withdrawal import notice_files, write_notice
from spreekuur.statistics.wording import DUTCH
from spreekuur.store import practice


def release(
    desk: Desk, period: Period, leave: Permit, now: datetime, language: str = DUTCH
) -> tuple[Entry, ...]:
    """Close and sign a period, and all before it that has no figures yet; what is signed of it already stays.

    A fourth quarter goes with its year. `language` is that of report and workbook: Dutch, or English.
    Gives back what was signed now, and what stands of the period.

    Raises: as `statistics_signing.prepare` and `sign`; NotReleased, FiguresStopped.
    """
    signed: list[Entry] = []
    while not all(ledger.standing(desk.db, one) for one in _asked(period)):
        signed += _release_next(desk, period, leave, now, language)
    known = {one.period for one in signed}
    before = [ledger.standing(desk.db, one) for one in _asked(period) if one not in known]
    return tuple(sorted([*signed, *filter(None, before)], key=lambda entry: entry.period))


def _asked(period: Period) -> tuple[Period, ...]:
    """A fourth quarter and its year are one batch."""
    quarter = closing.quarter_of(period)
    return (quarter, quarter.year_of()) if quarter == quarter.year_of().quarters()[-1] else (quarter,)


def _release_next(
    desk: Desk, period: Period, leave: Permit, now: datetime, language: str
) -> tuple[Entry, ...]:
    basis = statistics_signing.prepare(desk, period, leave, now)
    made = statistics_making.make(basis)
    about = replace(statistics_signing.about(desk, basis, now), language=language)
    packages = statistics_package.compose_all(made, about)
    return statistics_signing.sign(desk, made, packages, leave, now)


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


def withdrawn(desk: Desk, period: Period) -> tuple[Entry, ...]:
    """What of a period was withdrawn, where nothing of it stands."""
    entries = ledger.of_period(desk.db, period)
    gone = tuple(one for one in entries if one.status is Status.WITHDRAWN)
    return gone if len(gone) == len(entries) else ()


def give_notices(desk: Desk, entries: Iterable[Entry], folder: Path, now: datetime) -> tuple[Path, ...]:
    """Put the signed notices about withdrawn releases into a folder: they go where the figures went.

    Raises: PracticeStays, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    practice.refuse(desk.db)
    written, entries = [], tuple(entries)
    for number, entry in enumerate(entries, 1):
        notice = next(one for one in entry.steps if one.to is Became.WITHDRAWN)
        content = canonical(dict(notice.notice))
        files = notice_files(str(entry.told["name"]), number, content, notice.signature)
        written.append(write_notice(files, folder))
    figures_notices.note_by_hand(desk, entries, now)
    return tuple(written)


def give_out(desk: Desk, period: Period, folder: Path, now: datetime) -> Path:
    """Put the files of one release into a folder of their own, under its long name; where that is.

    Of a release that was withdrawn it is the notice, without a folder.

    Raises: FolderMissing, and what `write_out` refuses.
    """
    if not folder.is_dir():
        raise FolderMissing
    if gone := withdrawn(desk, period):
        return give_notices(desk, gone, folder, now)[0]
    files = statistics_signing.release_files(desk, period)
    entry = statistics_signing.note_sent(desk, period, now)
    package = Package(str(entry.told["name"]), files)
    return write_package(package, folder / package.name)
