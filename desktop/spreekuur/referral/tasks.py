# SPDX-License-Identifier: EUPL-1.2
"""What is still to be done, on a day: for a client, or for nobody known by the kenmerk of a letter."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from spreekuur.store.connection import Database
from spreekuur.store.journal import noted_rows
from spreekuur.store.writing import erase, remove, save
from spreekuur.times import stamp

_COLUMNS = "t.id, t.due_on, t.client_id, t.kenmerk, t.words, t.state, t.noted_at, t.noted_by, t.ended_at"
_TELLING = ("client_id", "due_on", "ended_at", "kenmerk", "noted_at", "noted_by", "words")
_ENDED_STAYS = timedelta(days=30)
# Nobody is called whose file, or the one it is seen in, lies in the bin or is closed.
_WAITING = f"""
select {_COLUMNS} from task t left join client c on c.id = t.client_id left join client e on e.id = c.merged_into
where t.state = 'open' and (t.client_id is null or (c.deleted_at is null and c.closed_at is null
    and e.deleted_at is null and e.closed_at is null))
"""


class TaskState(StrEnum):
    """Whether something is still to be done."""

    OPEN = "open"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. Either `client_id` or `kenmerk` says for whom."""

    id: str
    due_on: date
    words: str = field(repr=False)
    noted_by: str
    noted_at: str
    client_id: str | None = None
    kenmerk: str | None = None
    state: TaskState = TaskState.OPEN
    ended_at: str | None = None


def add(db: Database, task: Task) -> None:
    """Keep a task, or the changed version of one."""
    save(
        db,
        "task",
        {
            "id": task.id,
            "due_on": task.due_on.isoformat(),
            "client_id": task.client_id,
            "kenmerk": task.kenmerk,
            "words": task.words,
            "state": task.state.value,
            "noted_at": task.noted_at,
            "noted_by": task.noted_by,
            "ended_at": task.ended_at,
        },
    )


def one(db: Database, task_id: str) -> Task | None:
    """One task, done or not."""
    row = db.execute(f"select {_COLUMNS} from task t where t.id = ?", (task_id,)).fetchone()
    return _task(row) if row else None


def waiting(db: Database) -> list[Task]:
    """What is still to be done, the longest due first."""
    return [_task(row) for row in db.execute(f"{_WAITING} order by t.due_on, t.id").fetchall()]


def count_due(db: Database, today: date) -> int:
    """How many tasks are due today or were before."""
    query = f"select count(*) from ({_WAITING} and t.due_on <= ?)"
    (count,) = db.execute(query, (today.isoformat(),)).fetchone()
    return int(count)


def of_client(db: Database, client_id: str) -> list[Task]:
    """The tasks for a client, and for the letters of the talks in that file, done ones too; the oldest first."""
    rows = db.execute(
        f"select {_COLUMNS} from task t where t.client_id = ? or t.kenmerk in (select p.kenmerk from paper p"
        " join consultation k on k.id = p.consultation_id where k.client_id = ? and p.kenmerk is not null)"
        " order by t.due_on, t.id",
        (client_id, client_id),
    )
    return [_task(row) for row in rows.fetchall()]


def forget_client(db: Database, client_id: str) -> None:
    """Erase the tasks for a client, also from what is noted of those that are gone; cannot be undone."""
    rows = db.execute("select id from task where client_id = ?", (client_id,)).fetchall()
    _forget(db, [task_id for (task_id,) in rows] + noted_rows(db, "task", "client_id", client_id))


def forget_talk(db: Database, consultation_id: str) -> None:
    """Erase the tasks for the letters of a talk in the same way."""
    query = "select kenmerk from paper where consultation_id = ? and kenmerk is not null"
    for (kenmerk,) in db.execute(query, (consultation_id,)).fetchall():
        rows = db.execute("select id from task where kenmerk = ?", (kenmerk,)).fetchall()
        _forget(db, [task_id for (task_id,) in rows] + noted_rows(db, "task", "kenmerk", kenmerk))


def forget_ended(db: Database, now: datetime) -> int:
    """Erase what was done or taken away thirty days ago; how many tasks that were."""
    moment = stamp(now - _ENDED_STAYS)
    done = db.execute("select id from task where state = 'done' and ended_at < ?", (moment,)).fetchall()
    gone = db.execute(
        "select distinct record_id from change where record = 'task' and action = 'remove' and at < ?"
        " and json_extract(before, '$.words') is not null and record_id not in (select id from task)",
        (moment,),
    ).fetchall()
    found = [task_id for (task_id,) in (*done, *gone)]
    _forget(db, found)
    return len(found)


def _forget(db: Database, task_ids: Sequence[str]) -> None:
    for task_id in dict.fromkeys(task_ids):
        remove(db, "task", task_id)
        erase(db, "task", task_id, _TELLING)


def _task(row: Sequence[Any]) -> Task:
    id_, due_on, client_id, kenmerk, words, state, noted_at, noted_by, ended_at = row
    return Task(
        id=id_,
        due_on=date.fromisoformat(due_on),
        words=words,
        noted_by=noted_by,
        noted_at=noted_at,
        client_id=client_id,
        kenmerk=kenmerk,
        state=TaskState(state),
        ended_at=ended_at,
    )
