# SPDX-License-Identifier: EUPL-1.2
"""What a letter asks: at most three numbered things, the most telling first, the return slip last."""

from collections.abc import Iterator, Mapping
from typing import Any

from spreekuur.letters.choice import Chooser, in_order
from spreekuur.letters.draft import Draft
from spreekuur.letters.matching import fits
from spreekuur.letters.model import Said, Sentences
from spreekuur.letters.phrases import DUTCH

MOST = 3

_WAGES = ["work.unpaid", "work.underpaid", "work.fines", "work.payslip", "work.hours", "work.bankruptcy"]
_MONEY = ["care.debt", "care.bill", "info.fine", "work.unpaid", "work.unemployment"]
_BED = {"any": [{"topics": ["housing.eviction"]}, {"signals": ["homelessness_tonight", "housing_tied_loss"]}]}
_NO_BED = {"signals": ["homelessness_tonight", "domestic_violence", "acute_danger", "third_party_controls"]}

# Per kind: which asks may stand there, the most important first, each with the answers it fits.
_ASKS: Mapping[str, tuple[tuple[str, Mapping[str, Any]], ...]] = {
    "social": (
        ("core.ask.shelter_check", _BED),
        ("core.ask.food_help", {"topics": ["care.food"]}),
        ("core.ask.money_help", {"topics": _MONEY}),
        ("core.ask.professional_interpreter", {"language": ["pl", "bg", "ro", "es"]}),
    ),
    "legal": (
        ("core.ask.advise_dismissal", {"topics": ["work.dismissal"]}),
        ("core.ask.advise_wages", {"topics": _WAGES}),
        ("core.ask.deadline_guard", {}),
        ("core.ask.explain_steps", {}),
        ("core.ask.read_papers", {}),
    ),
    "care": (
        ("core.ask.gp_register", {"topics": ["care.gp"]}),
        ("core.ask.uninsured_costs", {"insured": ["no", "unknown"]}),
        ("core.ask.professional_interpreter", {"language": ["pl", "bg", "ro", "es"]}),
    ),
    "housing": (
        ("core.ask.mediate", {"topics": ["housing.eviction"]}),
        ("core.ask.emergency_place", _BED),
        ("core.ask.take_report", {"topics": ["safety.fire", "housing.quality", "housing.overcrowding"]}),
        ("core.ask.check_home", {"topics": ["safety.fire", "housing.quality", "housing.overcrowding"]}),
        ("core.ask.professional_interpreter", {"language": ["pl", "bg", "ro", "es"]}),
    ),
    "registration": (
        ("core.ask.register_papers", {}),
        ("core.ask.postal_address", {"municipality": ["none"]}),
        ("core.ask.professional_interpreter", {"language": ["pl", "bg", "ro", "es"]}),
    ),
    "urgent": (
        ("core.ask.urgent_take_over", {}),
        ("core.ask.urgent_safe_place", _NO_BED),
        ("core.ask.urgent_call_back", {}),
    ),
}


def asks(draft: Draft, chooser: Chooser) -> "tuple[tuple[Sentences, ...], Keyed]":
    """What is asked, in order; and with its keys what was asked beyond the room there is: it is not lost."""
    slip = [(chooser.must("core.ask.reply_slip"),)] if draft.case.kenmerk else []
    asked, left_over = by_key(draft, chooser)
    return (*(_marked(key, said, chooser) for key, said in asked), *slip), left_over


def _marked(key: str, said: Said, chooser: Chooser) -> Sentences:
    """Whoever reads own words is told whose they are, and on a translated page that they are not translated."""
    if key != said.text:
        return (said,)
    whose = "free_text.own_words" if chooser.voice.language == DUTCH else "free_text.own_words_dutch"
    return chooser.must(whose), said


Keyed = list[tuple[str, Said]]


def by_key(draft: Draft, chooser: Chooser) -> tuple[Keyed, Keyed]:
    """The same, but for the slip, each with its id; the volunteer's own words stand for themselves."""
    case, room = draft.case, MOST - bool(draft.case.kenmerk)
    chosen = [key for key in case.say if key.startswith("core.ask.") and chooser.offered(key)]
    usual = [(key, said) for key in _ids(draft, chooser) if key not in chosen and (said := chooser.say(key))]
    # What somebody takes out leaves its place open: no other sentence comes in unasked.
    known = [(key, said) for key, said in usual[:room] if not chooser.left_out(key)]
    own = [(key, said) for key in chosen if (said := chooser.say(key))]
    own += [(text, Said(text, DUTCH)) for text in case.asked]
    # First how client and receiver meet; then what somebody chose or typed, before the general sentences.
    wanted = [*known[:1], *own, *known[1:]] if len(own) < room else own
    return in_order(wanted[:room], case.order), own[room:]


def _ids(draft: Draft, chooser: Chooser) -> Iterator[str]:
    if draft.kind != "urgent":
        yield _meeting(draft)
    if draft.kind == "care" and chooser.offered("core.ask.midwife") and "care.pregnancy" in draft.topics:
        yield "core.ask.midwife"
    answers = chooser.answers | {"language": draft.language}
    for phrase_id, when in _ASKS[draft.kind]:
        if fits(when, answers):
            yield phrase_id


def _meeting(draft: Draft) -> str:
    """How the two meet: the client carries the letter unless the receiver can phone."""
    if not draft.phone:
        return "core.ask.receive_client" if draft.is_visited else "core.ask.help_client"
    if draft.kind == "registration":
        about = draft.case.answers.get("topics")
        register = isinstance(about, list | tuple) and "reg.brp" in about
        return "core.ask.register_brp" if register else "core.ask.appointment_soon"
    return {
        "social": "core.ask.appointment",
        "legal": "core.ask.contact_client",
        "care": "core.ask.gp_appointment",
        "housing": "core.ask.contact_client",
    }[draft.kind]
