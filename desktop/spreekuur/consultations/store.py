# SPDX-License-Identifier: EUPL-1.2
"""How talks are kept: one row, with its topics, outcomes and stays beside it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from spreekuur.consultations import persons
from spreekuur.consultations.model import Consultation, Kind, Outcome, Stay
from spreekuur.consultations.persons import OF_CLIENT
from spreekuur.store.connection import Database
from spreekuur.store.writing import new_id, remove, save
from spreekuur.times import from_stamp, stamp

ANSWERS = (
    "registration",
    "stay",
    "expected_months",
    "insured",
    "employment",
    "housing_tied",
    "municipality",
    "age_group",
    "children",
)
BANDS = {"age_band": "age_band", "origin": "origin_country", "sector": "sector", "here_since": "here_since"}
_PLAIN = (
    "id, evening_id, ticket_id, client_id, number, held_on, started_at, ended_at, entered_at,"
    " entered_afterwards, kind, key_person, persons, language, interpreter, consent, note"
)
_COLUMNS = ", ".join([_PLAIN, *ANSWERS, *BANDS.values()])


def add(db: Database, talk: Consultation, signal_topics: frozenset[str] = frozenset()) -> bool:
    """Record a talk, or the corrected version of one, in one transaction; says whether it is a new one.

    `signal_topics` are the topics whose question carries the yes/no signal bit that statistics count.
    """
    topics = {t: {"position": i, "signal": int(t in signal_topics)} for i, t in enumerate(talk.topics)}
    with db.joined():
        is_new = save(db, "consultation", _row(talk))
        _replace(db, talk.id, "topic", topics, is_new)
        _replace(db, talk.id, "outcome", {o.value: {} for o in talk.outcomes}, is_new)
        if talk.stays or not is_new:
            _replace_stays(db, talk.id, talk.stays)
        if talk.companions or not is_new:
            persons.keep(db, talk.id, talk.companions)
    return is_new


def get(db: Database, consultation_id: str) -> Consultation | None:
    """One talk, or None if there is none or it was taken back."""
    found = _read(db, "id = :key", consultation_id)
    return found[0] if found else None


def of_evening(db: Database, evening_id: str) -> list[Consultation]:
    """The talks of one evening, in the order in which they were entered."""
    return _read(db, "evening_id = :key", evening_id)


def held_on(db: Database, day: date) -> list[Consultation]:
    """The talks of one day, in the order in which they were entered."""
    return _read(db, "held_on = :key", day.isoformat())


def of_client(db: Database, client_id: str) -> list[Consultation]:
    """The talks kept under a client's code, also those in which they were not the first person; oldest first."""
    return sorted(
        _read(db, f"id in ({OF_CLIENT})", client_id), key=lambda talk: (talk.held_on, talk.started_at)
    )


def numbers(db: Database, evening_id: str) -> list[int]:
    """The paper numbers that this evening's talks carry, sorted, double ones included."""
    rows = db.execute(
        "select number from consultation where evening_id = ? and number is not null and deleted_at is null"
        " order by number",
        (evening_id,),
    )
    return [number for (number,) in rows]


def _row(talk: Consultation) -> dict[str, Any]:
    return {
        "id": talk.id,
        "evening_id": talk.evening_id,
        "ticket_id": talk.ticket_id,
        "client_id": talk.client_id,
        "number": talk.number,
        "held_on": talk.held_on.isoformat(),
        "started_at": stamp(talk.started_at),
        "ended_at": stamp(talk.ended_at),
        "entered_at": stamp(talk.entered_at),
        "entered_afterwards": int(talk.entered_afterwards),
        "kind": talk.kind.value,
        "key_person": int(talk.key_person),
        "persons": talk.persons,
        "language": talk.language,
        "interpreter": talk.interpreter,
        "consent": talk.consent,
        "note": talk.note,
        **{key: _answer(talk, key) for key in ANSWERS},
        **{column: talk.bands.get(band) for band, column in BANDS.items()},
    }


def _answer(talk: Consultation, key: str) -> str | float | None:
    """An answer as its column holds it: a number that the client does not know is none."""
    said = talk.answers.get(key)
    return None if key == "expected_months" and isinstance(said, str) else said


