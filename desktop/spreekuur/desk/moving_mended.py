# SPDX-License-Identifier: EUPL-1.2
"""Talks whose ids came out of a file get ids of this laptop's own.

Two laptops that took in one file had rows under the same ids, and each said that it had made them. A talk under such
an id is taken away and stands anew under its own id, both as any change of this laptop: whoever has the one gets the
other. What another laptop is known to have, or wrote to, stays as it is: there it is settled whose row it is.
"""

import json
from datetime import date

from spreekuur.moving import own_ids, store
from spreekuur.store import practice
from spreekuur.store.connection import Database
from spreekuur.store.writing import copy_as, remove, save
from spreekuur.team import returning, roster

_UNMENDED = (
    "SELECT moved_in.id, min(change.step), min(change.seq), held_on FROM moved_in"
    " JOIN consultation ON consultation.id = moved_in.id"
    " JOIN change ON change.record = 'consultation' AND change.record_id = moved_in.id AND action = 'insert'"
    " AND change.step >= 'moving_in/' AND change.step < 'moving_in0'"
    " WHERE source = moved_in.id GROUP BY moved_in.id ORDER BY moved_in.id"
)
_GIVEN = (
    "SELECT max(changes) FROM bundle_made JOIN peer USING (vault) WHERE vault IN (SELECT value FROM json_each(?))"
    " AND sequence <= json_extract(receipt, '$.taken')"
)
_OPEN = "SELECT 1 FROM draft WHERE id = ?"
_STAYS_SO = (
    "SELECT 1 WHERE EXISTS (SELECT 1 FROM foreign_change WHERE record = 'consultation' AND record_id = ?1)"
    " OR EXISTS (SELECT 1 FROM sealed_note WHERE consultation_id = ?1)"  # what is sealed is bound to the old id
)
_POINTS = ("paper", "question")
"""Tables whose rows name a talk, and stand without it."""


def mend(db: Database) -> int:
    """Do so with all that need it, if this laptop belongs to a team; how many talks have another id now."""
    if db.execute("SELECT 1 FROM moved_in WHERE source = id LIMIT 1").fetchone() is None:
        return 0
    if practice.is_on(db) or not roster.has_keys(db) or returning.is_put_back(db):
        return 0
    if not roster.is_waiting(db) and not roster.of(db).others():
        return 0
    found = db.execute(_UNMENDED).fetchall()
    # Where no line of a file named its talk, its talks have ids of our own already.
    named = {move for one, move, _n, day in found if not own_ids.looks_made(one, date.fromisoformat(day))}
    given, mended = _given(db), 0
    with db.atomic():
        for talk_id, move, seq, _day in found:
            if db.execute(_OPEN, (talk_id,)).fetchone():
                continue  # somebody is writing in it: the next time
            db.execute("DELETE FROM moved_in WHERE source = ?1 AND id = ?1", (talk_id,))
            if move in named and seq > given and not db.execute(_STAYS_SO, (talk_id,)).fetchone():
                _mend_one(db, talk_id, move)
                mended += 1
        db.execute("DELETE FROM moved_in WHERE source = id AND id NOT IN (SELECT id FROM consultation)")
    return mended


def _given(db: Database) -> int:
    """How far this laptop's journal is with some coordinator's laptop, as the receipts say."""
    team = roster.of(db)
    leading = [one.vault for one in team.others() if team.leads(one)]
    (upto,) = db.execute(_GIVEN, (json.dumps(leading),)).fetchone()
    return int(upto or 0)


def _mend_one(db: Database, talk_id: str, move: str) -> None:
    query = "SELECT held_on, changed_by FROM consultation WHERE id = ?"
    day, by = db.execute(query, (talk_id,)).fetchone()
    own_ids.make_key(db)
    made = own_ids.of_line(db, talk_id, "", date.fromisoformat(day), 0)
    author, before = db.author, db.swap_step(move)
    db.author = by
    try:
        copy_as(db, "consultation", talk_id, made)
        for table in _POINTS:
            query = f"SELECT id FROM {table} WHERE consultation_id = ?"
            for (row_id,) in db.execute(query, (talk_id,)).fetchall():
                save(db, table, {"id": row_id, "consultation_id": made})
        remove(db, "consultation", talk_id)
    finally:
        db.author = author
        db.swap_step(before)
    db.execute(
        "INSERT OR IGNORE INTO counted SELECT ?2 FROM counted WHERE consultation_id = ?1", (talk_id, made)
    )
    store.came_from(db, talk_id, made)
