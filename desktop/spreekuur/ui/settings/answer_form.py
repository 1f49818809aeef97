# SPDX-License-Identifier: EUPL-1.2
"""The answer to one question, and what takes all answers out of the laptop."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.consultations.questions import QuestionState
from spreekuur.desk.questions import QuestionGroup
from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.ui.widgets import (
    Button,
    Divider,
    Field,
    FlowLayout,
    FolderField,
    NoteField,
    NoteLine,
    Paragraph,
    announce,
)


class AnswerForm(QWidget):
    """What was typed for a question stays while another one is looked at."""

    decided = Signal(object, str)  # QuestionState, answer

    def __init__(self) -> None:
        super().__init__()
        self._group: QuestionGroup | None = None
        self._typed: dict[str, str] = {}
        self.words, self.about = Paragraph(role="strong"), Paragraph(tone="muted", role="card")
        self.answer = NoteField(lines=3, name="answer")
        self._field = Field("", self.answer)
        self.keep, self.drop = Button(icon="check"), Button()
        self.copy, self.file = Button(icon="clipboard-list"), Button(icon="download")
        self.folder = FolderField(name="questions_folder")
        self._told = NoteLine("circle-check", "ok")
        self._ready = QWidget()
        self._ready_words = Paragraph(tone="muted", role="card")
        self.answer.textChanged.connect(self._on_typed)
        self.keep.clicked.connect(self._on_keep)
        self.drop.clicked.connect(self._on_drop)
        self._build()
        self.retranslate()

    def show_group(self, group: QuestionGroup, about: str) -> None:
        """Show this question, what it is about, and what was typed for it, or its answer."""
        self._group = group
        self.about.set_words(about)
        self.words.set_words(group.words)
        text = self._typed.get(group.ids[-1], group.answer)
        if text != self.answer.toPlainText():
            self.answer.blockSignals(True)
            self.answer.setPlainText(text)
            self.answer.blockSignals(False)
        self._field.set_error("")
        self._say_drop()

    def set_answered(self, some: bool) -> None:
        """Offer to take the answers along once there is one."""
        self._ready.setVisible(some)

    def folder_to_use(self) -> Path | None:
        """The folder that is named; an empty field says so."""
        folder = self.folder.folder()
        if folder is None:
            self.folder.set_error(_("Choose a folder first, for instance on the stick."))
            self.folder.line.setFocus()
        return folder

    def tell(self, sentence: str) -> None:
        """Say what was done."""
        self._told.set_words(sentence)
        announce(self._told, sentence)

    def refuse(self, error: UserError) -> None:
        """Say below the folder why nothing was saved."""
        self.folder.set_error(explain(error))
        self.folder.line.setFocus()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._field.set_label(_("Answer"), _("for everybody who asks this"))
        self.keep.set_word(_("Keep the answer"))
        self.copy.set_word(_("Copy"))
        self.file.set_word(_("Save as a text file"))
        self._ready_words.set_words(
            _(
                "Ready for the municipality's page: questions with their answers, and nothing of talks or days."
            )
        )
        self.folder.set_label(_("Folder"))
        self.folder.retranslate()
        self._told.set_words("")
        self._say_drop()

    def _build(self) -> None:
        buttons = QWidget()
        row = FlowLayout(buttons, gap=8)
        row.addWidget(self.keep)
        row.addWidget(self.drop)
        outside = QWidget()
        ways = FlowLayout(outside, gap=8)
        ways.addWidget(self.copy)
        ways.addWidget(self.file)
        ready = QVBoxLayout(self._ready)
        ready.setContentsMargins(0, 0, 0, 0)
        ready.setSpacing(12)
        for part in (Divider(), self._ready_words, self.folder, outside, self._told):
            ready.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.words, self.about, self._field, buttons, self._ready):
            column.addWidget(part)

    def _say_drop(self) -> None:
        is_open = self._group is None or self._group.state is QuestionState.OPEN
        self.drop.set_word(_("Drop the question") if is_open else _("Open it again"))

    def _on_typed(self) -> None:
        self._field.set_error("")
        if self._group is not None:
            self._typed[self._group.ids[-1]] = self.answer.toPlainText()

    def _on_keep(self) -> None:
        answer = self.answer.toPlainText().strip()
        if not answer:
            self._field.set_error(_("Type the answer first, or drop the question."))
            self.answer.setFocus()
            return
        self._typed.clear()
        self.decided.emit(QuestionState.ANSWERED, answer)

    def _on_drop(self) -> None:
        is_open = self._group is not None and self._group.state is QuestionState.OPEN
        if self._group is not None:
            self._typed.pop(self._group.ids[-1], None)
        self.decided.emit(QuestionState.DROPPED if is_open else QuestionState.OPEN, "")
