# SPDX-License-Identifier: EUPL-1.2
"""One paper in the making: the case with the directory and the sender, and what each sentence may be told."""

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from spreekuur.content.model import Organisation
from spreekuur.content.pack import Content
from spreekuur.directory.reach import is_visited
from spreekuur.letters.model import Case, Sender
from spreekuur.letters.phrases import Voice
from spreekuur.letters.told import Person
from spreekuur.referral.going import Going, Soon, going

REGISTRATION, SAFETY = "registration", "L6_safety"

_HOURS = r"(\d{1,2})(?:[.:](\d{2}))?(?: ?uur)?"
_AFTER = re.compile(rf"(?:na|after|po|vanaf) {_HOURS}", re.IGNORECASE)
_BETWEEN = re.compile(rf"(?:tussen )?{_HOURS} ?(?:en|-|–|tot) ?{_HOURS}", re.IGNORECASE)

# What a receiver sees of a name (letters.md, the table of data per receiver).
_INITIAL, _FIRST = ("social",), ("urgent",)


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """What composing needs to know; nothing here depends on the language."""

    case: Case
    content: Content
    sender: Sender

    @property
    def organisation(self) -> Organisation | None:
        """The receiver, if the paper has one."""
        return self.content.organisations.get(self.case.recipient)

    @property
    def kind(self) -> str:
        """The kind as the phrases know it: a social letter about registration is a kind of its own."""
        there = self.organisation
        if self.case.kind == "social" and there is not None and there.category == REGISTRATION:
            return REGISTRATION
        return self.case.kind

    @property
    def going(self) -> Going:
        """How soon the client goes to the receiver; the term in a letter to legal help is a last day too."""
        term = self.case.work.deadline if self.kind == "legal" else None
        return going(self.case.priority, self.case.last_day or term, self.case.date)

    @property
    def is_visited(self) -> bool:
        """Does the client go to the receiver, or to the place of an appointment?"""
        there = self.organisation
        return self.case.appointment is not None or there is None or is_visited(there)

    @property
    def they_call(self) -> bool:
        """Does the receiver phone the client? Not where it presses: nobody waits for a call then."""
        waits = self.going.soon not in (Soon.NOW, Soon.AT_ONCE)
        return bool(self.phone) and self.case.appointment is None and waits

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics that may be named: what is about health or a crime only with the consent for it."""
        given = self.case.answers.get("topics")
        return tuple(t for t in given if self._may_name(t)) if isinstance(given, list | tuple) else ()

    def _may_name(self, topic: str) -> bool:
        known, consent = self.content.topics[topic], self.case.consent
        if not known.protected:
            return True
        if known.line == SAFETY:
            return consent.recipient
        return consent.recipient and (consent.health or (consent.pregnancy and topic == "care.pregnancy"))

    @property
    def language(self) -> str:
        """The language of the talk; a code that paper has no name for gives that of the client's page."""
        spoken = self.case.answers.get("language")
        return (
            spoken if isinstance(spoken, str) and spoken not in ("other", "unknown") else self.case.language
        )

    @property
    def phone(self) -> str:
        """The phone number that this receiver may have."""
        case = self.case
        return case.client.phone if case.consent.recipient and case.kind != "urgent" else ""

    def name(self) -> str:
        """The name as this receiver may see it."""
        who = self.case.client
        if not self.case.consent.recipient:
            return ""
        if self.kind in _FIRST:
            return "" if who.code else who.given
        if not (who.given or who.family):
            return who.name
        if self.kind in _INITIAL and who.family:
            return f"{who.given[0]}. {who.family}" if who.given else who.family
        return f"{who.given} {who.family}".strip()

    def warned_about(self, *words: str) -> bool:
        """Must somebody called one of these not be told?"""
        given = self.case.answers.get("signals")
        signals = given if isinstance(given, list | tuple) else ()
        kept_out = (text for signal in signals for text in self.content.signals[signal].do_not_inform)
        return any(word in text for text in kept_out for word in words)


def short_name(there: Organisation | None, voice: Voice) -> str:
    """The name of a place; in Dutch without the explanation in brackets behind it.

    Translated names keep their brackets: the Dutch name, which stands on the door, may be in them.
    """
    name = voice.text(f"org.{there.id}.name") if there else ""
    if voice.language != "nl":
        return name
    return re.sub(r" *\([^()]*\)$", "", name) or name


def shown_hours(organisation: Organisation, voice: Voice) -> str:
    """The confirmed opening hours, if they are plain; hours of some past year help nobody."""
    hours = voice.text(f"org.{organisation.id}.hours")
    plain = organisation.shows("hours") and not re.search(r"(19|20)\d\d|\(", hours)
    return hours if plain else ""


def base_slots(draft: Draft, voice: Voice) -> dict[str, Any]:
    """What any sentence may be told, in this language."""
    case, work = draft.case, draft.case.work
    there = draft.organisation
    return {
        "topic": draft.topics,
        "recipient": short_name(there, voice),
        "language": draft.language,
        "in_language": case.language,
        "area": case.client.area,
        "address": case.client.address,
        "employer": work.employer,
        "landlord": case.housing.landlord,
        "hours": work.hours,
        "weeks": work.weeks_unpaid,
        "persons": case.housing.persons,
        "date_from": work.date_from,
        "date_to": work.date_to,
        "deadline": work.deadline,
        "reply_by": case.reply_by,
        "kenmerk": case.kenmerk,
        "phone": draft.sender.phone,
        "safe_contact": case.urgent.safe_contact,
        "second_name": case.urgent.second_name,
    }


def person_slots(draft: Draft) -> dict[str, Any]:
    """Who the client is, as far as this receiver may know."""
    who = draft.case.client
    if not draft.case.consent.recipient:
        return {"phone": "", "age_band": _age_band(draft, who)}
    return {
        "name": draft.name(),
        "code": who.code,
        "birth_year": str(who.birth_date.year) if who.birth_date else "",
        "birth_date": who.birth_date,
        "phone": draft.phone,
        "age_band": _age_band(draft, who),
        **(_safe_times(who.safe_to_call) if draft.phone else {}),
    }


def _age_band(draft: Draft, who: Person) -> str:
    group = draft.case.answers.get("age_group")
    if draft.case.consent.recipient and who.birth_date:
        group = "minor" if _years(who.birth_date, draft.case.date) < 18 else "adult"
    return f"value.age.{group}" if group in ("adult", "minor") else ""


def _years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _safe_times(text: str) -> dict[str, Any]:
    """Hours, if they can be read as hours, so that they can be said in six languages; else as typed."""
    after, between = _AFTER.fullmatch(text.strip()), _BETWEEN.fullmatch(text.strip())
    if after and (start := _time(*after.groups())):
        return {"time_from": start}
    if between:
        hours = between.groups()
        start, end = _time(*hours[:2]), _time(*hours[2:])
        if start and end:
            return {"time_from": start, "time_to": end}
    return {"safe_times": text}


def _time(hour: str | None, minute: str | None) -> time | None:
    hours, minutes = int(hour or 0), int(minute or 0)
    return time(hours, minutes) if hours < 24 and minutes < 60 else None
