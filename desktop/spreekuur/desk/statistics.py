# SPDX-License-Identifier: EUPL-1.2
"""The figures of a period: how it stands, what may be shown of it, and what of it can be made now.

Whatever is counted by a dimension is shown rounded and proved only, also while it is provisional. Exact are the four
totals of the quarter that is open, and nothing else. What takes time is done by `statistics_making`, off this thread.
"""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from spreekuur.desk import exchange_status
from spreekuur.desk.desk import Desk
from spreekuur.desk.statistics_making import Basis, Stored
from spreekuur.errors.figures import AlreadySigned, LedgerDamaged, MadeElsewhere, NotSigned
from spreekuur.security import sshsig
from spreekuur.statistics import catalogue, closing, counting, held, kept, ledger
from spreekuur.statistics.coding import Coding
from spreekuur.statistics.kept import Figures
from spreekuur.statistics.ledger import Entry, Status
from spreekuur.statistics.lines import CountingLine
from spreekuur.statistics.package import MANIFEST, SIGNATURE
from spreekuur.statistics.periods import Period
from spreekuur.statistics.rules import Rules
from spreekuur.statistics.units import UNITS
from spreekuur.store import practice
from spreekuur.team import roster
from spreekuur.times import local_date

_FIRST_DAY = (
    "SELECT min(held_on) FROM consultation WHERE deleted_at IS NULL AND kind IN ('talk', 'light_touch')"
)


class State(StrEnum):
    """How far the figures of a period are."""

    EMPTY = "empty"
    """Nobody came in it."""
    OPEN = "open"
    WAITING = "waiting"
    """It is over, and may not be closed yet."""
    READY = "ready"
    """Figures can be made of it now, or were closed and did not get any yet."""
    SIGNED = "signed"
    SENT = "sent"
    WITHDRAWN = "withdrawn"
    TWICE = "twice"
    """Two coordinators signed figures of it."""
    ELSEWHERE = "elsewhere"
    """Another laptop of a coordinator makes the figures of this year."""


