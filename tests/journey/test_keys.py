# SPDX-License-Identifier: EUPL-1.2
"""Keyboard alone, and few keys: counted in the real window, from the queue to the rows in the vault."""

from spreekuur.consultations import store
from spreekuur.consultations.model import Consultation, Kind, Outcome
from spreekuur.evenings import store as evenings
from spreekuur.evenings.model import TicketState
from spreekuur.referral import store as referrals

SHORTEST, FULL, SHORT_CONTACT, NUMBER = 10, 25, 5, 3


def kept(person) -> list[Consultation]:
    """The talks that stand in the vault."""
    return person.ask(lambda desk: store.of_evening(desk.db, person.evening_id()))


def a_number(person, digit: str = "1") -> None:
    person.press("F2")
    person.type(digit)
    person.press("Enter")


def test_a_number_for_the_queue_takes_three_keys(person):
    person.counter.keys.clear()
    a_number(person)
    person.counter.report("A number")
    (ticket,) = person.ask(lambda desk: evenings.tickets(desk.db, person.evening_id()))
    assert (ticket.number, ticket.language, ticket.state) == (1, "pl", TicketState.WAITING)
    assert len(person.counter) <= NUMBER


def test_the_shortest_talk_takes_at_most_ten_keys(person):
    a_number(person)
    person.counter.keys.clear()
    person.press("Enter")
    person.type("loo")
    person.press("Enter", "Tab")
    person.type("i")
    person.press("Space", "Ctrl+Enter")
    person.counter.report("The shortest talk")
    (talk,) = kept(person)
    assert (talk.language, talk.number, len(talk.topics)) == ("pl", 1, 1)
    assert talk.outcomes == (Outcome.INFO,)
    assert person.window.current()[0] == "today"
    assert len(person.counter) <= SHORTEST


def test_a_full_talk_takes_at_most_twenty_five_keys(person):
    a_number(person)
    person.counter.keys.clear()
    person.press("Enter")
    person.type("loo")
    person.press("Enter", "Down", "Space", "Right", "Space", "Alt+1")
    while person.field() != "outcomes":
        person.press("Tab")
    person.type("i")
    person.press("Space", "Ctrl+Enter")
    person.counter.report("A full talk")
    (talk,) = kept(person)
    assert len(talk.topics) == 1
    assert len(talk.answers) == 2
    assert set(talk.outcomes) == {Outcome.REFERRED, Outcome.INFO}
    assert len(person.ask(lambda desk: referrals.of_consultation(desk.db, talk.id))) == 1
    assert len(person.counter) <= FULL


def test_a_short_contact_takes_five_keys(person):
    person.counter.keys.clear()
    person.press("Ctrl+N", "Alt+K")
    person.type("p")
    person.press("Ctrl+Enter")
    person.counter.report("A short contact")
    (talk,) = kept(person)
    assert (talk.kind, talk.language, talk.outcomes) == (Kind.LIGHT_TOUCH, "pl", (Outcome.INFO,))
    assert len(person.counter) <= SHORT_CONTACT
