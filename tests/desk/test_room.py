# SPDX-License-Identifier: EUPL-1.2
from dataclasses import fields

from builders import SEVEN, minutes
from spreekuur.desk import closing, queue, room
from spreekuur.desk.room import Room


def test_without_an_evening_there_is_nothing_to_show(desk):
    assert room.look(desk) == Room()


def test_the_newest_call_stands_first_and_who_must_be_helped_first_comes_next(desk, evening):
    tickets = [queue.take(desk, evening, SEVEN + minutes(n), "pl").ticket for n in range(4)]
    queue.take(desk, evening, SEVEN + minutes(5), "bg", help_first=True)
    queue.call(desk, tickets[1].id, SEVEN + minutes(6))
    queue.call(desk, tickets[0].id, SEVEN + minutes(7))
    assert room.look(desk) == Room((1, 2), (5, 3, 4))


def test_a_few_numbers_are_enough(desk, evening):
    for n in range(10):
        queue.take(desk, evening, SEVEN + minutes(n), "pl")
    for n, ticket in enumerate(queue.waiting(desk, evening)[:4]):
        queue.call(desk, ticket.id, SEVEN + minutes(20 + n))
    assert room.look(desk) == Room((4, 3, 2), (5, 6, 7, 8, 9))


def test_who_was_helped_or_left_or_was_put_back_is_not_called_any_more(desk, evening):
    helped, left, back = (queue.take(desk, evening, SEVEN, "pl").ticket for _ in range(3))
    for ticket in (helped, left, back):
        queue.call(desk, ticket.id, SEVEN)
    queue.leave(desk, helped.id, queue.TicketState.HELPED, SEVEN)
    queue.gone(desk, left.id, SEVEN)
    queue.put_back(desk, back.id)
    assert room.look(desk) == Room((), (3,))


def test_after_closing_nothing_is_shown_and_never_more_than_numbers(desk, evening):
    queue.take(desk, evening, SEVEN, "pl")
    closing.close(desk, evening, SEVEN)
    assert room.look(desk) == Room()
    assert [field.name for field in fields(Room)] == ["called", "next"]
