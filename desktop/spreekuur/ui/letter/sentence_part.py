# SPDX-License-Identifier: EUPL-1.2
"""One part of the letter in the editor: its sentences, the others that fit, and a field for own words."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk.letter_text import OWN
from spreekuur.identifiers import find
from spreekuur.language import _
from spreekuur.letters.sentences import ASKS, DONE, GOING_ON, WHO, Line
from spreekuur.ui.letter.identifier_words import sentence_for
from spreekuur.ui.letter.sentence_row import SentenceRow
from spreekuur.ui.widgets import Button, Field, Label, LineEdit
from spreekuur.ui.widgets.button import spread

_MOST = 300


class SentencePart(QWidget):
    """`toggled` gives the sentence to take out or put in, `written` own words that were entered."""

    toggled = Signal(object)  # Line
    written = Signal(str)
    reached = Signal(object)  # Line
    stepped = Signal(object, int)  # SentenceRow, which way

    def __init__(self, part: str) -> None:
        super().__init__()
        self.part = part
        self.rows: list[SentenceRow] = []
        self._open = False
        self._title = Label(role="section")
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.more = Button(kind="quiet", icon="plus", height=36)
        self.more.clicked.connect(self._on_more)
        self.line = LineEdit(name=f"own_{part}", most=_MOST)
        self.own = Field("", self.line)
        if part not in OWN:
            self.own.hide()
        self.line.returnPressed.connect(self.enter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(holder)
        column.addWidget(spread(self.more))
        column.addWidget(self.own)

    def begin(self) -> None:
        """Another letter: its other sentences are folded, and nothing is typed yet."""
        self._open = False
        self.line.clear()
        self.own.set_error("")

    def show_lines(self, lines: Sequence[Line], left_out: Sequence[str]) -> None:
        """Show these: what is in the letter, what was taken out, and if unfolded what else fits."""
        shown = [line for line in lines if line.is_in or line.key in left_out]
        others = [line for line in lines if line not in shown]
        self._set_rows([*shown, *(others if self._open else [])])
        self._lines, self._left_out, self._others = lines, left_out, len(others)
        self.setVisible(bool(lines) or self.part in OWN)
        self._name_more()

    def enter(self) -> bool:
        """Take over what is typed in own words; False when it must not stand in a letter, which is said below it."""
        words = self.line.text().strip()
        if not words:
            return True
        if found := find(words):
            self.own.set_error(sentence_for(found[0].kind))
            self.line.setFocus()
            return False
        self.line.clear()
        self.written.emit(words)
        return True

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(
            {
                ASKS: _("What do we ask?"),
                WHO: _("Who is it about?"),
                GOING_ON: _("What is going on?"),
                DONE: _("What did we do already?"),
            }[self.part]
        )
        self.own.set_label(_("Own words, in Dutch"))
        self.line.setPlaceholderText(_("no names"))
        self.line.setAccessibleName(f"{self._title.text()} {self.own.label.text()}")
        self._name_more()

    _lines: Sequence[Line] = ()
    _left_out: Sequence[str] = ()
    _others = 0

    def _set_rows(self, lines: Sequence[Line]) -> None:
        # Rows are used again: the focus stays where it is, and a screen reader keeps what it was told.
        known = {row.line.key: row for row in self.rows}
        for gone in known.keys() - {line.key for line in lines}:
            known[gone].hide()
            known[gone].deleteLater()
        self.rows = []
        for place, line in enumerate(lines):
            row = known.get(line.key) or self._new_row(line)
            row.show_line(line)
            self._column.removeWidget(row)
            self._column.insertWidget(place, row)
            self.rows.append(row)
        for before, after in zip(
            [*self.rows, self.more], [*self.rows[1:], self.more, self.line], strict=False
        ):
            QWidget.setTabOrder(before, after)

    def _new_row(self, line: Line) -> SentenceRow:
        row = SentenceRow(line)
        row.setObjectName(line.key if not line.own else f"own_{self.part}_sentence")
        row.clicked.connect(lambda: self.toggled.emit(row.line))
        row.reached.connect(lambda: self.reached.emit(row.line))
        row.stepped.connect(lambda step: self.stepped.emit(row, step))
        return row

    def _on_more(self) -> None:
        self._open = not self._open
        self.show_lines(self._lines, self._left_out)

    def _name_more(self) -> None:
        others = _("Other sentences ({n})").format(n=self._others)
        self.more.set_word(_("Fewer sentences") if self._open else others)
        self.more.setAccessibleName(f"{self.more.text()}: {self._title.text()}")
        self.more.set_icon("minus" if self._open else "plus")
        self.more.setVisible(self._others > 0)
