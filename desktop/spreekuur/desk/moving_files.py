# SPDX-License-Identifier: EUPL-1.2
"""Client files that move in with their talks: one for each person, only with a consent that holds today."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from spreekuur.clients import code, store
from spreekuur.clients.consents import end_of
from spreekuur.clients.matching import tokens
from spreekuur.clients.model import Client, Consent, Purpose
from spreekuur.desk.client_files_consents import may_link
from spreekuur.desk.desk import Desk
from spreekuur.language import LANGUAGES
from spreekuur.moving.model import Person, Record
from spreekuur.moving.words import phrase
from spreekuur.store.writing import new_id

_SIGNIFICANT = 9
"""So many digits at the end of a phone number are its own; what stands before is written in many ways."""


@dataclass(slots=True)
class _Somebody:
    person: Person = field(repr=False)
    language: str
    said_yes: date
    lines: list[int]


@dataclass(frozen=True, slots=True)
class People:
    """Who gets a file, by what they are found by, and how many talks stay without one as the consent is over."""

    of: dict[str, _Somebody] = field(repr=False)
    over: int


def people(records: Sequence[Record], today: date) -> People:
    """The persons of these talks; whose last yes was more than six months ago gets no file."""
    found: dict[str, _Somebody] = {}
    for record in records:
        if record.person is not None:
            new = _Somebody(record.person, record.language, record.held_on, [])
            known = found.setdefault(_key(record.person), new)
            known.said_yes = max(known.said_yes, record.held_on)
            known.lines.append(record.line)
    live = {key: each for key, each in found.items() if end_of(each.said_yes) > today}
    return People(live, sum(len(each.lines) for key, each in found.items() if key not in live))


def make(desk: Desk, records: Sequence[Record], today: date) -> dict[int, str]:
    """The file of each line that gets one: that of the same name and phone if there is one, else a new one."""
    there = {found.strip(): id_ for id_, _code, found in store.found_by(desk.db)}
    files: dict[int, str] = {}
    for somebody in people(records, today).of.values():
        person = somebody.person
        known = there.get(tokens(person.given, person.family, person.phone).strip())
        if known is None or not may_link(desk, known, today):
            known = _new(desk, somebody)
        files |= dict.fromkeys(somebody.lines, known)
    return files


def _key(person: Person) -> str:
    """The same name, however it is written, with the same phone: that is one person."""
    digits = "".join(sign for sign in person.phone if sign.isdecimal())
    return f"{phrase(f'{person.given} {person.family}')} {digits[-_SIGNIFICANT:]}"


def _new(desk: Desk, somebody: _Somebody) -> str:
    while store.code_is_taken(desk.db, made := code.make(secrets.randbelow)):
        pass
    person, language = somebody.person, somebody.language
    given, family, phone = (" ".join(text.split()) for text in (person.given, person.family, person.phone))
    spoken = language if language in LANGUAGES else "nl"
    client = Client(new_id(), made, spoken, given, family, phone)
    store.add(desk.db, client)
    on = somebody.said_yes
    store.give_consent(desk.db, Consent(new_id(), client.id, Purpose.RECORD, on, end_of(on)))
    return client.id
