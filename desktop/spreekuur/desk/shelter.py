# SPDX-License-Identifier: EUPL-1.2
"""A bed for tonight: the steps of the talk that is going on, and of earlier talks of which the end is not known yet."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime

from spreekuur.consultations import shelter
from spreekuur.consultations.shelter import Chain, Reached, Step
from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk.desk import Desk
from spreekuur.store.connection import Database
from spreekuur.store.writing import new_id, remove, save, step
from spreekuur.times import local_date, stamp

SIGNAL, TOPIC, CATEGORY = "homelessness_tonight", "care.homeless", "homelessness"


@dataclass(frozen=True, slots=True)
class OpenChain:
    """An earlier talk by its day, its queue number and the kenmerk of its letter, as far as there are any."""

    consultation_id: str
    held_on: date
    number: int | None
    kenmerk: str
    chain: Chain


@dataclass(frozen=True, slots=True)
class Noted:
    """A step of shelter that was noted, and the step of the store that takes it back."""

    step: str


def is_asked(talk: Talk, content: Content) -> bool:
    """Whether the talk is about a bed for tonight, by its signals, its topics or its routes; or steps stand in it."""
    if talk.shelter or SIGNAL in (talk.signals or ()) or TOPIC in talk.topics:
        return True
    routes = (content.organisations.get(chosen.route) for chosen in talk.routes)
    return any(place is not None and place.category == CATEGORY for place in routes)


def reach(talk: Talk, to: Step, by: str, now: datetime) -> Talk:
    """The talk with one more step.

    Raises: ShelterStepRefused.
    """
    return replace(talk, shelter=shelter.advance(talk.shelter, _reached(to, by, now)))


def back(talk: Talk) -> Talk:
    """The talk without its last step."""
    return replace(talk, shelter=shelter.back(talk.shelter))


def keep(db: Database, talk: Talk) -> None:
    """Keep the steps of a talk that is saved, as they stand on its form."""
    known = {reached.id for reached in talk.shelter}
    for reached in _kept(db, talk.id):
        if reached.id not in known:
            remove(db, "shelter_step", reached.id)
    for reached in talk.shelter:
        _save(db, talk.id, reached)


def of_talk(db: Database, consultation_id: str) -> Chain:
    """The steps of a talk that was saved."""
    return shelter.in_order(_kept(db, consultation_id))


def open_chains(desk: Desk) -> tuple[OpenChain, ...]:
    """Those of earlier talks that did not come to an end, the oldest first."""
    query = (
        "select c.id, c.held_on, c.number, (select p.kenmerk from paper p where p.consultation_id = c.id"
        " and p.kenmerk is not null order by p.id limit 1) from consultation c"
        " where c.id in (select consultation_id from shelter_step group by consultation_id"
        " having not max(step in (select value from json_each(?)))) and c.deleted_at is null order by c.held_on, c.id"
    )
    found = []
    for talk, held_on, number, kenmerk in desk.db.execute(
        query, (json.dumps(sorted(shelter.ENDS)),)
    ).fetchall():
        chain = of_talk(desk.db, talk)
        if not shelter.is_over(chain):
            found.append(OpenChain(talk, date.fromisoformat(held_on), number, kenmerk or "", chain))
    return tuple(found)


def go_on(desk: Desk, consultation_id: str, to: Step, now: datetime) -> Noted:
    """Note the next step of an earlier talk.

    Raises: ShelterStepRefused.
    """
    chain = of_talk(desk.db, consultation_id)
    reached = _reached(to, desk.db.author, now)
    shelter.advance(chain, reached)
    with step(desk.db, "shelter") as step_id:
        _save(desk.db, consultation_id, reached)
    return Noted(step_id)


def _reached(to: Step, by: str, now: datetime) -> Reached:
    return Reached(new_id(), to, local_date(now), stamp(now), by)


def _save(db: Database, talk: str, reached: Reached) -> None:
    row = {"id": reached.id, "consultation_id": talk, "step": reached.step.value}
    row |= {
        "reached_on": reached.on.isoformat(),
        "noted_at": reached.noted_at,
        "noted_by": reached.noted_by or db.author,
    }
    save(db, "shelter_step", row)


def _kept(db: Database, talk: str) -> list[Reached]:
    query = "select id, step, reached_on, noted_at, noted_by from shelter_step where consultation_id = ?"
    return [
        Reached(row_id, Step(name), date.fromisoformat(on), at, by)
        for row_id, name, on, at, by in db.execute(query, (talk,)).fetchall()
    ]
