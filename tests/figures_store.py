# SPDX-License-Identifier: EUPL-1.2
"""Talks put straight into a store, for what is counted of them."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from hypothesis import strategies as st

from spreekuur.clients import store as clients
from spreekuur.clients.model import Client
from spreekuur.consultations import store as consultations
from spreekuur.consultations.model import Consultation, Kind, Outcome
from spreekuur.consultations.talk import ChosenRoute
from spreekuur.evenings import store as evenings
from spreekuur.evenings.model import Evening
from spreekuur.referral import store as referrals
from spreekuur.statistics.coding import Coding
from spreekuur.times import amsterdam, stamp

CODING = Coding(
    topics={"housing.rent": "housing.rent", "work.unpaid": "work.unpaid", "care.mental": "L5_care.protected"},
    other_topic="L0_other.none",
    domains={"juridisch_loket": "legal"},
    other_domain="other",
    own=frozenset({"aalsmeer"}),
)
FEBRUARY = datetime(2027, 2, 20, 12, tzinfo=UTC)
TOPICS = ("housing.rent", "work.unpaid", "care.mental", "gone.topic")
FILES = ("a", "b", "c", "d")
DAYS = (date(2026, 1, 14), date(2026, 2, 11), date(2026, 3, 11), date(2026, 4, 8), date(2026, 12, 9))


def moment(day: date, hour: int = 19) -> datetime:
    return datetime.combine(day, time(hour), amsterdam()).astimezone(UTC)


@dataclass(frozen=True)
class Told:
    """One talk as a test tells it."""

    day: date
    files: tuple[str, ...] = ()
    persons: int = 1
    language: str = "pl"
    topics: tuple[str, ...] = ("housing.rent",)
    outcomes: tuple[Outcome, ...] = (Outcome.INFO,)
    kind: Kind = Kind.TALK
    signal: bool = False
    routes: tuple[str, ...] = ()
    answers: dict[str, Any] = field(default_factory=dict)


def keep(db, number: int | str, told: Told) -> str:
    """Keep a talk, or its corrected version."""
    began = moment(told.day)
    for file in told.files:
        if clients.get(db, file) is None:
            clients.add(db, Client(file, f"KX4{file.upper()}", "bg"))
    if evenings.evening_on(db, told.day) is None:
        evenings.add_evening(db, Evening(f"e{told.day}", told.day, began, None))
    talk = Consultation(
        id=f"t{number}",
        evening_id=f"e{told.day}",
        held_on=told.day,
        started_at=began,
        ended_at=began,
        entered_at=began,
        kind=told.kind,
        language=told.language,
        client_id=told.files[0] if told.files else None,
        companions=told.files[1:],
        persons=max(told.persons, len(told.files)),
        topics=told.topics,
        outcomes=told.outcomes,
        answers=told.answers,
    )
    consultations.add(db, talk, frozenset(told.topics[:1]) if told.signal else frozenset())
    referrals.choose(db, talk.id, [ChosenRoute(route, "normal") for route in told.routes], stamp(began))
    return talk.id


def some_talk(days=DAYS):
    """Any talk that a store may hold, also one without topic, outcome or file."""
    return st.builds(
        Told,
        day=st.sampled_from(days),
        files=st.lists(st.sampled_from(FILES), unique=True, max_size=3).map(tuple),
        persons=st.integers(1, 3),
        language=st.sampled_from(("pl", "bg", "nl", "unknown")),
        topics=st.lists(st.sampled_from(TOPICS), unique=True, max_size=3).map(tuple),
        outcomes=st.lists(st.sampled_from(list(Outcome)), unique=True, max_size=2).map(tuple),
        kind=st.sampled_from(list(Kind)),
        signal=st.booleans(),
        routes=st.lists(st.sampled_from(("juridisch_loket", "gone_route")), unique=True).map(tuple),
        answers=st.fixed_dictionaries(
            {}, optional={"stay": st.sampled_from(("short", "long")), "registration": st.just("rni")}
        ),
    )
