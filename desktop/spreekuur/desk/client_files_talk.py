# SPDX-License-Identifier: EUPL-1.2
"""What is kept of one talk, for the person whose file it stands in: as data, and as lines to read.

What was noted, answered and written is about the first person of a talk: whoever came along gets the rest.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from spreekuur.clients import merging
from spreekuur.consultations import questions
from spreekuur.consultations import store as consultations
from spreekuur.consultations.model import Consultation, Stay
from spreekuur.consultations.shelter import Chain
from spreekuur.consultations.talk import Talk
from spreekuur.desk import shelter as beds
from spreekuur.desk.client_files_paper import talk_part
from spreekuur.desk.desk import Desk
from spreekuur.desk.signal_cards import withheld
from spreekuur.letters import store as papers
from spreekuur.letters.store import KeptPaper
from spreekuur.referral import steps
from spreekuur.referral import store as referrals
from spreekuur.referral.model import Referral
from spreekuur.times import from_stamp, local_date

_URGENT = "urgent"


@dataclass(frozen=True, slots=True)
class Told:
    """A talk to read: a heading, and lines that are each a label and what is kept."""

    heading: str
    lines: tuple[tuple[str, str], ...] = field(repr=False)


def told(desk: Desk, client_id: str, talk_id: str, language: str) -> Told | None:
    """A talk in the words of this language; None if it does not stand in this person's file any more."""
    talk = consultations.get(desk.db, talk_id)
    own = merging.members(desk.db, client_id)
    if talk is None or not {talk.client_id, *talk.companions} & set(own):
        return None
    part = talk_part(of_talk(desk, talk, own), desk.content, language)
    return Told(part.heading, part.lines)


def of_talk(desk: Desk, talk: Consultation, own: Collection[str]) -> dict[str, Any]:
    """A saved talk, for the person of these files."""
    if talk.client_id not in own:
        return _with_others(talk.held_on, talk, _routes(desk, talk, with_reason=False))
    return {
        "date": talk.held_on.isoformat(),
        **_told(talk),
        "persons": talk.persons,
        "routes": _routes(desk, talk, with_reason=True),
        **_question(questions.of_consultation(desk.db, talk.id)),
        "shelter": _shelter(beds.of_talk(desk.db, talk.id)),
        "letters": _letters(desk, talk.id),
    }


def _with_others(day: date, talk: Consultation | Talk, routes: list[dict[str, Any]]) -> dict[str, Any]:
    """A talk in which this client was not the first person: what was noted and answered is about somebody else."""
    return {
        "date": day.isoformat(),
        "persons": talk.persons,
        "language": talk.language,
        "topics": list(talk.topics),
        "outcomes": [outcome.value for outcome in talk.outcomes],
        "routes": routes,
    }


def _routes(desk: Desk, talk: Consultation, *, with_reason: bool) -> list[dict[str, Any]]:
    return [
        {
            "route": referral.route,
            "state": referral.state,
            "chosen_on": local_date(from_stamp(referral.chosen_at)).isoformat(),
            **_went_on(desk, referral),
            **(_reason(referral.reason) if with_reason else {}),
        }
        for referral in referrals.of_consultation(desk.db, talk.id)
    ]


def _went_on(desk: Desk, referral: Referral) -> dict[str, list[dict[str, str]]]:
    """How it went on; who noted it stays out, as of who looked into the file."""
    known = steps.of_referral(desk.db, referral.id)
    told = [{"step": step.to.value, "on": step.reached_on.isoformat()} for step in known]
    return {"steps": told} if told else {}


def _question(asked: questions.Question | None) -> dict[str, str]:
    return {"question": asked.words} if asked is not None else {}


def _shelter(chain: Chain) -> list[dict[str, str]]:
    return [{"step": reached.step.value, "on": reached.on.isoformat()} for reached in chain]


def of_form(desk: Desk, talk: Talk, own: Collection[str]) -> dict[str, Any]:
    """A talk that is not finished yet, for the person of these files."""
    day = local_date(from_stamp(talk.started_at))
    if talk.client_id not in own:
        return _with_others(day, talk, [{"route": route.route} for route in talk.routes])
    return {
        "date": day.isoformat(),
        **_told(talk),
        "persons": talk.persons,
        "routes": [{"route": route.route, **_reason(route.reason)} for route in talk.routes],
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


def _stay(stay: Stay) -> dict[str, Any]:
    return {
        "arrival": stay.arrival.isoformat() if stay.arrival else None,
        "departure": stay.departure.isoformat() if stay.departure else None,
        "planned": stay.planned,
    }
