# SPDX-License-Identifier: EUPL-1.2
"""In the child: every step of an evening again and again, each time with another change of a file that fails.

Each turn is a step of its own: it is tried on the failing disk, and once more when the disk is well again.
"""

import errno
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from builders import a_talk
from crash.child import Job
from crash.evening import OTHERS, Evening
from spreekuur.desk import backups, closing, papers, queue, settings_people, talks
from spreekuur.desk import evening as evenings
from spreekuur.desk.leave import Permit
from spreekuur.errors import UserError
from spreekuur.security import vault
from spreekuur.security.vault import NewSlot
from spreekuur.store import backup, checking, copying

# What fails: which error, how many times (0: until the disk is well again), and whether half is written first.
WAYS = (
    (errno.ENOSPC, 0, True),
    (errno.EIO, 1, False),
    (errno.EROFS, 0, False),
    (errno.ENOSPC, 1, False),
    (errno.EIO, 0, False),
    (errno.EROFS, 1, False),
)


Attempt = Callable[[Callable[[], Any]], Any]


class Failing:
    """Tries steps on a failing disk and says how each try ended."""

    def __init__(self, job: Job) -> None:
        self.job, self.ways = job, WAYS if job.how["all_ways"] else ()

    def ways_of(self, change: int) -> tuple[tuple[int, int, bool], ...]:
        """The ways in which a change is to fail: one after the other in the suite, all of them with `--slow`."""
        return self.ways or (WAYS[change % len(WAYS)],)

    def turns(self, name: str, *, stride: int = 1) -> Iterator[Attempt]:
        """For each change of a step, a function that tries the step; ends once a step makes no change that fails."""
        change, reached = 1, True
        while reached:
            for way in self.ways_of(change):
                yield partial(self._attempt, name, change, way)
                reached = self.job.shim.failed > 0
                if not reached:
                    break
            change += 1 if self.ways else stride

    def _attempt(self, name: str, change: int, way: tuple[int, int, bool], act: Callable[[], Any]) -> Any:
        """What the act gave, or True; None when it was refused."""
        (error, times, torn), done, refused = way, None, ""
        with self.job.shim.failing(change, error, times=times, torn=torn):
            try:
                done = act()
            except UserError as fault:
                refused = type(fault).__name__
        if self.job.shim.failed:
            self.job.say("fault", step=name, change=change, error=errno.errorcode[error], refused=refused)
        return None if refused else (done if done is not None else True)


def evening_of_faults(job: Job) -> None:
    """All steps of an evening; at the end the vault is opened anew, sound and complete."""
    evening = Evening(job, 0)
    evening.begin()
    failing = Failing(job)
    for step in (start, copy_here, copy_there, slots, door, draft, letter, save, undo, close, lock):
        step(failing, evening)
    evening.app.close()
    evening.open()
    found = checking.check(evening.app.db, deep=True)
    assert not found, found
    assert evening.app.db.execute("SELECT count(*) FROM draft").fetchone() == (0,)
    rows = evening.app.db.execute(
        "SELECT count(*) FROM consultation WHERE held_on >= '2026-11-11'"
    ).fetchone()
    job.say("whole", talks=rows[0])


def _noted(evening: Evening) -> tuple[Any, ...]:
    """Where the vault stands: nothing of a step that failed may be in it."""
    query = "SELECT (SELECT count(*) FROM change), (SELECT count(*) FROM draft), (SELECT count(*) FROM kenmerk_used)"
    return tuple(evening.desk.db.execute(query).fetchone())


def _tried(evening: Evening, attempt: Attempt, act: Callable[[], Any]) -> Any:
    """Try; when that is refused nothing of it is kept, and trying again on a disk that is well does it."""
    before = _noted(evening)
    done = attempt(act)
    if done is None:
        assert _noted(evening) == before, "half a step was kept"
        assert not evening.desk.db.in_transaction
        done = act()
    return done


