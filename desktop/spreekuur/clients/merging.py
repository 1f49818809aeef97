# SPDX-License-Identifier: EUPL-1.2
"""Files of one person that are seen as one, and files of which somebody said that they are of two persons.

No row moves: a file that was joined keeps its talks, its consents and its code, and points to the file it belongs to
(`client.merged_into`). So separating is exact, also after months. All files that lead to one end are one file.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from spreekuur.clients import store
from spreekuur.clients.joined_consents import Given, locked
from spreekuur.clients.model import Client, Consent
from spreekuur.store.connection import Database
from spreekuur.store.writing import new_id, remove, save
from spreekuur.times import amsterdam, from_stamp, local_date, stamp

FIELDS = ("given", "family", "phone", "birth_date", "language")
"""What of a joined file can be shown in the place of what the file that stays says itself."""
_JOINED, _TWO_PEOPLE, _SHOWN = "joined", "two_people", "shown_"
_UP = """
with recursive up(id, leads_to) as (
    select id, merged_into from client where id in (select value from json_each(?))
    union select c.id, c.merged_into from up join client c on c.id = up.leads_to)
select id, leads_to from up"""
_DOWN = """
with recursive down(id, leads_to, at, by) as (
    select id, '', '', '' from client where id = ?
    union select c.id, c.merged_into, r.noted_at, r.noted_by from down
        join relation r on r.client_id = down.id and r.kind = 'joined'
        join client c on c.id = r.other_id and c.merged_into = down.id)
