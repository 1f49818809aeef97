# SPDX-License-Identifier: EUPL-1.2
"""A record, its field and a value as somebody at the desk would say them."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from spreekuur.content.pack import Content
from spreekuur.desk import client_files_words, directory_search
from spreekuur.desk.exchange_questions import Question, Subject
from spreekuur.language import NAMES, _, current
from spreekuur.messages.desk import step_name
from spreekuur.ui.clients import words as client_words
from spreekuur.ui.today.words import day_and_time, day_in_words

_ANSWERS = {
    *("registration", "stay", "expected_months", "insured", "employment", "housing_tied"),
    *("municipality", "age_group", "children", "age_band", "sector", "here_since"),
}
_STEPS = {("referral", "state"), ("referral_step", "step")}
_FIELDS: Mapping[str, Callable[[], str]] = {
    "language": lambda: _("Language"),
    "given": lambda: _("First name"),
    "family": lambda: _("Family name"),
    "phone": lambda: _("Phone"),
    "birth_date": lambda: _("Date of birth"),
    "note": lambda: _("Note"),
    "number": lambda: _("Number"),
    "words": lambda: _("What it says"),
    "answer": lambda: _("Answer"),
    "due_on": lambda: _("To do on"),
    "state": lambda: _("How far it is"),
    "step": lambda: _("How far it is"),
    "keep_until": lambda: _("Kept until"),
    "keep_reason": lambda: _("Why it is kept"),
    "ends_on": lambda: _("Ends on"),
    "given_on": lambda: _("Agreed on"),
    "withdrawn_at": lambda: _("Taken back on"),
    "deleted_at": lambda: _("Thrown away on"),
    "closed_at": lambda: _("Closed on"),
    "merged_into": lambda: _("Put together with"),
    "roster": lambda: _("Who was there"),
    "at_desk": lambda: _("Who sat at the desk"),
    "highest_paper_number": lambda: _("Highest paper number"),
    "persons": lambda: _("Persons"),
    "interpreter": lambda: _("Interpreter"),
    "consent": lambda: _("Consent"),
    "value": lambda: _("What it should say"),
    "kenmerk": lambda: _("Reference"),
}
_RECORDS: Mapping[str, Callable[[], str]] = {
    "client": lambda: _("Client file"),
    "consent": lambda: _("Consent"),
    "consultation": lambda: _("Talk"),
    "consultation_topic": lambda: _("Topic of a talk"),
    "consultation_outcome": lambda: _("Outcome of a talk"),
    "stay": lambda: _("Stay in the Netherlands"),
    "referral": lambda: _("Referral"),
    "referral_step": lambda: _("Referral"),
    "paper": lambda: _("Letter"),
    "question": lambda: _("Question nobody could answer"),
    "shelter_step": lambda: _("Bed for the night"),
    "task": lambda: _("Task"),
    "relation": lambda: _("Household"),
    "talk_person": lambda: _("Talk"),
    "ticket": lambda: _("Number in the queue"),
    "evening": lambda: _("Evening"),
    "place": lambda: _("Directory"),
    "place_field": lambda: _("Directory"),
    "rule_edit": lambda: _("Rule of the advice"),
}


def record(about: Subject, content: Content) -> str:
    """Which record it is, such as "Client file · K7-42M"."""
    kind = _RECORDS.get(about.record, lambda: _("Record"))()
    route = directory_search.name_of(content, about.route, current()) if about.route else ""
    day = day_in_words(date.fromisoformat(about.day)) if about.day else ""
    number = _("number {number}").format(number=about.number) if about.number else ""
    return " · ".join(filter(None, (kind, about.client, route, about.named, day, number)))


def field(name: str) -> str:
    """What a field is called; one without words of its own by the name it has in the store."""
    if name in _ANSWERS:
        return client_files_words.label(name, _)
    return _FIELDS[name]() if name in _FIELDS else name.replace("_", " ").capitalize()


def fields(names: list[str]) -> str:
    """Several in one line."""
    return ", ".join(field(name) for name in names)


def value(question: Question, said: Any, now: datetime) -> str:
    """One of the two values."""
    name = question.conflict.field
    if said is None or said == "" or said == []:
        return _("nothing")
    if isinstance(said, bool):
        return _("Yes") if said else _("No")
    if isinstance(said, list):
        return ", ".join(map(str, said))
    if isinstance(said, dict):
        return _("something that cannot be shown here")
    if (question.conflict.record, name) in _STEPS:
        return step_name(str(said))
    if name in _ANSWERS:
        return client_files_words.value(name, said, _)
    if name == "language":
        return NAMES.get(str(said), str(said))
    return _moment(name, str(said), now)


def written(by: str, at: str, now: datetime) -> str:
    """Who wrote it, and when."""
    return " · ".join(filter(None, (by, day_and_time(at, now))))


def _moment(name: str, said: str, now: datetime) -> str:
    try:
        if name.endswith("_at"):
            return day_and_time(said, now)
        if name.endswith("_on") or name in ("birth_date", "keep_until"):
            return client_words.day(date.fromisoformat(said), now.date())
    except ValueError:
        return said
    return said
