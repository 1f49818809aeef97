# SPDX-License-Identifier: EUPL-1.2
"""Files whose time is over: shown as a list before anything is done, and put in the bin by a person, never by itself.

The last contact is the last talk under the code, and the last consent that was given or taken back. Whoever has an open
form is in contact now. In the bin a file lies for thirty days like any that is deleted, and can be taken back.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from spreekuur.clients import keeping, merging, store
from spreekuur.clients.keeping import Contact, Why
from spreekuur.consultations import store as consultations
from spreekuur.desk.desk import Desk
from spreekuur.desk.roles import Act, require
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
    """Put those of these files in the bin that are still due, as one step; what was not on the list stays.

    Raises: NeedsCoordinator.
    """
    require(desk, Act.CLEAR_FILES)
    still = [contact.client_id for contact in _due(desk, local_date(now)) if contact.client_id in client_ids]
    with step(desk.db, "clear_files") as step_id:
        for client_id in still:
            for file_id in merging.members(desk.db, client_id):
                store.put_in_bin(desk.db, file_id, now)
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
    rows = _of_all_files(desk, store.last_contacts(desk.db, surely))
    due = [contact for contact, kept in rows if keeping.is_due(contact, kept, today)]
    forms = [draft.content for draft in drafts.open_drafts(desk.db)] if due else []
    found = [
        contact
        for contact in due
        if not any(
            file_id in form for form in forms for file_id in merging.members(desk.db, contact.client_id)
        )
    ]
    return sorted(found, key=lambda contact: (contact.last_on, contact.code))


def _of_all_files(
    desk: Desk, rows: Sequence[tuple[Contact, date | None]]
) -> Iterator[tuple[Contact, date | None]]:
    """Of files that are seen as one the last contact with any; none unless it is long ago with all of them."""
    known = {contact.client_id: contact for contact, _kept in rows}
    ends = merging.ends(desk.db, known)
    for contact, kept in rows:
        if ends[contact.client_id] == contact.client_id:
            own = merging.members(desk.db, contact.client_id)
            if all(file_id in known for file_id in own):
                yield replace(contact, last_on=max(known[file_id].last_on for file_id in own)), kept


def _line(desk: Desk, contact: Contact) -> DueFile:
    client = merging.seen_as(desk.db, contact.client_id)
    assert client is not None
    own = merging.members(desk.db, client.id)
    talks = [talk for file_id in own for talk in consultations.of_client(desk.db, file_id)]
    letters = [made for file_id in own for made in papers.made_for_client(desk.db, file_id).values()]
    return DueFile(
        client.id,
        client.code,
        contact.last_on,
        len(talks),
        sum(letters),
        bool(client.name or client.phone or client.birth_date),
        client.closed_at is not None,
    )
