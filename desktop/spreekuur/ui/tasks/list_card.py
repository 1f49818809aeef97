# SPDX-License-Identifier: EUPL-1.2
"""The left side: what is due, or all that was promised, and a field that narrows it down."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal

from spreekuur.desk.tasks import TaskLine
from spreekuur.language import _, ngettext
from spreekuur.ui.tasks.words import row
from spreekuur.ui.widgets import Button, Card, ChipRow, EmptyState, Field, FoundList, SearchField

DUE, ALL = "due", "all"


class ListCard(Card):
    """Which task is looked at."""

    chosen = Signal(str)  # task id; empty when there is none
    opened = Signal(str)  # task id

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[TaskLine] = ()
        self._today: date | None = None
        self.list = FoundList()
        self.field = SearchField(self.list, name="task-search")
        self._field = Field("", self.field)
        self.which = ChipRow()
        self.new = Button(icon="plus", keys="Ctrl+M")
        self._empty = EmptyState("", "", drawn=("calendar-clock", ""))
        for part in (self._field, self.which, self.list, self._empty):
            self.box.addWidget(part)
        self.box.addStretch(1)
        self.box.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        self.field.searched.connect(lambda _text: self._show())
        self.which.changed.connect(self._show)
        self.list.selected.connect(self.chosen)
        self.list.taken.connect(self.opened)
        self.retranslate()
        self.which.set_values([DUE])

    def show_tasks(self, found: Sequence[TaskLine], today: date) -> None:
        """Show these; what is due alone until somebody asks for all."""
        self._all, self._today = found, today
        self._show()

    def found(self, task_id: str) -> TaskLine | None:
        """One of those that are shown."""
        return next((line for line in self._all if line.task.id == task_id), None)

    def focus_first(self) -> None:
        """Put the focus in the field: arrows walk through the list from there."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._field.set_label(_("Find a task"))
        self.field.setPlaceholderText(_("a word, a code or a reference"))
        self.list.setAccessibleName(_("Tasks"))
        self.new.set_word(_("New task"))
        self._show()

    def _show(self) -> None:
        today = self._today
        due = [line for line in self._all if today is not None and line.is_due(today)]
        self._say_counts(len(due), len(self._all))
        asked = self._all if self.which.value() == ALL else due
        wanted = self.field.text().casefold().split()
        shown = [line for line in asked if all(word in _text(line) for word in wanted)]
        self.list.set_rows([row(line, today) for line in shown] if today is not None else [])
        self.list.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        self.chosen.emit(self.list.current_id())

    def _say_counts(self, due: int, together: int) -> None:
        self.which.set_choices(
            [
                (DUE, ngettext("{n} due", "{n} due", due).format(n=due)),
                (ALL, ngettext("{n} in all", "{n} in all", together).format(n=together)),
            ]
        )
        if due if self.which.value() != ALL else together:
            self._empty.set_words(_("No task has these words."), _("Empty the field to see all of them."))
        else:
            self._empty.set_words(
                _("Nothing is to be done now."),
                _("Ctrl+M notes a task: here, in a talk, or beside a file or a letter."),
            )


def _text(line: TaskLine) -> str:
    return f"{line.label} {line.task.words}".casefold()
