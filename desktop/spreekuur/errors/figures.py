# SPDX-License-Identifier: EUPL-1.2
"""What can stand in the way of closing a period, or of signing and giving out its figures."""

from dataclasses import dataclass
from datetime import date

from spreekuur.errors import UserError


class NoSuchPeriod(UserError):
    """What was typed is no quarter and no year."""


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


@dataclass(eq=False)
class NothingToCount(UserError):
    """Nobody came in the period: there is nothing to give out."""

    period: str


@dataclass(eq=False)
class MadeElsewhere(UserError):
    """Another laptop of a coordinator gave out figures of this year: only that one has what was counted."""

    year: str
    laptop: str


@dataclass(eq=False)
class AlreadySigned(UserError):
    """The period has its figures: they stay as they are."""

    period: str


@dataclass(eq=False)
class NotSigned(UserError):
    """The period has no signed figures yet."""

    period: str


@dataclass(eq=False)
class SignedTwice(UserError):
    """Two coordinators signed figures of one period: none of them is given out until one is withdrawn."""

    period: str


@dataclass(eq=False)
class WasWithdrawn(UserError):
    """The figures were withdrawn by a signed notice, and are not given out any more."""

    period: str


class NotAsShown(UserError):
    """The files are not what was shown: nothing was signed."""


@dataclass(eq=False)
class LedgerDamaged(UserError):
    """What is kept of a release does not fit what was signed: it is not given out."""

    period: str


@dataclass(eq=False)
class LedgerOfAnother(UserError):
    """The release was signed for another desk: it is not given out here."""

    period: str
