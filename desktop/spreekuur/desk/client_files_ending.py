# SPDX-License-Identifier: EUPL-1.2
"""Taking a consent back: what that ends, said before it is done, and doing it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from spreekuur.clients import merging, store
from spreekuur.clients.consents import is_live
from spreekuur.clients.model import Client, Consent, Purpose
from spreekuur.consultations import store as consultations
from spreekuur.desk.client_files_erasing import make_anonymous, talks_of
from spreekuur.desk.desk import Desk
from spreekuur.errors.clients import FileClosed, NoSuchClient
from spreekuur.letters import store as papers
from spreekuur.letters.store import KeptPaper
from spreekuur.referral import store as referrals
from spreekuur.referral import tasks
from spreekuur.referral.tasks import Task, TaskState
from spreekuur.store.reaching import is_owed_soon, owe, reach_disk
from spreekuur.store.writing import erase, step
from spreekuur.times import local_date


@dataclass(frozen=True, slots=True)
class Ending:
    """What taking back one consent ends, as facts; the screen makes the sentence."""

    purpose: Purpose
    recipient: str | None
    talks_kept: int
    becomes_anonymous: bool
    """The talks stay as counts that nobody can trace, and the file is closed."""
    name_and_phone_erased: bool
    follow_ups_stopped: int
    """Referrals that are still open and will not be asked after."""
    letters: int
    """Letters whose personal fields are erased before their time."""
    tasks: int = 0
    """Tasks for this client that are erased."""


def what_ends(desk: Desk, consent_id: str) -> Ending:
    """What taking back this consent would end.

    Raises:
        NoSuchClient: it was erased in the meantime.
        FileClosed: consent to record was taken back before.
    """
    consent, client = _known(desk, consent_id)
    record = consent.purpose is Purpose.RECORD
    own = merging.members(desk.db, client.id)
    return Ending(
        purpose=consent.purpose,
        recipient=consent.recipient,
        talks_kept=sum(len(consultations.of_client(desk.db, file_id)) for file_id in own),
        becomes_anonymous=record,
        name_and_phone_erased=record and bool(client.name or client.phone),
        follow_ups_stopped=0
        if consent.purpose is Purpose.SHARE
        else sum(referrals.open_of_client(desk.db, file_id) for file_id in own),
        letters=len(_letters(desk, consent)),
        tasks=0 if consent.purpose is Purpose.SHARE else len(_tasks(desk, own)),
    )


def withdraw(desk: Desk, consent_id: str, now: datetime) -> None:
    """Take a consent back, with all that it ends, down to the pages on the disk. No undo.

    To record: the talks become anonymous counts, name and phone are erased, every consent ends and the file is
    closed. To share: what letters to that recipient say is erased. To follow up: nothing is asked after any more.
    Taken back in one of the files that are seen as one it is taken back in all of them.

    Raises:
        NoSuchClient: it was erased in the meantime.
        FileClosed: consent to record was taken back before.
        NoRoom, StoreBusy, StoreFaulty: it is taken back, and the pages are written anew at the next start.
    """
    consent, client = _known(desk, consent_id)
    with step(desk.db, "withdraw_consent"):
        for paper in _letters(desk, consent):
            papers.forget_content(desk.db, paper.id)
            owe(desk.db)
        _end(desk, consent, now)
        if consent.purpose is not Purpose.SHARE:
            _forget_tasks(desk, merging.members(desk.db, client.id))
        if consent.purpose is Purpose.RECORD:
            for file_id in merging.members(desk.db, client.id):
                _close(desk, file_id, now)
            owe(desk.db)
    if is_owed_soon(desk.db):
        reach_disk(desk.db)


def _known(desk: Desk, consent_id: str) -> tuple[Consent, Client]:
    consent = store.consent(desk.db, consent_id)
    client = merging.seen_as(desk.db, consent.client_id) if consent else None
    if consent is None or client is None:
        raise NoSuchClient
    if client.closed_at is not None:
        raise FileClosed
    return consent, client


def _letters(desk: Desk, consent: Consent) -> list[KeptPaper]:
    """The papers that still say something, and may not any more."""
    if consent.purpose is Purpose.FOLLOW_UP:
        return []
    made = [
        paper
        for file_id in merging.members(desk.db, consent.client_id)
        for talk_id in talks_of(desk.db, file_id)
        for paper in papers.of_consultation(desk.db, talk_id)
        if paper.case is not None
    ]
    return [p for p in made if consent.purpose is Purpose.RECORD or p.recipient == consent.recipient]


def _end(desk: Desk, consent: Consent, now: datetime) -> None:
    """Note the end of this consent and of every other that holds for the same; of all, with consent to record."""
    of_all = [store.consents(desk.db, file_id) for file_id in merging.members(desk.db, consent.client_id)]
    for other in chain.from_iterable(of_all):
        same = (other.purpose, other.recipient) == (consent.purpose, consent.recipient)
        holds = is_live(other, local_date(now)) and (same or consent.purpose is Purpose.RECORD)
        if holds or other.id == consent.id:
            store.give_consent(desk.db, replace(other, withdrawn_at=other.withdrawn_at or now))


def _tasks(desk: Desk, own: Collection[str]) -> list[Task]:
    found = (task for file_id in own for task in tasks.of_client(desk.db, file_id))
    return [task for task in found if task.state is TaskState.OPEN]


def _forget_tasks(desk: Desk, own: Collection[str]) -> None:
    """Nothing is asked after any more: neither by the file nor by the letters of its talks."""
    for file_id in own:
        tasks.forget_client(desk.db, file_id)
        for talk_id in talks_of(desk.db, file_id):
            tasks.forget_talk(desk.db, talk_id)
    owe(desk.db)


def _close(desk: Desk, file_id: str, now: datetime) -> None:
    make_anonymous(desk.db, file_id)
    erase(desk.db, "client", file_id, store.PERSONAL)
    for consent in store.consents(desk.db, file_id):
        erase(desk.db, "consent", consent.id, ["recipient"])
    store.close(desk.db, file_id, now)