def start(failing: Failing, evening: Evening) -> None:
    """Starting an evening, each time on another day."""
    for attempt in failing.turns("start"):
        evening.clock.move(timedelta(days=1))
        evening.on = _tried(
            evening, attempt, lambda: evenings.start(evening.desk, evening.clock(), ("Marta",))
        )
        day = evening.on.held_on.isoformat()
        query = "SELECT count(*) FROM evening WHERE held_on = ?"
        assert evening.desk.db.execute(query, (day,)).fetchone() == (1,)


def door(failing: Failing, evening: Evening) -> None:
    """Giving a number."""
    for number, attempt in enumerate(failing.turns("door"), start=1):
        given = _tried(evening, attempt, lambda: queue.take(evening.desk, evening.on, evening.clock(), "bg"))
        assert given.ticket.number == number
        assert len(queue.waiting(evening.desk, evening.on)) == number


def draft(failing: Failing, evening: Evening) -> None:
    """Typing: what was typed before stays until what is typed now is kept."""
    talk = a_talk(evening.on)
    talks.keep(evening.desk, talk)
    for turn, attempt in enumerate(failing.turns("draft")):
        typed = a_talk(evening.on, id=talk.id, note=f"woord {turn}")
        (before,) = [kept.note for kept, _at in talks.unfinished(evening.desk)]
        if attempt(lambda typed=typed: talks.keep(evening.desk, typed)) is None:
            assert [kept.note for kept, _at in talks.unfinished(evening.desk)] == [before]
            talks.keep(evening.desk, typed)
        assert [kept.note for kept, _at in talks.unfinished(evening.desk)] == [typed.note]
    talks.throw_away(evening.desk, talk.id)


def letter(failing: Failing, evening: Evening) -> None:
    """Making a letter: one row, one number, none skipped."""
    desk = evening.desk
    for attempt in failing.turns("letter"):
        talk = a_talk(evening.on)
        case = papers.letter_case(desk.content, talk, "juridisch_loket", evening.on.held_on, shared=False)
        made = _tried(
            evening, attempt, lambda talk=talk, case=case: papers.make(desk, talk, case, evening.clock())
        )
        kept = desk.db.execute("SELECT kenmerk FROM paper WHERE consultation_id = ?", (talk.id,)).fetchall()
        assert kept == [(made.kenmerk,)]
        highest, many = desk.db.execute("SELECT max(number), count(*) FROM kenmerk_used").fetchone()
        assert highest == many


def _saved(evening: Evening) -> talks.Saved:
    talk = a_talk(evening.on, signals=("threatened",), note="huur te hoog")
    talks.keep(evening.desk, talk)
    return talks.finish(evening.desk, talk, evening.clock())


def _parts(evening: Evening, talk_id: str) -> tuple[int, ...]:
    tables = ("consultation_topic", "consultation_outcome", "referral", "sealed_note")
    count = "SELECT count(*) FROM {} WHERE consultation_id = ?"
    db = evening.desk.db
    here = db.execute("SELECT count(*) FROM consultation WHERE id = ?", (talk_id,)).fetchone()
    return (*here, *(db.execute(count.format(table), (talk_id,)).fetchone()[0] for table in tables))


def save(failing: Failing, evening: Evening) -> None:
    """Saving a talk: all of it once, and the draft is there until then."""
    for attempt in failing.turns("save"):
        talk = a_talk(evening.on, signals=("threatened",), note="huur te hoog")
        talks.keep(evening.desk, talk)
        _tried(evening, attempt, lambda talk=talk: talks.finish(evening.desk, talk, evening.clock()))
        assert _parts(evening, talk.id) == (1, 1, 2, 1, 1)
        assert talks.unfinished(evening.desk) == []


def undo(failing: Failing, evening: Evening) -> None:
    """Taking a saved talk back: it is a draft again, or saved still."""
    for attempt in failing.turns("undo"):
        saved = _saved(evening)
        _tried(evening, attempt, lambda saved=saved: talks.take_back(evening.desk, saved))
        assert _parts(evening, saved.talk.id) == (0, 0, 0, 0, 0)
        (draft_left,) = talks.unfinished(evening.desk)
        talks.finish(evening.desk, draft_left[0], evening.clock())


