# SPDX-License-Identifier: EUPL-1.2
"""Which sentences of the phrase bank a letter says.

A sentence is said if it fits the kind, the answers (`when`) and the client's ticks (`consent`), and if all
its slots are filled. The tables here add what the phrase bank does not say: what each `{date}` means, which
sentences state more than any answer tells (somebody must choose those: `say` in the case), and which exclude
each other.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from spreekuur.letters.draft import Draft, base_slots, person_slots
from spreekuur.letters.matching import fits
from spreekuur.letters.model import Case, Said
from spreekuur.letters.phrases import Phrase, Voice, of_part

# Never said by itself: no answer implies it.
CHOSEN_ONLY = {
    "who.no_voicemail",
    "who.interpreter_not_companion",
    "who.no_interpreter",
    "going_on.housing.already_out",
    "going_on.housing.no_other_place",
    "going_on.housing.no_smoke_alarm",
    "going_on.housing.exit_blocked",
    "going_on.housing.no_heating",
    "going_on.work.dismissed_oral",
    "going_on.work.not_signed",
    "going_on.work.no_contract",
    "going_on.work.no_payslips",
    "going_on.work.unpaid_period",
    "going_on.work.bankrupt",
    "going_on.social.no_income",
    "going_on.care.own_words_heading",
    "done.information",
    "done.originals_with_client",
    "done.referred_elsewhere",
    "done.called",
    "done.called_no_answer",
    "done.form_filled",
}

# Never left out: who it is about follows from the fields, and the rest keeps the client safe.
_STAYS = ("who.name", "who.code", "who.birth", "who.age", "who.phone", "who.safe_", "who.area", "who.address")
STAYS = (*_STAYS, "who.comes_self", "who.contacts_self", "who.minor", "who.no_employer", "who.no_landlord")

Meant = Mapping[str, Callable[[Case], Any]]
DATES: Meant = {
    "going_on.housing.must_leave": lambda c: c.housing.date_to,
    "going_on.housing.already_out": lambda c: c.housing.date_to,
    "going_on.work.job_lost": lambda c: c.work.date_to if _past(c) else None,
    "going_on.work.job_ends": lambda c: None if _past(c) else c.work.date_to,
    "done.urgent_phoned": lambda c: c.date,
    "done.appointment_made": lambda c: c.appointment.date if c.appointment else None,
    "consent.given_on": lambda c: c.date,
    "core.ask.emergency_place": lambda c: c.housing.date_to or c.date,
    "core.ask.deregister": lambda c: None,
    "going_on.work.dismissal_letter": lambda c: c.work.dismissal_letter,
    "done.called": lambda c: c.date,
    "done.called_no_answer": lambda c: c.date,
    "done.form_filled": lambda c: c.date,
    "going_on.care.since": lambda c: c.care.since,
}

# What a slot means where its name alone does not tell.
_MEANT: Mapping[str, Meant] = {
    "date": DATES,
    "amount": {
        "going_on.housing.rent_week": lambda c: c.housing.rent_week,
        "going_on.housing.deposit": lambda c: c.housing.deposit,
    },
    "time": {
        "done.urgent_phoned": lambda c: c.urgent.phoned_at,
        "done.appointment_made": lambda c: c.appointment.time if c.appointment else None,
    },
    "name": {"done.urgent_spoke_to": lambda c: c.urgent.spoken_to},
    "text": {
        "going_on.care.what_helps": lambda c: c.care.helps,
        "done.urgent_agreed": lambda c: c.urgent.agreed,
    },
}

_IF: Mapping[str, Callable[[Draft], bool]] = {
    "who.nameless": lambda d: not (d.name() or d.phone or d.case.client.birth_date),
    "who.comes_self": lambda d: not d.phone and d.is_visited,
    "who.contacts_self": lambda d: not (d.phone or d.is_visited),
    "who.language": lambda d: d.language in ("nl", "en") or "who.no_interpreter" in d.case.say,
    "who.interpreter": lambda d: d.language not in ("nl", "en") and "who.no_interpreter" not in d.case.say,
    "who.no_employer_contact": lambda d: d.warned_about("werkgever", "uitzendbureau"),
    "who.no_landlord_contact": lambda d: d.warned_about("huisvester", "beheerder"),
    "who.age_band": lambda d: d.case.answers.get("age_group") != "minor",
    # A single topic stands in the subject already; only these kinds have a subject of their own.
    "going_on.topic": lambda d: len(d.topics) > 1 or d.kind in ("care", "registration"),
    # The letter to a housing body has these in its table.
    "going_on.housing.landlord": lambda d: d.kind != "housing",
    "going_on.housing.rent_week": lambda d: d.kind != "housing",
    "going_on.housing.lease_separate": lambda d: (
        d.kind != "housing" and d.case.housing.lease_separate == "yes"
    ),
    "going_on.housing.lease_same": lambda d: d.kind != "housing" and d.case.housing.lease_separate == "no",
    "going_on.housing.lease_unknown": lambda d: (
        d.kind != "housing" and d.case.housing.lease_separate == "unknown"
    ),
    # The legal letter has this date in its head.
    "going_on.letters.deadline": lambda d: d.kind != "legal",
    "going_on.work.deductions": lambda d: "work.unpaid" not in d.topics,
    "done.we_stay_contact": lambda d: d.kind == "urgent",
}

# Of each group only the first that can be said.
_ONE_OF = (
    ("going_on.work.job_lost", "going_on.work.job_ends", "going_on.work.job_lost_no_date"),
    ("going_on.housing.must_leave", "going_on.housing.may_lose"),
    ("going_on.reg.brp", "going_on.reg.brp_no_date"),
    ("going_on.reg.rni", "going_on.reg.rni_no_date"),
    ("who.children_here", "who.children_no_number"),
    ("who.safe_between", "who.safe_after", "who.safe_times"),
)


def _past(case: Case) -> bool:
    return case.work.date_to is not None and case.work.date_to <= case.date


class Chooser:
    """Chooses and says the sentences of one page."""

    def __init__(self, draft: Draft, voice: Voice, *, for_client: bool) -> None:
        self.draft, self.voice, self.for_client = draft, voice, for_client
        self._base, self._person = base_slots(draft, voice), person_slots(draft)
        case = draft.case
        # The insurance question of the care letter is an answer like any other.
        self.answers = dict(case.answers) | ({"insured": case.insurance} if case.insurance else {})

    def part(self, part: str) -> list[tuple[str, Said]]:
        """All sentences of a part that are to be said, with their ids, in printing order; headings apart."""
        said = [
            (phrase["id"], sentence)
            for phrase in of_part(self.draft.content, part, self.draft.kind)
            if self._wanted(phrase) and (sentence := self.say(phrase["id"]))
        ]
        ids = {phrase_id for phrase_id, _ in said}
        dropped = {rest for group in _ONE_OF for rest in [one for one in group if one in ids][1:]}
        return in_order([one for one in said if one[0] not in dropped], self.draft.case.order)

    def say(self, phrase_id: str, **more: Any) -> Said | None:
        """One sentence with what this letter knows; None if a slot stays empty."""
        if not self.voice.phrase(phrase_id)["slots"]:
            return self.voice.say(phrase_id)
        slots = self._base | (self._person if phrase_id.startswith("who.") else {})
        return self.voice.say(phrase_id, **slots | self._special(phrase_id) | more)

    def must(self, phrase_id: str, **more: Any) -> Said:
        """One sentence whose slots are always filled."""
        said = self.say(phrase_id, **more)
        if said is None:
            raise ValueError(phrase_id)
        return said

    def offered(self, phrase_id: str) -> bool:
        """Does the sentence belong to this kind of letter, and to what the client ticked?"""
        phrase = self.voice.phrase(phrase_id)
        return self.draft.kind in phrase["kinds"] and self._ticked(phrase)

    def left_out(self, phrase_id: str) -> bool:
        """Did somebody take this sentence out?"""
        return phrase_id in self.draft.case.leave_out and not phrase_id.startswith(STAYS)

    def _wanted(self, phrase: Phrase) -> bool:
        phrase_id = phrase["id"]
        if self.draft.kind not in phrase["kinds"] or not self._ticked(phrase):
            return False
        if self.left_out(phrase_id):
            return False
        if self.for_client and phrase.get("page") == "letter_only":
            return False
        if phrase_id in self.draft.case.say:
            return True
        only_if = _IF.get(phrase_id)
        if phrase_id in CHOSEN_ONLY or (only_if is not None and not only_if(self.draft)):
            return False
        return fits(phrase.get("when", {}), self.answers)

    def _ticked(self, phrase: Phrase) -> bool:
        consent = self.draft.case.consent
        extra = phrase.get("extra", {}).get(self.draft.kind)
        if extra and not (consent.recipient and extra in consent.extra):
            return False
        return "consent" not in phrase or bool(consent.recipient and getattr(consent, phrase["consent"]))

    def _special(self, phrase_id: str) -> dict[str, Any]:
        case = self.draft.case
        found: dict[str, Any] = {}
        if phrase_id.startswith(("core.ask.", "client.next.")):
            found["date"] = case.reply_by
        elif phrase_id.startswith("going_on.work."):
            found["amount"] = case.work.amount
        told = {slot: meant[phrase_id](case) for slot, meant in _MEANT.items() if phrase_id in meant}
        return found | told


def in_order(said: Iterable[tuple[str, Said]], order: Sequence[str]) -> list[tuple[str, Said]]:
    """Sentences in the order that was chosen; what came later stands behind, as it stood."""
    place = {key: number for number, key in enumerate(order)}
    return sorted(said, key=lambda one: place.get(one[0], len(place)))
