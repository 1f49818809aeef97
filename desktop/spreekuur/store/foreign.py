# SPDX-License-Identifier: EUPL-1.2
"""Changes as they go from vault to vault: our own read out of the journal, those of others as they came in.

The journal keeps the values before a change; those after it follow from the row as it is now, walked back. So our own
changes are kept once, and whatever was erased is in no change that is read out later.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from spreekuur.store import driver
from spreekuur.store.connection import Database
from spreekuur.store.journal import as_json
from spreekuur.store.shapes import Shape
from spreekuur.store.words import cleaned

MERGED = "merge/"
"""How the steps begin by which changes of others came into our rows: they are no changes of ours."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one row in one vault; values are as JSON has them, bytes as `{"base64": …}`.

    `knew` says of other vaults which of their changes to this row were seen before it was made.
    """

    writer: str
    n: int
    at: str
    by: str
    action: str
    record: str
    record_id: str
    step: str
    after: Mapping[str, Any] = field(repr=False)
    knew: Mapping[str, int]


def touched_since(db: Database, since: int) -> list[tuple[str, str]]:
    """The rows that this vault itself changed after that place in its journal, in the order of the first change."""
    # By GROUP BY the store would walk through the journal of all years in the order of its rows.
    query = "SELECT record, record_id FROM change WHERE seq > ? AND substr(step, 1, 6) != ? ORDER BY seq"
    return list(dict.fromkeys(db.execute(query, (since, MERGED)).fetchall()))


def unsent(db: Database, since: int) -> int:
    """How many changes of this vault itself come after that place in its journal."""
    query = "SELECT count(*) FROM change WHERE seq > ? AND substr(step, 1, 6) != ?"
    return int(db.execute(query, (since, MERGED)).fetchone()[0])


def own_changes(db: Database, record: str, record_id: str) -> list[Change]:
    """Every change that this vault itself made to a row, the oldest first."""
    noted = db.execute(_OWN.format(rows=_OF_ONE), (record, record_id)).fetchall()
    if all(row[5].startswith(MERGED) for row in noted):
        return []
    came = db.execute(_CAME.format(rows=_OF_ONE), (record, record_id)).fetchall()
    shape = db.shapes[record]
    found = db.execute(shape.statement("read_all", ()), (record_id,)).fetchone()
    return _own(db, (record, record_id), noted, came, _as_it_is(shape, found) if found else None)


def own_changes_of(db: Database, record: str, ids: Collection[str]) -> Iterator[Change]:
    """The same for many rows of one table, row by row: read at once, because asking for each one takes longer."""
    shape, wanted = db.shapes[record], json.dumps(list(ids))
    rows = db.execute(shape.statement("read_many", ()), (wanted,)).fetchall()
    now = {row["id"]: row for row in (_as_it_is(shape, found) for found in rows)}
    came, noted = (
        _by_row(db.execute(query.format(rows=_OF_MANY), (record, wanted))) for query in (_CAME, _OWN)
    )
    for row_id, own in noted.items():
        yield from _own(db, (record, row_id), own, came.get(row_id, []), now.get(row_id))


_OF_ONE = "WHERE record = ? AND record_id = ?"
_OF_MANY = "WHERE record = ? AND record_id IN (SELECT value FROM json_each(?))"
_OWN = "SELECT record_id, seq, at, by, action, step, before FROM change {rows} ORDER BY seq DESC"
_CAME = "SELECT record_id, writer, n, arrived FROM foreign_change {rows}"


def _by_row(rows: Iterable[tuple[Any, ...]]) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    return found


def _own(
    db: Database,
    key: tuple[str, str],
    noted: list[tuple[Any, ...]],
    came: list[tuple[Any, ...]],
    now: dict[str, Any] | None,
) -> list[Change]:
    """The journal of a row, the newest first, walked back from the row as it is; what came in of others says `knew`."""
    found = []
    for _id, seq, at, by, action, step, before in noted:
        after, now = _walked_back(action, now, json.loads(before))
        if not step.startswith(MERGED):
            knew: dict[str, int] = {}
            for _of, writer, n, arrived in came:
                if arrived < seq and writer != db.origin:
                    knew[writer] = max(n, knew.get(writer, 0))
            found.append(Change(db.origin, seq, at, by, action, *key, step, after, knew))
    return found[::-1]


def _as_it_is(shape: Shape, found: tuple[Any, ...]) -> dict[str, Any]:
    """A row that was read, with its origin; values as JSON has them."""
    _version, origin, *values = found
    row = dict(zip(shape.columns, values, strict=True)) | {"origin": origin}
    return dict(json.loads(as_json(row))) if any(isinstance(value, bytes) for value in values) else row


def _walked_back(
    action: str, now: dict[str, Any] | None, before: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """The values after a change, and the row before it."""
    if action == "remove":
        return {}, before
    if now is None:  # it was erased when it was gone already
        return (dict.fromkeys(before) if action == "erase" else {}), None
    if action == "insert":
        return now, None
    if action == "erase":
        return dict.fromkeys(before), {name: value for name, value in now.items() if name not in before}
    return {name: now[name] for name in before if name in now}, now | before


COLUMNS = "writer, n, at, by, action, record, record_id, step, after, knew"


def keep(db: Database, changes: Iterable[Change], arrived: int) -> list[Change]:
    """Keep changes of others, without identifiers in typed words; those that were not known yet are given back."""
    every = [without_identifiers(one) for one in changes]
    known = _known(db, every)
    new = []
    for one in every:
        if (one.writer, one.n) not in known:
            known.add((one.writer, one.n))
            new.append(one)
    insert = f"INSERT INTO foreign_change ({COLUMNS}, arrived) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    try:
        db.connection.executemany(insert, [(*as_row(one), arrived) for one in new])
    except driver.Error as error:
        raise driver.translated(error, db.path) from error
    return new


def without_identifiers(one: Change) -> Change:
    """The change as it may be kept: no identifier of a person is in its typed words."""
    after = cleaned(one.record, one.after)
    return one if after is one.after else replace(one, after=after)


def _known(db: Database, changes: list[Change]) -> set[tuple[str, int]]:
    numbers: dict[str, list[int]] = {}
    for one in changes:
        numbers.setdefault(one.writer, []).append(one.n)
    query = "SELECT n FROM foreign_change WHERE writer = ? AND n BETWEEN ? AND ?"
    return {
        (writer, n)
        for writer, every in numbers.items()
        for (n,) in db.execute(query, (writer, min(every), max(every))).fetchall()
    }


OF_ROWS = f"SELECT {COLUMNS} FROM foreign_change {{rows}} ORDER BY no"
"""What others changed about rows, which the query that takes this in names."""


def of_row(db: Database, record: str, record_id: str) -> list[Change]:
    """What others changed about a row, as far as it came in."""
    query = f"SELECT {COLUMNS} FROM foreign_change WHERE record = ? AND record_id = ? ORDER BY no"
    return [as_change(row) for row in db.execute(query, (record, record_id)).fetchall()]


def is_ours(db: Database, n: int) -> bool:
    """Whether our own journal has this number; else it is of a time that this vault lost."""
    return db.execute("SELECT 1 FROM change WHERE seq = ?", (n,)).fetchone() is not None


def highest(db: Database, writer: str) -> int:
    """The highest number of what came in of a vault's changes."""
    (n,) = db.execute("SELECT max(n) FROM foreign_change WHERE writer = ?", (writer,)).fetchone()
    return int(n or 0)


