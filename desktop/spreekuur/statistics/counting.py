# SPDX-License-Identifier: EUPL-1.2
"""From talks to counting lines: the definitions of persons, contacts, questions and referrals. Pure.

A contact is one person at one evening, however many talks they sat in that evening, so that what everybody may rely on
is true of what is counted: persons ≤ contacts ≤ questions, and contacts ≤ evenings × persons (docs/statistics.md).
"""

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from spreekuur.consultations.model import Kind, Outcome, furthest
from spreekuur.statistics.lines import CountingLine
from spreekuur.statistics.units import CONTACTS, PERSONS, QUESTIONS, REFERRALS

NO_TOPIC = ""
"""The topic of a talk that has none: it is one question all the same."""
_FIRST, _REPEAT = "first", "repeat"
_DIGEST_HEX = 32
RESULTS = ("unknown", "not_come", "full", "not_suitable", "helped")
"""When somebody was sent to one route twice in an evening, the answer that says most is counted."""

Codes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Seat:
    """One person in a talk: their file if they have one, and what is known of them then."""

    file: str = field(repr=False)
    """The file they are seen in; empty for somebody without one."""
    about: Codes = field(repr=False)
    """Codes of language, stay, registration, tied, area."""


@dataclass(frozen=True, slots=True)
class Held:
    """One talk as far as it is counted. Who talked sits on the first seat; what was noted is about them."""

    id: str = field(repr=False)
    day: date
    began: str
    kind: Kind
    key_person: bool
    seats: tuple[Seat, ...] = field(repr=False)
    outcomes: tuple[Outcome, ...] = ()
    topics: tuple[tuple[str, str, bool], ...] = ()
    """Of each topic: its id in the content, its code in the figures, and whether the question carries a signal."""
    sent: tuple[tuple[str, str, str], ...] = ()
    """Of each referral: the route, the domain it is counted under, and what became of it."""


@dataclass(frozen=True, slots=True)
class _Sat:
    """A seat in its talk, with who it is."""

    who: str
    talk: Held
    place: int

    @property
    def about(self) -> Codes:
        return self.talk.seats[self.place].about

    @property
    def is_first(self) -> bool:
        return self.place == 0


@dataclass(frozen=True, slots=True)
class Contact:
    """One person at one evening, with all that is counted of it."""

    who: str = field(repr=False)
    day: date
    about: Codes = field(repr=False)
    is_first: bool
    """Whether nobody counted this person before, this year."""
    units: tuple[tuple[str, Codes], ...] = field(repr=False)
    """The contact itself, its questions and its referrals: unit and codes."""


def count(talks: Iterable[Held], period: str, key: bytes, known: Mapping[str, Codes]) -> list[CountingLine]:
    """The counting lines of these talks, all counted in one quarter, in an order that tells nothing.

    `key` is the key of the year; `known` says of each contributor who was counted earlier this year what is known of
    them: that stays for all the year.
    """
    held = contacts(talks, key, known)
    lines = [CountingLine(unit, period, one.who, codes) for one in held for unit, codes in one.units]
    about = {one.who: one.about for one in held}
    lines += [CountingLine(PERSONS, period, who, codes) for who, codes in about.items()]
    return in_order(lines)


def contacts(talks: Iterable[Held], key: bytes, known: Mapping[str, Codes]) -> list[Contact]:
    """Every contact of these talks, the first evening first; `key` and `known` as for `count`."""
    about, found = dict(known), []
    for (who, day), sat in _sat_by_contact(talks, key):
        is_first = who not in about
        person = about.setdefault(who, _person(sat))
        found.append(Contact(who, day, person, is_first, tuple(_units(person, sat, is_first=is_first))))
    return found


def persons_of_year(quarters: Iterable[CountingLine], year: str) -> list[CountingLine]:
    """A line for each person whom the quarters of a year counted."""
    about = {line.contributor: line.codes for line in quarters if line.unit == PERSONS}
    return in_order(CountingLine(PERSONS, year, who, codes) for who, codes in about.items())


