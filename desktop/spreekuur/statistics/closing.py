# SPDX-License-Identifier: EUPL-1.2
"""Closing quarters: when that may be, and what is frozen then. After it nothing changes what a quarter counted.

A talk that comes in later is counted in the first quarter that is still open; one that was changed stays as counted.
"""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from spreekuur.errors.figures import ClockBehind, MayNotCloseYet, NothingToCount, PeriodOpen
from spreekuur.evenings import store as evenings
from spreekuur.statistics.lines import CountingLine
from spreekuur.statistics.periods import Period
from spreekuur.store import resting
from spreekuur.store.connection import Database
from spreekuur.times import from_stamp, local_date, stamp

if TYPE_CHECKING:
    from spreekuur.statistics.coding import Coding

FROM_DAY, LATEST_DAY = 15, 45
"""So many days after its end a quarter may be closed if every laptop is in, and whoever is not."""
_KEY_BYTES = 32
_CLOSED = "SELECT period, closed_at, closed_by, evenings, late FROM closed_period ORDER BY period"
_LINES = "SELECT unit, period, contributor, codes FROM counting_line WHERE period = ? ORDER BY no"
_FIRST_DAY = """
SELECT min(held_on) FROM consultation AS k WHERE deleted_at IS NULL AND kind IN ('talk', 'light_touch')
    AND NOT EXISTS (SELECT 1 FROM counted WHERE consultation_id = k.id)"""
_ADD_LINE = "INSERT INTO counting_line (period, unit, contributor, codes) VALUES (?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Closed:
    """A quarter that was closed: when and by whom, on how many evenings the contacts were, how many came in late.

    `corrected` are the talks of quarters before it that were corrected, moved or removed after these were closed.
    """

    period: Period
    closed_at: str
    closed_by: str
    evenings: int
    late: int
    corrected: int = 0


def closed(db: Database) -> tuple[Closed, ...]:
    """The quarters that were closed here, the first one first."""
    rows = db.execute(_CLOSED).fetchall()
    told = resting.corrections(db)
    return tuple(
        Closed(Period.parse(period), at, by, evenings_held, late, told.get(period, 0))
        for period, at, by, evenings_held, late in rows
    )


def evenings_of(quarters: Iterable[Closed]) -> dict[str, int]:
    """On how many evenings the contacts of each quarter were; nothing is said of one to which nobody came.

    That there were none in it is no secret about anybody, and beside it no count could keep five possible values.
    """
    return {str(one.period): one.evenings for one in quarters if one.evenings}


def first_open(db: Database) -> Period | None:
    """The quarter in which late talks are counted; None as long as no quarter was closed."""
    known = closed(db)
    return known[-1].period.next if known else None


def quarter_of(period: Period) -> Period:
    """The quarter that closes with a period: a year closes with its fourth one."""
    return period.quarters()[-1]


def due(db: Database, period: Period) -> tuple[Period, ...]:
    """The quarters that closing this period closes: itself, and those before it that are still open."""
    last, known = quarter_of(period), first_open(db)
    if known is not None and last < known:
        return ()
    day = db.execute(_FIRST_DAY).fetchone()[0]
    first = known or (min(Period.of(date.fromisoformat(day)), last) if day else last)
    found = [first]
    while found[-1] < last:
        found.append(found[-1].next)
    return tuple(found)


def may_close_from(period: Period, missing: Iterable[str]) -> date:
    """The first day on which it may be closed, as long as these laptops are not in."""
    return quarter_of(period).last + timedelta(days=LATEST_DAY if tuple(missing) else FROM_DAY)


def refuse_early(period: Period, today: date, missing: Sequence[str]) -> None:
    """Let only a quarter be closed that is over, and for which everybody had time.

    Raises: PeriodOpen, MayNotCloseYet.
    """
    from_day = may_close_from(period, missing)
    if today <= quarter_of(period).last:
        raise PeriodOpen(str(period), from_day)
    if today < from_day:
        raise MayNotCloseYet(str(period), from_day, tuple(missing))


def refuse_clock_behind(db: Database, today: date) -> None:
    """Let nothing be closed by a clock that is behind what is known already.

    Raises: ClockBehind.
    """
    known = [local_date(from_stamp(one.closed_at)) for one in closed(db)]
    newest = evenings.newest_held_on(db)  # of this laptop: the clock of another may be wrong
    known += [newest] if newest else []
    if known and today < max(known):
        raise ClockBehind(max(known))


