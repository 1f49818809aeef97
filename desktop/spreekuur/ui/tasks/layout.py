# SPDX-License-Identifier: EUPL-1.2
"""How the screen is laid out: the list at the left, one task or the form at the right; with little room one of them."""

from PySide6.QtWidgets import QWidget

from spreekuur.ui.tasks.list_card import ListCard
from spreekuur.ui.tasks.task_card import TaskCard
from spreekuur.ui.tasks.task_form import TaskForm
from spreekuur.ui.widgets.beside import beside


class TasksLayout:
    """The three parts, and which of them are seen."""

    def __init__(self, screen: QWidget) -> None:
        self._compact = self._opened = self._asking = False
        self.list, self.task, self.form = ListCard(), TaskCard(), TaskForm()
        beside(screen, (self.list, 6), (self.task, 7), (self.form, 7))
        self.settle()

    def is_open(self) -> bool:
        """Is one at the buttons of a task?"""
        return self._opened

    def is_asking(self) -> bool:
        """Is a new task asked for?"""
        return self._asking

    def ask(self, asking: bool) -> None:
        """Show the form of a new task, or put it away."""
        self._asking = asking
        self.settle()
        (self.form if asking else self.list).focus_first()

    def open(self) -> None:
        """Go to the buttons of the one that is shown."""
        self._opened = self.task.shown() is not None
        self.settle()
        if self._opened:
            self.task.focus_first()

    def close(self) -> None:
        """Back to the list."""
        self._opened = False
        self.settle()
        self.list.focus_first()

    def set_compact(self, compact: bool) -> None:
        """Take the form for little room, or for much."""
        self._compact = compact
        self.settle()

    def settle(self) -> None:
        """Show what there is room for, and what there is to show."""
        shown = self.task.shown() is not None
        self._opened = self._opened and shown
        alone = self._compact and (self._opened or self._asking)
        self.list.setVisible(not alone)
        self.form.setVisible(self._asking)
        self.task.setVisible(shown and not self._asking and (alone or not self._compact))
