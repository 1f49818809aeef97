# SPDX-License-Identifier: EUPL-1.2
"""The way from a talk to its signal card, which is there in every talk: danger shows itself where nobody asked."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui.widgets import Button


class CardLine(QWidget):
    """One quiet button, at the end of the form."""

    def __init__(self) -> None:
        super().__init__()
        self.button = Button(kind="quiet", icon="shield", keys="Ctrl+G", height=36)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addStretch(1)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.button.set_word(_("Signal card"))
