# SPDX-License-Identifier: EUPL-1.2
"""One card before the desk is open: a heading, what is said and asked, a way back and one filled button."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.ui import theme
from spreekuur.ui.widgets import Button, Card, Label, Paragraph, Scroll
from spreekuur.ui.widgets.field import IconLabel

_CARD, _SHORT = 640, 340
_NO_LIMIT = 16777215
_ESCAPE, _ENTERS = 0x01000000, (0x01000004, 0x01000005)


class CardPage(QWidget):
    """Parts stand below the two paragraphs; `asks` says whether the card needs room for questions."""

    retry = Signal()  # back to where one came from

    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self._heading, self._sentence = Label(role="title"), Paragraph()
        self._next = Paragraph(tone="muted")
        self._icon = IconLabel(icon, tone=tone, size=28)
        self.back = Button(icon="arrow-left", keys="Esc", height=44)
        self.button = Button(kind="primary", keys="Enter", height=48)
        self.back.clicked.connect(self.retry)
        self.button.clicked.connect(self.go_on)

    def go_on(self) -> None:
        """Do what the filled button says."""
        raise AssertionError

    def asks(self) -> bool:
        """Whether there is something to fill in."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to where one came from, Enter on."""
        if event.key() == _ESCAPE:
            self.retry.emit()
        elif event.key() in _ENTERS:
            self.go_on()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the room there is."""
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        low = self.height() < theme.px(620)
        self._card.setFixedWidth(min(theme.px(_CARD), max(self.width() - 32, 320)))
        self._card.setMaximumHeight(_NO_LIMIT if self.asks() or low else theme.px(_SHORT))
        self._card.box.setContentsMargins(*((20, 12, 12, 12) if low else (36, 28, 28, 28)))

    def build(self, *parts: QWidget) -> None:
        """Put the parts into the card."""
        self._card = Card()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._icon)
        head.addWidget(self._heading, 1)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 12, 0)
        inside.setSpacing(16)
        for part in (self._sentence, self._next, *parts):
            inside.addWidget(part)
        inside.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.button)
        self._card.box.addLayout(head)
        self._card.box.addWidget(Scroll(content), 1)
        self._card.box.addLayout(buttons)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._card)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addStretch(1)
        column.addLayout(middle, 20)
        column.addStretch(1)
        self.restyle()
