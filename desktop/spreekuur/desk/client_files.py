# SPDX-License-Identifier: EUPL-1.2
"""Client files: made, found, corrected and ended. All that a screen or a command needs of them is here."""

import secrets
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypedDict, Unpack

from spreekuur.clients import code, merging, store
from spreekuur.clients.consents import ConsentState, State, end_of
from spreekuur.clients.keeping import Why
from spreekuur.clients.model import Client, Consent, Purpose
from spreekuur.desk.client_files_access import Access, export
from spreekuur.desk.client_files_bin import in_bin, out_of_bin, purge, to_bin
from spreekuur.desk.client_files_bin import in_bin as bin  # the name on the screen
from spreekuur.desk.client_files_consents import may_follow_up, may_link, sensitive_topics
from spreekuur.desk.client_files_due import Cleared, DueFile, clear, count_due, due, keep_on
from spreekuur.desk.client_files_ending import Ending, what_ends, withdraw
from spreekuur.desk.client_files_erasing import Erased, erase_now
from spreekuur.desk.client_files_found import search
from spreekuur.desk.client_files_history import ClientFile, PastTalk, look_into, open_by_code, open_file
from spreekuur.desk.client_files_search import ClientHit
from spreekuur.desk.desk import Desk
from spreekuur.errors.clients import FileClosed, NoSuchClient, RecordConsentNeeded
from spreekuur.identifiers import masked
from spreekuur.store.writing import new_id, step
from spreekuur.times import local_date

__all__ = [
    "Access",
    "Cleared",
    "ClientFile",
    "ClientHit",
    "ConsentState",
    "Done",
    "DueFile",
    "Ending",
    "Erased",
    "PastTalk",
    "Person",
    "Purpose",
    "State",
    "Why",
    "bin",
    "clear",
    "correct",
    "count_due",
    "due",
    "erase_now",
    "export",
    "found",
    "give",
    "in_bin",
    "keep_on",
    "look_into",
    "may_follow_up",
    "may_link",
    "open_by_code",
    "open_file",
    "out_of_bin",
    "purge",
    "search",
    "sensitive_topics",
    "to_bin",
    "what_ends",
    "withdraw",
]


@dataclass(frozen=True, slots=True)
class Done:
    """A client after an action, and the step that takes it back."""

    client: Client
    step: str


class Person(TypedDict, total=False):
    """What a client may want to be remembered by, and whom we may tell."""

    given: str
    family: str
    phone: str
    birth_date: str
    recipients: Collection[str]
    other_people: Collection[str]
    """Files of which somebody said just now that they are of other people."""


def found(
    desk: Desk, language: str, now: datetime, purposes: Collection[Purpose], **person: Unpack[Person]
) -> Done:
    """Make a client file with a new code, and note the consents that were given, each for six months.

    Raises:
        RecordConsentNeeded: without consent to record there is no file.
    """
    if Purpose.RECORD not in purposes:
        raise RecordConsentNeeded
    client = _clean(
        Client(
            new_id(),
            _new_code(desk),
            language,
            person.get("given", ""),
            person.get("family", ""),
            person.get("phone", ""),
            person.get("birth_date", ""),
        )
    )
    with step(desk.db, "new_client") as step_id:
        store.add(desk.db, client)
        for purpose, recipient in _asked(purposes, person.get("recipients", ())):
            _give(desk, client.id, purpose, recipient, local_date(now))
        for other in person.get("other_people", ()):
            if store.get(desk.db, other) is not None:
                merging.tell_apart(desk.db, client.id, other, now)
    return Done(client, step_id)


def correct(desk: Desk, client: Client, now: datetime) -> str:
    """Keep the corrected name, phone, birth date or language; the step that takes it back.

    Raises:
        NoSuchClient: the file was erased in the meantime.
        RecordConsentNeeded: no consent to record holds today, so no name may be kept.
    """
    known = _open(desk, client.id)
    if not may_link(desk, client.id, local_date(now)):
        raise RecordConsentNeeded
    with step(desk.db, "correct_client") as step_id:
        merging.correct(desk.db, replace(_clean(client), id=known.id, code=known.code))
    return step_id


def give(desk: Desk, client_id: str, purpose: Purpose, now: datetime, recipient: str | None = None) -> str:
    """Note a consent for six months from today; a running one is renewed so. The step that takes it back.

    Consent to record is for all files that are seen as one: it stays with each when they are separated.

    Raises:
        NoSuchClient: the file was erased in the meantime.
        FileClosed: consent to record was withdrawn, and the file cannot be opened again.
    """
    if (purpose is Purpose.SHARE) is not bool(recipient):
        raise ValueError("consent to share is given for one recipient, the others for none")
    known = _open(desk, client_id)
    of_all = purpose is Purpose.RECORD
    with step(desk.db, "give_consent") as step_id:
        for file_id in merging.members(desk.db, known.id) if of_all else (known.id,):
            _give(desk, file_id, purpose, recipient, local_date(now))
    return step_id


def _open(desk: Desk, client_id: str) -> Client:
    client = store.get(desk.db, merging.end_of(desk.db, client_id))
    if client is None:
        raise NoSuchClient
    if client.closed_at is not None:
        raise FileClosed
    return client


def _clean(client: Client) -> Client:
    """Without stray spaces and without identifiers; the phone field alone is exempt from those."""
    return replace(
        client,
        given=_tidy(masked(client.given)),
        family=_tidy(masked(client.family)),
        phone=_tidy(client.phone),
        birth_date=_tidy(masked(client.birth_date)),
    )


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _asked(
    purposes: Collection[Purpose], recipients: Collection[str]
) -> Iterator[tuple[Purpose, str | None]]:
    for purpose in Purpose:
        if purpose in purposes and purpose is not Purpose.SHARE:
            yield purpose, None
    if Purpose.SHARE in purposes:
        yield from ((Purpose.SHARE, recipient) for recipient in dict.fromkeys(recipients))


def _give(desk: Desk, client_id: str, purpose: Purpose, recipient: str | None, on: date) -> None:
    store.give_consent(desk.db, Consent(new_id(), client_id, purpose, on, end_of(on), recipient))


def _new_code(desk: Desk) -> str:
    while store.code_is_taken(desk.db, made := code.make(secrets.randbelow)):
        pass
    return made
