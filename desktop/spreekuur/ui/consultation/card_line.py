# SPDX-License-Identifier: EUPL-1.2
"""The ways from a talk to its signal card and to a task.

The card is there in every talk: danger shows itself where nobody asked.
"""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui.widgets import Button


class CardLine(QWidget):
    """Quiet buttons, at the end of the form."""

    def __init__(self) -> None:
        super().__init__()
        self.button = Button(kind="quiet", icon="shield", keys="Ctrl+G", height=36)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.task = Button(kind="quiet", icon="calendar-clock", keys="Ctrl+M", height=36)
        row.addWidget(self.button)
        row.addWidget(self.task)
        row.addStretch(1)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.button.set_word(_("Signal card"))
        self.task.set_word(_("Task"))
        self.task.setAccessibleName(_("Note a task for later"))
