# SPDX-License-Identifier: EUPL-1.2
"""The bar above every screen: what it is, and always in the same place client view, hide and lock."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui import theme
from spreekuur.ui.widgets import Button, Label, painting

HEIGHT = 72
_VERY_LARGE = 175  # percent
_COMPACT, _STEPS = 2, 6  # how much the buttons say: the first step of the compact form, and all there are

_MOST_TURNS = 4  # where there is no room at all it would go on for ever


@runtime_checkable
class Brief(Protocol):
    """A part of a screen that can say the same in less room."""

    def set_brief(self, brief: bool) -> None:
        """Leave out what is not needed, or say it all."""


class TopBar(QWidget):
    """Title, subtitle, the parts of the screen, and at the right the quiet buttons."""

    hide_pressed = Signal()
    lock_pressed = Signal()
    client_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        # Never wider than the window: what it is given is what it has to make do with.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._compact = False
        self._words = ""
        self._lacked = self._turns = 0
        self._shown: list[QWidget] = []
        self._title = Label(role="title")
        self._subtitle = Label(role="hint", tone="muted")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self._lines.addStretch(1)
        self._lines.addWidget(self._title)
        self._lines.addWidget(self._subtitle)
        self._lines.addStretch(1)
        self._parts = QHBoxLayout()
        self._parts.setSpacing(4)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(0)
        self.client_button = Button(kind="quiet", icon="monitor", keys="F8")
        self.hide_button = Button(kind="quiet", icon="eye-off", keys="F9")
        self.lock_button = Button(kind="quiet", icon="lock", keys="Ctrl+L")
        self.hide_button.clicked.connect(self.hide_pressed)
        self.lock_button.clicked.connect(self.lock_pressed)
        self.client_button.clicked.connect(self.client_pressed)
        for button in (self.client_button, self.hide_button, self.lock_button):
            self.tools.addWidget(button)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(24)
        self._row.addLayout(self._lines)
        self._row.addLayout(self._parts)
        self._row.addStretch(1)
        self._row.addLayout(self.tools)
        self.retranslate()
        self.set_compact(False)

    def show_header(self, title: str, subtitle: str, parts: Sequence[QWidget]) -> None:
        """Show the header of a screen; parts of the one before are put away, not destroyed."""
        self._words = title
        self._title.setAccessibleName(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle) and not self._compact)
        if list(parts) == self._shown:
            self._fit()
            return
        for part in self._shown:
            part.hide()
            self._parts.removeWidget(part)
        self._shown = list(parts)
        for part in self._shown:
            self._parts.addWidget(part)
            part.show()
        self._fit()

    def set_compact(self, compact: bool) -> None:
        """Take the form for little room: no subtitle, shorter buttons."""
        self._compact = compact
        self._subtitle.setVisible(bool(self._subtitle.text()) and not compact)
        self._row.setContentsMargins(*((12, 4, 4, 4) if compact else (24, 4, 16, 4)))
        self.restyle()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.setFixedHeight(theme.height(48) + 2 if self._compact else theme.height(HEIGHT))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the buttons as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """A part of the screen took more room, or less: see anew what fits, until nothing changes by it."""
        if event.type() == QEvent.Type.LayoutRequest:
            lacking = self._row.minimumSize().width() - self.width()
            self._turns = self._turns + 1 if lacking != self._lacked else 0
            if 0 < self._turns < _MOST_TURNS:
                self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Where there is too little room for all: caps, the client's word, the end of the title, the other words."""
        self._title.setText(self._words)
        for step in range(_COMPACT if self._compact else 0, _STEPS):
            self._dress(step)
            if self._lacking() <= 0:
                break
        if self._compact and (lacking := self._lacking()) > 0:
            room = max(painting.text_width(self._words, "title") - lacking, theme.px(40))
            self._title.setText(painting.elided(self._words, "title", room))
            if self._lacking() > 0:
                self._dress(_STEPS)
        self._lacked = self._lacking()
        self._row.activate()

    def _dress(self, step: int) -> None:
        """With each step less: the short word for the client, narrow gaps, caps of F9 and F8, icons alone."""
        bare = self._compact and theme.percent() >= _VERY_LARGE
        client = _("Client") if step else _("Client view")
        _say(
            self.client_button, _("Client view"), "" if bare or step > 4 else client, "F8" if step < 4 else ""
        )
        _say(
            self.hide_button, _("Hide"), "" if bare or step >= _STEPS else _("Hide"), "F9" if step < 3 else ""
        )
        _say(self.lock_button, _("Lock"), "" if bare else _("Lock"), "" if self._compact else "Ctrl+L")
        self._row.setSpacing(12 if step > 1 else 24)
        for part in self._shown:
            if isinstance(part, Brief):
                part.set_brief(step > 1)
                part.updateGeometry()  # or what is measured next is what it needed before

    def _lacking(self) -> int:
        # A layout within a layout keeps what it measured, such as the width of a title that was cut.
        for layout in (self._lines, self._parts, self.tools, self._row):
            layout.invalidate()
        return self._row.minimumSize().width() - self.width()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._fit()


def _say(button: Button, name: str, word: str, keys: str) -> None:
    """A button with its word, or by its icon alone, which still has the name."""
    button.set_keys(keys)
    button.set_word(word)
    button.setAccessibleName(name)
