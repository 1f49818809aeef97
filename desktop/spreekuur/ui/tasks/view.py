# SPDX-License-Identifier: EUPL-1.2
"""Tasks: what somebody promised to do on a day, one key for each thing that can become of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal

from spreekuur.desk.tasks import Subject, TaskLine
from spreekuur.language import _
from spreekuur.times import Clock, local_date, utc_now
from spreekuur.ui.jobs import AnyJobs, is_seen
from spreekuur.ui.screen import Handler, Panel, Screen
from spreekuur.ui.tasks.layout import TasksLayout
from spreekuur.ui.tasks.work import TasksWork
from spreekuur.ui.widgets import Button


class TasksView(Screen):
    """Reads the store when it comes into sight and when something was written."""

    undo_offered = Signal(str, object)  # what was done; what takes it back, given the desk
    subject_wanted = Signal(object)  # TaskLine: open its file or its letter
    form_left = Signal()  # a task was noted, or not after all
    back_wanted = Signal()

    def __init__(self, jobs: AnyJobs, clock: Clock = utc_now) -> None:
        super().__init__()
        self._clock = clock
        self.coming = date.max
        self.work = TasksWork(self, jobs, clock)
        self.parts = TasksLayout(self)
        _connect(self)
        jobs.data_changed.connect(lambda _what: self.showing() if is_seen(self) else None)

    def title(self) -> str:
        """The name of the screen."""
        return _("Tasks")

    def subtitle(self) -> str:
        """What it is for."""
        return _("What was promised, and when it is to be done")

    def commands(self) -> Mapping[str, Handler]:
        """The keys of this screen; while a task is noted, those of its form."""
        parts = self.parts
        if parts.is_asking():
            return {"save": parts.form.save, "close": self.close_top, "search": parts.form.focus_first}
        press, card = parts.task.press, parts.task
        buttons: tuple[Button, ...] = (card.do, card.put_off, card.remove, card.subject)
        keys: dict[str, Handler] = {f"Alt+{n}": partial(press, button) for n, button in enumerate(buttons, 1)}
        return {"search": parts.close, "close": self.close_top, **keys}

    def panels(self) -> Sequence[Panel]:
        """The list, and what stands beside it."""
        parts = (self.parts.list, self.parts.task, self.parts.form)
        return tuple(Panel(part, part.focus_first) for part in parts if not part.isHidden())

    def help_lines(self) -> tuple[str, ...]:
        """The short help."""
        return (
            _("Ctrl+M notes a task: in a talk, beside a letter or a file, or here."),
            _(
                "A task is for a client who agreed to be called back, or for the reference of a letter."
                " It needs no name."
            ),
            _("On its day it stands on Today. Arrows walk through the list."),
            _("Alt+1: done. Alt+2: at the next evening. Alt+3: take away. Ctrl+Z takes it back."),
            _("Alt+4 opens the file or the letter, Esc goes back to Today."),
        )

    def open_form(self, subject: Subject | None, today: date, coming: date) -> None:
        """Ask for a new task."""
        self.parts.form.begin(subject, today, coming)
        self.parts.ask(True)

    def close_top(self) -> bool:
        """Put the form away, then the task, then the screen."""
        if self.parts.is_asking():
            self.parts.ask(False)
            self.form_left.emit()
        elif self.parts.is_open():
            self.parts.close()
        else:
            self.back_wanted.emit()
        return True

    def set_compact(self, compact: bool) -> None:
        """One side at a time where there is little room."""
        self.parts.set_compact(compact)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        for part in (self.parts.list, self.parts.task, self.parts.form):
            part.retranslate()

    def focus_first(self) -> None:
        """The field comes first; while a task is noted, its form."""
        (self.parts.form if self.parts.is_asking() else self.parts.list).focus_first()

    def showing(self) -> None:
        """Read what is to be done."""
        self.work.look()


def _connect(view: TasksView) -> None:
    parts, work = view.parts, view.work
    parts.list.chosen.connect(lambda task_id: _show(view, task_id))
    parts.list.opened.connect(lambda _task_id: parts.open())
    parts.list.new.clicked.connect(lambda: work.begin())
    parts.task.done.connect(work.done)
    parts.task.moved.connect(work.move)
    parts.task.taken_away.connect(work.take_away)
    parts.task.subject_wanted.connect(view.subject_wanted)
    parts.form.wanted.connect(work.add)
    parts.form.cancelled.connect(view.close_top)
    work.looked.connect(lambda found, today, coming: _looked(view, found, today, coming))
    work.begun.connect(view.open_form)
    work.refused.connect(parts.form.refuse)
    work.added.connect(lambda _sentence, _back: view.close_top())
    work.added.connect(view.undo_offered)
    work.happened.connect(lambda _sentence, _back: parts.close())
    work.happened.connect(view.undo_offered)
    work.too_late.connect(lambda _error: work.look())


def _looked(view: TasksView, found: Sequence[TaskLine], today: date, coming: date) -> None:
    view.coming = coming
    view.parts.list.show_tasks(found, today)


def _show(view: TasksView, task_id: str) -> None:
    line = view.parts.list.found(task_id)
    view.parts.task.show_task(line, local_date(view._clock()), view.coming)
    view.parts.settle()
