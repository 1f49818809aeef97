# SPDX-License-Identifier: EUPL-1.2
"""All that is kept about a person, for that person: as data that another program can read.

Left out are sealed notes and whatever was written from signals, and that they exist: who comes along with a client
could be who they are about. The paper says to everybody that the coordinator can be asked about them.
"""

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from spreekuur.clients import code, merging, seen, store
from spreekuur.clients.consents import State, state_of, states
from spreekuur.clients.model import Client
from spreekuur.clients.seen import How
from spreekuur.consultations import draft
from spreekuur.consultations import store as consultations
from spreekuur.consultations.talk import Talk
from spreekuur.desk import households, linking
from spreekuur.desk.client_files_paper import paper_of
from spreekuur.desk.client_files_talk import of_form, of_talk
from spreekuur.desk.desk import Desk
from spreekuur.desk.practice_mark import marked
from spreekuur.errors import UserError
from spreekuur.errors.clients import NoSuchClient
from spreekuur.language import LANGUAGES, current
from spreekuur.letters import access
from spreekuur.store import drafts
from spreekuur.times import local_date

FORMAT = "spreekuur-person/1"


@dataclass(frozen=True, slots=True)
class Access:
    """What a client gets to see: the data, and the same on paper as PDF bytes."""

    data: Mapping[str, Any] = field(repr=False)
    pdf: bytes = field(repr=False)
    language: str


def export(desk: Desk, typed: str, now: datetime, language: str | None = None) -> Access:
    """All that is kept under a code; the paper is in the client's language, or in the one asked for.

    Raises:
        NoSuchClient: the code is wrong, or no file has it.
    """
    read = code.read(typed)
    known = store.with_code(desk.db, read) if read else None
    client = merging.seen_as(desk.db, known.id) if known else None
    if client is None:
        raise NoSuchClient
    own = merging.members(desk.db, client.id)
    talks = {talk.id: talk for file_id in own for talk in consultations.of_client(desk.db, file_id)}
    data = {
        "format": FORMAT,
        "made_on": local_date(now).isoformat(),
        "kept_by": desk.sender.name,
        "client": _client(client),
        "joined": [_client(one) for file_id in own if (one := store.get(desk.db, file_id)) and len(own) > 1],
        "consents": _consents(desk, client, local_date(now)),
        "household": _household(desk, client, local_date(now)),
        "talks": [
            of_talk(desk, t, own) for t in sorted(talks.values(), key=lambda t: (t.held_on, t.started_at))
        ],
        "seen": _seen(desk, own),
        "unfinished": [of_form(desk, talk, own) for talk in _open_forms(desk, own)],
    }
    spoken = client.language if client.language in LANGUAGES else current()
    page = paper_of(data, desk.content, desk.sender, language or spoken)
    with suppress(UserError):
        seen.note(desk.db, client.id, How.EXPORTED, now)
    return Access(data, marked(desk, access.access_paper(page, desk.content)), page.language)


def _client(client: Client) -> dict[str, Any]:
    return {
        "code": client.code,
        "language": client.language,
        "given": client.given,
        "family": client.family,
        "phone": client.phone,
        "birth_date": client.birth_date,
        "in_bin_since": _day(client.deleted_at),
        "closed_on": _day(client.closed_at),
        "kept_because": client.keep_reason,
        "kept_until": client.keep_until.isoformat() if client.keep_until else None,
    }


def _consents(desk: Desk, client: Client, today: date) -> list[dict[str, Any]]:
    """Every consent ever given, oldest first, and what was never asked."""
    given = merging.consents(desk.db, client.id)
    told = [
        {
            "purpose": consent.purpose.value,
            "recipient": consent.recipient,
            "given_on": consent.given_on.isoformat(),
            "ends_on": consent.ends_on.isoformat(),
            "withdrawn_on": _day(consent.withdrawn_at),
            "state": state_of([consent], consent.purpose, today, consent.recipient).state.value,
        }
        for consent in given
    ]
    for never in states(given, today):
        if never.state is State.NEVER:
            told.append({"purpose": never.purpose.value, "recipient": None, "state": State.NEVER.value})
    return told


def _household(desk: Desk, client: Client, today: date) -> list[dict[str, str]]:
    """Who belongs to the client: what they are and since when it is noted; who they are is theirs, and stays out."""
    members = households.of_file(desk, client.id, today)
    return [{"kind": member.kind.value, "noted_on": member.noted_on.isoformat()} for member in members]


def _seen(desk: Desk, own: Collection[str]) -> list[dict[str, str]]:
    """The days on which somebody looked into the file, and what for; who it was stays out.

    A client may know when their data were consulted and why, but not by which volunteer, unless that is needed to
    use another right (Court of Justice EU, C-579/21, Pankki S, 22 June 2023): then the coordinator can see it.
    """
    noted = sorted(
        (line for file_id in own for line in seen.of_file(desk.db, file_id)), key=lambda line: line.at
    )
    lines = ((local_date(line.at).isoformat(), line.how.value) for line in noted)
    return [{"date": day, "how": how} for day, how in dict.fromkeys(lines)]


def _open_forms(desk: Desk, own: Collection[str]) -> list[Talk]:
    talks = [draft.from_text(d.content) for d in drafts.open_drafts(desk.db) if d.kind == draft.KIND]
    return [talk for talk in talks if set(linking.files(talk)) & set(own)]


def _day(moment: datetime | None) -> str | None:
    return local_date(moment).isoformat() if moment else None
