# SPDX-License-Identifier: EUPL-1.2
"""What the screen asks of the store, and what it writes there."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from spreekuur.desk import tasks
from spreekuur.desk.desk import Desk
from spreekuur.desk.tasks import Subject
from spreekuur.language import _
from spreekuur.store.writing import undo
from spreekuur.times import Clock, local_date
from spreekuur.ui.jobs import AnyJobs, Failed

About = Callable[[Desk, date], Subject]
"""Says for whom a task is, given the desk and today."""


class TasksWork(QObject):
    """Each ends in one of these signals."""

    looked = Signal(object, object, object)  # the TaskLines, today, the day of the next evening
    begun = Signal(object, object, object)  # Subject or None, today, the day of the next evening
    added = Signal(str, object)  # what was noted; what takes it back, given the desk
    happened = Signal(str, object)  # what was done; what takes it back, given the desk
    refused = Signal(object)  # why a new task was not kept
    not_begun = Signal(object)  # why none can be noted for that
    too_late = Signal(object)  # why nothing was done

    def __init__(self, owner: QObject, jobs: AnyJobs, clock: Clock) -> None:
        super().__init__(owner)
        self._jobs, self._clock = jobs, clock

    def look(self) -> None:
        """Read what is still to be done."""
        today = local_date(self._clock())
        self._jobs.read(
            self,
            lambda desk: (tasks.listed(desk, today), tasks.coming_evening(desk, today)),
            lambda found: self.looked.emit(found[0], today, found[1]),
        )

    def begin(self, about: About | None = None) -> None:
        """Find out for whom a new task is, and when the next evening is."""
        today = local_date(self._clock())
        self._jobs.read(
            self,
            lambda desk: (about(desk, today) if about else None, tasks.coming_evening(desk, today)),
            lambda found: self.begun.emit(found[0], today, found[1]),
            self.not_begun.emit,
        )

    def add(self, subject: Subject | None, who: str, words: str, on: date) -> None:
        """Note a new task, for the subject or for whom was typed."""
        now = self._clock()

        def note(desk: Desk) -> str:
            about = subject or tasks.for_typed(desk, who, local_date(now))
            return tasks.add(desk, about, words, on, now)

        self._write(note, lambda back: self.added.emit(_("Task noted."), back), self.refused.emit)

    def done(self, task_id: str) -> None:
        """It was done."""
        self._end(lambda desk: tasks.done(desk, task_id, self._clock()), _("Task done."))

    def move(self, task_id: str) -> None:
        """Put it off to the next evening."""
        self._end(
            lambda desk: tasks.move(desk, task_id, self._clock()), _("Task put off to the next evening.")
        )

    def take_away(self, task_id: str) -> None:
        """It need not be done."""
        self._end(lambda desk: tasks.take_away(desk, task_id), _("Task taken away."))

    def _end(self, do: Callable[[Desk], str], sentence: str) -> None:
        self._write(do, lambda back: self.happened.emit(sentence, back), self.too_late.emit)

    def _write(self, do: Callable[[Desk], str], then: Callable[[object], None], failed: Failed) -> None:
        self._jobs.write(
            self,
            do,
            changed="tasks",
            then=lambda step_id: _handed(then, step_id),
            failed=failed,
        )


def _handed(then: Callable[[object], None], step_id: str) -> None:
    """Hand on what takes a step back, given the desk."""
    then(lambda desk: undo(desk.db, step_id))
