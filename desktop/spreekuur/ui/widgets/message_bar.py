# SPDX-License-Identifier: EUPL-1.2
"""A sentence in a coloured band, with what one can do about it at the right."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.ui import theme
from spreekuur.ui.widgets import painting
from spreekuur.ui.widgets.button import Button
from spreekuur.ui.widgets.field import IconLabel
from spreekuur.ui.widgets.label import Paragraph
from spreekuur.ui.widgets.say import announce

_ICONS = {"danger": "siren", "warn": "triangle-alert", "ok": "circle-check", "info": "info"}


class MessageBar(QWidget):
    """`tone` is `danger`, `warn`, `ok` or `info`; `add_button` puts a button at its right end."""

    def __init__(self, tone: str = "info", sentence: str = "", *, icon: str = "") -> None:
        super().__init__()
        self._tone = tone
        self._icon = IconLabel(icon or _ICONS[tone], tone=tone)
        self._sentence = Paragraph(sentence)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._icon)
        column = QVBoxLayout()
        column.addStretch(1)
        column.addWidget(self._sentence)
        column.addStretch(1)
        row.addLayout(column, 1)
        row.addLayout(self._buttons)
        self.restyle()

    def say(self, tone: str, sentence: str) -> None:
        """Show another sentence, and say it aloud; danger and warn interrupt."""
        self._tone = tone
        self._icon.set_icon(_ICONS[tone], tone)
        self._sentence.set_words(sentence)
        # Without words there is nothing to show, and to show it for a moment would lay out the whole screen.
        self.setVisible(bool(sentence))
        self.update()
        if sentence:
            announce(self, sentence, assertive=tone in ("danger", "warn"))

    def sentence(self) -> str:
        """What it says."""
        return self._sentence.words()

    def add_button(self, word: str, *, keys: str = "") -> Button:
        """A button at the right end; connect its `clicked`."""
        button = Button(word, keys=keys, height=36)
        self._buttons.addWidget(button)
        return button

    def clear_buttons(self) -> None:
        """Take all buttons away."""
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.setMinimumHeight(theme.height(52))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the band."""
        painter = QPainter(self)
        painting.smooth(painter)
        painting.fill(painter, QRectF(self.rect()), 8, theme.color(f"{self._tone}_tint"))
