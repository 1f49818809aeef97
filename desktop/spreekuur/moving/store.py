# SPDX-License-Identifier: EUPL-1.2
"""What moved in, read back from what was noted of each write: which talks, and which of them were changed since."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from spreekuur.store.connection import Database

STEP = "moving_in"
BACK = "moving_back"
# The tables whose rows belong to a talk, all by its id.
PARTS_OF_A_TALK = (
    "consultation_topic",
    "consultation_outcome",
    "stay",
    "sealed_note",
    "referral",
    "shelter_step",
    "talk_person",
    "paper",
    "question",
)
_MOVES = """
SELECT step, min(at), by, count(*), count(consultation.id), min(held_on), max(held_on)
FROM change LEFT JOIN consultation ON consultation.id = record_id
WHERE step >= 'moving_in/' AND step < 'moving_in0' AND record = 'consultation' AND action = 'insert'
    AND instr(step, '~') = 0 AND record_id NOT IN (SELECT source FROM moved_in WHERE source <> moved_in.id)
GROUP BY step ORDER BY min(at) DESC, step DESC"""
_INSERTED = "SELECT record_id FROM change WHERE step = :step AND action = 'insert' AND record = "
# Later writes to a talk itself.
_LATER_OF_TALK = """
SELECT later.record_id, later.step FROM change AS first JOIN change AS later
    ON later.record = 'consultation' AND later.record_id = first.record_id AND later.seq > first.seq
