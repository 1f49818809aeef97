# SPDX-License-Identifier: EUPL-1.2
"""What closed figures rest on: the talks that were counted for good, and what was done to them since.

The figures themselves cannot change: what was counted is kept beside the talks. So nothing here forbids a correction.
It is told apart from an undo, which would take away what was counted and say nothing: that is refused.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from spreekuur.errors.figures import RestsOnFigures
from spreekuur.store import vault_settings
from spreekuur.store.connection import Database, changes
from spreekuur.store.journal import from_json

_CLOSED = "figures_closed"
"""The setting that says how far the journal had come when a quarter was closed last, and what was corrected then."""
_COUNTED = "SELECT consultation_id FROM counted WHERE consultation_id IN (SELECT value FROM json_each(?))"
_BEFORE = "SELECT seq FROM change WHERE at <= ? ORDER BY seq DESC LIMIT 1"
_SINCE = """
SELECT seq, action, record, record_id, before, step FROM change WHERE seq > ?
    AND record IN (SELECT value FROM json_each(?)) ORDER BY seq"""
_LATE = """
SELECT count(*) FROM consultation AS k WHERE deleted_at IS NULL AND kind IN ('talk', 'light_touch')
    AND id IN (SELECT record_id FROM change WHERE seq > ? AND record = 'consultation'
        AND (action = 'insert' OR (action = 'update' AND json_extract(before, '$.held_on') IS NOT NULL)))
    AND held_on < ? AND NOT EXISTS (SELECT 1 FROM counted WHERE consultation_id = k.id)"""
_TURN = "~"
_OF_PART = "SELECT consultation_id FROM {} WHERE id IN (SELECT value FROM json_each(:ids))"
_TALKS_OF = {
    "referral_step": """SELECT r.consultation_id FROM referral_step AS s JOIN referral AS r ON r.id = s.referral_id
        WHERE s.id IN (SELECT value FROM json_each(:ids))""",
    "client": """SELECT id FROM consultation WHERE client_id IN (SELECT value FROM json_each(:ids))
        UNION SELECT consultation_id FROM talk_person WHERE client_id IN (SELECT value FROM json_each(:ids))""",
}
# Which fields of a row a count is made from; of what is not named here none. What became of a referral is counted as it
# was known when the quarter closed, and goes on afterwards: taking that back reaches below, noting more does not.
_COUNTED_FIELDS: Mapping[str, frozenset[str]] = {
    "consultation": frozenset(
        {
            "held_on",
            "kind",
            "key_person",
            "persons",
            "language",
            "client_id",
            "registration",
            "stay",
            "expected_months",
            "housing_tied",
            "municipality",
            "deleted_at",
        }
    ),
    "consultation_topic": frozenset({"topic", "signal"}),
    "consultation_outcome": frozenset({"outcome"}),
    "talk_person": frozenset({"client_id"}),
    "referral": frozenset({"route"}),
    "client": frozenset({"merged_into"}),
}
_GOES_ON: Mapping[str, frozenset[str]] = {
    "referral": frozenset({"state"}),
    "referral_step": frozenset({"step", "why", "reached_on"}),
}


class Noted(NamedTuple):
    """A write as the journal has it."""

    seq: int
    action: str
    record: str
    record_id: str
    before: str
    step: str = ""


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What was done about quarters after they were closed."""

    corrected: int = 0
    """Talks that were corrected, moved or removed, and that closed figures count."""
    late: int = 0
    """Talks of a closed quarter that came in, or were moved into it: they count in the first open one."""
    counts_in: str = ""


def counted(db: Database, talks: Iterable[str]) -> frozenset[str]:
    """Those of these talks that a closed quarter counted."""
    rows = db.execute(_COUNTED, (json.dumps(sorted(talks)),)).fetchall()
    return frozenset(talk for (talk,) in rows)


