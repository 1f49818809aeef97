# SPDX-License-Identifier: EUPL-1.2
"""Which periods a desk that sent figures before has not sent yet, though they ended a good while ago."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from spreekuur.receiving.database import Figures
from spreekuur.statistics.periods import Period

_SENT = "SELECT municipality, desk, period FROM package ORDER BY municipality, desk, period"
_DAYS, _MOST, _YEARS = 45, 8, 3  # after its end; periods a desk; years back, in which that many lie


@dataclass(frozen=True, slots=True)
class Missing:
    """A period of which nothing arrived; `desk` is as whom it signs."""

    desk: str
    period: Period


def missing(figures: Figures, here: Iterable[Missing], today: date) -> list[Missing]:
    """The last periods after what each desk sent last, without those that wait or were refused `here`, in the inbox.

    A desk may have ended: that a period is in this list says only that somebody should ask. What was withdrawn came.
    """
    figures.cursor.execute(_SENT)
    last: dict[str, Period] = {}
    for municipality, desk, text in figures.cursor.fetchall():
        whose, period = f"{municipality}-{desk}", Period.parse(text)
        last[whose] = max(last.get(whose, period), period)
    arrived = set(here)
    found: list[Missing] = []
    for whose, before in sorted(last.items()):
        late = [Missing(whose, period) for period in _ended(today) if period > before]
        found += [one for one in late[-_MOST:] if one not in arrived]
    return found


def _ended(today: date) -> list[Period]:
    """The quarters and years of late that ended long enough ago, in order of time."""
    years = [Period(year) for year in range(max(today.year - _YEARS, 1), today.year + 1)]
    periods = [period for year in years for period in (*year.quarters(), year)]
    return [period for period in periods if (today - period.last).days > _DAYS]