select id, leads_to, at, by from down"""
_SHOWS = "select id, kind, other_id from relation where client_id = ? and kind glob 'shown_*' order by id"
_SHOWN_OF = (
    "select id from relation where kind glob 'shown_*' and other_id in (select value from json_each(:ids))"
    " and client_id not in (select value from json_each(:ids))"
)
_NOTED = "select id from relation where kind = 'joined' and other_id = ?"
_APART = (
    "select id, client_id, other_id from relation where kind = 'two_people'"
    " and (client_id in (select value from json_each(:ids)) or other_id in (select value from json_each(:ids)))"
)
# A consent that was not taken back was never changed since it was given.
_GIVEN_AT = "select id, changed_at from consent where client_id in (select value from json_each(?))"
_ALL_OF = "select id from relation where client_id = :id or other_id = :id"


@dataclass(frozen=True, slots=True)
class Joint:
    """One file that was joined: to which, when and by whom."""

    file_id: str
    leads_to: str
    at: datetime
    by: str


def ends(db: Database, client_ids: Iterable[str]) -> dict[str, str]:
    """For each of these files the one it is seen in: itself, unless it was joined."""
    asked = list(client_ids)
    leads_to = dict(db.execute(_UP, (json.dumps(asked),)).fetchall())
    return {client_id: _end(leads_to, client_id) for client_id in asked}


def end_of(db: Database, client_id: str) -> str:
    """The file that this one is seen in."""
    return ends(db, [client_id])[client_id]


def _end(leads_to: Mapping[str, str | None], start: str) -> str:
    """Follow the files; a circle, which two laptops could make together, ends at its oldest file."""
    path = [start]
    while (after := leads_to.get(path[-1])) is not None and after in leads_to:
        if after in path:
            return min(path[path.index(after) :])
        path.append(after)
    return path[-1]


def members(db: Database, client_id: str) -> tuple[str, ...]:
    """All files that are one file with this one: the one they are seen in first."""
    end = end_of(db, client_id)
    rows = db.execute(_DOWN, (end,)).fetchall()
    return tuple(dict.fromkeys([end, *(file_id for file_id, *_rest in rows)]))


def joints(db: Database, client_id: str) -> tuple[Joint, ...]:
    """How the files were joined that are seen in this one, the last joined first."""
    end = end_of(db, client_id)
    rows = db.execute(_DOWN, (end,)).fetchall()
    found = [Joint(file_id, into, from_stamp(at), by) for file_id, into, at, by in rows if into]
    return tuple(sorted(found, key=lambda joint: (joint.at, joint.file_id), reverse=True))


def join(db: Database, stays: str, goes: str, shown: Collection[str], now: datetime) -> None:
    """Let one file be seen in another, which shows these fields of it; both must be ends, and not the same."""
    save(db, "client", {"id": goes, "merged_into": stays})
    _relate(db, stays, goes, _JOINED, now)
    for name in FIELDS:
        if name in shown:
            _relate(db, stays, goes, f"{_SHOWN}{name}", now)


def separate(db: Database, client_id: str) -> None:
    """Let a file stand alone again, with all that was joined to it before."""
    below = json.dumps([file_id for file_id, *_rest in db.execute(_DOWN, (client_id,)).fetchall()])
    gone = db.execute(_NOTED, (client_id,)).fetchall() + db.execute(_SHOWN_OF, {"ids": below}).fetchall()
    for (relation_id,) in gone:
        remove(db, "relation", relation_id)
    save(db, "client", {"id": client_id, "merged_into": None})


def seen_as(db: Database, client_id: str) -> Client | None:
    """The client as all files of the person together show them, under the code of the one they are seen in."""
    end = end_of(db, client_id)
    return _seen(db, end, members(db, end))


def _seen(db: Database, file_id: str, among: Collection[str]) -> Client | None:
    client = store.get(db, file_id)
    if client is None:
        return None
    for _id, kind, other in db.execute(_SHOWS, (file_id,)).fetchall():
        name = kind.removeprefix(_SHOWN)
        # What is shown of a file may in turn come from one that was joined to that before; what was noted last counts.
        rest = [one for one in among if one != file_id]
        shown = _seen(db, other, rest) if other in rest else None
        if shown is not None and name in FIELDS:
            client = replace(client, **{name: getattr(shown, name)})
    return client


def correct(db: Database, client: Client) -> None:
    """Keep what was corrected on all files together: it is written to the file that stays, which then shows it."""
    own, seen = store.get(db, client.id), seen_as(db, client.id)
    assert own is not None and seen is not None
    changed = {name: getattr(client, name) for name in FIELDS if getattr(client, name) != getattr(seen, name)}
    store.add(db, replace(own, **changed))
    for relation_id, kind, _other in db.execute(_SHOWS, (client.id,)).fetchall():
        if kind.removeprefix(_SHOWN) in changed:
            remove(db, "relation", relation_id)


def tell_apart(db: Database, one: str, other: str, now: datetime) -> None:
    """Note that two files are of two persons; noting it again changes nothing."""
    if end_of(db, other) not in apart(db, one):
        _relate(db, min(one, other), max(one, other), _TWO_PEOPLE, now)


def apart(db: Database, client_id: str) -> dict[str, tuple[str, ...]]:
    """The files that are of somebody else than this one, each as it is seen, with the notes that say so."""
    own = members(db, client_id)
    found: dict[str, tuple[str, ...]] = {}
    for relation_id, one, other in db.execute(_APART, {"ids": json.dumps(own)}).fetchall():
        away = end_of(db, other if one in own else one)
        found[away] = (*found.get(away, ()), relation_id)
    return found


def take_back(db: Database, one: str, other: str) -> None:
    """Note no more that these two are of two persons."""
    for relation_id in apart(db, one).get(end_of(db, other), ()):
        remove(db, "relation", relation_id)


def relations_of(db: Database, client_id: str) -> tuple[str, ...]:
    """Every relation a file stands in, whatever it says."""
    return tuple(row_id for (row_id,) in db.execute(_ALL_OF, {"id": client_id}))


def _relate(db: Database, one: str, other: str, kind: str, now: datetime) -> None:
    row = {"client_id": one, "other_id": other, "kind": kind, "noted_at": stamp(now), "noted_by": db.author}
    save(db, "relation", {"id": new_id(), **row})


def consents(db: Database, client_id: str) -> list[Consent]:
    """Every consent of the files that are one with this one, oldest first, as they hold for all of them together."""
    own = members(db, client_id)
    if len(own) == 1:
        return store.consents(db, own[0])
    noted = dict(db.execute(_GIVEN_AT, (json.dumps(own),)).fetchall())
    given = [one for member in own for one in store.consents(db, member)]
    return locked(Given(one, _moment(one, from_stamp(noted[one.id]))) for one in given)


def _moment(consent: Consent, noted: datetime) -> datetime:
    """When a consent was given; the begin of the day when it was noted on another, so that a lock of that day wins."""
    if local_date(noted) == consent.given_on:
        return noted
    return datetime.combine(consent.given_on, datetime.min.time(), amsterdam())
