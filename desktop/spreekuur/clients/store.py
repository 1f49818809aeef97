# SPDX-License-Identifier: EUPL-1.2
"""How client files and their consents are kept. A file exists only with consent to record."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from spreekuur.clients.model import Client, Consent, Purpose
from spreekuur.store.connection import Database
from spreekuur.store.writing import save
from spreekuur.times import from_stamp, stamp

_CONSENT = "id, client_id, purpose, given_on, ends_on, recipient, withdrawn_at"


def add(db: Database, client: Client) -> None:
    """Record a client, or the corrected version of one."""
    save(
        db,
        "client",
        {
            "id": client.id,
            "code": client.code,
            "language": client.language,
            "given": client.given,
            "family": client.family,
            "phone": client.phone,
            "birth_date": client.birth_date,
        },
    )


def get(db: Database, client_id: str) -> Client | None:
    """One client by id."""
    row = db.execute(
        "select id, code, language, given, family, phone, birth_date from client where id = ?", (client_id,)
    ).fetchone()
    return Client(*(value or "" for value in row)) if row else None


def code_is_taken(db: Database, code: str) -> bool:
    """Was this code ever given out on this laptop?"""
    return db.execute("select 1 from client where code = ?", (code,)).fetchone() is not None


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
