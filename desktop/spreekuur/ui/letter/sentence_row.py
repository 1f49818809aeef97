# SPDX-License-Identifier: EUPL-1.2
"""One sentence of the letter, ticked when it is in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from spreekuur.language import _
from spreekuur.letters.sentences import Line
from spreekuur.ui.letter.consent_tick import ConsentTick

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class SentenceRow(ConsentTick):
    """`clicked` says that it is to go in or out, `stepped` that an arrow was pressed, `reached` that it has focus."""

    stepped = Signal(int)
    reached = Signal()

    def __init__(self, line: Line) -> None:
        super().__init__()
        self.line = line
        self.show_line(line)

    def show_line(self, line: Line) -> None:
        """Show this sentence as it is now; of one that stays a screen reader hears that it does."""
        self.line = line
        self.set_words(line.text)
        self.setChecked(line.is_in)
        stays = _("This sentence stays: it follows from the talk, or keeps the client safe.")
        self.setAccessibleDescription(stays if line.stays else "")

    def nextCheckState(self) -> None:
        """Whether it is ticked follows from the letter, not from the press alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the sentence above or below."""
        if step := _STEPS.get(Qt.Key(event.key()), 0):
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What the keys of the editor are about now."""
        super().focusInEvent(event)
        self.reached.emit()
