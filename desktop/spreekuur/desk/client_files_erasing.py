# SPDX-License-Identifier: EUPL-1.2
"""Taking a person out of the store: rows, what was noted of earlier changes, open forms and letters."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from spreekuur.clients import households, merging, seen, store
from spreekuur.clients.model import Client
from spreekuur.consultations import draft, persons
from spreekuur.desk import linking
from spreekuur.desk.desk import Desk
from spreekuur.desk.forgetting import forget
from spreekuur.desk.records import count_only
from spreekuur.errors.clients import NoSuchClient
from spreekuur.exchange import parked
from spreekuur.letters import store as papers
from spreekuur.referral import tasks
from spreekuur.store import backup, drafts
from spreekuur.store.connection import STORE_NAME, Database
from spreekuur.store.journal import noted_rows
from spreekuur.store.reaching import owe, reach_disk
from spreekuur.store.writing import erase, remove, save, step


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erased file held, and the copies of the vault from before, which hold it still."""

    talks: int
    letters: int
    copies: tuple[Path, ...]


def erase_now(desk: Desk, client_id: str, now: datetime) -> Erased:
    """Erase a file at once, down to the pages on the disk; its talks stay as anonymous counts. No undo.

    Raises:
        NoSuchClient: it was erased already.
        NoRoom, StoreBusy, StoreFaulty: it is erased, and its pages are written anew at the next start.
    """
    client = store.get(desk.db, client_id)
    if client is None:
        raise NoSuchClient
    own = merging.members(desk.db, client_id)
    talks = tuple(dict.fromkeys(talk for file_id in own for talk in talks_of(desk.db, file_id)))
    letters = sum(paper.case is not None for talk in talks for paper in papers.of_consultation(desk.db, talk))
    with step(desk.db, "erase_client"):
        erase_file(desk.db, client)
        owe(desk.db)
    reach_disk(desk.db)
    copies = dict.fromkeys(path for file_id in own for path in _copies(desk.db, file_id))
    return Erased(len(talks), letters, tuple(copies))


def erase_file(db: Database, client: Client) -> None:
    """Erase a file, with all that are seen as one with it, inside the transaction that is open.

    Afterwards the pages must be brought to the disk.
    """
    own = merging.members(db, client.id)
    for relation_id in dict.fromkeys(one for file_id in own for one in merging.relations_of(db, file_id)):
        remove(db, "relation", relation_id)
    for file_id in reversed(own):
        known = store.get(db, file_id)
        if known is not None:
            _erase_one(db, known)


def _erase_one(db: Database, client: Client) -> None:
    make_anonymous(db, client.id)
    tasks.forget_client(db, client.id)
    for consent in store.consents(db, client.id):
        remove(db, "consent", consent.id)
    remove(db, "client", client.id)
    forget_removed(db, client.id, client.code)


def forget_removed(db: Database, client_id: str, code: str) -> None:
    """Erase what is noted of a file whose rows are gone; only that there was one stays, and its code is spent."""
    for consent_id in noted_rows(db, "consent", "client_id", client_id):
        erase(db, "consent", consent_id, _all_but_id(db, "consent"))
    for side in ("client_id", "other_id"):
        for relation_id in noted_rows(db, "relation", side, client_id):
            erase(db, "relation", relation_id, _all_but_id(db, "relation"))
    erase(db, "client", client_id, _all_but_id(db, "client"))
    parked.forget_client(db, client_id)
    store.never_again(db, code)
    seen.make_nameless(db, client_id, store.digest_of(db, code))


def make_anonymous(db: Database, client_id: str) -> None:
    """Leave of all talks of a client only their anonymous counts, and of open forms what is counted."""
    households.forget(db, client_id)
    own = talks_of(db, client_id)
    for talk_id in [*own, *(talk for talk in persons.unlink(db, client_id) if talk not in own)]:
        _forget_talk(db, talk_id, client_id)
    for kept in drafts.open_drafts(db):
        if client_id in kept.content:
            _loosen(db, kept, client_id)


def _forget_talk(db: Database, talk_id: str, client_id: str) -> None:
    """Leave of a talk its anonymous count, and what the other persons in it may keep in their files."""
    shared = persons.is_kept(db, talk_id, without=client_id)
    row = db.execute("select client_id from consultation where id = ?", (talk_id,)).fetchone()
    forget(db, talk_id, shared=shared)
    erase(db, "consultation", talk_id, ["consent"])
    if shared and row and row[0] not in (None, client_id):
        save(db, "consultation", {"id": talk_id, "client_id": row[0]})


def talks_of(db: Database, client_id: str) -> tuple[str, ...]:
    """The ids of the talks that stand or ever stood under a client's code, also of those taken back."""
    rows = db.execute("select id from consultation where client_id = ?", (client_id,)).fetchall()
    noted = noted_rows(db, "consultation", "client_id", client_id)
    return tuple(dict.fromkeys([*(talk_id for (talk_id,) in rows), *noted]))


def _loosen(db: Database, kept: drafts.Draft, client_id: str) -> None:
    """Leave of an open talk what is counted, and nothing of another form or of where somebody was."""
    if kept.kind != draft.KIND:
        drafts.drop(db, kept.id)
        return
    talk = draft.from_text(kept.content)
    left = linking.unlink(talk, client_id)
    if talk.client_id == client_id or not linking.files(talk):
        forget(db, talk.id)
        counted = replace(count_only(talk), companions=left.companions)
        left = replace(counted, client_id=left.client_id, client_agreed=left.client_agreed)
    drafts.keep(db, kept.id, kept.evening_id, kept.kind, draft.to_text(left))


def _all_but_id(db: Database, table: str) -> list[str]:
    return [name for name in db.shapes[table].columns if name != "id"]


def _copies(db: Database, client_id: str) -> tuple[Path, ...]:
    """The copies made since there is this file: those beside the vault, and those on sticks that may be there still."""
    if db.path is None:
        return ()
    first = "select min(at) from change where record = 'client' and record_id = ?"
    (since,) = db.execute(first, (client_id,)).fetchone()
    made = db.execute("select place, made_at < ? from backup order by made_at", (since,)).fetchall()
    older = {Path(place) for place, before in made if before}
    beside = db.path.parent / backup.LOCAL_FOLDER
    here = sorted(path.parent for path in beside.glob(f"*/{STORE_NAME}"))
    away = [Path(place) for place, _before in made if Path(place).parent != beside]
    away = [place for place in away if place.exists() or not place.parent.exists()]
    return tuple(place for place in dict.fromkeys([*here, *away]) if place not in older)
