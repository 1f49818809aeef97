# SPDX-License-Identifier: EUPL-1.2
"""Which evenings have to be counted again, as the journal tells: those of everybody whom a write was about."""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from spreekuur.store.connection import Database
from spreekuur.store.journal import from_json

_SINCE = """
SELECT record, record_id, before FROM change WHERE seq > ? AND record IN ('consultation', 'consultation_topic',
    'consultation_outcome', 'talk_person', 'referral', 'referral_step', 'client')"""
_PARTS = {
    "consultation_topic": "SELECT consultation_id FROM consultation_topic WHERE id IN (SELECT value FROM json_each(?))",
    "consultation_outcome": (
        "SELECT consultation_id FROM consultation_outcome WHERE id IN (SELECT value FROM json_each(?))"
    ),
    "talk_person": "SELECT consultation_id FROM talk_person WHERE id IN (SELECT value FROM json_each(?))",
    "referral": "SELECT consultation_id FROM referral WHERE id IN (SELECT value FROM json_each(?))",
    "referral_step": (
        "SELECT r.consultation_id FROM referral_step s JOIN referral r ON r.id = s.referral_id"
        " WHERE s.id IN (SELECT value FROM json_each(?))"
    ),
}
_OF_REFERRAL = "SELECT consultation_id FROM referral WHERE id IN (SELECT value FROM json_each(?))"
_FILES = """
SELECT client_id FROM consultation WHERE client_id IS NOT NULL AND id IN (SELECT value FROM json_each(:ids))
UNION SELECT client_id FROM talk_person WHERE consultation_id IN (SELECT value FROM json_each(:ids))"""
_TALKS = """
SELECT id FROM consultation WHERE client_id IN (SELECT value FROM json_each(:ids))
UNION SELECT consultation_id FROM talk_person WHERE client_id IN (SELECT value FROM json_each(:ids))"""
# Everything that leads to the same file, whichever of them is asked for.
_GROUP = """
WITH RECURSIVE one(id) AS (
    SELECT value FROM json_each(?)
    UNION SELECT c.merged_into FROM one JOIN client c ON c.id = one.id WHERE c.merged_into IS NOT NULL
    UNION SELECT c.id FROM one JOIN client c ON c.merged_into = one.id)
SELECT id FROM one"""
_DAYS = "SELECT DISTINCT held_on FROM consultation WHERE id IN (SELECT value FROM json_each(?))"


def days(db: Database, since: int) -> set[str]:
    """The days of whoever was in a talk, or stands in a file, that was written after this place in the journal."""
    written: dict[str, set[str]] = {}
    talks: set[str] = set()
    files: set[str] = set()
    found: set[str] = set()
    referrals: set[str] = set()
    for record, row_id, noted in db.execute(_SINCE, (since,)).fetchall():
        before: Mapping[str, Any] = from_json(noted)
        written.setdefault(record, set()).add(row_id)
        talks |= _named(before, "consultation_id")
        files |= _named(before, "client_id") | _named(before, "merged_into")
        found |= _named(before, "held_on")
        referrals |= _named(before, "referral_id")
    talks |= written.get("consultation", set()) | _ids(db, _OF_REFERRAL, referrals)
    for record, query in _PARTS.items():
        talks |= _ids(db, query, written.get(record, ()))
    files |= written.get("client", set()) | files_in(db, talks)
    return found | _ids(db, _DAYS, talks | talks_of(db, files))


def files_in(db: Database, talks: Collection[str]) -> set[str]:
    """The files of everybody in these talks."""
    return {file for (file,) in db.execute(_FILES, {"ids": json.dumps(sorted(talks))}).fetchall()}


def talks_of(db: Database, files: Collection[str]) -> set[str]:
    """The talks in these files, and in all that are of the same persons."""
    group = _ids(db, _GROUP, files)
    return {talk for (talk,) in db.execute(_TALKS, {"ids": json.dumps(sorted(group))}).fetchall()}


def _named(before: Mapping[str, Any], field: str) -> set[str]:
    value = before.get(field)
    return {value} if value else set()


def _ids(db: Database, query: str, asked: Iterable[str]) -> set[str]:
    wanted = sorted(asked)
    return {value for (value,) in db.execute(query, (json.dumps(wanted),)).fetchall()} if wanted else set()