def about_persons(lines: Iterable[CountingLine]) -> dict[str, Codes]:
    """What is known of each contributor by the lines of earlier quarters."""
    return {line.contributor: line.codes for line in lines if line.unit == PERSONS}


def in_order(lines: Iterable[CountingLine]) -> list[CountingLine]:
    """The lines sorted by what they say: nothing is left of the order in which the talks were held."""
    return sorted(
        lines, key=lambda line: (line.unit, line.period, line.contributor, sorted(line.codes.items()))
    )


def evenings(talks: Iterable[Held]) -> int:
    """On how many evenings the contacts took place: nobody has more contacts than that."""
    return len({talk.day for talk in talks})


def pseudonym(key: bytes, who: str) -> str:
    """Who it is, for whoever has the key of the year; for everybody else nobody."""
    return hmac.new(key, who.encode(), hashlib.sha256).hexdigest()[:_DIGEST_HEX]


def _sat_by_contact(talks: Iterable[Held], key: bytes) -> list[tuple[tuple[str, date], list[_Sat]]]:
    """Who sat where, by person and evening, the first evening first."""
    found: dict[tuple[str, date], list[_Sat]] = {}
    for talk in sorted(talks, key=lambda talk: (talk.day, talk.began, talk.id)):
        for place, seat in enumerate(talk.seats):
            # Whoever has no file is another person each time: nobody can know better.
            who = pseudonym(key, seat.file or f"{talk.id}/{place}")
            sat = found.setdefault((who, talk.day), [])
            if not any(other.talk is talk for other in sat):
                sat.append(_Sat(who, talk, place))
    return sorted(found.items(), key=lambda item: item[0][1])


def _person(sat: list[_Sat]) -> Codes:
    """What is known of somebody at their first contact: what they said themselves, if they talked that evening."""
    return min(sat, key=lambda one: not one.is_first).about


def _units(person: Codes, sat: list[_Sat], *, is_first: bool) -> Iterator[tuple[str, Codes]]:
    outcome, visit = _outcome(sat), _FIRST if is_first else _REPEAT
    yield CONTACTS, {**person, "outcome": outcome, "visit": visit, "kind": _kind(sat)}
    for code, has_signal in _questions(sat):
        signal = "yes" if has_signal else "no"
        yield QUESTIONS, {**person, "topic": code, "outcome": outcome, "signal": signal}
    for domain, result in _referrals(sat):
        yield REFERRALS, {**person, "domain": domain, "result": result}


def _outcome(sat: list[_Sat]) -> str:
    reached = furthest(tuple(outcome for one in sat for outcome in one.talk.outcomes))
    return reached.value if reached else "none"


def _kind(sat: list[_Sat]) -> str:
    if any(one.talk.key_person for one in sat):
        return "guided"
    return (Kind.TALK if any(one.talk.kind is Kind.TALK for one in sat) else Kind.LIGHT_TOUCH).value


def _questions(sat: list[_Sat]) -> list[tuple[str, bool]]:
    """Each topic once, with its code; a signal is about who talked, never about who sat beside them."""
    found: dict[str, tuple[str, bool]] = {}
    for one in sat:
        for topic, code, has_signal in one.talk.topics:
            known = found.get(topic, (code, False))[1]
            found[topic] = (code, known or (has_signal and one.is_first))
    if len(found) > 1:
        found.pop(NO_TOPIC, None)
    return list(found.values())


def _referrals(sat: list[_Sat]) -> list[tuple[str, str]]:
    """Each route once: a client is sent, not whoever came along."""
    found: dict[str, tuple[str, str]] = {}
    for one in sat:
        for route, domain, result in one.talk.sent if one.is_first else ():
            before = found.get(route, (domain, result))[1]
            found[route] = (domain, max(before, result, key=RESULTS.index))
    return list(found.values())
