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
from spreekuur.consultations import draft, questions
from spreekuur.consultations import store as consultations
from spreekuur.consultations.model import Consultation, Stay
from spreekuur.consultations.shelter import Chain
from spreekuur.consultations.talk import Talk
from spreekuur.desk import shelter as beds
from spreekuur.desk.client_files_paper import paper_of
from spreekuur.desk.desk import Desk
from spreekuur.desk.practice_mark import marked
from spreekuur.desk.signal_cards import withheld
from spreekuur.errors import UserError
from spreekuur.errors.clients import NoSuchClient
from spreekuur.language import LANGUAGES, current
from spreekuur.letters import access
from spreekuur.letters import store as papers
from spreekuur.letters.store import KeptPaper
from spreekuur.referral import store as referrals
from spreekuur.referral import tasks
from spreekuur.referral.tasks import Task
from spreekuur.store import drafts
from spreekuur.times import from_stamp, local_date

FORMAT = "spreekuur-person/1"
_URGENT = "urgent"


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
    talks = [talk for file_id in own for talk in consultations.of_client(desk.db, file_id)]
    data = {
        "format": FORMAT,
        "made_on": local_date(now).isoformat(),
        "kept_by": desk.sender.name,
        "client": _client(client),
        "joined": [_client(one) for file_id in own if (one := store.get(desk.db, file_id)) and len(own) > 1],
        "consents": _consents(desk, client, local_date(now)),
        "talks": [_talk(desk, t) for t in sorted(talks, key=lambda t: (t.held_on, t.started_at))],
        "tasks": [_task(task) for file_id in own for task in tasks.of_client(desk.db, file_id)],
        "seen": _seen(desk, own),
        "unfinished": [_unfinished(desk, talk) for talk in _open_forms(desk, own)],
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


def _task(task: Task) -> dict[str, Any]:
    return {
        "due_on": task.due_on.isoformat(),
        "words": task.words,
        "state": task.state.value,
        **({"kenmerk": task.kenmerk} if task.kenmerk else {}),
    }


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


def _talk(desk: Desk, talk: Consultation) -> dict[str, Any]:
    return {
        "date": talk.held_on.isoformat(),
        **_told(talk),
        "persons": talk.persons,
        "routes": [
            {
                "route": r.route,
                "state": r.state,
                "chosen_on": _day(from_stamp(r.chosen_at)),
                **_reason(r.reason),
            }
            for r in referrals.of_consultation(desk.db, talk.id)
        ],
        **_question(questions.of_consultation(desk.db, talk.id)),
        "shelter": _shelter(beds.of_talk(desk.db, talk.id)),
        "letters": _letters(desk, talk.id),
    }


def _question(asked: questions.Question | None) -> dict[str, str]:
    return {"question": asked.words} if asked is not None else {}


def _shelter(chain: Chain) -> list[dict[str, str]]:
    return [{"step": reached.step.value, "on": reached.on.isoformat()} for reached in chain]


def _unfinished(desk: Desk, talk: Talk) -> dict[str, Any]:
    return {
        "date": local_date(from_stamp(talk.started_at)).isoformat(),
        **_told(talk),
        "persons": talk.persons,
        "routes": [{"route": route.route, **_reason(route.reason)} for route in talk.routes],
        "thinking_over": [route.route for route in talk.advised],
        "shelter": _shelter(talk.shelter),
        "typed_for_a_letter": dict(withheld(talk).letter),
        "letters": _letters(desk, talk.id),
    }


def _reason(coded: str) -> dict[str, str]:
    return {"reason": coded} if coded else {}


def _told(talk: Consultation | Talk) -> dict[str, Any]:
    return {
        "language": talk.language,
        "interpreter": talk.interpreter,
        "topics": list(talk.topics),
        "outcomes": [outcome.value for outcome in talk.outcomes],
        "answers": dict(talk.answers),
        "bands": dict(talk.bands),
        "stays": [_stay(stay) for stay in talk.stays],
        "note": talk.note,
    }


def _letters(desk: Desk, talk_id: str) -> list[dict[str, Any]]:
    return [
        {
            "kind": paper.kind,
            "recipient": paper.recipient,
            "language": paper.language,
            "kenmerk": paper.kenmerk,
            "made_on": paper.made_on.isoformat(),
            "state": paper.state.value,
            "erased_on": paper.erase_on.isoformat(),
            "says": _says(paper),
        }
        for paper in papers.of_consultation(desk.db, talk_id)
    ]


def _says(paper: KeptPaper) -> dict[str, Any] | None:
    if paper.case is None or paper.kind == _URGENT:
        return None
    answers = {key: told for key, told in paper.case.get("answers", {}).items() if key != "signals"}
    return {**paper.case, "answers": answers}


def _open_forms(desk: Desk, own: Collection[str]) -> list[Talk]:
    talks = [draft.from_text(d.content) for d in drafts.open_drafts(desk.db) if d.kind == draft.KIND]
    return [talk for talk in talks if talk.client_id in own]


def _stay(stay: Stay) -> dict[str, Any]:
    return {
        "arrival": stay.arrival.isoformat() if stay.arrival else None,
        "departure": stay.departure.isoformat() if stay.departure else None,
        "planned": stay.planned,
    }


def _day(moment: datetime | None) -> str | None:
    return local_date(moment).isoformat() if moment else None
