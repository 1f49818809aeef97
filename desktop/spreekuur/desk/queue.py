# SPDX-License-Identifier: EUPL-1.2
"""The queue at the door: numbers, languages, who goes first. Each action is one step that can be undone."""

from dataclasses import dataclass, replace
from datetime import datetime

from spreekuur.desk.desk import Desk
from spreekuur.errors.desk import NumberTaken
from spreekuur.evenings import store
from spreekuur.evenings.model import Evening, Ticket, TicketState
from spreekuur.store.writing import new_id, step


@dataclass(frozen=True, slots=True)
class Done:
    """A ticket after an action, and the step that takes it back."""

    ticket: Ticket
    step: str


def take(desk: Desk, evening: Evening, now: datetime, language: str, *, help_first: bool = False,
         interpreter: bool = False, number: int | None = None) -> Done:  # fmt: skip
    """Give the next number, or the one on a paper ticket.

    Raises:
        NumberTaken: that paper number is in the queue already.
    """
    if number is not None and any(t.number == number for t in store.tickets(desk.db, evening.id)):
        raise NumberTaken(number)
    given = number if number is not None else store.next_number(desk.db, evening.id)
    ticket = Ticket(
        new_id(), evening.id, given, language, now, help_first=help_first, interpreter=interpreter
    )
    return _kept(desk, ticket, "take_number")


def waiting(desk: Desk, evening: Evening) -> list[Ticket]:
    """Who waits, in the order in which they are helped."""
    return store.waiting(desk.db, evening.id)


def call(desk: Desk, ticket_id: str, now: datetime) -> Done:
    """Call a number to the desk."""
    ticket = replace(store.ticket(desk.db, ticket_id), state=TicketState.CALLED, called_at=now)
    return _kept(desk, ticket, "call_number")


def gone(desk: Desk, ticket_id: str, now: datetime) -> Done:
    """Note that somebody is not there any more."""
    ticket = replace(store.ticket(desk.db, ticket_id), state=TicketState.GONE, left_at=now)
    return _kept(desk, ticket, "number_gone")


def put_back(desk: Desk, ticket_id: str) -> Done:
    """Put a called or gone number back in its old place."""
    ticket = replace(store.ticket(desk.db, ticket_id), state=TicketState.WAITING, called_at=None, left_at=None)
    return _kept(desk, ticket, "put_back")


def helped(desk: Desk, ticket_id: str, now: datetime) -> None:
    """Note that a number's talk is saved; part of the step that saves it."""
    store.add_ticket(
        desk.db, replace(store.ticket(desk.db, ticket_id), state=TicketState.HELPED, left_at=now)
    )


def _kept(desk: Desk, ticket: Ticket, name: str) -> Done:
    with step(desk.db, name) as step_id:
        store.add_ticket(desk.db, ticket)
    return Done(ticket, step_id)
