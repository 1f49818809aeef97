# SPDX-License-Identifier: EUPL-1.2
"""Whether a place is open at a moment, and when it opens next. Pure: by the clock of Aalsmeer, holidays known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from spreekuur.content.model import Opening
from spreekuur.times import local

_WEEKS_AHEAD = 3


@dataclass(frozen=True, slots=True)
class OpenState:
    """How it stands at a moment; moments are on the local clock, without a zone.

    `until` is when it closes, `opens` when it opens next; neither of a place that is always open.
    `holiday` is a public holiday on which it would have been open.
    """

    is_open: bool
    until: datetime | None = None
    opens: datetime | None = None
    holiday: bool = False

    @property
    def always(self) -> bool:
        """It never closes."""
        return self.is_open and self.until is None


def state_at(opening: Sequence[Opening], moment: datetime) -> OpenState | None:
    """Open or closed; None when the hours are not known.

    On a public holiday a place is taken to be closed, unless it is always open.
    """
    if not opening:
        return None
    now = local(moment).replace(tzinfo=None)
    today = now.date()
    if _covers_the_week(opening):
        return OpenState(is_open=True)
    spans = _spans(opening, today)
    current = next((span for span in spans if span[0] <= now < span[1]), None)
    if current is not None:
        return OpenState(is_open=True, until=_end(spans, current[1]))
    opens = next((start for start, _end in spans if start > now), None)
    held_back = is_holiday(today) and any(today.weekday() in one.days for one in opening)
    return OpenState(is_open=False, opens=opens, holiday=held_back)


def is_holiday(day: date) -> bool:
    """A day on which offices are closed.

    Source: Algemene termijnenwet, art. 3; of 5 May only every fifth year, when most people have the day off. Good
    Friday is left out: it counts for terms, but offices are open.
    """
    king = date(day.year, 4, 27)
    easter = _easter(day.year)
    return day in {
        date(day.year, 1, 1),
        easter,
        easter + timedelta(1),
        king - timedelta(1) if king.weekday() == 6 else king,
        *([date(day.year, 5, 5)] if day.year % 5 == 0 else []),
        easter + timedelta(39),
        easter + timedelta(49),
        easter + timedelta(50),
        date(day.year, 12, 25),
        date(day.year, 12, 26),
    }


def _easter(year: int) -> date:
    """Easter Sunday; source: the anonymous Gregorian rule (Meeus, Astronomical Algorithms, chapter 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    skipped, leaps = century // 4, century % 4
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - skipped - shift + 15) % 30
    weekday = (32 + 2 * leaps + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _spans(opening: Sequence[Opening], today: date) -> list[tuple[datetime, datetime]]:
    """Every time it is open, from yesterday on: what began then may end after midnight."""
    found = []
    for ahead in range(-1, 7 * _WEEKS_AHEAD):
        day = today + timedelta(ahead)
        if not is_holiday(day):
            found += [_span(one, day) for one in opening if day.weekday() in one.days]
    return sorted(found)


def _span(one: Opening, day: date) -> tuple[datetime, datetime]:
    midnight = datetime.combine(day, time())
    closes = one.closes if one.closes > one.opens else one.closes + 1440
    return midnight + timedelta(minutes=one.opens), midnight + timedelta(minutes=closes)


def _end(spans: Sequence[tuple[datetime, datetime]], end: datetime) -> datetime:
    """When it really closes: what opens again at that moment is one time."""
    for start, later in spans:
        if start <= end < later:
            end = later
    return end


def _covers_the_week(opening: Sequence[Opening]) -> bool:
    return {day for one in opening if (one.opens, one.closes) == (0, 1440) for day in one.days} == set(
        range(7)
    )
