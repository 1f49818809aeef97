# SPDX-License-Identifier: EUPL-1.2
"""A client file as one sees it at a glance: who, which consents, and every talk, in one reading."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from spreekuur.clients import code, merging, seen, store
from spreekuur.clients.consents import ConsentState, states
from spreekuur.clients.model import Client
from spreekuur.clients.seen import How
from spreekuur.consultations import store as consultations
from spreekuur.consultations.model import Outcome
from spreekuur.desk.desk import Desk
from spreekuur.errors import UserError
from spreekuur.letters import store as papers
from spreekuur.referral import store as referrals
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


@dataclass(frozen=True, slots=True)
class JoinedFile:
    """A file that is seen in this one, by its own code."""

    id: str
    code: str
    joined_on: date
    by: str


@dataclass(frozen=True, slots=True)
class OtherFile:
    """A file of somebody else, who seemed to be the same."""

    id: str
    code: str


@dataclass(frozen=True, slots=True)
class ClientFile:
    """One person's file; the talks are the newest first."""

    client: Client
    consents: tuple[ConsentState, ...]
    talks: tuple[PastTalk, ...]
    deleted_at: datetime | None
    really_gone_on: date | None
    joined: tuple[JoinedFile, ...] = ()
    """The files that were joined to this one, the last first."""
    apart: tuple[OtherFile, ...] = ()
    """The files of which somebody said that they are of somebody else."""


def open_file(desk: Desk, client_id: str, today: date) -> ClientFile | None:
    """The file with all that belongs to it, for a joined one the file it is seen in; None if it was erased."""
    client = merging.seen_as(desk.db, client_id)
    return _whole(desk, client, today) if client else None


def open_by_code(desk: Desk, typed: str, today: date) -> ClientFile | None:
    """The file with this code, also one in the bin or closed; None for a wrong code."""
    read = code.read(typed)
    client = store.with_code(desk.db, read) if read else None
    return open_file(desk, client.id, today) if client else None


def look_into(desk: Desk, client_id: str, now: datetime) -> ClientFile | None:
    """The same for somebody to read: that they saw it is noted.

    A full disk keeps nobody from a file: help goes first.
    """
    file = open_file(desk, client_id, local_date(now))
    if file is not None:
        with suppress(UserError):
            seen.note(desk.db, file.client.id, How.OPENED, now)
    return file


def gone_on(client: Client) -> date | None:
    """The day on which a file in the bin is erased."""
    return local_date(client.deleted_at) + IN_BIN if client.deleted_at else None


def _whole(desk: Desk, client: Client, today: date) -> ClientFile:
    own = merging.members(desk.db, client.id)
    # Two files that became one may both have been in one talk.
    talks = {talk.consultation_id: talk for file_id in own for talk in _talks(desk, file_id)}
    return ClientFile(
        client,
        states(merging.consents(desk.db, client.id), today),
        tuple(sorted(talks.values(), key=lambda talk: talk.held_on, reverse=True)),
        client.deleted_at,
        gone_on(client),
        tuple(_joined(desk, joint) for joint in merging.joints(desk.db, client.id)),
        tuple(
            OtherFile(other.id, other.code)
            for file_id in merging.apart(desk.db, client.id)
            if (other := store.get(desk.db, file_id)) is not None
        ),
    )


def _joined(desk: Desk, joint: merging.Joint) -> JoinedFile:
    known = store.get(desk.db, joint.file_id)
    return JoinedFile(joint.file_id, known.code if known else "", local_date(joint.at), joint.by)


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
            tuple(routes.get(talk.id, ())),
            made.get(talk.id, 0),
        )
        for talk in reversed(held)
    )
