# SPDX-License-Identifier: EUPL-1.2
"""How many talks stand here, by the day and the vault that made them: kept, so that years are not counted anew.

What is kept says up to which change of the journal it holds. Only days that a later change is about are counted again.
"""

import json
from collections.abc import Collection, Iterable, Mapping

from spreekuur.store import connection, vault_settings
from spreekuur.store.connection import Database
from spreekuur.store.schema import KNOWN

Counts = Mapping[str, Mapping[str, int]]
"""Talks by day, and of each day by vault."""
_KEPT = "talks_counted"
# Without the marks the store would go along the index of the days and look up each talk.
_EVERY = (
    "SELECT held_on, origin, count(*) FROM consultation WHERE deleted_at IS NULL GROUP BY +held_on, +origin"
)
_OF_DAYS = (
    "SELECT held_on, origin, count(*) FROM consultation WHERE deleted_at IS NULL"
    " AND held_on IN (SELECT value FROM json_each(?)) GROUP BY held_on, origin"
)
_SINCE = (
    "SELECT record_id, action, json_extract(before, '$.held_on') FROM change"
    " WHERE seq > ? AND +record = 'consultation'"
)
_NOW_ON = "SELECT DISTINCT held_on FROM consultation WHERE id IN (SELECT value FROM json_each(?))"


def of(db: Database) -> Counts:
    """All of them, as they are now."""
    known = vault_settings.get(db, _KEPT, {})
    if known.get("schema") != len(KNOWN):
        return _counted(db.execute(_EVERY))
    since = db.execute(_SINCE, (known["upto"],)).fetchall()
    if any(
        action == "erase" for _id, action, _day in since
    ):  # it takes the day of before out of the journal, too
        return _counted(db.execute(_EVERY))
    if not since:
        return dict(known["days"])
    ids = json.dumps(sorted({row_id for row_id, _action, _day in since}))
    days = {day for (day,) in db.execute(_NOW_ON, (ids,)).fetchall()}
    days |= {day for _id, _action, day in since if day is not None}
    left = {day: by for day, by in known["days"].items() if day not in days}
    return left | _counted(db.execute(_OF_DAYS, (json.dumps(sorted(days)),)))


def keep(db: Database, counts: Counts) -> None:
    """Keep what `of` gave, in the transaction in which it was asked; nothing was written in between."""
    known = vault_settings.get(db, _KEPT, {})
    if (known.get("schema"), known.get("days")) != (len(KNOWN), counts):
        told = {"schema": len(KNOWN), "upto": connection.changes(db), "days": counts}
        vault_settings.put(db, _KEPT, told)


def by_day(counts: Counts, vaults: Collection[str]) -> dict[str, int]:
    """How many talks of these vaults there are, by day; no day without any."""
    found = {day: sum(by.get(vault, 0) for vault in vaults) for day, by in sorted(counts.items())}
    return {day: count for day, count in found.items() if count}


def _counted(rows: Iterable[tuple[str, str, int]]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for day, vault, count in rows:
        found.setdefault(day, {})[vault] = count
    return found