def close(db: Database, period: Period, coding: "Coding", now: datetime) -> tuple[Period, ...]:
    """Freeze what a period counts, with the quarters before it that are open; which quarters were closed.

    Raises: NothingToCount when nobody came in any of them, nor in the year that ends with them; nothing is closed then.
    """
    quarters = due(db, period)
    if not quarters:
        return ()
    with db.joined():
        corrections = len(resting.corrected(db))
        counted = [_freeze(db, quarter, coding, now) for quarter in quarters]
        if not any(counted) and not lines_of(db, quarters[-1].year_of()):
            raise NothingToCount(str(period))
        resting.note_closed(db, str(quarters[0]), corrections)
    return quarters


def _freeze(db: Database, quarter: Period, coding: "Coding", now: datetime) -> int:
    """Write the counting lines of one quarter; how many contacts it has."""
    from spreekuur.statistics import (
        counting,
        held,
    )  # an evening closes nothing, and reads in nothing that counts

    talks = held.read(db, held.open_ids(db, quarter.last), coding)
    year = quarter.year_of()
    earlier = [line for one in year.quarters() for line in lines_of(db, one)]
    known = counting.about_persons(earlier)
    found = counting.count(talks, str(quarter), key_of(db, year), known)
    _keep(db, found)
    if quarter == year.quarters()[-1]:
        _keep(db, counting.persons_of_year([*earlier, *found], str(year)))
    db.execute(
        "INSERT INTO counted (consultation_id) SELECT value FROM json_each(?)",
        (json.dumps([talk.id for talk in talks]),),
    )
    late = sum(talk.day < quarter.first for talk in talks)
    told = (str(quarter), stamp(now), db.author, counting.evenings(talks), late)
    db.execute(
        "INSERT INTO closed_period (period, closed_at, closed_by, evenings, late) VALUES (?, ?, ?, ?, ?)",
        told,
    )
    return len(talks)


def _keep(db: Database, lines: Iterable[CountingLine]) -> None:
    for line in lines:
        codes = json.dumps(dict(line.codes), sort_keys=True, separators=(",", ":"))
        db.execute(_ADD_LINE, (line.period, line.unit, line.contributor, codes))


def lines_of(db: Database, period: Period) -> list[CountingLine]:
    """The counting lines of a closed period; none once their time is over."""
    rows = db.execute(_LINES, (str(period),)).fetchall()
    return [CountingLine(unit, of, who, json.loads(codes)) for unit, of, who, codes in rows]


def key_of(db: Database, year: Period) -> bytes:
    """The key of a year's pseudonyms; made when it is first asked for."""
    row = db.execute("SELECT key FROM year_key WHERE year = ?", (year.year,)).fetchone()
    if row is None:
        db.execute("INSERT INTO year_key (year, key) VALUES (?, ?)", (year.year, os.urandom(_KEY_BYTES)))
        return key_of(db, year)
    return bytes(row[0])


def secret_of(db: Database, periods: Iterable[Period]) -> bytes:
    """The secret that these periods are rounded with, from the first look at them until they are signed.

    Making them again gives the same figures, and what was provisional is no second rounding of the same counts, which
    together would say more than either. A fourth quarter and its year have one secret.
    """
    names = sorted({name for one in periods for name in _of_one_batch(one)})
    found = (
        "SELECT secret FROM release_secret WHERE period IN (SELECT value FROM json_each(?)) ORDER BY period"
    )
    row = db.execute(found, (json.dumps(names),)).fetchone()
    secret = bytes(row[0]) if row is not None else os.urandom(_KEY_BYTES)
    for name in names:
        db.execute("INSERT OR IGNORE INTO release_secret (period, secret) VALUES (?, ?)", (name, secret))
    return secret


def _of_one_batch(period: Period) -> set[str]:
    quarter, year = quarter_of(period), period.year_of()
    return {str(quarter), str(year)} if quarter == year.quarters()[-1] else {str(quarter)}


def open_ids(db: Database, quarter: Period) -> list[str]:
    """The talks that would be counted in a quarter, if it and all before it were closed now."""
    from spreekuur.statistics import held

    takes_late = first_open(db) == quarter
    return held.open_ids(db, quarter.last, date.min if takes_late else quarter.first)
