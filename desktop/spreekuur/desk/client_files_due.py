# SPDX-License-Identifier: EUPL-1.2
"""Files whose time is over: shown as a list before anything is done, and put in the bin by a person, never by itself.

The last contact is the last talk under the code, and the last consent that was given or taken back. Whoever has an open
form is in contact now. In the bin a file lies for thirty days like any that is deleted, and can be taken back.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from spreekuur.clients import keeping, store
from spreekuur.clients.keeping import Contact, Why
from spreekuur.consultations import store as consultations
from spreekuur.desk.desk import Desk
from spreekuur.errors.clients import NoSuchClient
from spreekuur.letters import store as papers
from spreekuur.store import drafts
from spreekuur.store.writing import step
from spreekuur.times import local_date, months_after

_A_FEW_DAYS = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class DueFile:
    """One line of the list: a code, the last contact and what would go. Nobody's name."""

    id: str
    code: str
    last_on: date
    talks: int
    letters: int
    has_personal: bool
    """Is there a name, a phone number or a date of birth?"""
    is_closed: bool
    """Consent to record was taken back before: only the code and the dates are left."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """How many files went into the bin, and the step that takes them all back."""

    files: int
    step: str


def due(desk: Desk, today: date) -> list[DueFile]:
    """The files whose time is over and that are not kept for a reason, the longest ago first."""
    return [_line(desk, contact) for contact in _due(desk, today)]


def count_due(desk: Desk, today: date) -> int:
    """How many files there are to clear."""
    return len(_due(desk, today))


def clear(desk: Desk, client_ids: Collection[str], now: datetime) -> Cleared:
    """Put those of these files in the bin that are still due, as one step; what was not on the list stays."""
    still = [contact.client_id for contact in _due(desk, local_date(now)) if contact.client_id in client_ids]
    with step(desk.db, "clear_files") as step_id:
        for client_id in still:
            store.put_in_bin(desk.db, client_id, now)
    return Cleared(len(still), step_id)


def keep_on(desk: Desk, client_id: str, why: Why, now: datetime) -> str:
    """Keep a file for twelve months more, for a reason. The step that takes it back.

    Raises:
        NoSuchClient: it was erased in the meantime.
    """
    if store.get(desk.db, client_id) is None:
        raise NoSuchClient
    with step(desk.db, "keep_file") as step_id:
        store.keep_on(desk.db, client_id, why.value, keeping.kept_until(local_date(now)))
    return step_id


def _due(desk: Desk, today: date) -> list[Contact]:
    # The store leaves out what is surely not due; months differ in length, so it is not asked to the day.
    surely = months_after(today, -keeping.MONTHS) + _A_FEW_DAYS
    rows = [row for row in store.last_contacts(desk.db, surely) if keeping.is_due(row[0], row[1], today)]
    forms = [draft.content for draft in drafts.open_drafts(desk.db)] if rows else []
    found = [contact for contact, _kept in rows if not any(contact.client_id in form for form in forms)]
    return sorted(found, key=lambda contact: (contact.last_on, contact.code))


def _line(desk: Desk, contact: Contact) -> DueFile:
    client = store.get(desk.db, contact.client_id)
    assert client is not None
    talks = consultations.of_client(desk.db, client.id)
    letters = papers.made_for_client(desk.db, client.id)
    return DueFile(
        client.id,
        client.code,
        contact.last_on,
        len(talks),
        sum(letters.values()),
        bool(client.name or client.phone or client.birth_date),
        client.closed_at is not None,
    )
