# SPDX-License-Identifier: EUPL-1.2
"""Invented talks, to see what figures of a desk of some size look like: nobody's data, the same for the same seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from spreekuur.consultations.model import Kind, Outcome
from spreekuur.content.pack import Content
from spreekuur.statistics.catalogue import Catalogue
from spreekuur.statistics.counting import RESULTS, Held, Seat

FIRST_YEAR = 2026
_AGAIN = 0.45
"""How often somebody comes who has been here before."""
_LANGUAGES = ("pl",) * 70 + ("bg",) * 10 + ("ro",) * 10 + ("es",) * 5 + ("other",) * 5
_STAYS = ("short",) * 30 + ("mid",) * 30 + ("long",) * 15 + ("visitor",) * 5 + ("unknown",) * 20
_REGISTRATIONS = ("brp",) * 30 + ("due_not_done",) * 25 + ("rni_only",) * 25 + ("unknown",) * 20
_TIED = ("yes",) * 50 + ("no",) * 30 + ("unknown",) * 20
_AREAS = ("inside",) * 60 + ("outside",) * 25 + ("unknown",) * 15
_OUTCOMES = {
    Outcome.INFO: 40,
    Outcome.REFERRED: 20,
    Outcome.LETTER: 15,
    Outcome.FORM: 10,
    Outcome.CONTACTED: 5,
    Outcome.HANDED_OVER: 3,
    Outcome.GUIDED: 2,
    Outcome.UNANSWERED: 3,
    Outcome.DECLINED: 2,
}
_KINDS = (Kind.TALK,) * 85 + (Kind.LIGHT_TOUCH,) * 15
_KEY_PERSON, _SIGNAL, _SENT = 0.04, 0.2, 0.6


@dataclass(slots=True)
class _Desk:
    random: Random
    topics: list[tuple[str, str, bool]]
    """Of each topic: id, code, and whether it may carry a signal; the first are asked most."""
    weights: list[float]
    routes: list[tuple[str, str]]
    people: list[Seat]


def talks(content: Content, catalogue: Catalogue, contacts: int, months: int, seed: int) -> list[Held]:
    """So many talks of one person each, over so many months from January, one evening a month."""
    desk = _desk(content, catalogue, Random(seed))
    evenings = [_evening(month) for month in range(months)]
    chosen = sorted(desk.random.choices(range(months), k=contacts)) if months else []
    made: list[Held] = []
    for month, evening in enumerate(evenings):
        if evening.month == 1:
            desk.people.clear()
        for place, seat in enumerate(_comers(desk, chosen.count(month))):
            made.append(_talk(desk, f"made-{month:03d}-{place:05d}", evening, seat))
    return made


def _evening(month: int) -> date:
    """The second Wednesday of a month, counted from the first January."""
    first = date(FIRST_YEAR + month // 12, month % 12 + 1, 1)
    return first + timedelta(days=(2 - first.weekday()) % 7 + 7)


def _desk(content: Content, catalogue: Catalogue, random: Random) -> _Desk:
    topics = [
        (topic.id, catalogue.topic(topic), topic.sensitive or topic.protected)
        for topic in sorted(content.topics.values(), key=lambda topic: topic.id)
    ]
    random.shuffle(topics)
    routes = [
        (place.id, catalogue.domain(place.category))
        for place in sorted(content.organisations.values(), key=lambda place: place.id)
    ]
    random.shuffle(routes)
    return _Desk(random, topics, [1 / (at + 4) for at in range(len(topics))], routes, [])


def _comers(desk: _Desk, count: int) -> Iterator[Seat]:
    """Who comes on one evening: nobody twice."""
    old = list(desk.people)
    desk.random.shuffle(old)
    for _ in range(count):
        if old and desk.random.random() < _AGAIN:
            yield old.pop()
        else:
            seat = Seat(f"person-{len(desk.people)}", _about(desk.random))
            desk.people.append(seat)
            yield seat


def _about(random: Random) -> dict[str, str]:
    return {
        "language": random.choice(_LANGUAGES),
        "stay": random.choice(_STAYS),
        "registration": random.choice(_REGISTRATIONS),
        "tied": random.choice(_TIED),
        "area": random.choice(_AREAS),
    }


def _talk(desk: _Desk, name: str, evening: date, seat: Seat) -> Held:
    random = desk.random
    asked = random.choices(desk.topics, desk.weights, k=random.choice((1, 1, 1, 2, 3)))
    topics = {topic: (topic, code, may and random.random() < _SIGNAL) for topic, code, may in asked}
    sent = {
        route: (route, domain, random.choice(RESULTS))
        for route, domain in random.choices(desk.routes, k=random.choice((1, 1, 2)))
    }
    return Held(
        id=name,
        day=evening,
        began=name,
        kind=random.choice(_KINDS),
        key_person=random.random() < _KEY_PERSON,
        seats=(seat,),
        outcomes=tuple(random.choices(list(_OUTCOMES), list(_OUTCOMES.values()))),
        topics=tuple(topics.values()),
        sent=tuple(sent.values()) if random.random() < _SENT else (),
    )
