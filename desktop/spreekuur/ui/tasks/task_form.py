# SPDX-License-Identifier: EUPL-1.2
"""The form of a new task: for whom, what, and on which day. Identifiers are masked when a field is left."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk import typed
from spreekuur.desk.tasks import MOST_WORDS, Subject
from spreekuur.errors import UserError
from spreekuur.errors.tasks import TaskDayWrong, TaskEmpty
from spreekuur.identifiers import find, masked
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.ui.clients.words import day
from spreekuur.ui.consultation.note_box import sentence
from spreekuur.ui.widgets import Button, Card, ChipRow, Field, Label, LineEdit, NoteLine, Scroll

_EVENING, _WEEK, _TWO_WEEKS = "evening", "week", "two_weeks"


class TaskForm(Card):
    """Three fields; with a subject given the first is filled, and only the words are still to be typed."""

    wanted = Signal(object, str, str, object)  # Subject or None, who was typed, words, date
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._subject: Subject | None = None
        self._today = self._coming = date.min
        self._title = Label(role="section")
        self.who, self.words = LineEdit(name="task-for"), LineEdit(name="task-words", most=MOST_WORDS)
        self.day, self.days = LineEdit(name="task-day"), ChipRow()
        self._who, self._words = Field("", self.who, required=True), Field("", self.words, required=True)
        self._day = Field("", self.day, required=True)
        self._warned = NoteLine("triangle-alert", "warn")
        self.cancel = Button(kind="quiet", keys="Esc")
        self.save_button = Button(kind="primary", keys="Ctrl+S", height=44)
        self._build()
        for line in (self.who, self.words, self.day):
            line.returnPressed.connect(self.save)
        self.words.editingFinished.connect(self._look_over)
        self.days.changed.connect(self._on_chip)
        self.day.textEdited.connect(lambda _text: self.days.set_values([]))
        self.save_button.clicked.connect(self.save)
        self.cancel.clicked.connect(self.cancelled)
        self.retranslate()

    def begin(self, subject: Subject | None, today: date, coming: date) -> None:
        """Ask for a new task, on the coming evening unless another day is typed."""
        self._subject, self._today, self._coming = subject, today, coming
        self.who.setText(subject.label if subject is not None else "")
        self.words.clear()
        self._warned.set_words("")
        self.retranslate()
        self.days.set_values([_EVENING])
        self._on_chip()
        self._say_wrong()

    def focus_first(self) -> None:
        """Put the focus on the first field that is still empty."""
        first = self.words if self.who.text() else self.who
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Ask to keep it; a date that is none is said beside its field."""
        self._look_over()
        self._say_wrong()
        on = typed.day(self.day.text())
        if on is None:
            self._day.set_error(_("Type a date as day-month-year, such as 3-9-2026."))
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        given = self._subject
        same = given is not None and given.label == self.who.text().strip()
        self.wanted.emit(given if same else None, self.who.text(), self.words.text(), on)

    def refuse(self, error: UserError) -> None:
        """Say beside the field it is about why nothing was kept; what was typed stays."""
        box, line = self._who, self.who
        if isinstance(error, TaskEmpty):
            box, line = self._words, self.words
        elif isinstance(error, TaskDayWrong):
            box, line = self._day, self.day
        box.set_error(explain(error))
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("New task"))
        self._who.set_label(_("For whom"), _("code of a client, or reference of a letter"))
        self.who.setPlaceholderText(_("e.g. K7-42M or PS-2026-0001-04"))
        self._words.set_label(_("What is to be done?"), _("no names, no BSN, no illnesses"))
        self._day.set_label(_("On which day?"))
        self.day.setPlaceholderText(_("day-month-year"))
        self.days.set_choices(
            [
                (_EVENING, _("Next evening: {date}").format(date=day(self._coming, self._today))),
                (_WEEK, _("In a week")),
                (_TWO_WEEKS, _("In two weeks")),
            ]
        )
        self.days.setAccessibleName(_("On which day?"))
        self.cancel.set_word(_("Not now"))
        self.save_button.set_word(_("Save"))

    def _on_chip(self) -> None:
        days = {
            _EVENING: self._coming,
            _WEEK: self._today + timedelta(weeks=1),
            _TWO_WEEKS: self._today + timedelta(weeks=2),
        }
        chosen = days.get(self.days.value() or "")
        if chosen is not None:
            self.day.setText(typed.as_day(chosen))

    def _look_over(self) -> None:
        """Mask what must not be kept, and say so."""
        found = find(self.words.text())
        if found:
            self.words.setText(masked(self.words.text()))
            self._warned.set_words(sentence(found[0].kind))

    def _say_wrong(self) -> None:
        for box in (self._who, self._words, self._day):
            box.set_error("")

    def _build(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(2, 0, 8, 0)
        column.setSpacing(12)
        for part in (self._title, self._who, self._words, self._warned, self._day, self.days):
            column.addWidget(part)
        column.addStretch(1)
        self.box.addWidget(Scroll(body), 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save_button)
        self.box.addLayout(foot)
