# SPDX-License-Identifier: EUPL-1.2
"""Letting rows stand as all changes of them say, whatever order these came in.

A row whose parent has not come in, or was taken away, waits. Of two rows that claim one place the one with the smaller
id has it; a client code or a number of a letter gives way instead, so that no client and no letter waits.
"""

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

from spreekuur.clients import code
from spreekuur.clients import store as clients
from spreekuur.exchange import tables
from spreekuur.exchange.merge import Merged, merged
from spreekuur.store import foreign, merging
from spreekuur.store.connection import Database
from spreekuur.store.foreign import Change
from spreekuur.store.histories import Histories, Key
from spreekuur.store.journal import scrub
from spreekuur.store.writing import new_id

_TOPIC_OF_FORGOTTEN = (
    "SELECT id FROM consultation_topic WHERE id = ? AND signal AND EXISTS (SELECT 1 FROM change"
    " WHERE record = 'consultation' AND record_id = consultation_id AND action = 'erase')"
)
# Numbers of letters that a lost laptop gave out are not given out again by the one that has its digit now.
_NUMBER_USED = (
    "INSERT OR IGNORE INTO kenmerk_used (year, laptop, number)"
    " SELECT CAST(substr(kenmerk, 4, 4) AS INTEGER), CAST(substr(kenmerk, 9, 1) AS INTEGER),"
    " CAST(substr(kenmerk, 10, length(kenmerk) - 12) AS INTEGER) FROM paper WHERE id = ? AND kenmerk IS NOT NULL"
    " AND origin != ? AND substr(kenmerk, 9, 1) = (SELECT value FROM setting WHERE name = 'laptop')"
)
_RENAMED = "recode"
_PLACE = {record: place for place, record in enumerate(tables.ORDER)}


def settle(db: Database, new: Iterable[Change]) -> list[tuple[str, str]]:
    """Let every row that these changes are about stand as it should, and those that waited for one of them.

    Gives back the client codes that two laptops had given out, each with the one that the later client has now.
    """
    by_row: dict[Key, list[Change]] = {}
    for one in new:
        by_row.setdefault((one.record, one.record_id), []).append(one)
    settling = _Settling(db, Histories(db, by_row.keys()))
    settling.settle(by_row)
    return settling.recoded


def state_of(db: Database, record: str, record_id: str) -> Merged | None:
    """A row as all that is known of it says; None when nothing is."""
    return _state([*foreign.own_changes(db, record, record_id), *foreign.of_row(db, record, record_id)])


def _state(changes: list[Change]) -> Merged | None:
    return merged(_without_derived(one) for one in changes) if changes else None


def _without_derived(one: Change) -> Change:
    names = [name for name in one.after if (one.record, name) in tables.DERIVED]
    if not names:
        return one
    after = {name: value for name, value in one.after.items() if name not in names}
    return Change(
        one.writer, one.n, one.at, one.by, one.action, one.record, one.record_id, one.step, after, one.knew
    )


