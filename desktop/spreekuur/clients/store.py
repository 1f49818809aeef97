# SPDX-License-Identifier: EUPL-1.2
"""How client files and their consents are kept. A file exists only with consent to record."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from spreekuur.clients.keeping import Contact
from spreekuur.clients.matching import CURRENT, tokens
from spreekuur.clients.model import Client, Consent, Purpose
from spreekuur.identifiers import masked
from spreekuur.store import vault_settings
from spreekuur.store.connection import Database
from spreekuur.store.writing import save
from spreekuur.times import from_stamp, local_date, stamp

PERSONAL = ("given", "family", "phone", "birth_date", "search")
"""What of a file is about the person; the rest is its code, its language and its dates."""
_CLIENT = (
    "id, code, language, given, family, phone, birth_date, deleted_at, closed_at, keep_reason, keep_until"
)
_CONSENT = "id, client_id, purpose, given_on, ends_on, recipient, withdrawn_at"
_CODES_GONE = "codes_gone"
_FINDABLE_BY = "findable_by"
# By their places those who were here since are passed over without a look at them.
_CONTACTS = """
select c.id, c.code, date(day / -100, 'unixepoch'),
    (select max(withdrawn_at) from consent where client_id = c.id), keep_until
from client_place join client c on c.id = client_place.client_id join client_day on client_day.client_id = c.id
where place > -unixepoch(:before) * 100 and day < 0"""


def add(db: Database, client: Client) -> None:
    """Record a client, or the corrected version of one."""
    given, family = (masked(name) if name else name for name in (client.given, client.family))
    save(
        db,
        "client",
        {
            "id": client.id,
            "code": client.code,
            "language": client.language,
            "given": given,
            "family": family,
            "phone": client.phone,
            "birth_date": client.birth_date,
            "search": tokens(given, family, client.phone),
        },
    )


def get(db: Database, client_id: str) -> Client | None:
    """One client by id, wherever the file lies."""
    row = db.execute(f"select {_CLIENT} from client where id = ?", (client_id,)).fetchone()
    return _client(row) if row else None


def with_code(db: Database, code: str) -> Client | None:
    """The client with this code, wherever the file lies."""
    row = db.execute(f"select {_CLIENT} from client where code = ?", (code,)).fetchone()
    return _client(row) if row else None


def make_findable(db: Database) -> int:
    """Note the tokens of files that were made by an older program; how many there were. Looked for once."""
    if vault_settings.get(db, _FINDABLE_BY, "") == CURRENT:
        return 0
    # In the order of the index, which else would write itself anew for each of them.
    rows = db.execute(
        "select id, given, family, phone from client left join client_place on client_id = id"
        " where search is null or instr(search, ?) = 0 order by place",
        (f" {CURRENT} ",),
    ).fetchall()
    with db.joined():
        for id_, *personal in rows:
            found = tokens(*(value or "" for value in personal))
            db.execute("update client set search = ? where id = ?", (found, id_))
        vault_settings.put(db, _FINDABLE_BY, CURRENT)
    return len(rows)


def find_anew(db: Database, client_ids: Iterable[str]) -> None:
    """Note the tokens of these files anew, as another vault wrote to them."""
    for client_id in client_ids:
        row = db.execute("select given, family, phone from client where id = ?", (client_id,)).fetchone()
        if row is not None:
            found = tokens(*(value or "" for value in row))
            db.execute("update client set search = ? where id = ?", (found, client_id))


def put_in_bin(db: Database, client_id: str, moment: datetime | None) -> None:
    """Note since when a file lies in the bin; None takes it out."""
    save(db, "client", {"id": client_id, "deleted_at": stamp(moment) if moment else None})


def in_bin(db: Database) -> list[Client]:
    """The files in the bin, the one put there last first."""
    rows = db.execute(
        f"select {_CLIENT} from client where deleted_at is not null order by deleted_at desc, id"
    )
    return [_client(row) for row in rows]


def keep_on(db: Database, client_id: str, reason: str, until: date) -> None:
    """Note why a file whose time is over is kept, and until when."""
    save(db, "client", {"id": client_id, "keep_reason": reason, "keep_until": until.isoformat()})


def last_contacts(db: Database, before: date) -> list[tuple[Contact, date | None]]:
    """The last contact of every file outside the bin with which nothing was since that day, by a talk or a consent that
    was given, and until when the file is kept on; a consent that was taken back is a contact as well.
    """
    rows = db.execute(_CONTACTS, {"before": before.isoformat()})
    return [
        (Contact(id_, code, _latest(here, withdrawn)), date.fromisoformat(kept) if kept else None)
        for id_, code, here, withdrawn, kept in rows
    ]


def _latest(here: str, withdrawn: str | None) -> date:
    day = date.fromisoformat(here)
    return max(day, local_date(from_stamp(withdrawn))) if withdrawn else day


def close(db: Database, client_id: str, moment: datetime) -> None:
    """Note that there is no consent to record any more."""
    save(db, "client", {"id": client_id, "closed_at": stamp(moment)})


def code_is_taken(db: Database, code: str) -> bool:
    """Was this code ever given out on this laptop, also to somebody whose file was undone or erased?"""
    row = db.execute("select 1 from client where code = ?", (code,)).fetchone()
    undone = "select 1 from change where record = 'client' and json_extract(before, '$.code') = ?"
    return (
        row is not None
        or digest_of(db, code) in vault_settings.get(db, _CODES_GONE, ())
        or db.execute(undone, (code,)).fetchone() is not None
    )


def never_again(db: Database, code: str) -> None:
    """Keep the code of an erased file from being given out again; only a digest of it stays."""
    gone = [*vault_settings.get(db, _CODES_GONE, ()), digest_of(db, code)]
    vault_settings.put(db, _CODES_GONE, sorted(set(gone)))


def give_consent(db: Database, consent: Consent) -> None:
    """Record one consent, or its withdrawal."""
    save(
        db,
        "consent",
        {
            "id": consent.id,
            "client_id": consent.client_id,
            "purpose": consent.purpose.value,
            "recipient": consent.recipient,
            "given_on": consent.given_on.isoformat(),
            "ends_on": consent.ends_on.isoformat(),
            "withdrawn_at": stamp(consent.withdrawn_at) if consent.withdrawn_at else None,
        },
    )


def consents(db: Database, client_id: str) -> list[Consent]:
    """Every consent a client ever gave, oldest first."""
    rows = db.execute(
        f"select {_CONSENT} from consent where client_id = ? order by given_on, id", (client_id,)
    )
    return [_consent(row) for row in rows]


def consent(db: Database, consent_id: str) -> Consent | None:
    """One consent by id."""
    row = db.execute(f"select {_CONSENT} from consent where id = ?", (consent_id,)).fetchone()
    return _consent(row) if row else None


def with_consent(db: Database, client_ids: Iterable[str], purpose: Purpose, today: date) -> frozenset[str]:
    """Which of these have given a consent for this purpose that holds today."""
    rows = db.execute(
        "select client_id from json_each(?) join consent on client_id = value"
        " where purpose = ? and withdrawn_at is null and ends_on > ?",
        (json.dumps(list(client_ids)), purpose.value, today.isoformat()),
    )
    return frozenset(client_id for (client_id,) in rows)


def digest_of(db: Database, code: str) -> str:
    """What is kept of the code of an erased file."""
    return hashlib.sha256(f"{db.origin}/{code}".encode()).hexdigest()


def _client(row: Sequence[Any]) -> Client:
    id_, code, language, given, family, phone, birth_date, deleted_at, closed_at, keep_reason, keep_until = (
        row
    )
    return Client(
        id_,
        code,
        language,
        given or "",
        family or "",
        phone or "",
        birth_date or "",
        from_stamp(deleted_at) if deleted_at else None,
        from_stamp(closed_at) if closed_at else None,
        keep_reason or "",
        date.fromisoformat(keep_until) if keep_until else None,
    )


def _consent(row: Sequence[Any]) -> Consent:
    id_, client_id, purpose, given_on, ends_on, recipient, withdrawn_at = row
    return Consent(
        id_,
        client_id,
        Purpose(purpose),
        date.fromisoformat(given_on),
        date.fromisoformat(ends_on),
        recipient,
        from_stamp(withdrawn_at) if withdrawn_at else None,
    )
