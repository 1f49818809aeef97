# SPDX-License-Identifier: EUPL-1.2
"""What can stand in the way of closing a period, or of signing and giving out its figures."""

from dataclasses import dataclass
from datetime import date

from spreekuur.errors import UserError


class NoSuchPeriod(UserError):
    """What was typed is no quarter and no year."""


@dataclass(eq=False)
class OfPeriod(UserError):
    """Something about one quarter or year, named as `2026-Q3` or `2026`."""

    period: str


@dataclass(eq=False)
class PeriodOpen(UserError):
    """The period is not over; its figures are provisional, and are never signed."""

    period: str
    from_day: date
    """The first day on which it may be closed."""


@dataclass(eq=False)
class MayNotCloseYet(UserError):
    """The period is over, but may not be closed yet: what comes in later would count in the next one."""

    period: str
    from_day: date
    missing: tuple[str, ...]
    """Laptops that are not in; without any it is only too early."""


@dataclass(eq=False)
class ClockBehind(UserError):
    """The date of this laptop is before a day that is known already; nothing was closed."""

    known: date


class NothingToCount(OfPeriod):
    """Nobody came in the period: there is nothing to give out."""


@dataclass(eq=False)
class MadeElsewhere(UserError):
    """Another laptop of a coordinator gave out figures of this year: only that one has what was counted."""

    year: str
    laptop: str


class AlreadySigned(OfPeriod):
    """The period has its figures: they stay as they are."""


class NotSigned(OfPeriod):
    """The period has no signed figures yet."""


class SignedTwice(OfPeriod):
    """Two coordinators signed figures of one period: none of them is given out until one is withdrawn."""


class WasWithdrawn(OfPeriod):
    """The figures were withdrawn by a signed notice, and are not given out any more."""


@dataclass(eq=False)
class RestsOnFigures(UserError):
    """Figures that were closed count so many talks of this: it is not undone, and stays as it is."""

    talks: int


class NotAsNamed(UserError):
    """By now others would be closed than those that were named; nothing was closed."""


class NotAsShown(UserError):
    """The files are not what was shown: nothing was signed."""


class LedgerDamaged(OfPeriod):
    """What is kept of a release does not fit what was signed: it is not given out."""


class LedgerOfAnother(OfPeriod):
    """The release was signed for another desk: it is not given out here."""
