# SPDX-License-Identifier: EUPL-1.2
"""Ids that only this vault can make, of what a file names or says: the same file gives the same ones again."""

import hashlib
import hmac
import secrets
from datetime import UTC, date, datetime
from uuid import UUID

from spreekuur.store import vault_settings
from spreekuur.store.connection import Database

_KEY = "moving_key"


def of_line(db: Database, named: str, said: str, day: date, turn: int) -> str:
    """The id of a talk that a file names so; of one that it does not name, by what its line says.

    From the id nobody finds what stood there. Each turn gives another one. It sorts as the named one did, else by the
    day of the talk: what comes in day after day lies together.
    """
    told = f"{turn}\x1did\x1d{named}" if named else f"{turn}\x1d{said}"
    secret = str(vault_settings.get(db, _KEY, "")).encode()
    digest = hmac.digest(secret, told.encode("utf-8", "replace"), hashlib.sha256)
    made = bytearray((_begun(named) or _noon(day)).to_bytes(6, "big") + digest[:10])
    made[6], made[8] = made[6] & 0x0F | 0x70, made[8] & 0x3F | 0x80  # version and variant of RFC 9562
    return str(UUID(bytes=bytes(made)))


def looks_made(talk_id: str, day: date) -> bool:
    """Whether an id may have been made so, by this vault or by another: it begins with the noon of the talk's day."""
    return _begun(talk_id) == _noon(day)


def make_key(db: Database) -> None:
    """Make what ids are made with, the first time."""
    if not vault_settings.get(db, _KEY, ""):
        vault_settings.put(db, _KEY, secrets.token_hex(32))


def _noon(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp() * 1000)


def _begun(name: str) -> int:
    """The moment with which an id that sorts by time begins; 0 when it is none."""
    try:
        found = UUID(name)
    except ValueError:
        return 0
    return found.int >> 80 if found.version == 7 else 0
