# SPDX-License-Identifier: EUPL-1.2
"""A client file as one sees it at a glance: who, which consents, and every talk, in one reading."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from spreekuur.clients import code, seen, store
from spreekuur.clients.consents import ConsentState, states
from spreekuur.clients.model import Client
from spreekuur.clients.seen import How
from spreekuur.consultations import store as consultations
from spreekuur.consultations.model import Outcome
from spreekuur.desk.desk import Desk
from spreekuur.errors import UserError
from spreekuur.letters import store as papers
from spreekuur.referral import store as referrals
from spreekuur.referral.progress import Progress
from spreekuur.times import local_date

IN_BIN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class PastTalk:
    """One talk of a client."""

    consultation_id: str
    held_on: date
    topics: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    routes: tuple[str, ...]
    papers: int
    advised: tuple[str, ...] = ()
    """Routes that the client thinks over."""


@dataclass(frozen=True, slots=True)
class ClientFile:
    """One person's file; the talks are the newest first."""

    client: Client
    consents: tuple[ConsentState, ...]
    talks: tuple[PastTalk, ...]
    deleted_at: datetime | None
    really_gone_on: date | None


def open_file(desk: Desk, client_id: str, today: date) -> ClientFile | None:
    """The file with all that belongs to it; None if it was erased in the meantime."""
    client = store.get(desk.db, client_id)
    return _whole(desk, client, today) if client else None


def open_by_code(desk: Desk, typed: str, today: date) -> ClientFile | None:
    """The file with this code, also one in the bin or closed; None for a wrong code."""
    read = code.read(typed)
    client = store.with_code(desk.db, read) if read else None
    return _whole(desk, client, today) if client else None


def look_into(desk: Desk, client_id: str, now: datetime) -> ClientFile | None:
    """The same for somebody to read: that they saw it is noted.

    A full disk keeps nobody from a file: help goes first.
    """
    file = open_file(desk, client_id, local_date(now))
    if file is not None:
        with suppress(UserError):
            seen.note(desk.db, client_id, How.OPENED, now)
    return file


def gone_on(client: Client) -> date | None:
    """The day on which a file in the bin is erased."""
    return local_date(client.deleted_at) + IN_BIN if client.deleted_at else None


def _whole(desk: Desk, client: Client, today: date) -> ClientFile:
    return ClientFile(
        client,
        states(store.consents(desk.db, client.id), today),
        _talks(desk, client.id),
        client.deleted_at,
        gone_on(client),
    )


def _talks(desk: Desk, client_id: str) -> tuple[PastTalk, ...]:
    held = consultations.of_client(desk.db, client_id)
    made = papers.made_for_client(desk.db, client_id)
    routes = referrals.routes_of_client(desk.db, client_id)
    return tuple(
        PastTalk(
            talk.id,
            talk.held_on,
            talk.topics,
            talk.outcomes,
            tuple(route for route, state in routes.get(talk.id, ()) if state != Progress.ADVISED),
            made.get(talk.id, 0),
            tuple(route for route, state in routes.get(talk.id, ()) if state == Progress.ADVISED),
        )
        for talk in reversed(held)
    )
