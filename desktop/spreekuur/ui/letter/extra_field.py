# SPDX-License-Identifier: EUPL-1.2
"""One extra field of a letter: a line, some lines, or a list to choose from, told apart by what it holds."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from spreekuur.desk import letter_extras
from spreekuur.desk.letter_extras import Extra, Kind
from spreekuur.identifiers import find
from spreekuur.ui.letter import extra_words
from spreekuur.ui.letter.identifier_words import sentence_for
from spreekuur.ui.widgets import ComboBox, Field, LineEdit, NoteField

_MAY_HOLD_NUMBERS = ("safe_contact",)


class ExtraField(Field):
    """`edited` at each change. What cannot be read is said below it when it is left."""

    edited = Signal()

    def __init__(self, extra: Extra, today: Callable[[], date]) -> None:
        self.extra, self._today = extra, today
        self._entry = _entry(extra)
        super().__init__("", self._entry)
        if isinstance(self._entry, LineEdit):
            self._entry.textEdited.connect(self._on_edited)
            self._entry.editingFinished.connect(self.check)
        elif isinstance(self._entry, NoteField):
            self._entry.textChanged.connect(self._on_edited)
        else:
            self._entry.chosen.connect(self._on_edited)

    def text(self) -> str:
        """What is typed or chosen."""
        entry = self._entry
        if isinstance(entry, LineEdit):
            return entry.text().strip()
        return entry.toPlainText().strip() if isinstance(entry, NoteField) else entry.value()

    def set_text(self, text: str) -> None:
        """Show this; nobody is told, and no error stands below it."""
        if text != self.text():
            blocked = self._entry.blockSignals(True)
            if isinstance(self._entry, LineEdit):
                self._entry.setText(text)
            elif isinstance(self._entry, NoteField):
                self._entry.setPlainText(text)
            else:
                self._entry.set_value(text)
            self._entry.blockSignals(blocked)
        self.set_error("")

    def fault(self) -> str:
        """What is wrong with it, and what to do; empty when it is right or empty."""
        text = self.text()
        if not text:
            return ""
        if not letter_extras.read(self.extra.name, text, self._today()):
            return extra_words.unreadable(self.extra.kind)
        found = [] if self.extra.name in _MAY_HOLD_NUMBERS else find(text)
        return sentence_for(found[0].kind) if found else ""

    def check(self) -> bool:
        """Say below it what is wrong."""
        fault = self.fault()
        self.set_error(fault)
        return not fault

    def retranslate(self, ask: str = "") -> None:
        """Say every word in the language in use; without a label of its own it is called as its tick is."""
        own = extra_words.label(self.extra.name)
        self.set_label(own or ask)
        self.label.setVisible(bool(own))
        if isinstance(self._entry, LineEdit):
            self._entry.setPlaceholderText(extra_words.example(self.extra.kind))
        elif isinstance(self._entry, ComboBox):
            self._entry.set_choices(extra_words.leases())

    def _on_edited(self, _text: str = "") -> None:
        self.set_error("")
        self.edited.emit()


def _entry(extra: Extra) -> LineEdit | NoteField | ComboBox:
    name = f"letter_{extra.name}"
    if extra.kind is Kind.LINES:
        return NoteField(lines=3, name=name)
    if extra.kind is not Kind.CHOICE:
        return LineEdit(name=name)
    box = ComboBox(name=name)
    box.setMinimumContentsLength(8)
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return box
