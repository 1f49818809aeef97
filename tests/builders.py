# SPDX-License-Identifier: EUPL-1.2
"""Builders fill in what a test is not about."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from spreekuur.consultations.model import Outcome
from spreekuur.consultations.talk import ChosenRoute, Talk
from spreekuur.desk import evening, talks
from spreekuur.desk.desk import Desk
from spreekuur.evenings.model import Evening
from spreekuur.letters.model import Sender

SEVEN = datetime(2026, 11, 11, 18, 0, tzinfo=UTC)  # 19.00 in Aalsmeer

SENDER = Sender(
    name="Pools spreekuur Voorbeeldstad",
    street="Marktplein 4",
    postcode="1234 AB",
    city="Voorbeeldstad",
    phone="010 000 00 00",
    email="spreekuur@voorbeeldstad.example",
    contact="Anna V.",
)


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def an_evening(desk: Desk, opened_at: datetime = SEVEN) -> Evening:
    return evening.start(desk, opened_at, roster=("Marta", "Jan"))


def a_talk(on: Evening, **more: Any) -> Talk:
    """A talk about unpaid wages with a Polish client, sent to the legal aid desk."""
    talk = talks.begin(on, on.opened_at)
    given: dict[str, Any] = {
        "language": "pl",
        "consent": "yes",
        "topics": ("work.unpaid",),
        "outcomes": (Outcome.INFO, Outcome.REFERRED),
        "routes": (ChosenRoute("juridisch_loket", "urgent", ("R029",)),),
        "answers": {"employment": "agency", "municipality": "aalsmeer"},
    }
    return replace(talk, **(given | more))
