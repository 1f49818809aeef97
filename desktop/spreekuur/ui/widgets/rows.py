# SPDX-License-Identifier: EUPL-1.2
"""Rows: the queue, and what is still to be done."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.ui import theme
from spreekuur.ui.widgets import painting, small
from spreekuur.ui.widgets.button import Button
from spreekuur.ui.widgets.field import IconLabel
from spreekuur.ui.widgets.label import Label, Paragraph
from spreekuur.ui.widgets.row_list import RowList, RowPainter


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One line of a list: big `number`, `word`, badges (tone, icon, word), `trailing` text at the right."""

    id: str
    number: str
    word: str
    badges: tuple[tuple[str, str, str], ...] = ()
    trailing: str = ""

    def aloud(self) -> str:
        """All of it in one sentence, for the screen reader and for finding a row by typing."""
        return ", ".join(filter(None, [self.number, self.word, *(b[2] for b in self.badges), self.trailing]))


class _QueuePainter(RowPainter):
    def paint_row(self, painter: QPainter, box: QRectF, row: QueueRow, *, chosen: bool) -> None:
        """Number, word, badges, and what trails at the right."""
        x = box.x()
        painting.text(painter, box, row.number, "number", theme.color("text"))
        if row.number:
            x += max(theme.px(64), painting.text_width(row.number, "number") + 16)
        role = "row_strong" if chosen else "row"
        painting.text(painter, box.adjusted(x - box.x(), 0, 0, 0), row.word, role, theme.color("text"))
        x += max(theme.px(144), painting.text_width(row.word, role) + 16)
        for badge in row.badges:
            wide, tall = small.badge_width(badge[2]), theme.height(32)
            small.draw_badge(painter, QRectF(x, box.center().y() - tall / 2, wide, tall), badge)
            x += wide + 8
        tone = "text" if chosen else "muted"
        painting.text(painter, box, row.trailing, "body", theme.color(tone), painting.RIGHT)


class QueueList(RowList):
    """A list of `QueueRow`s: Enter or double click opens one, Delete asks to take it away."""

    opened = Signal(str)  # row id
    delete_requested = Signal(str)  # row id

    def __init__(self, label: str = "") -> None:
        super().__init__(_QueuePainter)
        self.setTabKeyNavigation(False)
        self.set_label(label)
        self.itemActivated.connect(lambda item: self.opened.emit(self.id_of(item)))

    def set_label(self, label: str) -> None:
        """What the screen reader calls the list."""
        self.setAccessibleName(label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks to take the selected row away."""
        if event.key() == Qt.Key.Key_Delete and self.current_id():
            self.delete_requested.emit(self.current_id())
        else:
            super().keyPressEvent(event)


class TodoRow(QWidget):
    """Something still to be done: icon, title, a line below, and the button that does it."""

    pressed = Signal()

    def __init__(self, icon: str, title: str, words: str, action: str, *, tone: str = "warn") -> None:
        super().__init__()
        self.button = Button(action, height=36)
        self.button.clicked.connect(self.pressed)
        self.button.setAccessibleDescription(f"{title}, {words}")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Label(title, role="strong"))
        column.addWidget(Paragraph(words, role="card", tone="muted", max_lines=2))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(12)
        row.addWidget(IconLabel(icon, tone=tone))
        row.addLayout(column, 1)
        row.addWidget(self.button)
