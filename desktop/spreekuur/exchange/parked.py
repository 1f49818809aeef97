# SPDX-License-Identifier: EUPL-1.2
"""Changes of another laptop that do not count before somebody at this one decided: each row waits alone.

What belongs to a row that waits, waits with it and is decided with it. Who sent a row may take it back or erase it, as
long as it waits. So much waits of one laptop and no more: of the rest it is only known how many there were.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as described
from datetime import datetime
from typing import Any

from spreekuur.errors.exchange import NoSuchWaiting, NotToBeTakenOver, Objection
from spreekuur.exchange import tables
from spreekuur.exchange.merge import DECIDED
from spreekuur.exchange.roles import key_of, parents
from spreekuur.exchange.settling import settle, state_of
from spreekuur.store import connection, foreign, merging, vault_settings
from spreekuur.store.connection import Database
from spreekuur.store.foreign import COLUMNS, MERGED, Change
from spreekuur.store.histories import Key
from spreekuur.store.journal import as_json, scrub_parked
from spreekuur.store.writing import step
from spreekuur.times import stamp

THEIRS, MINE, NONE = "theirs", "mine", "none"
KEEPS = (THEIRS, MINE, NONE)
MOST_CHANGES, MOST_BYTES = 5000, 8 * 1024 * 1024
"""So much of one laptop waits here."""
_WAITING, _KEPT, _DROPPED = "waiting", "kept", "dropped"
_MORE = "parked_more"
_ODD = "odd"
_INSERT = (
    f"INSERT OR IGNORE INTO parked_change ({COLUMNS}, why, root, root_id, came_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_CAME_OTHERWISE = (
    "DELETE FROM parked_change WHERE EXISTS (SELECT 1 FROM foreign_change WHERE foreign_change.writer ="
    " parked_change.writer AND foreign_change.n = parked_change.n)"
)
_SETTLED_TALKS = (
    "SELECT json_extract(after, '$.held_on'), count(*) FROM parked_change WHERE record = 'consultation'"
    " AND action = 'insert' AND state != 'waiting' AND writer = ? GROUP BY 1"
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One row that waits, with what belongs to it; `fields` are the values that its laptop gave it last."""

    id: str
    writer: str
    by: str
    at: str
    why: Objection
    action: str
    record: str
    record_id: str
    changes: int
    """How many changes wait with it."""
    fields: dict[str, Any] = described(repr=False)
    is_kept: bool = False
    """Somebody decided that the own row stands; it can still be taken over."""

    @property
    def can_be_taken_over(self) -> bool:
        """Whether it is a row that Spreekuur can keep; the ledger of figures takes none of others."""
        return self.why is not Objection.FORM and self.record not in tables.WRITTEN_ONCE


def keep(db: Database, writer: str, objected: Sequence[tuple[Change, Objection]], now: datetime) -> int:
    """Let changes of one laptop wait, in their order; how many more wait now. In the transaction that is open."""
    known = _roots(db, writer)
    numbers = {n for (n,) in db.execute("SELECT n FROM parked_change WHERE writer = ?", (writer,)).fetchall()}
    before = _count(db, writer)[0]
    coming: dict[int, tuple[Change, Objection, Key]] = {}
    inserted = {key for key, (_root, has_insert) in known.items() if has_insert}
    roots = {key: root for key, (root, _has_insert) in known.items()}
    for one, why in objected:
        key = key_of(one)
        if one.action == "remove" and key in inserted:  # it takes back what it gave itself
            coming = {n: other for n, other in coming.items() if key_of(other[0]) != key}
            db.execute(
                "DELETE FROM parked_change WHERE writer = ? AND record = ? AND record_id = ? AND state != ?",
                (writer, *key, _DROPPED),
            )
            continue
        if one.action == "erase":
            _scrub(coming, key, one.after.keys())
            scrub_parked(db, *key, set(one.after), writer)
        root = roots.get(key) or next((roots[up] for up in parents(one) if up in roots), key)
        roots[key] = root
        if one.action == "insert":
            inserted.add(key)
        if one.n not in numbers:
            coming[one.n] = (one, why, root)
    _insert(db, writer, list(coming.values()), now)
    return max(0, _count(db, writer)[0] - before)


