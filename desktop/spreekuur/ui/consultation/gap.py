# SPDX-License-Identifier: EUPL-1.2
"""Says beside a field what is still missing, and lets one save all the same."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui.widgets import Button, NoteLine, announce


class Gap(QWidget):
    """Hidden until there is something to say."""

    save_anyway = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._line = NoteLine("circle-alert", "danger")
        self.button = Button(kind="quiet", height=36)
        self.button.clicked.connect(self.save_anyway)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._line, 1)
        row.addWidget(self.button)
        self.retranslate()
        self.hide()

    def say(self, sentence: str) -> None:
        """Say what is missing and what to do; empty takes it away."""
        if sentence == self.sentence():
            return
        self._line.set_words(sentence)
        self.setVisible(bool(sentence))
        announce(self, sentence, assertive=True)

    def sentence(self) -> str:
        """What is said now."""
        return self._line.words()

    def retranslate(self) -> None:
        """Say the button in the language in use."""
        self.button.set_word(_("Save anyway"))
