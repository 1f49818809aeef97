# SPDX-License-Identifier: EUPL-1.2
"""A client file, made only when the client wants to be remembered."""

import secrets
from calendar import monthrange
from datetime import date, datetime

from spreekuur.clients import code, store
from spreekuur.clients.model import Client, Consent, Purpose
from spreekuur.consultations.talk import Talk
from spreekuur.desk.desk import Desk
from spreekuur.desk.records import scrubbed, without_consent
from spreekuur.store.writing import new_id, step
from spreekuur.times import local_date

CONSENT_MONTHS = 6


def remember(desk: Desk, talk: Talk, now: datetime) -> str | None:
    """Make a client file from a talk and give its id; None without consent to record.

    Consent `limited` is consent to record only; `yes` is also consent to follow up, and to share with each chosen
    route. Each ends by itself after six months.
    """
    if without_consent(talk) or talk.consent not in ("yes", "limited"):
        return None
    letter = scrubbed(talk).letter
    client = Client(
        id=new_id(),
        code=_new_code(desk),
        language=talk.language,
        given=letter.get("given", ""),
        family=letter.get("family", "") or letter.get("name", ""),
        phone=letter.get("phone", ""),
        birth_date=letter.get("birth_date", ""),
    )
    with step(desk.db, "remember_client"):
        store.add(desk.db, client)
        for purpose, recipient in _consents(talk):
            _give(desk, client.id, purpose, recipient, local_date(now))
    return client.id


def _consents(talk: Talk) -> list[tuple[Purpose, str | None]]:
    given: list[tuple[Purpose, str | None]] = [(Purpose.RECORD, None)]
    if talk.consent == "yes":
        given.append((Purpose.FOLLOW_UP, None))
        given.extend((Purpose.SHARE, route.route) for route in talk.routes)
    return given


def _give(desk: Desk, client_id: str, purpose: Purpose, recipient: str | None, on: date) -> None:
    ends = _months_later(on, CONSENT_MONTHS)
    store.give_consent(desk.db, Consent(new_id(), client_id, purpose, on, ends, recipient))


def _new_code(desk: Desk) -> str:
    while store.code_is_taken(desk.db, made := code.make(secrets.randbelow)):
        pass
    return made


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
