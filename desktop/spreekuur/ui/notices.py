# SPDX-License-Identifier: EUPL-1.2
"""Tells what happened in a calm band above the screen, instead of in a box that must be clicked away."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.ui.widgets import MessageBar


class Notices(QWidget):
    """One sentence at a time; the newest wins. It goes by its button, Esc, or the next sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = MessageBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.addWidget(self._bar)
        self.hide()

    def tell(self, error: UserError) -> None:
        """Say what happened and what to do now."""
        self.say("warn", explain(error))

    def say(self, tone: str, sentence: str, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Say a sentence; with an action there is a button that does it."""
        self._bar.clear_buttons()
        if action and do is not None:
            button = self._bar.add_button(action)
            button.clicked.connect(do)
            button.clicked.connect(self.hide)
        self._bar.add_button(_("Close")).clicked.connect(self.hide)
        self._bar.say(tone, sentence)
        self.show()

    def ask(self, sentence: str, stays: str, *choices: tuple[str, Callable[[], object]]) -> None:
        """Ask something; `stays` does nothing and has the focus, so that neither Enter nor Esc loses anything."""
        self._bar.clear_buttons()
        first = self._bar.add_button(stays)
        first.clicked.connect(self.hide)
        for word, do in choices:
            button = self._bar.add_button(word)
            button.clicked.connect(self.hide)
            button.clicked.connect(do)
        self._bar.say("info", sentence)
        self.show()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def sentence(self) -> str:
        """What is said now; empty when nothing is."""
        return "" if self.isHidden() else self._bar.sentence()