def arrived_since(db: Database, no: int) -> Iterator[Change]:
    """What came in after that number, in the order in which it came."""
    for row in db.execute(f"SELECT {COLUMNS} FROM foreign_change WHERE no > ? ORDER BY no", (no,)).fetchall():
        yield as_change(row)


def newest(db: Database) -> int:
    """The number of what came in last."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'foreign_change'").fetchone()
    return int(row[0]) if row else 0


def rows_of(db: Database, vaults: Collection[str]) -> frozenset[tuple[str, str]]:
    """The rows that these vaults made, also those that are gone."""
    rows = db.execute(
        "SELECT record, record_id FROM foreign_change WHERE action = 'insert'"
        " AND writer IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(vaults)),),
    )
    return frozenset(rows.fetchall())


def as_row(one: Change) -> tuple[Any, ...]:
    """A change as its columns have it."""
    plain = (one.writer, one.n, one.at, one.by, one.action, one.record, one.record_id, one.step)
    return (*plain, as_json(one.after), as_json(one.knew))


def as_change(row: Any) -> Change:
    """A change out of its columns."""
    writer, n, at, by, action, record, record_id, step, after, knew = row
    values = json.loads(after), json.loads(knew)
    return Change(writer, n, at, by, action, record, record_id, step, *values)
