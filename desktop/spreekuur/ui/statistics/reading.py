# SPDX-License-Identifier: EUPL-1.2
"""What the screen of the figures needs: what the store knows of a period, then what is rounded and proved of it.

The first is read on the store's thread; the second takes a second or more, touches no store, and may be stopped.
"""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from spreekuur.desk import statistics
from spreekuur.desk.desk import Desk
from spreekuur.desk.statistics import Overview, State
from spreekuur.desk.statistics_making import Basis, Stored, Waiting, make, prove_year
from spreekuur.errors.statistics import NotReleased
from spreekuur.statistics import ledger
from spreekuur.statistics.periods import Period
from spreekuur.times import from_stamp, local_date
from spreekuur.ui.statistics.shown import Shown, Stage

_STAGES = {
    State.EMPTY: Stage.NOTHING,
    State.OPEN: Stage.OPEN,
    State.WAITING: Stage.WAITING,
    State.READY: Stage.READY,
    State.SIGNED: Stage.SIGNED,
    State.SENT: Stage.SIGNED,
    State.WITHDRAWN: Stage.WITHDRAWN,
    State.TWICE: Stage.CONFLICT,
    State.ELSEWHERE: Stage.ELSEWHERE,
}
_PROVISIONAL = (State.OPEN, State.WAITING, State.READY)
_TREND = 4


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows: which periods there are, how this one stands, and what its figures are made from."""

    periods: tuple[Period, ...]
    overview: Overview
    basis: Basis | None = field(default=None, repr=False)
    signed: tuple[Stored, ...] = field(default=(), repr=False)
    """What was signed of this year and of the one before, to be proved again."""


def know(desk: Desk, period: Period | None, now: datetime) -> Known:
    """Read a period; without one the quarter of today.

    Raises: PracticeStays, and what the ledger says of a damaged release.
    """
    overview = statistics.overview(desk, period or Period.of(local_date(now)), now)
    provisional = overview.state in _PROVISIONAL and _anybody(overview)
    return Known(
        statistics.periods(desk, now),
        overview,
        statistics.provisional(desk, overview.period, now) if provisional else None,
        _signed(desk, overview),
    )


def _anybody(overview: Overview) -> bool:
    return overview.totals is None or any(asdict(overview.totals).values())


def _signed(desk: Desk, overview: Overview) -> tuple[Stored, ...]:
    year = overview.period.year_of()
    own = {one.period.year_of() for one in ledger.entries(desk.db) if one.vault == desk.db.origin}
    found = [statistics.stored_year(desk, one) for one in (Period(year.year - 1), year) if one in own]
    if year not in own and overview.state in (State.SIGNED, State.SENT):
        found.append(statistics.stored(desk, overview.period))
    return tuple(found)


def at_once(known: Known) -> Shown:
    """What can be shown before anything is rounded or proved."""
    overview = known.overview
    totals = overview.totals
    waits = known.basis is not None or any(True for _one in known.signed)
    return Shown(
        period=str(overview.period),
        stage=Stage.COMPUTING if waits else stage(known),
        so_far=asdict(totals) if totals is not None else {},
        day=_day(overview),
        missing=overview.missing,
        laptop=overview.laptop,
        may_make=overview.may_make,
    )


def figures(known: Known, waiting: Waiting) -> Shown:
    """The same with its figures, and with those of the periods before it.

    Raises: FiguresStopped, Unproved, DamagedFiles, ProofUnfinished.
    """
    releases = {one.period: one for stored in known.signed for one in prove_year(stored, waiting)}
    far, period = stage(known), known.overview.period
    release = releases.get(str(period))
    if known.basis is not None:
        try:
            release = make(known.basis, waiting).release(period)
        except NotReleased:
            far = Stage.REFUSED
    line = _line(period)
    trend = tuple(release if one == period else releases.get(str(one)) for one in line)
    overview = known.overview
    return Shown(
        period=str(period),
        stage=far,
        release=release,
        before=trend[-2],
        trend=trend if sum(one is not None for one in trend) > 1 else (),
        day=_day(overview),
        missing=overview.missing,
        laptop=overview.laptop,
        may_make=overview.may_make,
    )


def stage(known: Known) -> Stage:
    """How far the period is, as the screen has it."""
    overview = known.overview
    return _STAGES[overview.state] if _anybody(overview) else Stage.NOTHING


def _day(overview: Overview) -> date:
    """When it was signed or withdrawn; before that, from when it may be closed."""
    if not overview.entries:
        return overview.from_day
    newest = overview.entries[-1]
    at = newest.withdrawn_at if overview.state is State.WITHDRAWN else newest.signed_at
    return local_date(from_stamp(at))


def _line(period: Period) -> tuple[Period, ...]:
    """The last four quarters or years, up to this one."""
    found = [period]
    while len(found) < _TREND:
        one = found[0]
        if one.quarter is None:
            found.insert(0, Period(one.year - 1))
        elif one.quarter > 1:
            found.insert(0, Period(one.year, one.quarter - 1))
        else:
            found.insert(0, Period(one.year - 1, 4))
    return tuple(found)
