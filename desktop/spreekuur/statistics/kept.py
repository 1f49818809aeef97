# SPDX-License-Identifier: EUPL-1.2
"""Counts kept by evening, so that opening the figures reads a few rows however many talks there are.

Kept is what no closed quarter counted. The journal says which talks and files were written since, by us or by others;
the evenings of whoever was in those are counted again, as one's first contact decides about all others of the year.
A test holds these equal to a plain recount, whatever was edited, merged, undone or closed, in any order.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from spreekuur.statistics import closing, counting, held, touched
from spreekuur.statistics.catalogue import Catalogue, Codes
from spreekuur.statistics.coding import Coding
from spreekuur.statistics.counting import Contact, Held
from spreekuur.statistics.periods import Period
from spreekuur.statistics.units import PERSONS
from spreekuur.store import connection, vault_settings
from spreekuur.store.connection import Database

TOTALS = ""
"""The name of the table that holds the totals of the units."""
_STATE, _SIGN = "figures_kept", "|"
_ON_DAYS = """
SELECT id FROM consultation AS k WHERE deleted_at IS NULL AND kind IN ('talk', 'light_touch')
    AND held_on IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (SELECT 1 FROM counted WHERE consultation_id = k.id)"""
_KNOWN = """
SELECT contributor, codes FROM counting_line WHERE unit = 'persons' AND period IN (SELECT value FROM json_each(?))
    AND contributor IN (SELECT value FROM json_each(?))"""
_OF_DAYS = "SELECT day, of_table, cell, n FROM kept_count WHERE day IN (SELECT value FROM json_each(?))"
_DROP = "DELETE FROM kept_count WHERE day IN (SELECT value FROM json_each(?))"
# Beside the evenings stand their sums by quarter, which follow each change: a report reads those alone.
_ADD = """
INSERT INTO kept_count (day, of_table, cell, n) SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3
FROM json_each(?) WHERE true ON CONFLICT (day, of_table, cell) DO UPDATE SET n = n + excluded.n"""
_NOTHING = "DELETE FROM kept_count WHERE day IN (SELECT value FROM json_each(?)) AND n = 0"
_SUMS = """
SELECT of_table, cell, sum(n) FROM kept_count WHERE day IN (SELECT value FROM json_each(?)) GROUP BY of_table, cell"""
_Counts = Counter[tuple[str, str, str]]
"""How many by evening, table and cell."""

Cells = Mapping[str, Counter[Codes]]
"""By table: how many there are of each combination of leaf codes."""


@dataclass(frozen=True, slots=True)
class Figures:
    """By which tables and codes is counted."""

    catalogue: Catalogue
    coding: Coding

    @property
    def sign(self) -> str:
        """Another one means that everything is counted again."""
        said = [
            self.catalogue.version,
            sorted(self.coding.topics.items()),
            sorted(self.coding.domains.items()),
        ]
        tables = [(table.name, table.unit, table.dimensions) for table in self.catalogue.tables]
        return hashlib.sha256(json.dumps([said, tables, sorted(self.coding.own)]).encode()).hexdigest()


def refresh(db: Database, figures: Figures) -> int:
    """Bring the kept counts up to date; how many evenings were counted again."""
    state = {"to": connection.changes(db), "by": figures.sign, "closed": str(closing.first_open(db) or "")}
    before = vault_settings.get(db, _STATE, {})
    if before == state:
        return 0
    with db.joined():
        if (before.get("by"), before.get("closed")) == (state["by"], state["closed"]):
            days: Collection[str] = touched.days(db, before["to"])
            _count_days(db, figures, days)
        else:
            days = _count_all(db, figures)
        vault_settings.put(db, _STATE, state)
    return len(days)


def recount(db: Database, figures: Figures) -> int:
    """Count every evening again, whatever is kept."""
    vault_settings.put(db, _STATE, {})
    return refresh(db, figures)


def read(db: Database, period: Period) -> Cells:
    """The kept counts of a quarter, or of the open part of a year; `TOTALS` holds the totals of the units."""
    found: dict[str, Counter[Codes]] = {}
    quarters = json.dumps([str(quarter) for quarter in period.quarters()])
    for table, cell, n in db.execute(_SUMS, (quarters,)).fetchall():
        found.setdefault(table, Counter())[tuple(cell.split(_SIGN))] = n
    return found


def _quarter(day: str, first_open: Period | None) -> Period:
    own = Period.of(date.fromisoformat(day))
    return own if first_open is None else max(own, first_open)


def _count_all(db: Database, figures: Figures) -> Collection[str]:
    talks = held.read(db, held.open_ids(db, date.max), figures.coding)
    db.execute("DELETE FROM kept_count")
    days = {talk.day.isoformat() for talk in talks}
    _write(db, Counter(), _counted(db, figures, talks, days))
    return days


def _count_days(db: Database, figures: Figures, days: Collection[str]) -> None:
    """Count these evenings, with what came before of everybody who was there."""
    asked = json.dumps(sorted(days))
    ids = {talk for (talk,) in db.execute(_ON_DAYS, (asked,)).fetchall()}
    ids |= touched.talks_of(db, touched.files_in(db, ids))
    talks = held.read(db, held.open_among(db, ids), figures.coding)
    before: _Counts = Counter(
        {(day, table, cell): n for day, table, cell, n in db.execute(_OF_DAYS, (asked,))}
    )
    db.execute(_DROP, (asked,))
    _write(db, before, _counted(db, figures, talks, days))


def _write(db: Database, before: _Counts, after: _Counts) -> None:
    """Keep what was counted by evening, and let the sums of the quarters follow."""
    first_open = closing.first_open(db)
    quarters = {day: str(_quarter(day, first_open)) for day in {key[0] for key in (*before, *after)}}
    sums: _Counts = Counter()
    for counts, sign in ((after, 1), (before, -1)):
        for (day, table, cell), n in counts.items():
            sums[quarters[day], table, cell] += sign * n
    rows = [(*key, n) for counted in (after, sums) for key, n in counted.items() if n]
    db.execute(_ADD, (json.dumps(rows),))
    if before:
        db.execute(_NOTHING, (json.dumps(sorted({quarter for quarter, _table, _cell in sums})),))


def _counted(db: Database, figures: Figures, talks: Iterable[Held], days: Collection[str]) -> _Counts:
    first_open = closing.first_open(db)
    by_year: dict[Period, list[Held]] = {}
    for talk in talks:
        by_year.setdefault(_quarter(talk.day.isoformat(), first_open).year_of(), []).append(talk)
    found: _Counts = Counter()
    for year, of_year in by_year.items():
        contacts = _contacts(db, year, of_year)
        counts = _cells(figures.catalogue, contacts, first_open)
        found.update({key: n for key, n in counts.items() if key[0] in days})
    return found


def _contacts(db: Database, year: Period, talks: list[Held]) -> list[Contact]:
    key = closing.key_of(db, year)
    who = {counting.pseudonym(key, seat.file) for talk in talks for seat in talk.seats if seat.file}
    places = json.dumps([str(quarter) for quarter in year.quarters()])
    rows = db.execute(_KNOWN, (places, json.dumps(sorted(who)))).fetchall()
    return counting.contacts(talks, key, {one: json.loads(codes) for one, codes in rows})


def _cells(catalogue: Catalogue, contacts: Iterable[Contact], first_open: Period | None) -> _Counts:
    found: _Counts = Counter()
    seen: set[tuple[str, Period]] = set()
    for one in contacts:
        day = one.day.isoformat()
        place = (one.who, _quarter(day, first_open))
        for unit, codes in one.units:
            _add(found, catalogue, day, (unit, codes), (True, True))
        if place not in seen or one.is_first:
            _add(found, catalogue, day, (PERSONS, one.about), (place not in seen, one.is_first))
        seen.add(place)
    return found


def _add(
    found: _Counts,
    catalogue: Catalogue,
    day: str,
    counted: tuple[str, Mapping[str, str]],
    within: tuple[bool, bool],
) -> None:
    """Add one unit to every table that it stands in: those of the quarter, those of the year."""
    unit, codes = counted
    in_quarter, in_year = within
    if in_quarter:
        found[day, TOTALS, unit] += 1
    for table in catalogue.tables:
        if table.unit == unit and (in_year if table.yearly else in_quarter):
            found[day, table.name, _SIGN.join(codes[name] for name in table.dimensions)] += 1
