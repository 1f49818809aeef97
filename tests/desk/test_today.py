# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

from builders import SEVEN, a_talk, minutes
from spreekuur.desk import evening as evenings
from spreekuur.desk import papers, queue, talks
from spreekuur.desk.today import look


def test_before_the_first_evening_nothing_is_on(desk):
    today = look(desk, SEVEN)
    assert (today.evening, today.waiting, today.counts, today.roster) == (None, (), None, ("test",))
    assert not today.clock_is_wrong


def test_an_evening_left_open_last_month_is_not_on_and_is_named(desk, evening):
    today = look(desk, SEVEN + timedelta(days=28))
    assert (today.evening, today.left_open, today.roster) == (None, evening, ("Marta", "Jan"))


def test_the_queue_tonights_work_and_what_is_left_to_do_in_one_look(desk, evening):
    first = queue.take(desk, evening, SEVEN, "pl").ticket
    second = queue.take(desk, evening, SEVEN + minutes(1), "ro").ticket
    called = queue.call(desk, first.id, SEVEN + minutes(2)).ticket
    talk = a_talk(evening)
    made = papers.make(desk, talk, papers.sheet_case(desk.content, talk, evening.held_on), SEVEN).kept
    talks.finish(desk, talk, SEVEN + minutes(6))
    today = look(desk, SEVEN + minutes(7))
    assert (today.evening, today.waiting, today.called) == (evening, (second,), (called,))
    assert (today.counts.talks, today.counts.mean_minutes, today.unprinted) == (1, 6, (made,))
    assert today.next_number == 3


def test_a_called_number_whose_talk_is_being_written_is_only_a_draft(desk, evening):
    ticket = queue.call(desk, queue.take(desk, evening, SEVEN, "pl").ticket.id, SEVEN).ticket
    talk = talks.begin(evening, SEVEN, ticket)
    talks.keep(desk, talk)
    today = look(desk, SEVEN)
    assert (today.called, [draft for draft, _saved_at in today.drafts]) == ((), [talk])


def test_a_clock_that_runs_behind_is_told(desk, evening):
    assert look(desk, SEVEN - timedelta(days=400)).clock_is_wrong
    assert evenings.current(desk) == evening
