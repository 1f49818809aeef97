# SPDX-License-Identifier: EUPL-1.2
"""What moved in before, and the button that takes it back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.moving.store import Move
from spreekuur.times import Clock, local_date
from spreekuur.ui import theme
from spreekuur.ui.moving import words
from spreekuur.ui.widgets import Button, FoundList, Paragraph

_SHOWN = 4


class MovesList(QWidget):
    """Nothing of it is seen before the first move; `wanted` says which one is to go again, `stopped` that it is not."""

    wanted = Signal(str)
    stopped = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._moves: Sequence[Move] = ()
        self._heading = Paragraph(role="strong")
        self.list = FoundList()
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.back = Button(icon="undo-2")
        self.back.clicked.connect(lambda: self.wanted.emit(self.list.current_id()))
        self.stop = Button(icon="x")
        self.stop.hide()
        self.stop.clicked.connect(self.stopped)
        self.list.selected.connect(self._on_selected)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._heading, self.list):
            column.addWidget(part)
        column.addWidget(at_left(self.back, self.stop))
        self.show_moves(())
        self.retranslate()

    def show_moves(self, moves: Sequence[Move]) -> None:
        """Show these, the newest first."""
        self._moves = moves
        today = local_date(self._clock())
        self.list.set_rows([words.move_row(move, today) for move in moves])
        self.setVisible(bool(moves))
        self.restyle()

    def show_progress(self, done: int, of: int) -> None:
        """So many talks of so many are gone; until it is done or stopped nothing else can be chosen."""
        begins = self.list.isEnabled()
        self.list.setEnabled(False)
        self.back.setEnabled(False)
        self.back.set_word(_("{done} of {of} talks …").format(done=done, of=of))
        self.stop.show()
        if begins:
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_end(self) -> None:
        """It is done, or was stopped."""
        was_here = self.stop.hasFocus()
        for part in (self.list, self.back):
            part.setEnabled(True)
        self.back.set_word(_("Take these talks back"))
        if was_here:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.stop.hide()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._heading.set_words(_("Moved in before"))
        self.list.setAccessibleName(_("Moved in before"))
        self.back.set_word(_("Take these talks back"))
        self.stop.set_word(_("Cancel"))
        self.show_moves(self._moves)

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        rows = min(max(self.list.count(), 1), _SHOWN)
        self.list.setFixedHeight(rows * (theme.height(60) + 1) + 4)

    def _on_selected(self, move: str) -> None:
        self.back.setVisible(any(each.id == move and each.left for each in self._moves))


def at_left(*buttons: Button) -> QWidget:
    """A row with the buttons at its beginning, as wide as their words."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return holder
