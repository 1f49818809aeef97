# SPDX-License-Identifier: EUPL-1.2
"""Tasks: what somebody promised to do on a day, for a client who agreed to it or for a letter; never with a name."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from spreekuur.clients import code, merging, store
from spreekuur.consultations.talk import Talk
from spreekuur.desk import evening as evenings
from spreekuur.desk import kenmerk_typed
from spreekuur.desk.client_files_consents import may_follow_up
from spreekuur.desk.desk import Desk
from spreekuur.desk.follow_up import of_kenmerk
from spreekuur.desk.records import without_consent
from spreekuur.errors.clients import NoSuchClient
from spreekuur.errors.tasks import TaskDayWrong, TaskEmpty, TaskForNobody, TaskGone, TaskWithoutConsent
from spreekuur.evenings import store as evening_store
from spreekuur.evenings.calendar import next_evening
from spreekuur.identifiers import masked
from spreekuur.letters import store as papers
from spreekuur.referral import tasks
from spreekuur.referral.steps import Followed
from spreekuur.referral.tasks import Task, TaskState
from spreekuur.store.writing import new_id, remove, step
from spreekuur.times import local_date, stamp

MOST_WORDS = 300
FURTHEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Subject:
    """For whom a task is: a client's code or the kenmerk of a letter; `client_id` is empty for a letter."""

    label: str
    client_id: str = ""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task on the list."""

    task: Task
    label: str
    """The client's code, or the kenmerk."""
    may_call: bool
    """Does consent to follow up hold today? Of a letter nobody's name is known, so there is nothing to ask."""

    def is_due(self, today: date) -> bool:
        """Is it to be done today, or was it before?"""
        return self.task.due_on <= today


def for_talk(desk: Desk, talk: Talk, today: date) -> Subject:
    """For whom a task from this talk is: the client of its file, else its newest letter.

    Raises:
        TaskForNobody: the talk stands in no file and no letter was made, or the client wants nothing to be noted.
        TaskWithoutConsent: it stands in a file without consent to follow up, and no letter was made.
    """
    if without_consent(talk):
        raise TaskForNobody
    if talk.client_id and may_follow_up(desk, talk.client_id, today):
        return for_client(desk, talk.client_id, today)
    made = [paper.kenmerk for paper in papers.of_consultation(desk.db, talk.id) if paper.kenmerk]
    if made:
        return Subject(made[-1])
    raise TaskWithoutConsent if talk.client_id else TaskForNobody


def for_client(desk: Desk, client_id: str, today: date) -> Subject:
    """A task for this client.

    Raises:
        NoSuchClient: the file was erased in the meantime.
        TaskWithoutConsent: there is no consent to follow up.
    """
    client = merging.seen_as(desk.db, client_id)
    if client is None:
        raise NoSuchClient
    if not may_follow_up(desk, client_id, today):
        raise TaskWithoutConsent
    return Subject(client.code, client.id)


def for_referral(desk: Desk, referral: Followed, today: date) -> Subject:
    """A task about a referral: by the kenmerk of its letter, else for the client of its talk.

    Raises:
        TaskForNobody: it has no letter, and its talk stands in no file.
        TaskWithoutConsent: it has no letter, and the client did not agree.
    """
    if referral.kenmerk:
        return Subject(referral.kenmerk)
    query = "select client_id from consultation where id = ?"
    row = desk.db.execute(query, (referral.consultation_id,)).fetchone()
    if row is None or row[0] is None:
        raise TaskForNobody
    return for_client(desk, row[0], today)


def for_typed(desk: Desk, text: str, today: date) -> Subject:
    """For whom somebody typed it: a client's code or a kenmerk.

    Raises:
        TaskForNobody: nothing was typed.
        WrongKenmerk, NoSuchReferral: it is a kenmerk, and a character is wrong, or no letter has it.
        NoSuchClient: it is neither, or no file has this code.
        TaskWithoutConsent: the client did not agree.
    """
    if not text.strip():
        raise TaskForNobody
    if kenmerk_typed.sound(text) or kenmerk_typed.is_slip_of_the_hand(text):
        return Subject(of_kenmerk(desk, text).referral.kenmerk or kenmerk_typed.sound(text))
    read = code.read(text)
    client = store.with_code(desk.db, read) if read else None
    if client is None:
        raise NoSuchClient
    return for_client(desk, client.id, today)


def add(desk: Desk, subject: Subject, words: str, due_on: date, now: datetime) -> str:
    """Note a task, without identifiers in its words; the step that takes it back.

    Raises:
        TaskEmpty: it does not say what is to be done.
        TaskDayWrong: the day has passed, or is more than a year away.
        TaskWithoutConsent: the client took consent back in the meantime.
    """
    said, today = masked(" ".join(words.split()))[:MOST_WORDS].strip(), local_date(now)
    if not said:
        raise TaskEmpty
    _hold_day(due_on, today)
    if subject.client_id:
        for_client(desk, subject.client_id, today)
    task = Task(
        id=new_id(),
        due_on=due_on,
        words=said,
        noted_by=evenings.who_is_here(desk),
        noted_at=stamp(now),
        client_id=subject.client_id or None,
        kenmerk=None if subject.client_id else subject.label,
    )
    with step(desk.db, "task") as step_id:
        tasks.add(desk.db, task)
    return step_id


def listed(desk: Desk, today: date) -> tuple[TaskLine, ...]:
    """All that is still to be done, the longest due first."""
    return tuple(_line(desk, task, today) for task in tasks.waiting(desk.db))


def due_count(desk: Desk, today: date) -> int:
    """How many tasks are due."""
    return tasks.count_due(desk.db, today)


def done(desk: Desk, task_id: str, now: datetime) -> str:
    """It was done; the step that takes it back.

    Raises:
        TaskGone: it was done or taken away in the meantime.
    """
    ended = replace(_waiting(desk, task_id), state=TaskState.DONE, ended_at=stamp(now))
    with step(desk.db, "task") as step_id:
        tasks.add(desk.db, ended)
    return step_id


def move(desk: Desk, task_id: str, now: datetime) -> str:
    """Put it off to the next evening; the step that takes it back.

    Raises:
        TaskGone: it was done or taken away in the meantime.
    """
    moved = replace(_waiting(desk, task_id), due_on=coming_evening(desk, local_date(now)))
    with step(desk.db, "task") as step_id:
        tasks.add(desk.db, moved)
    return step_id


def take_away(desk: Desk, task_id: str) -> str:
    """It need not be done; the step that takes it back.

    Raises:
        TaskGone: it was done or taken away in the meantime.
    """
    task = _waiting(desk, task_id)
    with step(desk.db, "task") as step_id:
        remove(desk.db, "task", task.id)
    return step_id


def coming_evening(desk: Desk, today: date) -> date:
    """The day of the next evening, as far as the evenings before tell."""
    return next_evening(evening_store.newest_held_on(desk.db), today)


def _waiting(desk: Desk, task_id: str) -> Task:
    task = tasks.one(desk.db, task_id)
    if task is None or task.state is not TaskState.OPEN:
        raise TaskGone
    return task


def _hold_day(due_on: date, today: date) -> None:
    if not today <= due_on <= today + FURTHEST:
        raise TaskDayWrong(today, today + FURTHEST)


def _line(desk: Desk, task: Task, today: date) -> TaskLine:
    client = merging.seen_as(desk.db, task.client_id) if task.client_id else None
    label = client.code if client is not None else task.kenmerk or ""
    return TaskLine(task, label, client is None or may_follow_up(desk, client.id, today))
