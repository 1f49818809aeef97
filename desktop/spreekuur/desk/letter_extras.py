# SPDX-License-Identifier: EUPL-1.2
"""What a letter may hold beyond who the client is: each thing only after the client's own yes to it.

Which receiver is told what is not said a second time here. A thing is asked only if the letter to this receiver, about
this talk, would print it: that is tried out.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from spreekuur.content.pack import Content
from spreekuur.desk import letter_typed
from spreekuur.letters import case as cases
from spreekuur.letters import compose, formats
from spreekuur.letters.fields import MAX_LIST, MAX_TEXT
from spreekuur.letters.model import Said, Sender


class Kind(StrEnum):
    """How a field is typed and read."""

    TEXT = "text"
    LINES = "lines"
    DAY = "day"
    MONEY = "money"
    HOURS = "hours"
    CLOCK = "clock"
    COUNT = "count"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Extra:
    """One field: its name in the draft, its member of the case, and to what the client says yes first."""

    name: str
    member: str
    kind: Kind
    ask: str = ""
    """Empty for what is about our own work, such as whom we phoned."""
    sample: str = ""
    """A value to try out whether a letter prints it; a word without meaning where any text does."""


HEALTH, APPOINTMENT = "health", "appointment"
EXTRAS = (
    Extra("employer", "work.employer", Kind.TEXT, "employer"),
    Extra("work_from", "work.date_from", Kind.DAY, "contract", "2-1-1951"),
    Extra("work_to", "work.date_to", Kind.DAY, "contract", "3-1-1951"),
    Extra("hours", "work.hours", Kind.HOURS, "contract", "137,31"),
    Extra("amount", "work.amount", Kind.MONEY, "amount", "701"),
    Extra("weeks", "work.weeks_unpaid", Kind.COUNT, "amount", "91"),
    Extra("dismissed_on", "work.dismissal_letter", Kind.DAY, "letters", "6-1-1951"),
    Extra("letter_first", "work.letter_first", Kind.DAY, "letters", "7-1-1951"),
    Extra("letter_last", "work.letter_last", Kind.DAY, "letters", "8-1-1951"),
    Extra("deadline", "work.deadline", Kind.DAY, "deadline", "4-1-1951"),
    Extra("landlord", "housing.landlord", Kind.TEXT, "landlord"),
    Extra("leave_by", "housing.date_to", Kind.DAY, "leave_by", "5-1-1951"),
    Extra("lease", "housing.lease_separate", Kind.CHOICE, "lease", "yes"),
    Extra("persons", "housing.persons", Kind.COUNT, "persons", "97"),
    Extra("rent", "housing.rent_week", Kind.MONEY, "rent", "702"),
    Extra("deposit", "housing.deposit", Kind.MONEY, "deposit", "703"),
    Extra("address", "client.address", Kind.TEXT, "address"),
    Extra("own_words", "situation", Kind.LINES, HEALTH),
    Extra("health_since", "care.since", Kind.DAY, HEALTH, "9-1-1951"),
    Extra("health_helps", "care.helps", Kind.TEXT, HEALTH),
    Extra("meet_on", "appointment.date", Kind.DAY, APPOINTMENT, "10-1-1951"),
    Extra("meet_at", "appointment.time", Kind.CLOCK, APPOINTMENT, "03:05"),
    Extra("meet_where", "appointment.place", Kind.TEXT, APPOINTMENT),
    Extra("phoned_at", "urgent.phoned_at", Kind.CLOCK, sample="03:04"),
    Extra("spoken_to", "urgent.spoken_to", Kind.TEXT),
    Extra("phone_agreed", "urgent.agreed", Kind.TEXT),
    Extra("urgent_facts", "urgent.facts", Kind.LINES),
    Extra("urgent_seen", "urgent.seen", Kind.LINES),
    Extra("urgent_said", "urgent.said", Kind.LINES),
    Extra("urgent_source", "urgent.source", Kind.LINES),
    Extra("safe_contact", "urgent.safe_contact", Kind.TEXT),
    Extra("second_name", "urgent.second_name", Kind.TEXT),
    Extra("reason", "urgent.reason", Kind.TEXT),
)
BY_NAME = {extra.name: extra for extra in EXTRAS}
ASKS = tuple(dict.fromkeys(extra.ask for extra in EXTRAS if extra.ask))
LEASES = cases.YES_NO
MEETING = ("meet_on", "meet_at", "meet_where")
# What a social team is not told unless the client wants it: the tick -> its word in the case.
_LEFT_OUT = {"employer": "employer", "contract": "contract", "amount": "amounts"}
# Only without the client's yes: two people then decide together, and say why.
WITHOUT_YES = ("second_name", "reason")

_READ: Mapping[Kind, Callable[[str], Any]] = {
    Kind.TEXT: lambda text: text.strip()[:MAX_TEXT] or None,
    Kind.LINES: lambda text: [line.strip()[:MAX_TEXT] for line in text.splitlines() if line.strip()][
        :MAX_LIST
    ],
    Kind.MONEY: letter_typed.amount,
    Kind.HOURS: letter_typed.hours,
    Kind.CLOCK: letter_typed.clock,
    Kind.COUNT: letter_typed.count,
    Kind.CHOICE: lambda text: text if text in LEASES else None,
}
_SAMPLE_DAY = date(2026, 1, 1)
NOBODY = Sender("x", "x", "x", "x", "x", contact="x")


def read(name: str, text: str, today: date) -> Any:
    """What is typed in a field as the case holds it; None, or nothing, if it cannot be read."""
    kind = BY_NAME[name].kind
    if kind is Kind.DAY:
        found = letter_typed.day(text, today)
        return found.isoformat() if found else None
    return _READ[kind](text)


def members(letter: Mapping[str, str], agreed: Collection[str], today: date) -> dict[str, Any]:
    """What of these fields goes into the case: that to which the client agreed, as far as it can be read."""
    found: dict[str, Any] = {}
    for extra in EXTRAS:
        text = letter.get(extra.name, "")
        if not text.strip() or (extra.ask and extra.ask not in agreed):
            continue
        value = read(extra.name, text, today)
        if value:
            part, _, member = extra.member.partition(".")
            found.setdefault(part, {})[member] = value
    lines = found.pop("situation", {}).get("")
    if lines:
        found["situation"] = lines
    if not {"date", "time"} <= found.get("appointment", {}).keys():
        found.pop("appointment", None)
    consent: dict[str, Any] = {HEALTH: True} if HEALTH in agreed else {}
    if words := [word for ask, word in _LEFT_OUT.items() if ask in agreed]:
        consent["extra"] = words
    return found | ({"consent": consent} if consent else {})


def printed(content: Content, case: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields that the letter of this case would print if they were filled, in the order of the form."""
    samples = {e.name: e.sample or f"x{e.name}x" for e in EXTRAS}
    told = {name: text for name, text in samples.items() if name not in WITHOUT_YES}
    agreed, alone = _text(content, case, told, shared=True), _text(content, case, samples, shared=False)
    seen = {
        n for n, text in samples.items() if _as_printed(n, text) in (alone if n in WITHOUT_YES else agreed)
    }
    for (
        extra
    ) in EXTRAS:  # of a word or a short number only a second letter without it tells whether it is there
        if extra.kind in (Kind.COUNT, Kind.CHOICE):
            rest = {name: text for name, text in told.items() if name != extra.name}
            seen -= {extra.name}
            seen |= {extra.name} if _text(content, case, rest, shared=True) != agreed else set()
    seen |= {"meet_where"} if "meet_on" in seen else set()  # it stands on the client's page
    # Everybody may be told something in own words; about health only a doctor.
    seen -= {"own_words"} if case["kind"] != "care" else set()
    return tuple(e.name for e in EXTRAS if e.name in seen)


def _as_printed(name: str, sample: str) -> str:
    value = read(name, sample, _SAMPLE_DAY)
    match BY_NAME[name].kind:
        case Kind.DAY:
            return formats.day(date.fromisoformat(value), "nl")
        case Kind.MONEY:
            return formats.money(Decimal(value), "nl")
        case _:
            return sample


def _text(content: Content, case: Mapping[str, Any], letter: Mapping[str, str], *, shared: bool) -> str:
    """All that the receiver would read with these fields."""
    more = members(letter, ASKS if shared else (), _SAMPLE_DAY)
    client = more.pop("client", {})
    consent = more.pop("consent", {}) | {"recipient": shared}
    whole = dict(case) | more | {"consent": consent, "client": client}
    checked = cases.read(whole, content)
    return "\n".join(_said(compose.compose(checked, content, NOBODY).pages[0]))


def _said(part: object) -> Iterator[str]:
    """All sentences of a composed page."""
    if isinstance(part, Said):
        yield part.text
    elif isinstance(part, tuple):
        for one in part:
            yield from _said(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _said(getattr(part, field.name))