def _replace(
    db: Database, consultation_id: str, what: str, wanted: dict[str, dict[str, int]], is_new: bool
) -> None:
    table = f"consultation_{what}"
    query = f"select id, {what} from {table} where consultation_id = ?"
    # A talk that is new has no parts yet: they refer to it.
    rows = [] if is_new else db.execute(query, (consultation_id,)).fetchall()
    kept = {value: row_id for row_id, value in rows}
    for value in kept.keys() - wanted.keys():
        remove(db, table, kept[value])
    for value, more in wanted.items():
        row = {"id": kept.get(value) or new_id(), "consultation_id": consultation_id, what: value}
        save(db, table, row | more)


def _replace_stays(db: Database, consultation_id: str, stays: Sequence[Stay]) -> None:
    wanted = [(_iso(stay.arrival), _iso(stay.departure), int(stay.planned)) for stay in stays]
    rows = db.execute(
        "select id, arrival, departure, planned from stay where consultation_id = ? order by id",
        (consultation_id,),
    ).fetchall()
    if [tuple(row[1:]) for row in rows] == wanted:
        return
    for row in rows:
        remove(db, "stay", row[0])
    for arrival, departure, planned in wanted:
        save(
            db,
            "stay",
            {
                "id": new_id(),
                "consultation_id": consultation_id,
                "arrival": arrival,
                "departure": departure,
                "planned": planned,
            },
        )


def _read(db: Database, where: str, key: str) -> list[Consultation]:
    chosen = f"from consultation where {where} and deleted_at is null"
    rows = db.execute(f"select {_COLUMNS} {chosen} order by entered_at, id", {"key": key}).fetchall()
    parts = _Parts(db, chosen, key)
    return [_consultation(row, parts) for row in rows]


class _Parts:
    """Topics, outcomes and stays of several talks, read with one query each."""

    def __init__(self, db: Database, chosen: str, key: str) -> None:
        within = f"where consultation_id in (select id {chosen})"
        self.topics = _grouped(
            db, f"select consultation_id, topic from consultation_topic {within} order by position", key
        )
        self.outcomes = _grouped(
            db, f"select consultation_id, outcome from consultation_outcome {within} order by id", key
        )
        self.stays = _grouped(
            db, f"select consultation_id, arrival, departure, planned from stay {within} order by id", key
        )
        self.companions = _grouped(
            db, f"select consultation_id, client_id from talk_person {within} order by id", key
        )


def _grouped(db: Database, sql: str, key: str) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = {}
    for consultation_id, *values in db.execute(sql, {"key": key}):
        groups.setdefault(consultation_id, []).append(values)
    return groups


def _consultation(row: Sequence[Any], parts: _Parts) -> Consultation:
    (id_, evening_id, ticket_id, client_id, number, day, started, ended, entered, *rest) = row
    (afterwards, kind, key_person, in_talk, language, interpreter, consent, note, *coded) = rest
    answers = {k: v for k, v in zip(ANSWERS, coded, strict=False) if v is not None}
    bands = {k: v for k, v in zip(BANDS, coded[len(ANSWERS) :], strict=True) if v is not None}
    return Consultation(
        id=id_,
        evening_id=evening_id,
        ticket_id=ticket_id,
        client_id=client_id,
        number=number,
        held_on=date.fromisoformat(day),
        started_at=from_stamp(started),
        ended_at=from_stamp(ended),
        entered_at=from_stamp(entered),
        entered_afterwards=bool(afterwards),
        kind=Kind(kind),
        key_person=bool(key_person),
        persons=in_talk,
        companions=tuple(client for (client,) in parts.companions.get(id_, [])),
        language=language,
        interpreter=interpreter,
        consent=consent,
        note=note,
        answers=answers,
        bands=bands,
        topics=tuple(topic for (topic,) in parts.topics.get(id_, [])),
        outcomes=tuple(Outcome(outcome) for (outcome,) in parts.outcomes.get(id_, [])),
        stays=tuple(_stay(*values) for values in parts.stays.get(id_, [])),
    )


def _stay(arrival: str | None, departure: str | None, planned: int) -> Stay:
    return Stay(_day(arrival), _day(departure), bool(planned))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
