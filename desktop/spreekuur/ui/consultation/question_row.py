# SPDX-License-Identifier: EUPL-1.2
"""The line for a question that nobody could answer, under what the talk is about; folded until it is wanted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.identifiers import find, masked
from spreekuur.language import _
from spreekuur.ui.consultation.note_box import sentence
from spreekuur.ui.widgets import Button, Field, LineEdit, NoteLine


class _Line(LineEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field is when it is looked over."""
        super().focusOutEvent(event)
        self.left.emit()


class QuestionRow(QWidget):
    """`button` opens it, and stands where the form wants it. Identifiers are masked when the line is left."""

    typed = Signal(str)
    left = Signal()
    masked = Signal(str)  # the text without identifiers

    def __init__(self) -> None:
        super().__init__()
        self.button = Button(kind="quiet", icon="circle-question-mark", keys="F3", height=24)
        self.line = _Line(name="question")
        self._box = Field("", self.line)
        self._warned = NoteLine("triangle-alert", "warn")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._box)
        column.addWidget(self._warned)
        self.line.textEdited.connect(self._on_typed)
        self.line.left.connect(self._look_over)
        self.retranslate()
        self.fold()

    def open(self) -> None:
        """Make room for the line, and go there."""
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self) -> None:
        """Empty it and take it out of sight, for the next talk."""
        self.line.clear()
        self._warned.set_words("")
        self.hide()

    def show_question(self, words: str) -> None:
        """Show this question, but never over what is being typed."""
        if words != self.line.text():
            self.line.setText(words)
        if words:
            self.show()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.button.set_word(_("No answer"))
        self.button.setAccessibleName(_("Note a question that nobody could answer"))
        self._box.set_label(
            _("What could nobody answer?"), _("not required · the coordinator looks for an answer")
        )
        self.line.setPlaceholderText(_("In your own words, without names or numbers"))

    def _on_typed(self, text: str) -> None:
        self._warned.set_words("")
        self.typed.emit(text)

    def _look_over(self) -> None:
        """Mask what must not be kept, and say so."""
        found = find(self.line.text())
        if found:
            self.line.setText(masked(self.line.text()))
            self._warned.set_words(sentence(found[0].kind))
            self.masked.emit(self.line.text())
        self.left.emit()
