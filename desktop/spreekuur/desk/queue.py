# SPDX-License-Identifier: EUPL-1.2
"""The queue at the door: numbers, languages, who goes first. Each action is one step that can be undone."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypedDict, Unpack

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


class Door(TypedDict, total=False):
    """What the host may note at the door beside the language."""

    help_first: bool
    interpreter: bool
    number: int | None


def take(desk: Desk, evening: Evening, now: datetime, language: str, **door: Unpack[Door]) -> Done:
    """Give the next number, or the one on a paper ticket; who left and comes back keeps the old place.

    Raises:
        NumberTaken: that paper number is in the queue already.
    """
    number = door.get("number")
    known = next((t for t in store.tickets(desk.db, evening.id) if t.number == number), None)
    if known is not None and known.state is not TicketState.GONE:
        raise NumberTaken(known.number)
    ticket = known or Ticket(
        new_id(), evening.id, number or store.next_number(desk.db, evening.id), language, now
    )
    back = replace(
        ticket,
        language=language,
        state=TicketState.WAITING,
        help_first=door.get("help_first", False),
        interpreter=door.get("interpreter", False),
        called_at=None,
        left_at=None,
    )
    return _kept(desk, back, "take_number")


def change(desk: Desk, ticket_id: str, language: str, *, help_first: bool, interpreter: bool) -> Done:
    """Note another language, or who must be helped first or needs an interpreter after all."""
    ticket = store.ticket(desk.db, ticket_id)
    changed = replace(ticket, language=language, help_first=help_first, interpreter=interpreter)
    return _kept(desk, changed, "change_number")


def waiting(desk: Desk, evening: Evening) -> list[Ticket]:
    """Who waits, in the order in which they are helped."""
    return store.waiting(desk.db, evening.id)


def called(desk: Desk, evening: Evening) -> list[Ticket]:
    """Who was called and has no saved talk yet, in the order of the call."""
    tickets = store.tickets(desk.db, evening.id)
    return sorted(
        (t for t in tickets if t.state is TicketState.CALLED),
        key=lambda t: (t.called_at or t.taken_at, t.number),
    )


def as_called(ticket: Ticket, now: datetime) -> Ticket:
    """The number as it is once it was called."""
    return replace(ticket, state=TicketState.CALLED, called_at=now)


def call(desk: Desk, ticket_id: str, now: datetime) -> Done:
    """Call a number to the desk."""
    return _kept(desk, as_called(store.ticket(desk.db, ticket_id), now), "call_number")


def gone(desk: Desk, ticket_id: str, now: datetime) -> Done:
    """Note that somebody is not there any more."""
    ticket = replace(store.ticket(desk.db, ticket_id), state=TicketState.GONE, left_at=now)
    return _kept(desk, ticket, "number_gone")


def put_back(desk: Desk, ticket_id: str) -> Done:
    """Put a called or gone number back in its old place."""
    ticket = replace(
        store.ticket(desk.db, ticket_id), state=TicketState.WAITING, called_at=None, left_at=None
    )
    return _kept(desk, ticket, "put_back")


def leave(desk: Desk, ticket_id: str, state: TicketState, now: datetime) -> None:
    """Note how a number left, as part of the step of its talk: helped, or gone when nobody came."""
    store.add_ticket(desk.db, replace(store.ticket(desk.db, ticket_id), state=state, left_at=now))


def _kept(desk: Desk, ticket: Ticket, name: str) -> Done:
    with step(desk.db, name) as step_id:
        store.add_ticket(desk.db, ticket)
    return Done(ticket, step_id)