class _Settling:
    """One go over rows, and over those that wait, until no more of them can stand."""

    def __init__(self, db: Database, known: Histories) -> None:
        self._db, self._known, self._placing = db, known, merging.Placing(db)
        self._waiting = set(merging.waiting(db))
        self._fields = {record: {*merging.columns(db, record), "origin"} for record in tables.ORDER}
        self.recoded: list[tuple[str, str]] = []

    def settle(self, by_row: dict[Key, list[Change]]) -> None:
        going = [key for key, new in by_row.items() if any(one.action == "remove" for one in new)]
        coming: list[Change] = []
        for key in _in_order(by_row.keys() - set(going)):
            (first, *more) = by_row[key]
            if coming and coming[0].record != key[0]:
                self._place_new(coming)
            if not more and first.action == "insert" and self._known.is_single(key):
                coming.append(first)
            else:
                self._place_new(coming)
                self._row(key, by_row[key])
        self._place_new(coming)
        for key in reversed(_in_order(going)):  # what belongs to it was let go, or went, before
            self._row(key, by_row[key])
        stood = True
        while stood and self._waiting:
            stood = sum(self._row(key, []) for key in _in_order(self._waiting)) > 0
        self._placing.note()
        self._derive(by_row)

    def _row(self, key: Key, new: list[Change]) -> bool:
        """Let one row stand as it should; says whether a row that waited stands now."""
        self._placing.note()  # so that the journal keeps the order in which the rows came to stand
        state = _state(self._known.changes(key))
        if state is None:
            return False
        if state.conflicts:
            merging.note_conflict(self._db, *key)
        if state.taken and new:
            self._forget(key, new, state)
        was_waiting = key in self._waiting
        stands = self._stand(key, state)
        self._set_waiting(key, waits=not stands and not state.is_gone)
        return was_waiting and stands

    def _forget(self, key: Key, new: list[Change], state: Merged) -> None:
        """An erasure takes what it knew and what was written beside it, before what came after it stands again."""
        fields = {name for one in new if one.action == "erase" for name in one.after}
        fields |= {name for one in new for name in state.erased & one.after.keys()}
        if fields:
            merging.blank(self._db, *key, sorted(fields), (state.version, state.at, state.by))
        merging.forget(self._db, state.taken)

    def _place_new(self, coming: list[Change]) -> None:
        """Nearly every row is new, and nobody else has touched it: those of a table stand at once. Empties the list."""
        if not coming:
            return
        by_id = {one.record_id: one for one in coming}
        fields = self._fields[coming[0].record]
        rows = [
            merging.Coming(one.record, {n: v for n, v in one.after.items() if n in fields}, one.at, one.by)
            for one in coming
        ]
        coming.clear()
        for one in self._placing.place(rows):
            self._row((one.record, one.row["id"]), [by_id[one.row["id"]]])

    def _stand(self, key: Key, state: Merged) -> bool:
        """Let a row be as it should, if it can; says whether it stands."""
        record, row_id = key
        if not state.is_there:
            self._hide(key, state.by)
            return False
        row = merging.present(self._db, record, row_id)
        values = {name: value for name, value in state.values.items() if name in self._fields[record]}
        wanted = self._giving_way(key, values, row)
        if wanted is None:
            self._hide(key, state.by)
            return False
        stands = self._place(key, wanted, state) if row is None else self._change(key, wanted, row, state)
        for name in wanted:
            if stands and name in values and wanted[name] != values[name]:
                self._rename(key, name, wanted[name], values[name])
        return stands

    def _change(self, key: Key, wanted: dict[str, Any], row: dict[str, Any], state: Merged) -> bool:
        record, row_id = key
        after = {name: value for name, value in wanted.items() if row[name] != value and name != "origin"}
        if not after and row["version"] == state.version:
            return True
        before = {name: row[name] for name in after}
        noted = (state.version, state.at, state.by)
        return merging.change(self._db, record, row_id, after or {"id": row_id}, before, noted)

    def _place(self, key: Key, wanted: dict[str, Any], state: Merged) -> bool:
        record, row_id = key
        lacking = merging.required(self._db, record) - wanted.keys()
        row = dict.fromkeys(lacking, "") | wanted | {"id": row_id}  # what was erased is empty
        return merging.place(self._db, record, row, state.version, state.at, state.by)

    def _giving_way(
        self, key: Key, wanted: dict[str, Any], row: dict[str, Any] | None
    ) -> dict[str, Any] | None:
        """The values, where another row has the place of this one; None when this one has to wait."""
        record, row_id = key
        fields = tables.ONE_EACH.get(record, ())
        values = tuple((wanted.get(name) if name in wanted else (row or {}).get(name)) for name in fields)
        other = merging.holder(self._db, record, fields, values) if fields else None
        if other is None or other == row_id:
            return wanted
        if record not in _GIVE_WAY:
            if other < row_id:
                return None
            self._hide((record, other), "")
            return wanted
        (name,) = fields
        if other < row_id:
            return wanted | {name: _GIVE_WAY[record](row_id)}
        self._rename((record, other), name, _GIVE_WAY[record](other), values[0])
        return wanted

    def _rename(self, key: Key, name: str, value: Any, before: Any) -> None:
        """Let a row give way by a change of our own, which travels: every laptop that holds it comes to know."""
        step = self._db.swap_step(f"{_RENAMED}/{new_id()}")
        try:
            merging.decide(self._db, *key, name, value)
            self._known.wrote(key)
        finally:
            self._db.swap_step(step)
        if key[0] == "client":
            self.recoded.append((before, value))

    def _hide(self, key: Key, by: str) -> None:
        for gone in merging.hide(self._db, *key, by):
            self._set_waiting(gone, waits=True)

    def _set_waiting(self, key: Key, *, waits: bool) -> None:
        if waits and key not in self._waiting:
            self._waiting.add(key)
            merging.wait(self._db, *key)
        elif not waits and key in self._waiting:
            self._waiting.discard(key)
            merging.wait_no_more(self._db, *key)

    def _derive(self, by_row: dict[Key, list[Change]]) -> None:
        """Make what each vault makes itself: how a client is found, and no signal where somebody took it all back."""
        clients.find_anew(self._db, [row_id for record, row_id in by_row if record == "client"])
        for (record, row_id), new in by_row.items():
            if record == "consultation" and any(one.action == "erase" for one in new):
                _quiet(self._db, "SELECT id FROM consultation_topic WHERE consultation_id = ?", row_id)
            elif record == "paper":
                self._db.execute(_NUMBER_USED, (row_id, self._db.origin))
            elif record == "consultation_topic":
                _quiet(self._db, _TOPIC_OF_FORGOTTEN, row_id)


def _quiet(db: Database, query: str, row_id: str) -> None:
    for (topic,) in db.execute(query, (row_id,)).fetchall():
        db.execute("UPDATE consultation_topic SET signal = 0 WHERE id = ?", (topic,))
        scrub(db, "consultation_topic", topic, ["signal"])


def _in_order(keys: Iterable[Key]) -> list[Key]:
    return sorted(keys, key=lambda key: (_PLACE[key[0]], key[1]))


def _other_code(row_id: str) -> str:
    """Another client code, the same one wherever it has to give way."""
    number = int.from_bytes(hashlib.sha256(row_id.encode()).digest(), "big")

    def below(most: int) -> int:
        nonlocal number
        number, chosen = divmod(number, most)
        return chosen

    return code.make(below)


_GIVE_WAY: dict[str, Callable[[str], str | None]] = {"client": _other_code, "paper": lambda _row_id: None}
