# SPDX-License-Identifier: EUPL-1.2
"""Closing a period, signing its figures with the coordinator's passphrase, giving them out, withdrawing them.

In three steps, so that the store waits for no rounding: `prepare` closes and reads, `statistics_making.make` rounds and
proves, `sign` writes what was shown into the ledger. What was closed and not signed yet is made again, the same way.
"""

import json
from collections.abc import Collection, Mapping
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from datetime import date, datetime

from spreekuur.desk import statistics
from spreekuur.desk.desk import Desk
from spreekuur.desk.leave import Permit
from spreekuur.desk.roles import Act, of_leave, with_leave
from spreekuur.desk.statistics_making import Basis, Made
from spreekuur.desk.statistics_package import About
from spreekuur.errors.figures import AlreadySigned, NotAsNamed, NotAsShown, NotSigned, WasWithdrawn
from spreekuur.identifiers import masked
from spreekuur.security import sshsig
from spreekuur.security.identity import canonical
from spreekuur.statistics import catalogue, closing, held, ledger
from spreekuur.statistics.coding import Coding
from spreekuur.statistics.ledger import Became, Entry, Signed, Status
from spreekuur.statistics.lines import CountingLine
from spreekuur.statistics.package import MANIFEST, Package, sign_package
from spreekuur.statistics.periods import Period
from spreekuur.statistics.rules import Rules
from spreekuur.statistics.safe import SafeRelease
from spreekuur.statistics.withdrawal import FORMAT
from spreekuur.store import practice, vault_settings
from spreekuur.store.connection import Database
from spreekuur.team import roster
from spreekuur.times import local_date

_KEY = "statistics_key"
_EVENINGS = "SELECT count(DISTINCT held_on) FROM consultation WHERE id IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Closes:
    """What closing one quarter would count for good: on how many evenings, and about how many talks.

    The talks are in tens and never exact: the figures of that quarter are rounded, and this is read beside them.
    """

    period: Period
    evenings: int
    about_talks: int


def plan(db: Database, period: Period) -> tuple[Closes, ...]:
    """All that closing this period would close, quarter by quarter; none where it is closed already."""
    quarters = closing.due(db, period)
    return tuple(_closes(db, one, late=one == quarters[0]) for one in quarters)