WHERE first.step = :step AND first.record = 'consultation' AND first.action = 'insert' AND later.step <> :step"""


@dataclass(frozen=True, slots=True)
class Move:
    """One time that talks moved in: when, in whose name, how many, how many are left, and between which days."""

    id: str
    at: str
    by: str
    talks: int
    left: int
    first_day: str
    last_day: str


def moves(db: Database) -> list[Move]:
    """Every move, the newest first; of one that was taken back no talk is left."""
    return [
        Move(step, at, by, talks, left, first or "", last or "")
        for step, at, by, talks, left, first, last in db.execute(_MOVES)
    ]


def talks_of(db: Database, move: str) -> list[str]:
    """The talks of a move that are still there."""
    query = f"SELECT id FROM consultation WHERE id IN ({_INSERTED} 'consultation') ORDER BY id"
    return [row_id for (row_id,) in db.execute(query, {"step": move})]


def empty_evenings_of(db: Database, move: str) -> list[str]:
    """The evenings that a move made, on which nobody sat at the desk, and that hold nothing any more."""
    query = (
        f"SELECT id FROM evening WHERE id IN ({_INSERTED} 'evening') AND at_desk = ''"
        " AND NOT EXISTS (SELECT 1 FROM consultation WHERE evening_id = evening.id)"
        " AND NOT EXISTS (SELECT 1 FROM ticket WHERE evening_id = evening.id)"
        " AND NOT EXISTS (SELECT 1 FROM paper WHERE evening_id = evening.id)"
        " AND NOT EXISTS (SELECT 1 FROM question WHERE evening_id = evening.id)"
        " AND NOT EXISTS (SELECT 1 FROM draft WHERE evening_id = evening.id)"
    )
    return [row_id for (row_id,) in db.execute(query, {"step": move}).fetchall()]


def empty_files_of(db: Database, move: str) -> list[str]:
    """The client files that a move made, that nobody changed, and that hold nothing any more."""
    query = (
        f"SELECT id FROM client WHERE id IN ({_INSERTED} 'client')"
        " AND NOT EXISTS (SELECT 1 FROM change WHERE record = 'client' AND record_id = client.id"
        " AND step <> :step AND NOT (step >= 'moving_back/' AND step < 'moving_back0'))"
        " AND NOT EXISTS (SELECT 1 FROM consultation WHERE client_id = client.id)"
        " AND NOT EXISTS (SELECT 1 FROM talk_person WHERE client_id = client.id)"
        " AND NOT EXISTS (SELECT 1 FROM task WHERE client_id = client.id)"
        " AND NOT EXISTS (SELECT 1 FROM relation WHERE client.id IN (client_id, other_id))"
        " AND NOT EXISTS (SELECT 1 FROM consent WHERE client_id = client.id AND withdrawn_at IS NOT NULL)"
    )
    return [row_id for (row_id,) in db.execute(query, {"step": move}).fetchall()]


def consents_of(db: Database, files: Iterable[str]) -> list[str]:
    """The consents that belong to these files."""
    query = "SELECT id FROM consent WHERE client_id IN (SELECT value FROM json_each(?)) ORDER BY id"
    return [row_id for (row_id,) in db.execute(query, (json.dumps(list(files)),))]


def changed_since(db: Database, move: str) -> frozenset[str]:
    """The talks of a move to which somebody did something since that was not undone.

    Of a part that is gone, what was noted says to which talk it belonged.
    """
    values = {"step": move}
    written = list(db.execute(_LATER_OF_TALK, values))
    changed: set[str] = set()
    for table in PARTS_OF_A_TALK:
        written += db.execute(
            f"SELECT coalesce(json_extract(later.before, '$.consultation_id'), {table}.consultation_id), later.step"
            f" FROM change AS first JOIN change AS later ON later.record = '{table}'"
            " AND later.record_id = first.record_id AND later.seq > first.seq"
            f" LEFT JOIN {table} ON {table}.id = first.record_id"
            f" WHERE first.step = :step AND first.record = '{table}' AND first.action = 'insert'"
            " AND later.step <> :step",
            values,
        ).fetchall()
        added = db.execute(
            f"SELECT consultation_id FROM {table} WHERE consultation_id IN ({_INSERTED} 'consultation')"
            f" AND id NOT IN (SELECT record_id FROM change WHERE step = :step AND record = '{table}')",
            values,
        )
        changed |= {talk for (talk,) in added}
    holds = _steps_that_hold({step for _talk, step in written})
    changed |= {talk for talk, step in written if step.split("~")[0] in holds}
    return frozenset(changed | set(known_as(db, changed).values()))


def _steps_that_hold(steps: Iterable[str]) -> frozenset[str]:
    """Of these steps those that were not undone: an even number of turns (`store/undoing.py`)."""
    turns: dict[str, int] = {}
    for step in steps:
        name, _tilde, turn = step.partition("~")
        turns[name] = max(turns.get(name, 0), int(turn or 0))
    return frozenset(name for name, turn in turns.items() if turn % 2 == 0)


def known_as(db: Database, names: Iterable[str]) -> dict[str, str]:
    """Of these names that are of talks here, each with the id here: its own, or that of the talk that came so named."""
    query = (
        "SELECT name.value, consultation.id FROM json_each(?) AS name JOIN consultation ON consultation.id = name.value"
        " UNION SELECT source, consultation.id FROM json_each(?) AS name JOIN moved_in ON source = name.value"
        " JOIN consultation ON consultation.id = moved_in.id"
    )
    wanted = json.dumps(list(names))
    return dict(db.execute(query, (wanted, wanted)).fetchall())


def came_from(db: Database, source: str, talk_id: str) -> None:
    """Note what named a talk in the file that it came from."""
    db.execute("INSERT OR IGNORE INTO moved_in (source, id) VALUES (?, ?)", (source, talk_id))


def there(db: Database, ids: Iterable[str]) -> frozenset[str]:
    """Which of these talks are kept here."""
    query = "SELECT id FROM consultation WHERE id IN (SELECT value FROM json_each(?))"
    return frozenset(row_id for (row_id,) in db.execute(query, (json.dumps(list(ids)),)))


def ever(db: Database, ids: Iterable[str]) -> frozenset[str]:
    """Which of these talks were ever kept here."""
    query = (
        "SELECT DISTINCT record_id FROM change WHERE record = 'consultation'"
        " AND record_id IN (SELECT value FROM json_each(?))"
    )
    return frozenset(row_id for (row_id,) in db.execute(query, (json.dumps(list(ids)),)))


def days(db: Database) -> frozenset[str]:
    """The days on which there was an evening."""
    return frozenset(day for (day,) in db.execute("SELECT DISTINCT held_on FROM evening"))


def evenings(db: Database) -> list[str]:
    """The ids of all evenings, by day."""
    return [row_id for (row_id,) in db.execute("SELECT id FROM evening ORDER BY held_on, id")]
