# SPDX-License-Identifier: EUPL-1.2
import pytest

from builders import SEVEN, minutes
from spreekuur.consultations.model import Kind
from spreekuur.desk import queue, talks
from spreekuur.errors.desk import NumberTaken
from spreekuur.evenings.model import TicketState
from spreekuur.store.writing import undo


def test_numbers_follow_each_other(desk, evening):
    given = [queue.take(desk, evening, SEVEN, "pl").ticket.number for _ in range(3)]
    assert given == [1, 2, 3]


def test_who_must_be_helped_first_stands_on_top_the_rest_in_order_of_arrival(desk, evening):
    for late, language in enumerate(("pl", "ro", "bg")):
        queue.take(desk, evening, SEVEN + minutes(late), language, help_first=language == "bg")
    assert [t.language for t in queue.waiting(desk, evening)] == ["bg", "pl", "ro"]


def test_a_paper_number_given_twice_is_refused(desk, evening):
    queue.take(desk, evening, SEVEN, "pl", number=7)
    with pytest.raises(NumberTaken):
        queue.take(desk, evening, SEVEN, "pl", number=7)


def test_after_a_typed_number_counting_goes_on_from_there(desk, evening):
    queue.take(desk, evening, SEVEN, "pl", number=40)
    assert queue.take(desk, evening, SEVEN, "pl").ticket.number == 41


def test_somebody_who_left_can_be_put_back_in_the_old_place(desk, evening):
    first = queue.take(desk, evening, SEVEN, "pl").ticket
    queue.take(desk, evening, SEVEN + minutes(1), "pl")
    queue.gone(desk, first.id, SEVEN + minutes(2))
    queue.put_back(desk, first.id)
    assert [t.number for t in queue.waiting(desk, evening)] == [1, 2]


def test_calling_is_undone_as_one_step(desk, evening):
    ticket = queue.take(desk, evening, SEVEN, "pl").ticket
    done = queue.call(desk, ticket.id, SEVEN + minutes(4))
    assert done.ticket.state is TicketState.CALLED
    undo(desk.db, done.step)
    assert queue.waiting(desk, evening) == [ticket]


def test_who_left_and_comes_back_with_the_paper_ticket_has_the_old_place(desk, evening):
    first = queue.take(desk, evening, SEVEN, "pl").ticket
    queue.take(desk, evening, SEVEN + minutes(1), "ro")
    queue.gone(desk, first.id, SEVEN + minutes(2))
    back = queue.take(desk, evening, SEVEN + minutes(9), "pl", number=1, interpreter=True).ticket
    assert (back.id, back.taken_at, back.interpreter) == (first.id, SEVEN, True)
    assert [t.number for t in queue.waiting(desk, evening)] == [1, 2]


def test_a_called_number_is_named_until_its_talk_is_saved(desk, evening):
    ticket = queue.call(desk, queue.take(desk, evening, SEVEN, "pl").ticket.id, SEVEN).ticket
    assert queue.called(desk, evening) == [ticket]
    talks.finish(desk, talks.begin(evening, SEVEN, ticket), SEVEN)
    assert queue.called(desk, evening) == []


def test_a_called_number_that_does_not_come_is_a_no_show_and_can_be_taken_back_at_once(desk, evening):
    ticket = queue.call(desk, queue.take(desk, evening, SEVEN, "pl").ticket.id, SEVEN).ticket
    saved = talks.no_show(desk, evening, SEVEN + minutes(3), ticket)
    assert (saved.consultation.kind, saved.consultation.number) == (Kind.NO_SHOW, 1)
    assert queue.called(desk, evening) == []
    undo(desk.db, saved.step)
    assert queue.called(desk, evening) == [ticket]


def test_help_first_and_interpreter_can_be_noted_later_and_taken_back(desk, evening):
    first, second = (queue.take(desk, evening, SEVEN, "pl").ticket for _ in range(2))
    done = queue.change(desk, second.id, "bg", help_first=True, interpreter=True)
    assert [t.number for t in queue.waiting(desk, evening)] == [2, 1]
    assert (done.ticket.language, done.ticket.interpreter) == ("bg", True)
    undo(desk.db, done.step)
    assert queue.waiting(desk, evening) == [first, second]


@pytest.mark.parametrize("action", ["take", "call", "gone", "put_back"])
def test_every_action_at_the_door_is_one_step_back(desk, evening, action):
    ticket = queue.take(desk, evening, SEVEN, "pl").ticket
    if action == "put_back":
        queue.call(desk, ticket.id, SEVEN)
    before = queue.waiting(desk, evening), queue.called(desk, evening)
    done = {
        "take": lambda: queue.take(desk, evening, SEVEN, "ro", help_first=True),
        "call": lambda: queue.call(desk, ticket.id, SEVEN),
        "gone": lambda: queue.gone(desk, ticket.id, SEVEN),
        "put_back": lambda: queue.put_back(desk, ticket.id),
    }[action]()
    assert (queue.waiting(desk, evening), queue.called(desk, evening)) != before
    undo(desk.db, done.step)
    assert (queue.waiting(desk, evening), queue.called(desk, evening)) == before