_OF_ENTRY = {
    Status.SIGNED: State.SIGNED,
    Status.SENT: State.SENT,
    Status.WITHDRAWN: State.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Totals:
    """The four totals of the open quarter, exact: for the desk's own eyes, never beside a table."""

    persons: int
    contacts: int
    questions: int
    referrals: int


@dataclass(frozen=True, slots=True)
class Overview:
    """How a period stands; nothing in it says anything about a person."""

    period: Period
    state: State
    may_make: bool
    """Whether this is a coordinator's laptop, which makes figures."""
    from_day: date
    """From this day on the figures can be made, as far as is known now."""
    missing: tuple[str, ...] = ()
    """Laptops whose talks of the period are not in."""
    totals: Totals | None = None
    entries: tuple[Entry, ...] = ()
    """What was signed of it: two of them are a conflict."""
    laptop: str = ""
    """Which laptop makes the figures of this year, if it is not this one."""


def periods(desk: Desk, now: datetime) -> tuple[Period, ...]:
    """The periods one can look at, the newest first: from the first talk on, and whatever was signed."""
    (first,) = desk.db.execute(_FIRST_DAY).fetchone()
    last = Period.of(local_date(now))
    found = {one.period for one in ledger.entries(desk.db)} | {last, last.year_of()}
    quarter = Period.of(date.fromisoformat(first)) if first else last
    while quarter < last:
        found |= {quarter, quarter.year_of()}
        quarter = quarter.next
    return tuple(sorted(found, reverse=True))


def overview(desk: Desk, period: Period, now: datetime) -> Overview:
    """How a period stands.

    Raises: PracticeStays.
    """
    practice.refuse(desk.db)
    entries = ledger.of_period(desk.db, period)
    late = missing(desk, period)
    known = Overview(
        period=period,
        state=State.OPEN,
        may_make=_is_in_a_team(desk) and roster.of(desk.db).i_lead,
        from_day=closing.may_close_from(period, late),
        missing=late,
        entries=entries,
        laptop=_elsewhere(desk, period),
    )
    state = _state(desk, known, local_date(now))
    totals = _totals(desk, period) if state is State.OPEN and period.quarter is not None else None
    return replace(known, state=state, totals=totals)


def _state(desk: Desk, known: Overview, today: date) -> State:
    if known.entries:
        stand = [one for one in known.entries if one.status is not Status.WITHDRAWN]
        return State.TWICE if len(stand) > 1 else _OF_ENTRY[(stand or known.entries)[0].status]
    if known.laptop:
        return State.ELSEWHERE
    quarter = closing.quarter_of(known.period)
    if today <= quarter.last:
        return State.OPEN
    if not _anybody(desk, known.period):
        return State.EMPTY
    is_closed = quarter in {one.period for one in closing.closed(desk.db)}
    return State.READY if is_closed or today >= known.from_day else State.WAITING


def _anybody(desk: Desk, period: Period) -> bool:
    counted = any(closing.lines_of(desk.db, one) for one in (period, *period.quarters()))
    return counted or any(closing.open_ids(desk.db, quarter) for quarter in period.quarters())


def missing(desk: Desk, period: Period) -> tuple[str, ...]:
    """The laptops of the team whose talks of a period, as far as it is known of, are not all in."""
    if not _is_in_a_team(desk):
        return ()
    first, last = period.first.isoformat(), period.last.isoformat()
    evenings = [one for one in exchange_status.status(desk).evenings if first <= one.date <= last]
    late = [laptop.name for one in evenings for laptop in one.laptops if not laptop.is_whole]
    return tuple(sorted(set(late)))


def _is_in_a_team(desk: Desk) -> bool:
    """A team of one is a team; a store of the very first schema has no keys to be in one."""
    return roster.has_keys(desk.db) and not roster.is_waiting(desk.db)


def _elsewhere(desk: Desk, period: Period) -> str:
    """The name of the other laptop that makes the figures of this year; empty if none does."""
    year = period.year_of()
    if any(one.period.year_of() == year for one in closing.closed(desk.db)):
        return ""
    for entry in ledger.entries(desk.db):
        if entry.period.year_of() == year and entry.vault != desk.db.origin:
            member = roster.of(desk.db).members.get(entry.vault)
            return member.name if member else entry.vault[:8]
    return ""


def _totals(desk: Desk, quarter: Period) -> Totals:
    figures = Figures(catalogue.of(desk.content), _coding(desk))
    kept.refresh(desk.db, figures)
    found = kept.read(desk.db, quarter).get(kept.TOTALS)
    return Totals(*(found[unit,] if found else 0 for unit in UNITS))


def _counted_so_far(desk: Desk, quarter: Period) -> list[CountingLine]:
    """The lines of the year up to an open quarter, as they would be if everything were closed now."""
    db, year = desk.db, quarter.year_of()
    lines = [line for one in year.quarters() for line in closing.lines_of(db, one)]
    key, coding = closing.key_of(db, year), _coding(desk)
    for one in closing.due(db, quarter):
        if one.year_of() == year:
            talks = held.read(db, closing.open_ids(db, one), coding)
            lines += counting.count(talks, str(one), key, counting.about_persons(lines))
    return lines


def provisional(desk: Desk, period: Period, now: datetime) -> Basis:
    """What the provisional figures of an open period are made from; they are shown, and never given out.

    The rounding stays the same from look to look, so that looking often tells no more.

    Raises: PracticeStays.
    """
    practice.refuse(desk.db)
    today = local_date(now)
    last = min(closing.quarter_of(period), max(Period.of(today), period.quarters()[0]))
    lines = _counted_so_far(desk, last)
    if period.quarter is None:
        lines += counting.persons_of_year(lines, str(period))
    key = closing.key_of(desk.db, period.year_of())
    secret = hmac.new(key, f"provisional {period}".encode(), hashlib.sha256).digest()
    return Basis(
        tuple(lines), (period,), Rules(catalogue.of(desk.content), {}), secret, *released(desk, [period])
    )


def files_of(desk: Desk, entry: Entry) -> dict[str, bytes]:
    """The files of a release as they were signed, once the signature under them is found good.

    Raises: LedgerOfAnother, LedgerDamaged.
    """
    files = ledger.files(desk.db, entry, roster.of(desk.db).id)
    public, signature = entry.told.get("public_key", ""), files.get(SIGNATURE, b"").decode("ascii", "replace")
    try:
        if sshsig.is_signed(bytes.fromhex(public), files[MANIFEST], signature):
            return files
    except (KeyError, ValueError) as error:
        raise LedgerDamaged(str(entry.period)) from error
    raise LedgerDamaged(str(entry.period))


def released(
    desk: Desk, batch: Iterable[Period]
) -> tuple[dict[Period, dict[str, bytes]], dict[str, tuple[int, int]]]:
    """What this laptop released before, of the years of these periods: the files, and the cells for the rounding.

    What was withdrawn belongs to it: who has it has not forgotten it.

    Raises: LedgerDamaged, LedgerOfAnother.
    """
    years = {period.year_of() for period in batch}
    own = [
        one
        for one in ledger.entries(desk.db)
        if one.period.year_of() in years and one.vault == desk.db.origin
    ]
    return {one.period: files_of(desk, one) for one in own}, ledger.cells_of(desk.db, years)


def stored(desk: Desk, period: Period) -> Stored:
    """The signed release of a period, with those of its year, to be proved again for the screen.

    Raises: NotSigned, SignedTwice, WasWithdrawn, LedgerDamaged, LedgerOfAnother.
    """
    entry = ledger.standing(desk.db, period)
    if entry is None:
        raise NotSigned(str(period))
    return _stored(desk, period, entry.vault)


def stored_year(desk: Desk, year: Period) -> Stored:
    """All that this laptop released of a year, to be proved again.

    Raises: LedgerDamaged, LedgerOfAnother.
    """
    return _stored(desk, year, desk.db.origin)


def _stored(desk: Desk, period: Period, vault: str) -> Stored:
    year = period.year_of()
    own = [one for one in ledger.entries(desk.db) if one.period.year_of() == year and one.vault == vault]
    found = {one.period: files_of(desk, one) for one in own}
    try:  # the last of a year knows of the evenings of all its quarters
        return Stored(period, found, own[-1].told["hierarchies"], own[-1].told["facts"])
    except KeyError as error:
        raise LedgerDamaged(str(period)) from error


def refuse_made(desk: Desk, period: Period) -> None:
    """Let only a period go on that has no figures yet, and whose year is this laptop's.

    Raises: AlreadySigned, SignedTwice, WasWithdrawn, MadeElsewhere.
    """
    if ledger.standing(desk.db, period) is not None:
        raise AlreadySigned(str(period))
    laptop = _elsewhere(desk, period)
    if laptop:
        raise MadeElsewhere(str(period.year_of()), laptop)


def _coding(desk: Desk) -> Coding:
    return Coding.of(catalogue.of(desk.content), desk.content)
