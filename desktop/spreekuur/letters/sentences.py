# SPDX-License-Identifier: EUPL-1.2
"""The sentences of a letter as a list to change: which are in it, and which others would fit."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spreekuur.content.pack import Content
from spreekuur.letters.asks import by_key
from spreekuur.letters.choice import CHOSEN_ONLY, STAYS, Chooser
from spreekuur.letters.draft import Draft
from spreekuur.letters.matching import fits
from spreekuur.letters.model import Case, Sender
from spreekuur.letters.phrases import Phrase, Voice, of_part

ASKS, WHO, GOING_ON, DONE = "asked", "who", "situation", "done"
PARTS = (ASKS, WHO, GOING_ON, DONE)
_OF_BANK = {ASKS: "core", WHO: "who", GOING_ON: "going_on", DONE: "done"}

# Sentences that have a place of their own in a letter, or would be about another receiver.
_NEVER = (
    "core.ask.reply_slip",
    "core.ask.urgent_safe_contact",
    "core.ask.urgent_no_others",
    "done.referred_elsewhere",
    "done.nothing_yet",
    "going_on.said_by_client",
    "going_on.care.own_words",
)
# Makes no sense unless the receiver can phone the client.
_BY_PHONE = (
    "core.ask.contact",
    "core.ask.appointment",
    "core.ask.gp_appointment",
    "core.ask.register_brp",
)
# Said by itself in some letters; anybody may choose it in the others.
_ALSO = ("done.we_stay_contact",)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence; `key` is its id, or the words themselves where somebody typed them."""

    key: str = field(repr=False)
    part: str
    text: str = field(repr=False)
    is_in: bool
    own: bool = False
    stays: bool = False
    """It cannot be taken out."""


def lines(case: Case, content: Content, sender: Sender, language: str) -> tuple[Line, ...]:
    """All sentences, in printing order, in a language that whoever changes the letter reads; own words stay Dutch."""
    draft = Draft(case, content, sender)
    chooser = Chooser(draft, Voice(content, language), for_client=False)
    found: list[Line] = []
    for part in PARTS:
        there = list(_in(part, chooser))
        keys = {line.key for line in there}
        found += there
        found += [line for line in _possible(part, chooser) if line.key not in keys]
    return tuple(found)


def _in(part: str, chooser: Chooser) -> Iterator[Line]:
    case = chooser.draft.case
    if part == ASKS:
        for key, said in by_key(chooser.draft, chooser)[0]:
            yield Line(key, part, said.text, is_in=True, own=key in case.asked)
        return
    for key, said in chooser.part(_OF_BANK[part]):
        if key not in _NEVER:
            yield Line(key, part, said.text, is_in=True, stays=key.startswith(STAYS))
    for text in {GOING_ON: case.situation, DONE: case.done}.get(part, ()):
        yield Line(text, part, text, is_in=True, own=True)


def _possible(part: str, chooser: Chooser) -> Iterator[Line]:
    for phrase in of_part(chooser.draft.content, _OF_BANK[part], chooser.draft.kind):
        key = phrase["id"]
        if key.endswith("heading") or key in _NEVER or not chooser.offered(key):
            continue
        if _may_choose(part, phrase, chooser) and (said := chooser.say(key)):
            yield Line(key, part, said.text, is_in=False)


def _may_choose(part: str, phrase: Phrase, chooser: Chooser) -> bool:
    key, draft = phrase["id"], chooser.draft
    if part == ASKS:
        # A letter without a phone number cannot ask to phone; one with it does not ask to wait for the client.
        if key == "core.ask.receive_client":
            return not draft.phone
        return key.startswith("core.ask.") and (bool(draft.phone) or not key.startswith(_BY_PHONE))
    if key in draft.case.leave_out:
        return True
    return key in (*CHOSEN_ONLY, *_ALSO) and fits(phrase.get("when", {}), chooser.answers)
