# SPDX-License-Identifier: EUPL-1.2
"""The fields that two laptops filled in differently, each with what says which record it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from spreekuur.desk import exchange
from spreekuur.desk.desk import Desk
from spreekuur.exchange import conflicts, tables
from spreekuur.exchange.conflicts import Conflict
from spreekuur.store import merging
from spreekuur.store.connection import Database
from spreekuur.store.writing import undo


@dataclass(frozen=True, slots=True)
class Subject:
    """Which record it is about: what of these is known differs from kind to kind."""

    record: str
    client: str = ""
    """The code of the client it is about, with the id of the file beside it."""
    client_id: str = ""
    day: str = ""
    number: int | None = None
    route: str = ""
    """Where a referral leads."""
    named: str = ""
    """What else names it: a kenmerk, an entry of the directory, a rule."""


@dataclass(frozen=True, slots=True)
class Question:
    """A conflict with its record."""

    conflict: Conflict = field(repr=False)
    subject: Subject = field(repr=False)


def look(desk: Desk) -> list[Question]:
    """All that nobody decided yet."""
    return [_question(desk.db, one) for one in exchange.open_conflicts(desk)]


def decide(desk: Desk, conflict_id: str, keep: str) -> str:
    """Keep `mine`, `theirs` or `both`; the step, to be taken back.

    Raises: NoSuchConflict, BothDoNotFit.
    """
    return exchange.resolve(desk, conflict_id, keep)


def take_back(desk: Desk, step: str) -> None:
    """The question is open again."""
    undo(desk.db, step)


def about_client(desk: Desk, client_id: str) -> list[str]:
    """The fields of a client's file, by their names in the store, that are asked about."""
    return [one.field for one in conflicts.of_row(desk.db, "client", client_id)]


def about_referral(desk: Desk, referral_id: str) -> list[str]:
    """The same of a referral."""
    return [one.field for one in conflicts.of_row(desk.db, "referral", referral_id)]


def _question(db: Database, one: Conflict) -> Question:
    return Question(one, subject(db, one.record, one.record_id, {}))


def subject(db: Database, record: str, record_id: str, told: Mapping[str, Any]) -> Subject:
    """What is known of a record; of one that is not here, what was `told` of it."""
    row = (merging.present(db, record, record_id) if record in tables.ORDER else None) or dict(told)
    above = _above(db, record, row)
    file_id = record_id if record == "client" else str(above.get("client_id") or "")
    file = (merging.present(db, "client", file_id) if file_id else None) or {}
    code = file.get("code") or (row.get("code") if record == "client" else "")
    return Subject(
        record,
        client=str(code or ""),
        client_id=file_id if file else "",
        day=str(above.get("held_on") or above.get("made_on") or ""),
        number=above.get("number"),
        route=str(row.get("route") or above.get("route") or ""),
        named=str(row.get("kenmerk") or row.get("org") or row.get("rule") or ""),
    )


def _above(db: Database, record: str, row: dict[str, Any]) -> dict[str, Any]:
    """What is known of the record and of what it belongs to, the nearest counting first."""
    known = dict(row)
    for name, parent in (
        ("referral_id", "referral"),
        ("consultation_id", "consultation"),
        ("evening_id", "evening"),
    ):
        if (parent_id := known.get(name)) and record != parent:
            more = merging.present(db, parent, str(parent_id)) or {}
            known = more | {key: value for key, value in known.items() if value is not None}
    return known
