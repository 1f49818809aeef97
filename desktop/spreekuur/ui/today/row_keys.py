# SPDX-License-Identifier: EUPL-1.2
"""What can be done with the selected number, each by its key and by a click."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spreekuur.language import _
from spreekuur.ui.widgets import Button, FlowLayout, Label


class RowKeys(QWidget):
    """A quiet line under the queue."""

    change = Signal()
    gone = Signal()
    undo = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lead = Label(role="hint", tone="muted")
        self.buttons = [
            Button(kind="quiet", keys="F4", height=36),
            Button(kind="quiet", keys="Del", height=36),
            Button(kind="quiet", keys="Ctrl+Z", height=36),
        ]
        row = FlowLayout(self, gap=4)
        row.addWidget(self._lead)
        for button, signal in zip(self.buttons, (self.change, self.gone, self.undo), strict=True):
            button.set_role("hint")
            button.clicked.connect(signal)
            row.addWidget(button)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._lead.setText(_("On the selected row:"))
        said = (_("change"), _("not here any more"), _("put back"))
        for button, words in zip(self.buttons, said, strict=True):
            button.set_word(words)