def close(failing: Failing, evening: Evening) -> None:
    """Closing, each time with somebody who still waits."""
    for attempt in failing.turns("close"):
        queue.take(evening.desk, evening.on, evening.clock(), "ro")
        ended = _tried(
            evening, attempt, lambda: closing.close(evening.desk, evening.on, evening.clock(), highest=1)
        )
        assert ended.closed_at is not None
        assert evenings.current(evening.desk) is None
        evening.on = evenings.start(evening.desk, evening.clock(), ("Marta",))


def copy_here(failing: Failing, evening: Evening) -> None:
    """A copy beside the vault."""
    _copies(
        failing, evening, "copy", evening.job.home / "backups", lambda: backups.on_this_laptop(evening.desk)
    )


def copy_there(failing: Failing, evening: Evening) -> None:
    """A copy on a stick."""
    stick = evening.job.home.parent / "stick"
    stick.mkdir()
    _copies(failing, evening, "stick", stick, lambda: backups.into(evening.desk, str(stick)), stride=2)


def _copies(
    failing: Failing, evening: Evening, name: str, place: Path, make: Callable[[], Any], *, stride: int = 1
) -> None:
    for attempt in failing.turns(name, stride=stride):
        evening.clock.move(timedelta(seconds=2))
        report = attempt(make)
        if report is None:
            for named in place.glob(
                "*[!t]"
            ):  # the disk failed after it was whole: it may be one copy too many
                copying.verify(named / "vault.db", evening.desk.db.key, backup.read_manifest(named)["rows"])
            report = make()
        backup.read_manifest(report.folder)
        assert not list(place.glob("*.part"))
        for folder in place.iterdir():
            shutil.rmtree(folder)


def slots(failing: Failing, evening: Evening) -> None:
    """Giving a passphrase and taking it away: others get in all the while, and a refused change changes nothing."""
    home, (one, _two) = evening.job.home, OTHERS

    def leave() -> Permit:
        return settings_people.permit(home, evening.phrase, evening.clock())

    def add() -> Any:
        return settings_people.add(home, leave(), NewSlot("Bo", one), evening.clock())

    for attempt in failing.turns("slot added"):
        _slot(evening, attempt, add)
        assert vault.unlock(home, one).slot_name == "Bo"
        evening.remove(leave(), "Bo")
        # A sheet that lay in its envelope through too many new keys must be used before the next.
        assert vault.unlock_by_recovery(home, evening.sheet).by_recovery
    for attempt in failing.turns("slot removed", stride=2):
        add()
        given = leave()
        _slot(evening, attempt, lambda given=given: evening.remove(given, "Bo"))
        assert [slot.name for slot in vault.people(home)] == ["Marta"]
        assert vault.unlock_by_recovery(home, evening.sheet).by_recovery


def _slot(evening: Evening, attempt: Attempt, act: Callable[[], Any]) -> None:
    home = evening.job.home
    before = [slot.name for slot in vault.people(home)]
    if attempt(act) is None:
        assert vault.unlock(home, evening.phrase).slot_name == "Marta"
        if [slot.name for slot in vault.people(home)] == before:
            act()
        else:  # only a disk that also refuses to put the old locks back leaves the new ones, whole
            assert evening.job.shim.failed > 1, "a refused change was made"
    assert vault.unlock(home, evening.phrase).slot_name == "Marta"
    evening.desk.db.execute("SELECT count(*) FROM consultation").fetchone()


def lock(failing: Failing, evening: Evening) -> None:
    """Closing the store and opening it again: neither loses anything, and a later try opens it."""
    for attempt in failing.turns("close store"):
        saved = _saved(evening)
        attempt(evening.app.close)
        evening.open()
        assert _parts(evening, saved.talk.id) == (1, 1, 2, 1, 1)
    for attempt in failing.turns("open store"):
        evening.app.close()
        if attempt(evening.open) is None:
            evening.open()
        evening.desk.db.execute("SELECT count(*) FROM consultation").fetchone()
