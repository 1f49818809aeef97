# SPDX-License-Identifier: EUPL-1.2
"""What was promised is done on its day, for a client who agreed or for nobody known, and goes with the client."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import SEVEN, a_talk, minutes
from client_lives import KEY, TODAY, a_file, at, consent_of
from raw_pages import hits
from spreekuur.clients import merging
from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files, due, papers, talks, tasks
from spreekuur.desk import evening as evenings
from spreekuur.desk.today import look
from spreekuur.errors.clients import NoSuchClient
from spreekuur.errors.desk import NoSuchReferral
from spreekuur.errors.letters import WrongKenmerk
from spreekuur.errors.tasks import TaskDayWrong, TaskEmpty, TaskForNobody, TaskGone, TaskWithoutConsent
from spreekuur.evenings.calendar import next_evening
from spreekuur.identifiers import MASK
from spreekuur.letters import kenmerk as kenmerken
from spreekuur.referral import tasks as kept
from spreekuur.store.writing import undo

LATER = TODAY + timedelta(days=14)
WORDS = "Zapytaj o szuflandię"


def a_letter(desk, evening, **more):
    """A saved talk with a letter; the talk and its kenmerk."""
    talk = a_talk(evening, **more)
    case = papers.letter_case(desk.content, talk, "juridisch_loket", TODAY, shared=True)
    made = papers.make(desk, talk, case, SEVEN)
    talks.finish(desk, talk, SEVEN + minutes(8))
    return talk, made.kenmerk


def a_task(desk, client=None, words=WORDS, on=TODAY, kenmerk=""):
    subject = tasks.for_client(desk, client.id, TODAY) if client else tasks.Subject(kenmerk)
    return tasks.add(desk, subject, words, on, SEVEN)


def said(desk, today=TODAY):
    return [(line.label, line.task.words, line.task.due_on) for line in tasks.listed(desk, today)]


def test_a_task_for_a_client_stands_under_the_code_and_shows_on_today_when_it_is_due(desk, evening):
    client = a_file(desk)
    a_task(desk, client, on=LATER)
    assert said(desk) == [(client.code, WORDS, LATER)]
    assert look(desk, SEVEN).tasks_due == 0
    assert look(desk, SEVEN + timedelta(days=14)).tasks_due == 1


def test_whatever_is_said_of_a_task_names_nobody(desk, evening):
    client = a_file(desk)
    a_task(desk, client)
    (line,) = tasks.listed(desk, TODAY)
    assert client.given not in repr(line) + line.label
    assert WORDS not in repr(line)


def test_without_consent_to_follow_up_there_is_no_task(desk, evening):
    client = a_file(desk, purposes=(Purpose.RECORD,))
    with pytest.raises(TaskWithoutConsent):
        tasks.for_client(desk, client.id, TODAY)
    with pytest.raises(TaskWithoutConsent):
        tasks.for_talk(desk, a_talk(evening, client_id=client.id), TODAY)


def test_from_a_talk_it_is_for_its_client_else_for_its_letter(desk, evening):
    client = a_file(desk)
    assert tasks.for_talk(desk, a_talk(evening, client_id=client.id), TODAY).label == client.code
    talk, kenmerk = a_letter(desk, evening)
    assert tasks.for_talk(desk, talk, TODAY) == tasks.Subject(kenmerk)
    with pytest.raises(TaskForNobody):
        tasks.for_talk(desk, a_talk(evening), TODAY)
    with pytest.raises(TaskForNobody):
        tasks.for_talk(desk, replace(talk, consent="no"), TODAY)


def test_somebody_may_type_a_code_or_a_kenmerk(desk, evening):
    client = a_file(desk)
    _talk, kenmerk = a_letter(desk, evening)
    assert tasks.for_typed(desk, client.code.lower(), TODAY).client_id == client.id
    assert tasks.for_typed(desk, kenmerk.lower(), TODAY) == tasks.Subject(kenmerk)
    for typed, error in (
        ("", TaskForNobody),
        ("PS-2026-0001-05", WrongKenmerk),
        (kenmerken.format_kenmerk(2026, 5, 1), NoSuchReferral),
        ("K7-42M", NoSuchClient),
        ("Maja", NoSuchClient),
    ):
        with pytest.raises(error):
            tasks.for_typed(desk, typed, TODAY)


@pytest.mark.parametrize(
    ("words", "on", "error"),
    [
        ("  ", TODAY, TaskEmpty),
        (WORDS, TODAY - timedelta(days=1), TaskDayWrong),
        (WORDS, TODAY + timedelta(days=367), TaskDayWrong),
    ],
)
def test_what_says_nothing_or_lies_on_a_wrong_day_is_refused_and_nothing_is_kept(
    desk, evening, words, on, error
):
    client = a_file(desk)
    with pytest.raises(error):
        a_task(desk, client, words=words, on=on)
    assert said(desk) == []


def test_identifiers_in_its_words_are_not_kept(on_disk):
    client = a_file(on_disk)
    a_task(on_disk, client, words="BSN 123456782 bellen, maja@example.com")
    ((_label, words, _on),) = said(on_disk)
    assert words == f"BSN {MASK} bellen, {MASK}"
    assert not hits(at(on_disk), KEY, ["123456782", "maja@example.com"])


def test_done_moved_and_taken_away_are_each_taken_back(desk, evening):
    client = a_file(desk)
    a_task(desk, client)
    (line,) = tasks.listed(desk, TODAY)
    for doing, after in (
        (lambda: tasks.done(desk, line.task.id, SEVEN), []),
        (lambda: tasks.take_away(desk, line.task.id), []),
        (lambda: tasks.move(desk, line.task.id, SEVEN), [(client.code, WORDS, date(2026, 12, 9))]),
    ):
        step_id = doing()
        assert said(desk) == after
        undo(desk.db, step_id)
        assert said(desk) == [(client.code, WORDS, TODAY)]


def test_what_is_done_cannot_be_done_again(desk, evening):
    client = a_file(desk)
    a_task(desk, client)
    (line,) = tasks.listed(desk, TODAY)
    tasks.done(desk, line.task.id, SEVEN)
    with pytest.raises(TaskGone):
        tasks.move(desk, line.task.id, SEVEN)


def test_a_file_in_the_bin_is_left_alone_and_comes_back_with_its_tasks(desk, evening):
    client = a_file(desk)
    a_task(desk, client)
    step_id = client_files.to_bin(desk, client.id, SEVEN)
    assert said(desk) == []
    assert tasks.due_count(desk, TODAY) == 0
    undo(desk.db, step_id)
    assert len(said(desk)) == 1


def test_a_task_whose_consent_ran_out_says_so(desk, evening):
    client = a_file(desk)
    a_task(desk, client, on=LATER)
    later = TODAY + timedelta(days=200)
    assert [line.may_call for line in tasks.listed(desk, TODAY)] == [True]
    assert [line.may_call for line in tasks.listed(desk, later)] == [False]


def test_of_an_erased_client_no_task_stands_anywhere(on_disk):
    client = a_file(on_disk)
    on = evenings.current(on_disk)
    _talk, kenmerk = a_letter(on_disk, on, client_id=client.id)
    marked = [f"{WORDS}{number}" for number in range(5)]
    a_task(on_disk, client, words=marked[0])
    a_task(on_disk, client, words=marked[1])
    tasks.done(on_disk, tasks.listed(on_disk, TODAY)[0].task.id, SEVEN)
    a_task(on_disk, client, words=marked[2])
    tasks.take_away(on_disk, tasks.listed(on_disk, TODAY)[0].task.id)
    undo(on_disk.db, a_task(on_disk, client, words=marked[3]))
    a_task(on_disk, kenmerk=kenmerk, words=marked[4])
    client_files.erase_now(on_disk, client.id, SEVEN)
    assert said(on_disk) == []
    assert not hits(at(on_disk), KEY, marked)


@pytest.mark.parametrize("purpose", [Purpose.FOLLOW_UP, Purpose.RECORD])
def test_taking_back_consent_says_how_many_tasks_it_ends_and_ends_them(on_disk, purpose):
    client = a_file(on_disk)
    a_task(on_disk, client)
    consent = consent_of(on_disk, client, purpose).consent_id
    assert client_files.what_ends(on_disk, consent).tasks == 1
    client_files.withdraw(on_disk, consent, SEVEN)
    assert said(on_disk) == []
    assert not hits(at(on_disk), KEY, [WORDS])


def test_it_stands_in_what_the_client_may_see(desk, evening):
    client = a_file(desk)
    _talk, kenmerk = a_letter(desk, evening, client_id=client.id)
    a_task(desk, client)
    a_task(desk, kenmerk=kenmerk, words="Wyślij kopię")
    shown = client_files.export(desk, client.code, SEVEN).data
    assert [task["words"] for task in shown["tasks"]] == [WORDS, "Wyślij kopię"]
    assert WORDS in json.dumps(shown, ensure_ascii=False)


def test_what_was_done_or_taken_away_is_erased_after_thirty_days(on_disk):
    client = a_file(on_disk)
    marked = [f"{WORDS}{number}" for number in range(3)]
    for words in marked:
        a_task(on_disk, client, words=words)
    first, second, third = (line.task for line in tasks.listed(on_disk, TODAY))
    tasks.done(on_disk, first.id, SEVEN)
    tasks.take_away(on_disk, second.id)
    due.erase_what_is_due(on_disk, SEVEN + timedelta(days=29))
    assert kept.one(on_disk.db, first.id) is not None
    due.erase_what_is_due(on_disk, SEVEN + timedelta(days=31))
    assert kept.one(on_disk.db, first.id) is None
    noted = on_disk.db.execute("select before from change where record = 'task'").fetchall()
    assert [words for words in marked if any(words in before for (before,) in noted)] == []
    assert said(on_disk) == [(client.code, third.words, TODAY)]


@pytest.mark.parametrize(
    ("last", "today", "expected"),
    [
        (None, date(2026, 11, 11), date(2026, 12, 9)),
        (date(2026, 11, 11), date(2026, 11, 11), date(2026, 12, 9)),
        (date(2026, 11, 11), date(2026, 12, 8), date(2026, 12, 9)),
        (date(2026, 12, 9), date(2026, 12, 9), date(2027, 1, 13)),
        (date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 28)),
    ],
)
def test_the_next_evening_is_on_the_same_weekday_of_a_month(last, today, expected):
    assert next_evening(last, today) == expected


@given(st.dates(date(2026, 1, 1), date(2090, 1, 1)), st.dates(date(2026, 1, 1), date(2090, 1, 1)))
def test_the_next_evening_always_lies_ahead_and_within_two_months(last, today):
    coming = next_evening(last, today)
    assert today < coming <= today + timedelta(days=62)
    assert coming.weekday() == last.weekday()


def test_of_files_that_are_seen_as_one_a_task_stands_under_the_code_of_the_one_that_stays(desk, evening):
    stays, goes = a_file(desk), a_file(desk)
    a_task(desk, goes)
    merging.join(desk.db, stays.id, goes.id, (), SEVEN)
    assert [line.label for line in tasks.listed(desk, TODAY)] == [stays.code]
    shown = client_files.export(desk, stays.code, SEVEN).data
    assert [task["words"] for task in shown["tasks"]] == [WORDS]
    client_files.to_bin(desk, stays.id, SEVEN)
    assert said(desk) == []
    assert tasks.due_count(desk, TODAY) == 0