def _scrub(coming: dict[int, tuple[Change, Objection, Key]], key: Key, names: Collection[str]) -> None:
    for n, (one, why, root) in list(coming.items()):
        if key_of(one) == key and one.action != "erase":
            after = {name: value for name, value in one.after.items() if name not in names}
            row = list(foreign.as_row(one))
            row[8] = as_json(after)
            coming[n] = (foreign.as_change(row), why, root)


def _insert(db: Database, writer: str, coming: list[tuple[Change, Objection, Key]], now: datetime) -> None:
    count, size = _count(db, writer)
    more = _more(db)
    over = more.get(writer, 0)
    for one, why, root in coming:
        row = foreign.as_row(foreign.without_identifiers(one))
        size += len(row[8])
        # A removal of what could not be kept would seem to be of our own row.
        if count >= MOST_CHANGES or size > MOST_BYTES or (over and one.action == "remove"):
            over, size = over + 1, size - len(row[8])
            continue
        count += 1
        db.execute(_INSERT, (*row, str(why), *root, stamp(now)))
    if over != more.get(writer, 0):
        vault_settings.put(db, _MORE, more | {writer: over})


def odd(writer: str, lines: Iterable[bytes], now: datetime) -> list[tuple[Change, Objection]]:
    """Lines of a bundle that Spreekuur never writes, as changes that can wait: all of one laptop wait as one row.

    Nothing of what they say is kept: nobody could erase it by the record it is about. Their laptop has them.
    """
    numbers = [-1 - int.from_bytes(hashlib.sha256(line).digest()[:6], "big") for line in lines]
    return [(Change(writer, n, stamp(now), "", _ODD, "", "", "", {}, {}), Objection.FORM) for n in numbers]


def came_otherwise(db: Database) -> None:
    """What another coordinator's laptop took over and gave on waits no more."""
    if db.execute("SELECT 1 FROM parked_change LIMIT 1").fetchone():
        db.execute(_CAME_OTHERWISE)


def waiting(db: Database, *, kept: bool = False) -> list[Waiting]:
    """The rows about which nobody decided, or also those of which the own one was kept; the oldest first."""
    states = "('waiting', 'kept')" if kept else "('waiting')"
    rows = db.execute(
        f"SELECT {COLUMNS}, why, root, root_id, state FROM parked_change WHERE state IN {states}"
        " ORDER BY came_at, writer, n"
    ).fetchall()
    found: dict[tuple[str, str, str], list[Any]] = {}
    for row in rows:
        found.setdefault((row[0], row[11], row[12]), []).append(row)
    return [_waiting(root, of) for root, of in found.items()]


def _waiting(root: tuple[str, str, str], rows: list[Any]) -> Waiting:
    writer, record, record_id = root
    changes = [foreign.as_change(row[: len(COLUMNS.split(", "))]) for row in rows]
    own = [one for one in changes if key_of(one) == (record, record_id)] or changes
    fields: dict[str, Any] = {}
    for one in own:
        fields |= one.after
    first = own[0]
    return Waiting(
        hashlib.sha256("|".join(root).encode()).hexdigest()[:10],
        writer,
        own[-1].by,
        own[-1].at,
        Objection(rows[changes.index(first)][10]),
        first.action,
        record,
        record_id,
        len(changes),
        fields,
        is_kept=all(row[13] == _KEPT for row in rows),
    )


def count(db: Database) -> int:
    """How many rows wait for a decision."""
    query = "SELECT count(*) FROM (SELECT DISTINCT writer, root, root_id FROM parked_change WHERE state = ?)"
    return int(db.execute(query, (_WAITING,)).fetchone()[0])


def not_kept(db: Database) -> dict[str, int]:
    """By vault, how many more changes came than wait here."""
    return {writer: count for writer, count in _more(db).items() if count}


