# SPDX-License-Identifier: EUPL-1.2
"""Reads and checks a case: the JSON of the command `letter`, from a file or from the desk."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from spreekuur.content.pack import Content
from spreekuur.errors.content import InvalidAnswers
from spreekuur.errors.letters import ConsentMissing, LetterError, SecondNameMissing, UnknownRecipient
from spreekuur.language import LANGUAGES
from spreekuur.letters import bsn
from spreekuur.letters.fields import Fields, count
from spreekuur.letters.kenmerk import check as checked_kenmerk
from spreekuur.letters.model import KINDS, LETTER_KINDS, NEUTRAL, Case
from spreekuur.letters.told import (
    EXTRAS,
    Appointment,
    Care,
    Consent,
    Housing,
    Person,
    Route,
    Urgent,
    Work,
)
from spreekuur.referral import answers as engine_answers
from spreekuur.referral.engine import suggest
from spreekuur.referral.going import answer_by

if TYPE_CHECKING:
    from spreekuur.consultations.model import Stay

_ANSWERS = {"topics": "[id]", "signals": "[id]", "age": "0 - 130", "expected_months": "0 - 1200"}
YES_NO = ("yes", "no", "unknown")
PRIORITIES = ("emergency", "urgent", "normal")


def read(untrusted: object, content: Content, today: date | None = None) -> Case:
    """The case, checked; `today` stands for a date that was left out.

    Raises: a LetterError that names the member; nothing of its value.
    """
    bsn.refuse(untrusted)
    fields = Fields(untrusted)
    case = _case(fields, content, today or date.today())  # noqa: DTZ011 - a command without --today means the wall clock
    fields.nothing_else()
    _check_consent(case)
    _check_paper(case)
    return case


def _case(fields: Fields, content: Content, today: date) -> Case:
    kind = fields.choice("kind", KINDS)
    language = fields.choice("language", LANGUAGES)
    if not kind or not language:
        raise fields.wrong("language" if kind else "kind", ", ".join(LANGUAGES if kind else KINDS))
    on = fields.day("date") or today
    recipient = _recipient(fields, content, needed=kind in LETTER_KINDS)
    answers = _answers(fields, content)
    case = Case(
        kind=kind,
        language=language,
        date=on,
        recipient=recipient,
        kenmerk=_kenmerk(fields),
        last_day=fields.day("last_day"),
        priority=fields.choice("priority", PRIORITIES) or _advised(recipient, answers, content),
        client=_person(fields.part("client")),
        answers=answers,
        situation=fields.texts("situation"),
        done=fields.texts("done"),
        asked=fields.texts("asked"),
        work=_work(fields.part("work")),
        housing=_housing(fields.part("housing")),
        insurance=fields.choice("insurance", YES_NO),
        care=_care(fields.part("care")),
        urgent=_urgent(fields.part("urgent")),
        enclosures=fields.texts("enclosures"),
        consent=_consent(fields.part("consent")),
        layout=fields.choice("layout", ("a4", "large-print"), "a4"),
        window=fields.choice("window", ("left", "right", "none"), "left"),
        say=fields.texts("say"),
        leave_out=fields.texts("leave_out"),
        order=fields.texts("order"),
        appointment=_appointment(fields),
        routes=_routes(fields, content),
        stays=_stays(fields),
    )
    return replace(case, reply_by=answer_by(on, case.last_days, fields.day("reply_by")))


def _recipient(fields: Fields, content: Content, *, needed: bool) -> str:
    recipient = fields.text("recipient")
    if needed and not recipient:
        raise fields.wrong("recipient", "id")
    if (recipient or needed) and recipient not in content.organisations:
        raise UnknownRecipient(recipient=recipient[:60])
    return recipient


def _advised(recipient: str, answers: Mapping[str, Any], content: Content) -> str:
    """How pressing the advice on these answers calls the receiver; what it does not name is no hurry."""
    if not recipient or not answers:
        return "normal"
    advice = suggest(engine_answers.read(answers, content), content)
    return next((each.priority for each in advice.suggestions if each.route == recipient), "normal")


def _kenmerk(fields: Fields) -> str:
    text = fields.text("kenmerk")
    return checked_kenmerk(text) if text else ""


def _person(fields: Fields) -> Person:
    person = Person(
        given=fields.text("given"),
        family=fields.text("family"),
        name=fields.text("name"),
        phone=fields.text("phone"),
        birth_date=fields.day("birth_date"),
        safe_to_call=fields.text("safe_to_call"),
        area=fields.text("area"),
        address=fields.text("address"),
        code=fields.text("code"),
    )
    fields.nothing_else()
    return person


def _work(fields: Fields) -> Work:
    work = Work(
        employer=fields.text("employer"),
        date_from=fields.day("date_from"),
        date_to=fields.day("date_to"),
        hours=fields.number("hours"),
        amount=fields.number("amount"),
        weeks_unpaid=count(fields, "weeks_unpaid"),
        deadline=fields.day("deadline"),
        dismissal_letter=fields.day("dismissal_letter"),
        letter_first=fields.day("letter_first"),
        letter_last=fields.day("letter_last"),
    )
    fields.nothing_else()
    return work


def _housing(fields: Fields) -> Housing:
    housing = Housing(
        landlord=fields.text("landlord"),
        date_to=fields.day("date_to"),
        lease_separate=fields.choice("lease_separate", YES_NO),
        persons=count(fields, "persons"),
        rent_week=fields.number("rent_week"),
        deposit=fields.number("deposit"),
    )
    fields.nothing_else()
    return housing


def _care(fields: Fields) -> Care:
    care = Care(fields.day("since"), fields.text("helps"))
    fields.nothing_else()
    return care


def _urgent(fields: Fields) -> Urgent:
    urgent = Urgent(
        phoned_at=fields.clock("phoned_at"),
        spoken_to=fields.text("spoken_to"),
        facts=fields.texts("facts"),
        seen=fields.texts("seen"),
        said=fields.texts("said"),
        source=fields.texts("source"),
        second_name=fields.text("second_name"),
        safe_contact=fields.text("safe_contact"),
        reason=fields.text("reason"),
        agreed=fields.text("agreed"),
    )
    fields.nothing_else()
    return urgent


def _consent(fields: Fields) -> Consent:
    ticks = [fields.tick(key) for key in ("recipient", "health", "pregnancy", "trade_union")]
    recipient, health, pregnancy, trade_union = ticks
    consent = Consent(recipient, health, pregnancy, trade_union, fields.texts("extra"))
    if not set(consent.extra) <= set(EXTRAS):
        raise fields.wrong("extra", ", ".join(EXTRAS))
    fields.nothing_else()
    return consent


def _appointment(fields: Fields) -> Appointment | None:
    if fields.get("appointment") is None:
        return None
    part = fields.part("appointment")
    on, at, place = part.day("date"), part.clock("time"), part.text("place")
    part.nothing_else()
    if on is None or at is None:
        raise fields.wrong("appointment", "date, time")
    return Appointment(on, at, place)


def _routes(fields: Fields, content: Content) -> tuple[Route, ...]:
    listed = fields.get("routes") or []
    if not isinstance(listed, list):
        raise fields.wrong("routes", "[{…}]")
    made = []
    for entry in listed:
        part = Fields(entry, "routes")
        priority = part.choice("priority", PRIORITIES, "normal")
        recipient = _recipient(part, content, needed=True)
        made.append(Route(recipient, priority, part.texts("bring"), part.day("last_day")))
        part.nothing_else()
    return tuple(made)


def _stays(fields: Fields) -> "tuple[Stay, ...]":
    given = fields.get("stays")
    if given is None:
        return ()
    from spreekuur.referral import clock_input  # loaded with the first case that tells of stays; most do not

    try:
        return clock_input.read_stays(given)
    except InvalidAnswers as error:
        raise fields.wrong("stays", "[{arrival, departure, planned}]") from error


def _answers(fields: Fields, content: Content) -> Mapping[str, Any]:
    answers = fields.get("answers")
    if answers is None:
        return {}
    part = fields.part("answers")
    for key in _answer_keys(content):
        part.get(key)
    part.nothing_else()
    try:
        known = engine_answers.read(answers, content)
    except InvalidAnswers as error:
        choices = content.grammar.choices.get(error.key, ())
        raise part.wrong(error.key, ", ".join(choices) or _ANSWERS[error.key]) from error
    return dict(answers) | {key: known[key] for key in ("age_group",) if key in known}


def _answer_keys(content: Content) -> Iterator[str]:
    yield from (*_ANSWERS, *content.grammar.choices)


def _check_consent(case: Case) -> None:
    who = case.client
    passed_on = who.given or who.family or who.name or who.phone or who.birth_date
    if passed_on and not case.consent.recipient:
        raise ConsentMissing
    alone = case.kind == "urgent" and not case.consent.recipient and not case.urgent.second_name
    if alone and case.urgent.tells:
        raise SecondNameMissing


def _check_paper(case: Case) -> None:
    if case.kind == NEUTRAL and case.appointment is None:
        raise _missing_appointment()


def _missing_appointment() -> LetterError:
    return Fields({}).wrong("appointment", "date, time")
