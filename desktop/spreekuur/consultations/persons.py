# SPDX-License-Identifier: EUPL-1.2
"""The other persons in a talk who have a file of their own: a link each, which goes without taking the talk along."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from spreekuur.store.connection import Database
from spreekuur.store.journal import noted_rows
from spreekuur.store.writing import erase, new_id, remove, save

OF_CLIENT = (
    "select id from consultation where client_id = :key"
    " union select consultation_id from talk_person where client_id = :key"
)
"""The talks that stand in a file, for a query with the client as `:key`."""


def keep(db: Database, consultation_id: str, client_ids: Sequence[str]) -> None:
    """Let exactly these stand beside the first person of a talk."""
    kept = dict(
        db.execute(
            "select client_id, id from talk_person where consultation_id = ? order by id", (consultation_id,)
        ).fetchall()
    )
    for gone in kept.keys() - set(client_ids):
        remove(db, "talk_person", kept[gone])
    for new in dict.fromkeys(client_ids):
        if new not in kept:
            row = {"id": new_id(), "consultation_id": consultation_id, "client_id": new}
            save(db, "talk_person", row)


@dataclass(frozen=True, slots=True)
class Shared:
    """The talks in which a client was one of several, and not the first: how many, and the day of the last."""

    talks: int
    last_on: date

    def latest(self, own: str | None) -> date:
        """The last day of these and of the client's own, which is ISO text."""
        return max(self.last_on, date.fromisoformat(own)) if own else self.last_on


def shared(db: Database, client_ids: Iterable[str]) -> dict[str, Shared]:
    """Of those of these clients who were one of several in a talk."""
    rows = db.execute(
        "select p.client_id, count(*), max(k.held_on)"
        " from talk_person p join consultation k on k.id = p.consultation_id"
        " where p.client_id in (select value from json_each(?)) and k.deleted_at is null group by p.client_id",
        (json.dumps(list(client_ids)),),
    )
    return {client_id: Shared(talks, date.fromisoformat(last_on)) for client_id, talks, last_on in rows}


def unlink(db: Database, client_id: str) -> list[str]:
    """Erase that this client was one of several, also where it is only noted; the talks that nobody's file holds now.

    The others of a talk keep it.
    """
    query = "select id, consultation_id from talk_person where client_id = ?"
    linked = db.execute(query, (client_id,)).fetchall()
    for row_id, _talk in linked:
        remove(db, "talk_person", row_id)
    fields = [name for name in db.shapes["talk_person"].columns if name != "id"]
    for row_id in noted_rows(db, "talk_person", "client_id", client_id):
        erase(db, "talk_person", row_id, fields)
    return [talk for _row, talk in linked if not is_kept(db, talk)]


def is_kept(db: Database, consultation_id: str, without: str = "") -> bool:
    """Does a talk stand in the file of anybody but this one?"""
    query = (
        "select 1 from consultation where id = :talk and client_id is not null and client_id != :without"
        " union all select 1 from talk_person where consultation_id = :talk and client_id != :without"
    )
    return db.execute(query, {"talk": consultation_id, "without": without}).fetchone() is not None
