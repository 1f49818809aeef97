# SPDX-License-Identifier: EUPL-1.2
"""The windows of the registration clock: six months from a day of presence, and the days needed in them.

The Act asks for two thirds of half a year (Wet BRP art. 2.38), municipalities for four months: the lower of the two
is the need. It is reached with "at least", as a day early costs a question and a day late a duty.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from spreekuur.referral.clock_days import ENDLESS, Presence, after, month_starts
from spreekuur.referral.clock_model import Thresholds


@dataclass(frozen=True, slots=True)
class Window:
    """One window: its days, the presence needed and there, and the day on which the need is reached."""

    first: int
    last: int
    need: int
    total: int
    reached: int | None


def telling(presence: Presence, limits: Thresholds) -> Window:
    """The window that is reached first (the earliest start on a tie), else the one that comes closest.

    An end that is not known always reaches one, as nobody needs more days than a window has.
    """
    return min(_windows(presence, limits), key=_rank)


def _windows(presence: Presence, limits: Thresholds) -> Iterator[Window]:
    """The windows that can be the telling one; none that starts after the need is reached somewhere."""
    soonest = ENDLESS
    for first in _starts(presence):
        if first > soonest:
            return
        window = _window(first, presence, limits)
        soonest = soonest if window.reached is None else min(soonest, window.reached)
        yield window


def _window(first: int, presence: Presence, limits: Thresholds) -> Window:
    end = after(first, limits.window_months)
    part, whole = limits.need_fraction
    of_window = -(-(end - first) * part // whole)
    need = min(of_window, after(first, limits.need_months) - first)
    day = presence.nth(presence.until(first - 1) + need)
    reached = day if day is not None and day < end else None
    return Window(first, end - 1, need, presence.within(first, end - 1), reached)


def _rank(window: Window) -> tuple[bool, int]:
    """Reached before not reached; then the earliest day, or the fewest days that lack."""
    reached = window.reached
    return reached is None, window.need - window.total if reached is None else reached


def _starts(presence: Presence) -> Iterator[int]:
    """The days on which a window can be the telling one, in order.

    While the day number has a counterpart in every month, the windows of one calendar month are equally long and
    need the same, and each next one loses a day in front: it is never reached earlier and never holds more. So only
    the first of such days counts, and each day from the 29th on.
    """
    for block in presence.blocks:
        for first, last in month_starts(block):
            yield first
            yield from range(max(first + 1, first - date.fromordinal(first).day + 29), last + 1)