def decide(db: Database, ids: Collection[str], keep: str) -> int:
    """Take rows over as they came, keep what is here, or drop them; how many were decided.

    Raises: NoSuchWaiting, NotToBeTakenOver; then nothing was decided.
    """
    every = {one.id: one for one in waiting(db, kept=True)}
    if not set(ids) <= every.keys():
        raise NoSuchWaiting
    wanted = [every[one] for one in dict.fromkeys(ids)]
    if keep == THEIRS and not all(one.can_be_taken_over for one in wanted):
        raise NotToBeTakenOver
    with db.joined():
        if keep == THEIRS:
            _take_over(db, wanted)
        else:
            _settle(db, wanted, _KEPT if keep == MINE else _DROPPED)
        left = {one.writer for one in waiting(db)}
        if gone := {one.writer for one in wanted} - left:  # there is room again for what could not be kept
            more = _more(db)
            vault_settings.put(db, _MORE, {writer: n for writer, n in more.items() if writer not in gone})
    return len(wanted)


def _settle(db: Database, wanted: list[Waiting], state: str) -> None:
    roots = json.dumps(["|".join((one.writer, one.record, one.record_id)) for one in wanted])
    where = "writer || '|' || root || '|' || root_id IN (SELECT value FROM json_each(?))"
    db.execute(f"UPDATE parked_change SET state = ? WHERE {where}", (state, roots))
    if state == _DROPPED:
        day = (
            "CASE WHEN record = 'consultation' AND action = 'insert'"
            " THEN json_object('held_on', json_extract(after, '$.held_on')) ELSE '{}' END"
        )
        db.execute(f"UPDATE parked_change SET after = {day}, by = '', knew = '{{}}' WHERE {where}", (roots,))


def _take_over(db: Database, wanted: list[Waiting]) -> None:
    changes: list[Change] = []
    for one in wanted:
        rows = db.execute(
            f"SELECT {COLUMNS} FROM parked_change WHERE writer = ? AND root = ? AND root_id = ? ORDER BY n",
            (one.writer, one.record, one.record_id),
        ).fetchall()
        changes += [foreign.as_change(row) for row in rows]
    with step(db, MERGED.rstrip("/")):
        settle(db, foreign.keep(db, changes, connection.changes(db)))
        came_otherwise(db)
    with step(db, DECIDED.rstrip("/")):
        for writer, key in dict.fromkeys((one.writer, key_of(one)) for one in changes):
            _let_stand(db, key, writer)


def _let_stand(db: Database, key: Key, writer: str) -> None:
    """Where the own row said something else, that is decided with it."""
    state = state_of(db, *key)
    if state is None or not state.is_there:
        return
    for name, heads in state.conflicts.items():
        theirs = [head for head in heads if head.change.writer == writer]
        if theirs:
            merging.decide(db, *key, name, theirs[0].value)


def with_settled(db: Database, came: Mapping[str, int], vaults: Collection[str]) -> dict[str, int]:
    """Talks of these laptops by day: those that came in, and those of which somebody decided that they do not."""
    found = dict(came)
    for vault in vaults:
        for day, number in db.execute(_SETTLED_TALKS, (vault,)).fetchall():
            found[day] = found.get(day, 0) + number
    return found


def forget_client(db: Database, client_id: str) -> None:
    """Let nothing wait that names a client who is to be erased; what belongs to such a row goes with it."""
    rows = db.execute(
        "SELECT writer, n, record, record_id FROM parked_change WHERE ? IN (json_extract(after, '$.client_id'),"
        " json_extract(after, '$.other_id'), record_id)",
        (client_id,),
    ).fetchall()
    for writer, n, record, record_id in rows:
        db.execute(
            "DELETE FROM parked_change WHERE writer = ? AND (n = ? OR (root = ? AND root_id = ?))",
            (writer, n, record, record_id),
        )


def _roots(db: Database, writer: str) -> dict[Key, tuple[Key, bool]]:
    rows = db.execute(
        "SELECT record, record_id, root, root_id, max(action = 'insert') FROM parked_change WHERE writer = ?"
        " GROUP BY record, record_id",
        (writer,),
    ).fetchall()
    return {
        (record, row_id): ((root, root_id), bool(inserted))
        for record, row_id, root, root_id, inserted in rows
    }


def _count(db: Database, writer: str) -> tuple[int, int]:
    query = (
        "SELECT count(*), coalesce(sum(length(after)), 0) FROM parked_change WHERE writer = ? AND state = ?"
    )
    count, size = db.execute(query, (writer, _WAITING)).fetchone()
    return int(count), int(size)


def _more(db: Database) -> dict[str, int]:
    return dict(vault_settings.get(db, _MORE, {}))
