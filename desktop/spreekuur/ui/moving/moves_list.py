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
    """Nothing of it is seen before the first move; `wanted` says which one is to go again."""

    wanted = Signal(str)

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._moves: Sequence[Move] = ()
        self._heading = Paragraph(role="strong")
        self.list = FoundList()
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.back = Button(icon="undo-2")
        self.back.clicked.connect(lambda: self.wanted.emit(self.list.current_id()))
        self.list.selected.connect(self._on_selected)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._heading, self.list):
            column.addWidget(part)
        column.addWidget(at_left(self.back))
        self.show_moves(())
        self.retranslate()

    def show_moves(self, moves: Sequence[Move]) -> None:
        """Show these, the newest first."""
        self._moves = moves
        today = local_date(self._clock())
        self.list.set_rows([words.move_row(move, today) for move in moves])
        self.setVisible(bool(moves))
        self.restyle()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._heading.set_words(_("Moved in before"))
        self.list.setAccessibleName(_("Moved in before"))
        self.back.set_word(_("Take these talks back"))
        self.show_moves(self._moves)

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        rows = min(max(self.list.count(), 1), _SHOWN)
        self.list.setFixedHeight(rows * (theme.height(60) + 1) + 4)

    def _on_selected(self, move: str) -> None:
        self.back.setVisible(any(each.id == move and each.left for each in self._moves))


def at_left(button: Button) -> QWidget:
    """A row with the button at its beginning, as wide as its word."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return holder
