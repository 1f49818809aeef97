# SPDX-License-Identifier: EUPL-1.2
"""A talk as one line: the members by which it is taken in again. Pure."""

from collections.abc import Sequence
from typing import Any

from spreekuur.clients.model import Client
from spreekuur.consultations.model import Consultation
from spreekuur.moving import sending, stays
from spreekuur.moving.model import Field, Sent
from spreekuur.times import stamp

ALWAYS = ("id", "date", "language", "topics", "outcomes")


def line(
    talk: Consultation, routes: Sequence[Sent], client: Client | None = None, *, names: bool = False
) -> dict[str, Any]:
    """All that is coded of a talk; with `names` also the note and who it was. What was not answered is left out."""
    coded: dict[Field, Any] = {
        Field.ID: talk.id,
        Field.DATE: talk.held_on.isoformat(),
        Field.STARTED_AT: stamp(talk.started_at),
        Field.ENDED_AT: stamp(talk.ended_at),
        Field.ENTERED_AFTERWARDS: talk.entered_afterwards,
        Field.NUMBER: talk.number,
        Field.KIND: talk.kind.value,
        Field.LANGUAGE: talk.language,
        Field.TOPICS: list(talk.topics),
        Field.OUTCOMES: [outcome.value for outcome in talk.outcomes],
        Field.ROUTES: [sending.to_text(sent) for sent in routes],
        Field.PERSONS: talk.persons,
        Field.INTERPRETER: talk.interpreter,
        Field.KEY_PERSON: talk.key_person,
        Field.CONSENT: talk.consent,
        **{Field(key): _number(value) for key, value in talk.answers.items()},
        **{Field(key): value for key, value in talk.bands.items()},
        Field.STAYS: stays.to_texts(talk.stays),
    }
    if names:
        coded |= _personal(talk, client)
    filled = {field.value: value for field, value in coded.items() if value not in (None, "", [])}
    return {name: filled.get(name, []) for name in ALWAYS} | filled


def _personal(talk: Consultation, client: Client | None) -> dict[Field, Any]:
    said = {Field.NOTE: talk.note}
    if client is not None and client.name:
        said |= {
            Field.RECORD: "yes",
            Field.GIVEN: client.given,
            Field.FAMILY: client.family,
            Field.PHONE: client.phone,
        }
    return said


def _number(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value
