# SPDX-License-Identifier: EUPL-1.2
"""Who belongs to whom: one row for two files, seen from both sides with the right word.

A row says what `other_id` is to `client_id`. Parent and child are one row, from the parent to the child; everything
else is the same from both sides. Somebody without a file is a row of the file with itself: a count, never a name.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from spreekuur.clients.births import Born, surely_older
from spreekuur.errors.clients import Refusal
from spreekuur.store.connection import Database
from spreekuur.store.writing import erase, new_id, remove, save
from spreekuur.times import from_stamp, local_date, stamp


class Kind(StrEnum):
    """What the other is to the person of the file."""

    PARTNER = "partner"
    CHILD = "child"
    PARENT = "parent"
    SIBLING = "sibling"
    RELATIVE = "relative"
    HOUSEMATE = "housemate"
    COLLEAGUE = "colleague"


@dataclass(frozen=True, slots=True)
class Tie:
    """One relation as it is kept: what `other_id` is to `client_id`; the same id twice is somebody without a file."""

    id: str
    client_id: str
    other_id: str
    kind: Kind
    noted_on: date

    @property
    def is_nameless(self) -> bool:
        """Is the other somebody without a file?"""
        return self.client_id == self.other_id

    def seen_from(self, client_id: str) -> tuple[Kind, str | None]:
        """What the other is to this person, and the other's file if there is one."""
        if self.is_nameless:
            return self.kind, None
        if client_id == self.client_id:
            return self.kind, self.other_id
        return _TURNED.get(self.kind, self.kind), self.client_id


_TURNED = {Kind.CHILD: Kind.PARENT, Kind.PARENT: Kind.CHILD}
_KINDS = json.dumps(list(Kind))
_TIE = "id, client_id, other_id, kind, noted_at"
_NOTED = """
select distinct record_id from change where record = 'relation' and action != 'erase'
    and json_extract(before, '$.kind') in (select value from json_each(:kinds))
    and :file in (json_extract(before, '$.client_id'), json_extract(before, '$.other_id'))"""
# Up and down from parent to child, so that a circle is seen however long it is.
_NEAR = """
with recursive near(id) as (
    select value from json_each(:ids)
    union
    select case near.id when r.client_id then r.other_id else r.client_id end
    from near join relation r on near.id in (r.client_id, r.other_id) where r.kind = 'child')
"""


def between(client_id: str, kind: Kind, other_id: str | None) -> tuple[str, str, Kind]:
    """The row that says so: a parent stands first. Without a file for the other it is the file's own row."""
    if other_id is None:
        return client_id, client_id, kind
    return (other_id, client_id, Kind.CHILD) if kind is Kind.PARENT else (client_id, other_id, kind)


def refusal(
    client_id: str,
    kind: Kind,
    other_id: str | None,
    ties: Collection[Tie],
    births: Mapping[str, Born | None],
) -> Refusal | None:
    """Why this cannot be, given what is known of both and of their family; None when it can. Pure."""
    if other_id == client_id:
        return Refusal.SELF
    if other_id is not None and any({t.client_id, t.other_id} == {client_id, other_id} for t in ties):
        return Refusal.ALREADY
    if kind is Kind.PARTNER:
        taken = {end for tie in ties if tie.kind is kind for end in (tie.client_id, tie.other_id)}
        return Refusal.SECOND_PARTNER if taken & {client_id, other_id} else None
    if other_id is None or kind not in (Kind.CHILD, Kind.PARENT):
        return None
    parent, child, _kind = between(client_id, kind, other_id)
    if child in _ancestors(parent, ties):
        return Refusal.CIRCLE
    return Refusal.CHILD_OLDER if surely_older(births.get(child), births.get(parent)) else None


def add(db: Database, client_id: str, kind: Kind, other_id: str | None, moment: datetime) -> None:
    """Note that the other belongs to this person so."""
    first, second, kept = between(client_id, kind, other_id)
    row = {"id": new_id(), "client_id": first, "other_id": second, "kind": kept.value}
    save(db, "relation", row | {"noted_at": stamp(moment), "noted_by": db.author})


def take_away(db: Database, tie_id: str) -> None:
    """Note that it is not so, or not any more; can be undone."""
    remove(db, "relation", tie_id)


def of_files(db: Database, client_ids: Iterable[str]) -> list[Tie]:
    """Who belongs to the person of these files, in the order in which it was noted."""
    ids = json.dumps(list(client_ids))
    rows = db.execute(
        f"select {_TIE} from relation where kind in (select value from json_each(:kinds))"
        " and (client_id in (select value from json_each(:ids)) or other_id in (select value from json_each(:ids)))"
        " order by id",
        {"kinds": _KINDS, "ids": ids},
    )
    return [_tie(*row) for row in rows]


def family(db: Database, client_ids: Iterable[str]) -> list[Tie]:
    """All relations of these and of their parents and children, however far."""
    rows = db.execute(
        f"{_NEAR} select {_TIE} from relation where kind in (select value from json_each(:kinds))"
        " and (client_id in (select id from near) or other_id in (select id from near))",
        {"kinds": _KINDS, "ids": json.dumps(list(client_ids))},
    )
    return [_tie(*row) for row in rows]


def forget(db: Database, client_id: str) -> None:
    """Erase whom this file belongs to, also what was noted of relations that are gone; cannot be undone."""
    fields = [name for name in db.shapes["relation"].columns if name != "id"]
    for tie in of_files(db, [client_id]):
        remove(db, "relation", tie.id)
    for (tie_id,) in db.execute(_NOTED, {"kinds": _KINDS, "file": client_id}).fetchall():
        erase(db, "relation", tie_id, fields)


def _ancestors(client_id: str, ties: Collection[Tie]) -> set[str]:
    parents: dict[str, set[str]] = {}
    for tie in ties:
        if tie.kind is Kind.CHILD and not tie.is_nameless:
            parents.setdefault(tie.other_id, set()).add(tie.client_id)
    found, ahead = {client_id}, [client_id]
    while ahead:
        above = parents.get(ahead.pop(), set()) - found
        found |= above
        ahead.extend(above)
    return found


def _tie(id_: str, client_id: str, other_id: str, kind: str, noted_at: str) -> Tie:
    return Tie(id_, client_id, other_id, Kind(kind), local_date(from_stamp(noted_at)))
