# SPDX-License-Identifier: EUPL-1.2
"""The sentences of the letter beside its pages: take out, put in, write, carry up and down, and take that back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk import letter_text
from spreekuur.desk.letter_text import Edits
from spreekuur.language import _
from spreekuur.letters.sentences import PARTS, Line
from spreekuur.ui.letter.sentence_part import SentencePart
from spreekuur.ui.letter.sentence_row import SentenceRow
from spreekuur.ui.letter.steps import Steps
from spreekuur.ui.widgets import Button, FlowLayout, Label, NoteLine, Scroll
from spreekuur.ui.widgets.button import spread


class SentenceEditor(QWidget):
    """`edited` gives the changes after each step; `closed` says that one is ready."""

    edited = Signal(object)  # Edits
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._steps = Steps(Edits())
        self._lines: Sequence[Line] = ()
        self._at: Line | None = None
        self._title = Label(role="section")
        self.said = NoteLine("info", "info")
        self.parts = {part: SentencePart(part) for part in PARTS}
        self.up = Button(kind="quiet", icon="chevron-up", keys="Ctrl+↑", height=36)
        self.down = Button(kind="quiet", icon="chevron-down", keys="Ctrl+↓", height=36)
        self.undo_button = Button(kind="quiet", icon="undo-2", keys="Ctrl+Z", height=36)
        self.ready = Button(kind="primary", icon="check", keys="Esc", height=48)
        for part in self.parts.values():
            part.toggled.connect(self._on_toggled)
            part.written.connect(lambda words, part=part: self._on_written(part.part, words))
            part.reached.connect(self._note)
            part.stepped.connect(lambda row, step: _step(self, row, step))
        self.up.clicked.connect(lambda: self.carry(-1))
        self.down.clicked.connect(lambda: self.carry(1))
        self.undo_button.clicked.connect(lambda: self.go(-1))
        self.ready.clicked.connect(self.closed)
        _lay_out(self)

    def begin(self, edits: Edits) -> None:
        """Begin with a letter as it was changed before."""
        self._steps, self._at = Steps(edits), None
        self.said.set_words("")
        for part in self.parts.values():
            part.begin()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show the sentences of the letter as they are now."""
        self._lines = lines
        for name, part in self.parts.items():
            part.show_lines([line for line in lines if line.part == name], self._steps.now.leave_out)
        self.undo_button.setVisible(self._steps.any_back)
        if self._at is not None:
            self._at = next((line for line in lines if line.key == self._at.key), None)

    def carry(self, by: int) -> bool:
        """Take the sentence with the focus up or down; False when there is none."""
        if self._at is None or not self._at.is_in:
            return False
        self._change(letter_text.moved(self._steps.now, self._lines, self._at, by))
        return True

    def go(self, step: int) -> bool:
        """Take the last step back (-1), or do it again (1); False when there is none."""
        if not self._steps.go(step):
            return False
        self.said.set_words("")
        self.edited.emit(self._steps.now)
        return True

    def take_over(self) -> bool:
        """Take over own words that were typed and not entered; False when they must not stand in a letter."""
        return all(part.enter() for part in self.parts.values())

    def focus_first(self) -> None:
        """Begin with the first sentence."""
        rows = [row for part in self.parts.values() for row in part.rows]
        (rows[0] if rows else self.ready).setFocus()

    def set_compact(self, compact: bool) -> None:
        """Leave the title and the keys away where there is little room."""
        self._title.setVisible(not compact)
        for button, keys in ((self.up, "Ctrl+↑"), (self.down, "Ctrl+↓"), (self.undo_button, "Ctrl+Z")):
            button.set_keys("" if compact else keys)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("Sentences of the letter"))
        self.up.set_word(_("Up"))
        self.down.set_word(_("Down"))
        self.undo_button.set_word(_("Undo"))
        self.ready.set_word(_("Ready"))
        for part in self.parts.values():
            part.retranslate()

    def _on_toggled(self, line: Line) -> None:
        if line.stays and line.is_in:
            self.said.set_words(_("This sentence stays: it follows from the talk, or keeps the client safe."))
        elif not line.is_in and line.key not in self._steps.now.leave_out and not _room(self, line.part):
            return
        else:
            self._change(letter_text.toggled(self._steps.now, line))

    def _on_written(self, part: str, words: str) -> None:
        if _room(self, part):
            self._change(letter_text.written(self._steps.now, part, words))
        else:
            self.parts[part].line.setText(words)

    def _change(self, edits: Edits) -> None:
        self.said.set_words("")
        if self._steps.take(edits):
            self.edited.emit(edits)

    def _note(self, line: Line) -> None:
        self._at = line


def _room(editor: SentenceEditor, part: str) -> bool:
    """Is there room for one more? If not, that is said."""
    room = letter_text.has_room(editor._steps.now, part)
    if not room:
        editor.said.set_words(_("A letter asks no more than this. Take something out first."))
    return room


def _step(editor: SentenceEditor, row: SentenceRow, step: int) -> None:
    rows = [other for part in editor.parts.values() for other in part.rows if not other.isHidden()]
    rows[min(max(rows.index(row) + step, 0), len(rows) - 1)].setFocus()


def _lay_out(editor: SentenceEditor) -> None:
    content = QWidget()
    inside = QVBoxLayout(content)
    inside.setContentsMargins(0, 0, 8, 8)
    inside.setSpacing(24)
    for part in editor.parts.values():
        inside.addWidget(part)
    inside.addStretch(1)
    tools = FlowLayout(gap=4)
    for button in (editor.up, editor.down, editor.undo_button):
        tools.addWidget(button)
    column = QVBoxLayout(editor)
    column.setContentsMargins(4, 0, 4, 0)
    column.setSpacing(8)
    column.addWidget(editor._title)
    column.addWidget(Scroll(content), 1)
    column.addWidget(editor.said)
    column.addLayout(tools)
    column.addWidget(spread(editor.ready))
