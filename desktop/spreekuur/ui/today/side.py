# SPDX-License-Identifier: EUPL-1.2
"""The cards beside the queue: tonight's numbers, what is still to be done, and the quiet way out."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from spreekuur.desk.tonight import Tonight
from spreekuur.language import _, ngettext
from spreekuur.ui.today.words import minutes
from spreekuur.ui.widgets import Button, Card, Divider, FlowLayout, Label, Paragraph, TodoRow
from spreekuur.ui.widgets.small import BigNumber


class TonightCard(Card):
    """How many talks and letters, and how long a talk takes."""

    def __init__(self) -> None:
        super().__init__()
        self._counts = Tonight(0, 0, None)
        self._title = Label(role="section")
        self._numbers = [BigNumber() for _number in range(3)]
        self.box.setContentsMargins(20, 16, 20, 20)
        self.box.addWidget(self._title)
        row = QHBoxLayout()
        for number in self._numbers:
            row.addWidget(number, 1)
        self.box.addLayout(row)
        self.retranslate()

    def show_counts(self, counts: Tonight) -> None:
        """Show these numbers."""
        self._counts = counts
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        talks, letters, mean = self._counts.talks, self._counts.letters, self._counts.mean_minutes
        self._title.setText(_("Tonight"))
        self._numbers[0].set(str(talks), ngettext("talk", "talks", talks))
        self._numbers[1].set(str(letters), ngettext("letter", "letters", letters))
        self._numbers[2].set("–" if mean is None else minutes(mean), _("on average"))


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing still to be done: what and how it stands, and what its button says and does by `key`."""

    key: str
    icon: str
    title: str
    words: str
    action: str
    tone: str = "warn"


class TodoCard(Card):
    """A few things still to be done; more of them scroll with the screen."""

    wanted = Signal(str)  # key of a Todo

    def __init__(self) -> None:
        super().__init__()
        self.box.setContentsMargins(20, 16, 12, 12)
        self.box.setSpacing(0)
        self._title = Label(role="section")
        self.rows: list[TodoRow] = []
        self.box.addWidget(self._title)
        self.box.addSpacing(8)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.box.addLayout(self._column)

    def show_todos(self, todos: Sequence[Todo]) -> None:
        """Show these; without any the card is not shown."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = [self._row(todo) for todo in todos]
        for index, row in enumerate(self.rows):
            if index:
                self._column.addWidget(Divider())
            self._column.addWidget(row)
        self._title.setText(_("Still to do"))
        self.setVisible(bool(todos))

    def _row(self, todo: Todo) -> TodoRow:
        row = TodoRow(todo.icon, todo.title, todo.words, todo.action, tone=todo.tone)
        row.pressed.connect(lambda: self.wanted.emit(todo.key))
        return row


class CloseCard(Card):
    """The quiet way to the end of the evening."""

    def __init__(self) -> None:
        super().__init__(tone="alt")
        self.box.setContentsMargins(20, 12, 12, 12)
        self._title = Label(role="strong")
        self._words = Paragraph(role="card", tone="muted")
        self.button = Button(icon="moon")
        row = QHBoxLayout()
        row.setSpacing(12)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._words)
        row.addLayout(column, 1)
        row.addWidget(self.button)
        self.box.addLayout(row)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("Ready for tonight?"))
        self._words.set_words(_("Close calmly in 3 minutes"))
        self.button.set_word(_("Close the evening"))


class PapersCard(Card):
    """Before the evening: the papers that help when the laptop cannot."""

    paper_wanted = Signal(str)  # "form" or "tickets"

    def __init__(self) -> None:
        super().__init__()
        self._title = Label(role="section")
        self._words = Paragraph(role="card", tone="muted")
        self.form = Button(icon="file-text", height=36)
        self.tickets = Button(icon="ticket", height=36)
        self.form.clicked.connect(lambda: self.paper_wanted.emit("form"))
        self.tickets.clicked.connect(lambda: self.paper_wanted.emit("tickets"))
        self.box.addWidget(self._title)
        self.box.addWidget(self._words)
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.form)
        buttons.addWidget(self.tickets)
        self.box.addLayout(buttons)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("Paper for tonight"))
        self._words.set_words(_("For when the laptop cannot be used for a while."))
        self.form.set_word(_("Empty form"))
        self.tickets.set_word(_("Numbers for the door"))