def _closes(db: Database, quarter: Period, *, late: bool) -> Closes:
    talks = held.open_ids(db, quarter.last, date.min if late else quarter.first)
    (evenings_held,) = db.execute(_EVENINGS, (json.dumps(talks),)).fetchone()
    return Closes(quarter, evenings_held, (len(talks) + 5) // 10 * 10)


def prepare(
    desk: Desk,
    period: Period,
    leave: Permit | None,
    now: datetime,
    named: Collection[Period] | None = None,
) -> Basis:
    """Close a period, with the quarters before it, and read what its figures are made from.

    Closing asks for the coordinator's leave; what is closed already needs none. `named` are the quarters that whoever
    gave it was told of: where others would be closed by now, none is.

    The batch is everything of the earliest year that is closed and has no figures: where it does not hold the period
    yet, sign it and prepare again.

    Raises: PermitOver, NotCoordinator, NotAsNamed, PracticeStays, NotInATeam, NotACoordinator, AlreadySigned,
    SignedTwice, WasWithdrawn, MadeElsewhere, ClockBehind, PeriodOpen, MayNotCloseYet, NothingToCount.
    """
    db, today = desk.db, local_date(now)
    roster.leading(db)
    statistics.refuse_made(desk, period)
    if due := closing.due(db, period):
        of_leave(Act.CLOSE_PERIOD, leave, now)
        if named is not None and tuple(named) != due:
            raise NotAsNamed
        closing.refuse_clock_behind(db, today)
        closing.refuse_early(period, today, statistics.missing(desk, period))
    with with_leave(desk, Act.CLOSE_PERIOD, leave, now) if due else nullcontext(), db.atomic():
        closing.close(db, period, Coding.of(catalogue.of(desk.content), desk.content), now)
        batch = _unreleased(db, period)
        secret = closing.secret_of(db, batch)
        _signing_key(db)
    year = batch[0].year_of()
    closed = [one for one in closing.closed(db) if one.period.year_of() == year]
    rules = Rules(catalogue.of(desk.content), closing.evenings_of(closed))
    return Basis(_lines(db, year), batch, rules, secret, *statistics.released(desk, batch))


def _unreleased(db: Database, period: Period) -> tuple[Period, ...]:
    """What of the earliest year up to this period is closed and was never signed here."""
    quarters = [one.period for one in closing.closed(db) if one.period <= closing.quarter_of(period)]
    ended = {one.year_of() for one in quarters if one == one.year_of().quarters()[-1]}
    signed = {one.period for one in ledger.entries(db) if one.vault == db.origin}
    left = sorted({*quarters, *ended} - signed)
    if not left:
        raise AlreadySigned(str(period))
    return tuple(one for one in left if one.year_of() == left[0].year_of())


def _lines(db: Database, year: Period) -> tuple[CountingLine, ...]:
    return tuple(line for one in (*year.quarters(), year) for line in closing.lines_of(db, one))


def _signing_key(db: Database) -> bytes:
    """The key that signs figures and nothing else; made when figures are first prepared."""
    kept = vault_settings.get(db, _KEY, "")
    if not kept:
        kept = sshsig.new_statistics_key().hex()
        vault_settings.put(db, _KEY, kept)
    return bytes.fromhex(kept)


def about(desk: Desk, basis: Basis, now: datetime) -> About:
    """What the files of a batch tell beside the counts."""
    db, content = desk.db, desk.content
    entries = [one for one in ledger.entries(db) if one.vault == db.origin]
    years = sorted({one.period.year_of() for one in entries})
    last = max(entries, key=lambda one: (one.signed_at, one.period), default=None)
    return About(
        municipality=content.municipality,
        pack=content.version,
        public=sshsig.public_half(_signing_key(db)),
        closed=closing.closed(db),
        made_on=local_date(now),
        missing=len(statistics.missing(desk, basis.batch[-1])),
        before=tuple(statistics.stored_year(desk, year) for year in years),
        previous=last.told["files"][MANIFEST] if last else None,
    )


def sign(
    desk: Desk, made: Made, packages: Mapping[Period, Package], leave: Permit | None, now: datetime
) -> tuple[Entry, ...]:
    """Sign a batch, byte for byte as it was shown, with the coordinator's leave; all of it, or nothing.

    Raises: PermitOver, NotCoordinator, NotInATeam, NotACoordinator, NotAsShown, AlreadySigned, SignedTwice,
    WasWithdrawn, NoRoom.
    """
    team = roster.leading(desk.db)
    with with_leave(desk, Act.SIGN_FIGURES, leave, now), desk.db.atomic():
        signed = []
        for period in made.basis.batch:
            if ledger.standing(desk.db, period) is not None:
                raise AlreadySigned(str(period))
            signed.append(_signed(desk.db, made, packages[period], period, team.id))
        cells = {cell.key: counts for cell, counts in made.released.cells.items()}
        ids = ledger.keep(desk.db, signed, cells, now)
    return tuple(one for one in ledger.entries(desk.db) if one.id in ids)


def _signed(db: Database, made: Made, package: Package, period: Period, team: str) -> Signed:
    release, key, rules = made.release(period), _signing_key(db), made.basis.rules
    if release is None or not (_is_as_proved(release) and _is_as_shown(release, package)):
        raise NotAsShown
    files = sign_package(package, key).files
    told = {
        "team": team,
        "name": package.name,
        "files": ledger.digests(files),
        "catalogue": rules.catalogue.version,
        "method": "rounding",
        "base": release.base,
        "max_deviation": release.max_deviation,
        "attempt": made.released.attempt,
        "proof": asdict(release.proof),
        "hierarchies": rules.catalogue.hierarchies(),
        "facts": {**rules.facts(), "k": rules.k},
        "public_key": sshsig.public_half(key).hex(),
    }
    return Signed(period, release.release, told, files)


def _is_as_proved(release: SafeRelease) -> bool:
    """Whether these are still the files that were proved."""
    release.intact()
    return ledger.digests(release.content) == dict(release.files)


def _is_as_shown(release: SafeRelease, package: Package) -> bool:
    """Whether every file of the package is the one that its manifest names, and the manifest is of this release."""
    told = json.loads(package.manifest)
    listed = {one["path"]: one["sha256"] for one in told["files"]}
    rest = {path: content for path, content in package.files.items() if path != MANIFEST}
    return told["release"] == release.release and ledger.digests(rest) == listed


def release_files(desk: Desk, period: Period) -> dict[str, bytes]:
    """The files of the release of a period as they were signed: the same bytes each time.

    Raises: PracticeStays, NotSigned, SignedTwice, WasWithdrawn, LedgerDamaged, LedgerOfAnother.
    """
    practice.refuse(desk.db)
    entry = ledger.standing(desk.db, period)
    if entry is None:
        raise NotSigned(str(period))
    return statistics.files_of(desk, entry)


def note_sent(desk: Desk, period: Period, now: datetime) -> Entry:
    """Note that a release was given out.

    Raises: NotSigned, SignedTwice, WasWithdrawn.
    """
    entry = ledger.standing(desk.db, period)
    if entry is None:
        raise NotSigned(str(period))
    if entry.status is Status.SIGNED:
        ledger.note(desk.db, entry, Became.SENT, {}, "", now)
    return next(one for one in ledger.of_period(desk.db, period) if one.id == entry.id)


def withdraw(desk: Desk, entry_id: str, why: str, leave: Permit | None, now: datetime) -> Entry:
    """Withdraw a signed release for good, by a notice that is signed as it was; it is never replaced.

    Raises: PermitOver, NotCoordinator, NotInATeam, NotACoordinator, NotSigned, WasWithdrawn.
    """
    roster.leading(desk.db)
    of_leave(Act.WITHDRAW_FIGURES, leave, now)
    entry = next((one for one in ledger.entries(desk.db) if one.id == entry_id), None)
    if entry is None:
        raise NotSigned("")
    if entry.status is Status.WITHDRAWN:
        raise WasWithdrawn(str(entry.period))
    notice = {
        "format": FORMAT,
        "period": str(entry.period),
        "release": entry.release,
        "why": masked(why.strip()),
    }
    notice |= {"manifest": entry.told["files"][MANIFEST], "withdrawn": local_date(now).isoformat()}
    with with_leave(desk, Act.WITHDRAW_FIGURES, leave, now):
        signature = sshsig.sign(_signing_key(desk.db), canonical(notice))
    ledger.note(desk.db, entry, Became.WITHDRAWN, notice, signature, now)
    return next(one for one in ledger.entries(desk.db) if one.id == entry_id)
