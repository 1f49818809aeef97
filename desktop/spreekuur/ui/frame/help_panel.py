# SPDX-License-Identifier: EUPL-1.2
"""The panel that F1 and Ctrl+/ open at the right: the short help of a screen, or the list of all keys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui import theme
from spreekuur.ui.frame.help_content import Help
from spreekuur.ui.frame.help_parts import caps, heading, key_rows, picture_of, steps, what_ifs
from spreekuur.ui.key_words import KeyGroup
from spreekuur.ui.widgets import Button, Label, NoteLine, Paragraph, Scroll

_ESCAPE = 0x01000000
_WIDTH = 400


class HelpPanel(QWidget):
    """Lies over the right side of the window; Esc or its button closes it."""

    closed = Signal()

    def __init__(self, parent: QWidget, top: Callable[[], int]) -> None:
        """`top` says below which line it opens: hide and lock stay in sight."""
        super().__init__(parent)
        self._top = top
        self._title = Label(role="title")
        self._close = Button(kind="quiet", icon="x", keys="Esc")
        self._close.clicked.connect(self.close_panel)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._close)
        self._holder = QWidget()
        QVBoxLayout(self._holder).setContentsMargins(0, 0, 8, 0)
        self.area = Scroll(self._holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        self.hide()

    def show_help(self, help_: Help) -> None:
        """Show the short help of a screen."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(picture_of(help_))
        column.addSpacing(4)
        column.addLayout(steps(help_.steps))
        column.addSpacing(8)
        column.addWidget(heading(_("What if …")))
        column.addLayout(what_ifs(help_.what_ifs))
        column.addSpacing(8)
        column.addWidget(heading(_("Keys")))
        column.addLayout(key_rows(help_.keys))
        column.addSpacing(8)
        column.addWidget(heading(_("Who can help")))
        column.addWidget(NoteLine("phone", "text", help_.call))
        self._fill(help_.title, content)

    def show_keys(self, groups: Sequence[KeyGroup]) -> None:
        """Show the list of keys, group by group."""
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(10)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        for group in groups:
            row = grid.rowCount()
            if row > 1:
                grid.setRowMinimumHeight(row, 8)
            grid.addWidget(Label(group.heading, role="label", tone="muted"), row + 1, 0, 1, 2)
            for place, line in enumerate(group.lines, row + 2):
                grid.addLayout(caps(line.keys), place, 0)
                grid.addWidget(Paragraph(line.words, role="card"), place, 1)
        self._fill(_("Keys"), content)

    def close_panel(self) -> None:
        """Close it."""
        self.hide()
        self.closed.emit()

    def focus_first(self) -> None:
        """Put the focus on its button."""
        self._close.setFocus()

    def place(self) -> None:
        """Take the right side of the window."""
        window = self.parentWidget()
        if window is not None:
            wide = min(theme.px(_WIDTH), window.width() - 48)
            self.setGeometry(window.width() - wide, self._top(), wide, window.height() - self._top())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it; the arrows and page keys scroll, as the focus stays on the button."""
        if event.key() == _ESCAPE:
            self.close_panel()
        else:
            self.area.keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet and the line at its left."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(QRectF(0, 0, 1, self.height()), theme.color("divider"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), theme.color("divider"))

    def _fill(self, title: str, content: QWidget) -> None:
        layout = self._holder.layout()
        assert isinstance(layout, QVBoxLayout)
        while (item := layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        layout.addWidget(content)
        layout.addStretch(1)
        self.area.verticalScrollBar().setValue(0)
        self._title.setText(title)
        self._close.set_word(_("Close"))
        self.setAccessibleName(title)
        self.place()
        self.show()
        self.raise_()
        self.focus_first()
