# SPDX-License-Identifier: EUPL-1.2
"""An evening of the consultation hour and the queue at its door. No name and no topic is in here."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class TicketState(StrEnum):
    """Where a queue number is."""

    WAITING = "waiting"
    CALLED = "called"
    HELPED = "helped"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Evening:
    """One evening on this laptop; `roster` holds first names or initials of who sits at the desks."""

    id: str
    held_on: date
    opened_at: datetime
    closed_at: datetime | None = None
    roster: tuple[str, ...] = ()
    at_desk: str = ""
    highest_paper_number: int | None = None


@dataclass(frozen=True, slots=True)
class Ticket:
    """One queue number; `taken_at` and `called_at` give the waiting time."""

    id: str
    evening_id: str
    number: int
    language: str
    taken_at: datetime
    state: TicketState = TicketState.WAITING
    help_first: bool = False
    interpreter: bool = False
    called_at: datetime | None = None
    left_at: datetime | None = None
