# SPDX-License-Identifier: EUPL-1.2
"""The right side: one task, and a button for each thing that can become of it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk.tasks import TaskLine
from spreekuur.language import _
from spreekuur.ui.clients.words import day
from spreekuur.ui.tasks import words
from spreekuur.ui.widgets import Button, Card, FlowLayout, MessageBar, Paragraph, Scroll


class TaskCard(Card):
    """For whom stands as a code or a kenmerk."""

    done = Signal(str)  # task id
    moved = Signal(str)  # task id
    taken_away = Signal(str)  # task id
    subject_wanted = Signal(object)  # TaskLine: open its file or its letter

    def __init__(self) -> None:
        super().__init__()
        self._line: TaskLine | None = None
        self._today: date | None = None
        self._coming: date | None = None
        self._words, self._noted = Paragraph(role="section"), Paragraph(tone="muted")
        self._lapsed = MessageBar("warn")
        self.subject = Button(kind="link", icon="arrow-right", keys="Alt+4")
        self.do = Button(kind="primary", icon="circle-check", keys="Alt+1", height=44)
        self.put_off = Button(icon="calendar-days", keys="Alt+2", height=44)
        self.remove = Button(kind="quiet", icon="trash-2", keys="Alt+3", height=44)
        for button, said in (
            (self.do, self.done),
            (self.put_off, self.moved),
            (self.remove, self.taken_away),
        ):
            button.clicked.connect(
                lambda *_checked, said=said: said.emit(self._line.task.id if self._line else "")
            )
        self.subject.clicked.connect(lambda: self.subject_wanted.emit(self._line))
        self._build()
        self.retranslate()

    def show_task(self, line: TaskLine | None, today: date, coming: date) -> None:
        """Show this one, and the day of the next evening; None shows nothing."""
        self._line, self._today, self._coming = line, today, coming
        self.retranslate()

    def shown(self) -> TaskLine | None:
        """The one that is shown."""
        return self._line

    def press(self, button: Button) -> bool:
        """The key of a button; False when no task is shown."""
        if self._line is None:
            return False
        button.click()
        return True

    def focus_first(self) -> None:
        """Put the focus on what is done most."""
        self.do.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.do.set_word(_("Done"))
        self.remove.set_word(_("Take away"))
        line, today, coming = self._line, self._today, self._coming
        if line is None or today is None or coming is None:
            return
        self.put_off.set_word(_("Next evening: {date}").format(date=day(coming, today)))
        self.subject.set_word(line.label)
        name = _("Open the file {code}") if line.task.client_id else _("Open the letter {code}")
        self.subject.setAccessibleName(name.format(code=line.label))
        self._words.set_words(line.task.words)
        self._noted.set_words(words.noted(line, today))
        self._lapsed.setVisible(not line.may_call)
        if not line.may_call:
            self._lapsed.say(
                "warn", _("Consent to follow up has ended. Ask for it again before you call this client.")
            )

    def _build(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        column.addWidget(self._words)
        column.addWidget(self.subject, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._noted)
        column.addWidget(self._lapsed)
        answers = QWidget()
        flow = FlowLayout(answers, gap=8)
        for button in (self.do, self.put_off, self.remove):
            flow.addWidget(button)
        column.addWidget(answers)
        column.addStretch(1)
        self.box.addWidget(Scroll(body), 1)
