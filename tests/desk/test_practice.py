# SPDX-License-Identifier: EUPL-1.2
"""Practice: invented people wait, tasks are seen done in the vault, and nothing leaves it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from builders import a_talk
from spreekuur.desk import backups, papers, practice, queue, talks
from spreekuur.desk import evening as evenings
from spreekuur.desk.practice import Task
from spreekuur.errors.practice import PracticeStays
from spreekuur.letters.store import PaperState
from spreekuur.store import backup
from spreekuur.store.practice import is_on
from spreekuur.store.writing import undo

NOW = datetime(2026, 12, 9, 18, 42, tzinfo=UTC)


@pytest.fixture
def room(desk):
    """A desk to practise at."""
    practice.furnish(desk, "Marta", NOW)
    return replace(desk, practice=True)


def test_invented_people_wait_in_the_order_of_their_numbers(room):
    evening = evenings.current(room)
    waiting = queue.waiting(room, evening)
    assert [(ticket.number, ticket.language) for ticket in waiting] == [
        (1, "pl"),
        (2, "bg"),
        (3, "ro"),
        (4, "es"),
    ]
    assert all(ticket.taken_at < NOW for ticket in waiting)
    assert evening.at_desk == "Marta"


def test_at_first_nothing_is_done(room):
    assert practice.done(room) == frozenset()


def test_a_number_is_done_when_one_more_was_given(room):
    queue.take(room, evenings.current(room), NOW, "pl")
    assert practice.done(room) == {Task.NUMBER}


def test_a_talk_is_done_when_it_was_saved_and_not_before(room):
    talk = a_talk(evenings.current(room))
    talks.keep(room, talk)
    assert Task.TALK not in practice.done(room)
    talks.finish(room, talk, NOW)
    assert Task.TALK in practice.done(room)


def test_somebody_who_did_not_come_is_no_talk(room):
    talks.no_show(room, evenings.current(room), NOW)
    assert Task.TALK not in practice.done(room)


def test_a_letter_is_done_when_it_left_the_desk(room):
    talk = a_talk(evenings.current(room))
    case = papers.letter_case(room.content, talk, "juridisch_loket", NOW.date(), shared=False)
    made = papers.make(room, talk, case, NOW)
    assert Task.LETTER not in practice.done(room)
    papers.left_desk(room, made.kept, PaperState.SAVED)
    assert Task.LETTER in practice.done(room)


def test_the_sheet_for_the_client_is_no_letter(room):
    talk = a_talk(evenings.current(room))
    made = papers.make(room, talk, papers.sheet_case(room.content, talk, NOW.date()), NOW)
    papers.left_desk(room, made.kept, PaperState.PRINTED)
    assert Task.LETTER not in practice.done(room)


def test_undo_is_done_when_something_was_taken_back(room):
    done = queue.take(room, evenings.current(room), NOW, "pl")
    undo(room.db, done.step)
    assert Task.UNDO in practice.done(room)
    assert Task.NUMBER not in practice.done(room)


def test_a_letter_of_practice_has_no_kenmerk(room):
    talk = a_talk(evenings.current(room))
    case = papers.letter_case(room.content, talk, "juridisch_loket", NOW.date(), shared=False)
    assert papers.as_it_will_print(room, talk, case)[1] is None
    assert papers.make(room, talk, case, NOW).kenmerk is None


def test_no_copy_is_made_of_a_practice(room, tmp_path):
    with pytest.raises(PracticeStays):
        backups.on_this_laptop(room)
    with pytest.raises(PracticeStays):
        backup.back_up(room.db, tmp_path)
    with pytest.raises(PracticeStays):
        backups.into(room, str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_an_ordinary_vault_is_no_practice(desk):
    evenings.start(desk, NOW - timedelta(minutes=1), ("Marta",))
    assert not is_on(desk.db)
