# SPDX-License-Identifier: EUPL-1.2
"""One question: the record, the field, and both values beside each other with who wrote them and when."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.content.pack import Content
from spreekuur.desk.exchange_questions import Question
from spreekuur.language import _
from spreekuur.ui.exchange import question_words as words
from spreekuur.ui.widgets import Button, Card, FlowLayout, Label, Paragraph

MINE, THEIRS, BOTH = "mine", "theirs", "both"
KEYS = {MINE: "Alt+1", THEIRS: "Alt+2", BOTH: "Alt+3"}


class QuestionRow(Card):
    """The keys are for the row on top."""

    decided = Signal(str, str)  # conflict id; mine, theirs or both
    file_wanted = Signal(str)  # client id

    def __init__(self, question: Question, content: Content, now: datetime, *, keys: bool) -> None:
        super().__init__(tone="alt")
        self.question = question
        self._first = keys
        self.buttons: dict[str, Button] = {}
        self.box.setContentsMargins(16, 12, 16, 16)
        self.box.setSpacing(8)
        self.box.addWidget(Paragraph(words.record(question.subject, content), role="card", tone="muted"))
        self.box.addWidget(Label(words.field(question.conflict.field), role="strong"))
        sides = QHBoxLayout()
        sides.setSpacing(16)
        found = question.conflict
        for keep, said, by, at in (
            (MINE, found.mine, found.mine_by, found.mine_at),
            (THEIRS, found.theirs, found.theirs_by, found.theirs_at),
        ):
            shown = words.value(question, said, now)
            sides.addWidget(self._side(keep, shown, words.written(by, at, now)), 1)
        self.box.addLayout(sides)
        self.box.addWidget(self._foot())

    def press(self, keep: str) -> bool:
        """Keep one of them; False when it is not offered."""
        if keep not in self.buttons:
            return False
        self.buttons[keep].click()
        return True

    def focus_first(self) -> None:
        """Put the focus on the first value."""
        self.buttons[MINE].setFocus(Qt.FocusReason.OtherFocusReason)

    def _side(self, keep: str, said: str, written: str) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Paragraph(said, role="section"))
        column.addWidget(Label(written, role="hint", tone="muted"))
        column.addStretch(1)
        column.addWidget(self._button(keep, _("Keep this"), said), 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _button(self, keep: str, word: str, said: str) -> Button:
        kind = "primary" if self._first and keep == MINE else "normal"
        button = Button(word, kind=kind, icon="check", keys=KEYS[keep] if self._first else "", height=36)
        button.setAccessibleName(f"{word}: {words.field(self.question.conflict.field)}, {said}")
        button.clicked.connect(lambda: self.decided.emit(self.question.conflict.id, keep))
        self.buttons[keep] = button
        return button

    def _foot(self) -> QWidget:
        foot = QWidget()
        buttons = FlowLayout(foot, gap=8)
        if self.question.conflict.can_keep_both:
            both = self._button(BOTH, _("Keep both"), self.question.subject.client)
            both.set_icon("plus")
            buttons.addWidget(both)
        if self.question.subject.client_id:
            open_file = Button(_("Open the file"), kind="quiet", icon="users", height=36)
            open_file.setAccessibleName(
                _("Open the file of {code}").format(code=self.question.subject.client)
            )
            open_file.clicked.connect(lambda: self.file_wanted.emit(self.question.subject.client_id))
            buttons.addWidget(open_file)
        if not buttons.count():
            foot.hide()
        return foot
