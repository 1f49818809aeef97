# SPDX-License-Identifier: EUPL-1.2
"""What is recorded of one talk. Nobody's name is in here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Kind(StrEnum):
    """What the desk's time went to; no-show and cancelled are not contacts (statistics)."""

    TALK = "talk"
    LIGHT_TOUCH = "light_touch"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


class Outcome(StrEnum):
    """What was done, from least to furthest: statistics count the furthest one reached."""

    DECLINED = "declined"
    UNANSWERED = "unanswered"
    INFO = "info"
    FORM = "form"
    REFERRED = "referred"
    LETTER = "letter"
    CONTACTED = "contacted"
    HANDED_OVER = "handed_over"
    GUIDED = "guided"


def furthest(outcomes: tuple[Outcome, ...]) -> Outcome | None:
    """The outcome that counts; none if nothing was done."""
    order = list(Outcome)
    return max(outcomes, key=order.index, default=None)


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay in the Netherlands; a missing departure means still here, a missing arrival not known."""

    arrival: date | None
    departure: date | None
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Consultation:
    """One talk as it is kept and counted. Free text stays out of `repr`, and so out of logs."""

    id: str
    evening_id: str
    held_on: date
    started_at: datetime
    ended_at: datetime
    entered_at: datetime
    kind: Kind
    language: str
    consent: str = "unknown"
    number: int | None = None
    ticket_id: str | None = None
    client_id: str | None = None
    entered_afterwards: bool = False
    key_person: bool = False
    interpreter: str = "unknown"
    persons: int = 1
    companions: tuple[str, ...] = ()
    """The files of the other persons in the talk, as far as they have one."""
    topics: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    answers: Mapping[str, str | float] = field(default_factory=dict)
    """The engine's coded answers (`docs/answers.md`) other than topics, signals, language and consent."""
    bands: Mapping[str, str] = field(default_factory=dict)
    """Bands for the statistics only: age_band, origin, sector, here_since."""
    stays: tuple[Stay, ...] = ()
    note: str = field(default="", repr=False)
