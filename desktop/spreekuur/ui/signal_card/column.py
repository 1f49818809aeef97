# SPDX-License-Identifier: EUPL-1.2
"""One column of the card: a tick, and a field for words under it, looked over for identifiers when it is left."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.consultations.signal_card import Entry, Ground
from spreekuur.identifiers import find, masked
from spreekuur.language import _
from spreekuur.ui.consultation.note_box import NoteEdit, sentence
from spreekuur.ui.signal_card import words
from spreekuur.ui.widgets import Chip, Field, IconLabel, NoteLine

_ICONS = {Ground.SEEN: "eye", Ground.SAID: "message-square-text", Ground.INFERRED: "circle-question-mark"}


class WordsField(QWidget):
    """A field of the card. `typed` at each key; `cleaned` when an identifier was taken out of it."""

    typed = Signal(str)
    cleaned = Signal(str)

    def __init__(self, name: str, *, lines: int = 3) -> None:
        super().__init__()
        self.note = NoteEdit(name=name, lines=lines)
        self.field = Field("", self.note)
        self.found = NoteLine("info", "info")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.found)
        self.note.typed.connect(self.typed)
        self.note.left.connect(self._look_over)

    def show_words(self, said: str) -> None:
        """Show this, but never over what is being typed."""
        if said != self.note.whole():
            blocked = self.note.blockSignals(True)
            self.note.setPlainText(said)
            self.note.blockSignals(blocked)

    def begin(self) -> None:
        """Another signal stands here now: nothing was found in it yet."""
        self.found.set_words("")

    def _look_over(self) -> None:
        kinds = dict.fromkeys(found.kind for found in find(self.note.toPlainText()))
        if kinds:
            clean = masked(self.note.toPlainText())
            self.show_words(clean)
            self.found.set_words(" ".join(map(sentence, kinds)))
            self.cleaned.emit(clean)


class Column(QWidget):
    """Seen, said or supposed: `ticked` and `words.typed` say what the volunteer does."""

    ticked = Signal(bool)

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self.ground = ground
        self.chip = Chip("", ground.value)
        self.chip.setObjectName(f"card_{ground.value}_tick")
        self.chip.clicked.connect(self.ticked)
        self.words = WordsField(f"card_{ground.value}")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel(_ICONS[ground]))
        head.addWidget(self.chip)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addStretch(1)

    def show_entry(self, entry: Entry | None) -> None:
        """Show what stands on the card."""
        self.chip.setChecked(entry is not None)
        self.words.show_words(entry.words if entry is not None else "")

    def retranslate(self, signal: str) -> None:
        """Say every word in the language in use; a screen reader hears which signal it is about."""
        heading = words.ground(self.ground)
        self.chip.set_word(heading)
        self.chip.setAccessibleName(f"{heading}: {signal}")
        self.words.field.set_label(words.example(self.ground))
        self.words.note.setAccessibleName(f"{heading}: {words.example(self.ground)}")
        self.words.note.setAccessibleDescription(_("No names, no BSN"))
