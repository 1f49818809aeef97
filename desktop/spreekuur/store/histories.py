# SPDX-License-Identifier: EUPL-1.2
"""What is known of many rows, read at once: a bundle is about hundreds, and asking for each one alone takes longer."""

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from spreekuur.store import foreign
from spreekuur.store.connection import Database
from spreekuur.store.foreign import Change

Key = tuple[str, str]
"""The table and the id of a row."""
_OF = "WHERE record = ?1 AND record_id IN (SELECT value FROM json_each(?2))"
_NUMBERS = (
    f"SELECT record_id, count(*) FROM (SELECT record_id FROM foreign_change {_OF}"
    f" UNION ALL SELECT record_id FROM change {_OF}) GROUP BY record_id"
)
_OURS = f"SELECT DISTINCT record_id FROM change {_OF} AND substr(step, 1, 6) != '{foreign.MERGED}'"


def numbers(db: Database, keys: Iterable[Key]) -> dict[Key, int]:
    """How many changes of these rows are known, ours and those of others together; none of a row that is not named."""
    return {(record, row_id): n for record, (row_id, n) in _each(db, _NUMBERS, keys)}


def origins(db: Database, keys: Iterable[Key]) -> dict[Key, str]:
    """The vaults in which those rows were made that are there."""
    found: dict[Key, str] = {}
    for record, ids in _by_table(keys).items():
        query = db.shapes[record].statement("origins", ())
        found |= {
            (record, row_id): origin for row_id, origin in db.execute(query, (json.dumps(ids),)).fetchall()
        }
    return found


class Histories:
    """The changes of the rows that a bundle is about."""

    def __init__(self, db: Database, keys: Collection[Key]) -> None:
        self._db = db
        self._numbers = numbers(db, keys)
        several = [key for key in keys if self._numbers.get(key) != 1]
        self._ours = {(record, row_id) for record, (row_id,) in _each(db, _OURS, several)}
        self._came: dict[Key, list[Change]] = {key: [] for key in several}
        for record, row in _each(db, foreign.OF_ROWS.format(rows=_OF), several):
            one = foreign.as_change(row)
            self._came[record, one.record_id].append(one)

    def is_single(self, key: Key) -> bool:
        """Was only one change of this row known when these were read?"""
        return self._numbers.get(key) == 1

    def changes(self, key: Key) -> list[Change]:
        """Every change that is known of a row; what was read before is given once, then it is read again."""
        came = self._came.pop(key, None)
        if came is None:
            return [*foreign.own_changes(self._db, *key), *foreign.of_row(self._db, *key)]
        return [*foreign.own_changes(self._db, *key), *came] if key in self._ours else came

    def wrote(self, key: Key) -> None:
        """A change of our own to this row was written since: it is read again."""
        self._came.pop(key, None)


def _each(db: Database, query: str, keys: Iterable[Key]) -> Iterator[tuple[str, Any]]:
    for record, ids in _by_table(keys).items():
        for row in db.execute(query, (record, json.dumps(ids))).fetchall():
            yield record, row


def _by_table(keys: Iterable[Key]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for record, row_id in keys:
        found.setdefault(record, []).append(row_id)
    return found
