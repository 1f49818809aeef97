# SPDX-License-Identifier: EUPL-1.2
"""The talks of the store as they are counted: read in one go, coded, and nobody's name among them."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from spreekuur.clients import merging
from spreekuur.consultations.model import Kind, Outcome
from spreekuur.referral.progress import Progress, WhyNot, result
from spreekuur.statistics.coding import Coding
from spreekuur.statistics.counting import NO_TOPIC, Held, Seat
from spreekuur.store.connection import Database

_OPEN = """
SELECT id FROM consultation AS k WHERE deleted_at IS NULL AND kind IN ('talk', 'light_touch')
    AND held_on BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM counted WHERE consultation_id = k.id)"""
_OPEN_AMONG = """
SELECT value FROM json_each(?) WHERE value NOT IN (SELECT consultation_id FROM counted)"""
_TALKS = """
SELECT id, held_on, started_at, kind, key_person, persons, language, client_id,
    registration, stay, expected_months, housing_tied, municipality
FROM consultation WHERE deleted_at IS NULL AND kind IN ('talk', 'light_touch')
    AND id IN (SELECT value FROM json_each(?))"""
_TOPICS = """
SELECT consultation_id, topic, signal FROM consultation_topic
WHERE consultation_id IN (SELECT value FROM json_each(?)) ORDER BY position, topic"""
_OUTCOMES = """
SELECT consultation_id, outcome FROM consultation_outcome
WHERE consultation_id IN (SELECT value FROM json_each(?))"""
_OTHERS = """
SELECT consultation_id, client_id FROM talk_person
WHERE consultation_id IN (SELECT value FROM json_each(?)) ORDER BY id"""
# Advice that the client thought over and never took is no referral that was made.
_REFERRALS = """
SELECT consultation_id, route, state,
    (SELECT why FROM referral_step WHERE referral_id = referral.id AND why IS NOT NULL ORDER BY id DESC LIMIT 1)
FROM referral WHERE consultation_id IN (SELECT value FROM json_each(?)) AND state <> 'advised' AND (
    NOT EXISTS (SELECT 1 FROM referral_step AS s WHERE s.referral_id = referral.id AND s.step = 'advised')
    OR EXISTS (SELECT 1 FROM referral_step AS s WHERE s.referral_id = referral.id AND s.step = 'chosen'))
ORDER BY chosen_at, id"""
_LANGUAGES = "SELECT id, language FROM client WHERE id IN (SELECT value FROM json_each(?))"


def open_ids(db: Database, until: date, since: date = date.min) -> list[str]:
    """The talks held from one day to another that no closed period counted."""
    days = (since.isoformat(), until.isoformat())
    return [talk for (talk,) in db.execute(_OPEN, days).fetchall()]


def open_among(db: Database, ids: Iterable[str]) -> list[str]:
    """Those of these talks that no closed period counted."""
    return [talk for (talk,) in db.execute(_OPEN_AMONG, (json.dumps(sorted(ids)),)).fetchall()]


def read(db: Database, ids: Iterable[str], coding: Coding) -> list[Held]:
    """These talks as they are counted; those taken back, and those to which nobody came, are left out."""
    asked = json.dumps(list(ids))
    rows = db.execute(_TALKS, (asked,)).fetchall()
    parts = _Parts(db, asked, {row[7] for row in rows if row[7]}, coding)
    return [_held(row, parts, coding) for row in rows]


@dataclass(frozen=True, slots=True)
class _File:
    seen_in: str
    language: str


class _Parts:
    """What belongs to several talks, read with one query each."""

    def __init__(self, db: Database, asked: str, first: Collection[str], coding: Coding) -> None:
        self.topics: dict[str, list[tuple[str, str, bool]]] = {}
        for talk, topic, signal in db.execute(_TOPICS, (asked,)).fetchall():
            self.topics.setdefault(talk, []).append((topic, coding.topic(topic), bool(signal)))
        self.outcomes = _grouped(db.execute(_OUTCOMES, (asked,)).fetchall())
        self.others = _grouped(db.execute(_OTHERS, (asked,)).fetchall())
        self.sent: dict[str, list[tuple[str, str, str]]] = {}
        for talk, route, state, why in db.execute(_REFERRALS, (asked,)).fetchall():
            became = result(Progress(state), WhyNot(why) if why else None)
            self.sent.setdefault(talk, []).append((route, coding.domain(route), became))
        self.files = _files(db, {*first, *(file for files in self.others.values() for file in files)})


def _grouped(rows: Sequence[Sequence[Any]]) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = {}
    for talk, value in rows:
        groups.setdefault(talk, []).append(value)
    return groups


def _files(db: Database, files: Collection[str]) -> Mapping[str, _File]:
    spoken = dict(db.execute(_LANGUAGES, (json.dumps(sorted(files)),)).fetchall())
    ends = merging.ends(db, files)
    return {file: _File(ends[file], spoken.get(file, "")) for file in files}


def _held(row: Sequence[Any], parts: _Parts, coding: Coding) -> Held:
    talk, day, began, kind, key_person, persons, language, client, *answers = row
    about = coding.person(language, *answers)
    first = parts.files[client].seen_in if client else ""
    others = _others(parts, talk, first, coding)
    without = Seat("", coding.person(language))
    # Two files of one talk that were put together are one person, and nobody else takes the place.
    nameless = max(persons - 1 - len(parts.others.get(talk, ())), 0)
    return Held(
        id=talk,
        day=date.fromisoformat(day),
        began=began,
        kind=Kind(kind),
        key_person=bool(key_person),
        seats=(Seat(first, about), *others, *[without] * nameless),
        outcomes=tuple(Outcome(one) for one in parts.outcomes.get(talk, ())),
        topics=tuple(parts.topics.get(talk, ())) or ((NO_TOPIC, coding.topic(NO_TOPIC), False),),
        sent=tuple(parts.sent.get(talk, ())),
    )


def _others(parts: _Parts, talk: str, first: str, coding: Coding) -> list[Seat]:
    """Whoever sat beside the first one and has a file: of them only the language is known."""
    found = {parts.files[file].seen_in: parts.files[file].language for file in parts.others.get(talk, ())}
    found.pop(first, None)
    return [Seat(file, coding.person(language)) for file, language in found.items()]