def refuse_undo(db: Database, undone: Iterable[Noted]) -> None:
    """Let nothing be undone that was counted as it is: what was written before the last quarter was closed.

    Raises: RestsOnFigures.
    """
    touching = [one for one in undone if _touches(one, after_closing=False)]
    if not touching:
        return
    closed = closed_to(db)
    if resting := counted(db, _talks_of(db, [one for one in touching if one.seq <= closed])):
        raise RestsOnFigures(len(resting))


def corrected(db: Database, since: int = 0) -> frozenset[str]:
    """The counted talks that somebody corrected, moved or removed after this place in the journal and did not undo.

    It is what the next quarter tells, and without a place all of it. What was erased because a person wanted it is no
    correction.
    """
    if db.execute("SELECT 1 FROM counted LIMIT 1").fetchone() is None:
        return frozenset()
    rows = db.execute(_SINCE, (max(since, closed_to(db)), json.dumps(sorted(_COUNTED_FIELDS)))).fetchall()
    noted = [Noted(*row) for row in rows]
    undone = _undone(noted)
    erased = {one.record_id for one in noted if one.action == "erase"}
    hold = [one for one in noted if one.step.partition(_TURN)[0] not in undone]
    touching = [one for one in hold if _touches(one, after_closing=True)]
    return counted(db, set(_talks_of(db, touching)) - erased)


def late(db: Database, since: int, first_open: str) -> int:
    """How many talks of days before this one came in after this place in the journal, or were moved there."""
    rows: Any = db.execute(_LATE, (since, first_open)).fetchone()
    return int(rows[0])


def note_closed(db: Database, period: str, corrections: int) -> None:
    """Note that a quarter was closed now, and how many corrections of those before it tells."""
    before = vault_settings.get(db, _CLOSED, {})
    told = before.get("corrected", {}) | {period: corrections}
    vault_settings.put(db, _CLOSED, {"to": changes(db), "corrected": told})


def corrections(db: Database) -> Mapping[str, int]:
    """How many corrections each closed quarter tells."""
    found: Mapping[str, int] = vault_settings.get(db, _CLOSED, {}).get("corrected", {})
    return found


def closed_to(db: Database) -> int:
    """How far the journal had come when a quarter was closed last; 0 where none was."""
    noted = vault_settings.get(db, _CLOSED, {})
    if "to" in noted:
        return int(noted["to"])
    closed_at: Any = db.execute("SELECT max(closed_at) FROM closed_period").fetchone()[0]
    before = db.execute(_BEFORE, (closed_at,)).fetchone() if closed_at else None  # it was not noted then
    return int(before[0]) if before else 0


def _touches(one: Noted, *, after_closing: bool) -> bool:
    fields = _COUNTED_FIELDS.get(one.record, frozenset())
    if not after_closing:
        fields |= _GOES_ON.get(one.record, frozenset())
    if not fields or one.action == "erase":
        return False
    if one.action == "update" or one.record == "client":
        return bool(fields & from_json(one.before).keys())
    return True


def _undone(noted: Sequence[Noted]) -> Collection[str]:
    """The steps of which only the one turn and the other are left, which is nothing."""
    turns: dict[str, int] = {}
    for one in noted:
        step, _tilde, turn = one.step.partition(_TURN)
        turns[step] = max(turns.get(step, 0), int(turn) if turn.isdecimal() else 0)
    return {step for step, turn in turns.items() if turn % 2}


def _talks_of(db: Database, noted: Iterable[Noted]) -> Collection[str]:
    """The talks that these writes were about, also where the row is gone."""
    talks: set[str] = set()
    rows: dict[str, set[str]] = {}
    for one in noted:
        before = from_json(one.before)
        if one.record == "consultation":
            talks.add(one.record_id)
        elif talk := before.get("consultation_id"):
            talks.add(talk)
        elif referral := before.get("referral_id"):
            rows.setdefault("referral", set()).add(referral)
        else:
            rows.setdefault(one.record, set()).add(one.record_id)
    for record, ids in rows.items():
        found = db.execute(_TALKS_OF.get(record, _OF_PART.format(record)), {"ids": json.dumps(sorted(ids))})
        talks |= {talk for (talk,) in found.fetchall()}
    return talks
