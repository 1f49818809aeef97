# SPDX-License-Identifier: EUPL-1.2
"""What can be done with a place that was typed, and what came of it."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui.widgets import Button, FlowLayout, NoteLine, announce

_NOTHING: Callable[[], str] = str
_TONES = {"circle-check": "ok", "triangle-alert": "warn"}


class PlaceFoot(QWidget):
    """Try it out, use it, use none any more; below it stands what happened."""

    def __init__(self) -> None:
        super().__init__()
        self.test, self.use = Button(icon="globe"), Button(icon="check")
        self.remove = Button(kind="quiet", icon="x")
        self.said, self._say = NoteLine("info", "muted"), _NOTHING
        row = QWidget()
        buttons = FlowLayout(row, gap=8)
        for button in (self.test, self.use, self.remove):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(row)
        column.addWidget(self.said)

    def tell(self, icon: str, say: Callable[[], str]) -> None:
        """Say what happened, in the language in use and in every one after it."""
        tone, self._say = _TONES.get(icon, "muted"), say
        self.said.set_look(icon, tone)
        self.said.set_words(say())
        announce(self.said, say(), assertive=tone == "warn")

    def say_nothing(self) -> None:
        """What was said does not hold any more."""
        self.tell("info", _NOTHING)

    def set_words(self, use: str, remove: str) -> None:
        """Say what the buttons do, in the language in use."""
        self.test.set_word(_("Try it out"))
        self.use.set_word(use)
        self.remove.set_word(remove)
        self.said.set_words(self._say())
