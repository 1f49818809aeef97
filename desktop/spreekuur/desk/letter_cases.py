# SPDX-License-Identifier: EUPL-1.2
"""From what is chosen beside a letter to the case it is made from. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.desk import job_loss_papers, letter_extras, letter_text, papers, signal_cards
from spreekuur.desk.job_loss_papers import ALL
from spreekuur.desk.papers import CARD, NEUTRAL, SHEET, URGENT
from spreekuur.desk.records import scrubbed
from spreekuur.letters import case as cases
from spreekuur.letters import compose

LAYOUT, LARGE = "layout", "large-print"
"""How the draft notes that the papers of this talk are printed large."""
_URGENT_TOLD = (*signal_cards.LETTER.values(), "safe_contact")


@dataclass(frozen=True, slots=True)
class Choice:
    """To whom (a route, or a paper for the client), in which language, and what may be printed."""

    route: str
    language: str
    shared: bool
    """Did the client agree to share with this receiver?"""
    letter: Mapping[str, str] = field(default_factory=dict, repr=False)
    agreed: frozenset[str] = frozenset()
    """Which extra things the client agreed to tell this receiver."""


def cases_of(content: Content, talk: Talk, choice: Choice, on: date) -> list[dict[str, Any]]:
    """The cases of the papers that are chosen: one, or one for each clock of a lost job."""
    if choice.route == ALL:
        return job_loss_papers.cases(content, talk, on, choice.language)
    return [case_of(content, talk, choice, on)]


def case_of(content: Content, talk: Talk, choice: Choice, on: date) -> dict[str, Any]:
    """The case of the paper that is chosen."""
    large = {"layout": LARGE} if talk.letter.get(LAYOUT) == LARGE else {}
    if choice.route in (SHEET, CARD):
        size = {"kind": choice.route, "language": choice.language}
        return papers.sheet_case(content, talk, on) | size | (large if choice.route == SHEET else {})
    if choice.route == NEUTRAL:
        bare = {"kind": NEUTRAL, "language": choice.language, "date": on.isoformat()}
        return bare | letter_extras.members(choice.letter, (letter_extras.APPOINTMENT,), on)
    told = replace(talk, letter={**signal_cards.of_card(talk), **choice.letter})
    more = {"language": choice.language, **large}
    case = papers.letter_case(content, told, choice.route, on, shared=choice.shared, more=more)
    edits = letter_text.edits_of(scrubbed(talk).letter, choice.route).members()
    extras = letter_extras.members(_may_tell(told, choice, case["kind"]), choice.agreed, on)
    situation = [*edits.get("situation", ()), *extras.pop("situation", ())]
    return _with(case | edits | ({"situation": situation} if situation else {}), extras)


def passed_on(content: Content, talk: Talk, choice: Choice, on: date) -> tuple[str, ...]:
    """What this letter would tell about the client, once they agree to it: ids of phrases."""
    case = case_of(content, talk, replace(choice, shared=True), on)
    return compose.passed_on(cases.read(case, content, on), content, letter_extras.NOBODY)


def printed_extras(content: Content, talk: Talk, route: str, on: date) -> tuple[str, ...]:
    """The extra fields that a letter to this receiver, about this talk, would print."""
    if papers.letter_kind(content, route, talk) is None:
        return ()
    bare = replace(talk, letter={})
    return letter_extras.printed(content, papers.letter_case(content, bare, route, on, shared=False))


def needs_second_name(content: Content, talk: Talk, choice: Choice) -> bool:
    """Does this urgent letter tell something without the client's yes that nobody else decided too?"""
    if choice.shared or papers.letter_kind(content, choice.route, talk) != URGENT or _name(choice.letter):
        return False
    told = {**signal_cards.of_card(talk), **choice.letter}
    return any(told.get(name, "").strip() for name in _URGENT_TOLD)


def _may_tell(talk: Talk, choice: Choice, kind: str) -> dict[str, str]:
    """The fields that this letter may hold as things stand; in an urgent one two people may take the place of a yes."""
    letter = dict(scrubbed(talk).letter)
    if choice.shared:
        return {name: text for name, text in letter.items() if name not in letter_extras.WITHOUT_YES}
    if kind != URGENT:
        return {}
    return letter if _name(letter) else {n: t for n, t in letter.items() if n not in _URGENT_TOLD}


def _name(letter: Mapping[str, str]) -> str:
    return letter.get("second_name", "").strip()


def _with(case: dict[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(case)
    for name, value in more.items():
        merged[name] = {**merged.get(name, {}), **value} if isinstance(value, dict) else value
    return merged
