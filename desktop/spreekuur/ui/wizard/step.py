# SPDX-License-Identifier: EUPL-1.2
"""What every step of the wizard is to the card around it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.ui.widgets import Paragraph


class Step(QWidget):
    """A question or two. `go_on` when Enter was pressed in it; parts are added to `column`."""

    go_on = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lead = Paragraph(tone="muted")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(4, 4, 12, 4)
        self.column.setSpacing(16)
        self.column.addWidget(self._lead)

    def heading(self) -> str:
        """The name of the step."""
        raise AssertionError

    def lead(self) -> str:
        """One or two sentences above the questions: why they are asked."""
        return ""

    def next_word(self) -> str:
        """What the filled button says here; empty for the usual word."""
        return ""

    def ready(self) -> bool:
        """Look at the answers; what is missing is said beside its field, and the focus goes there."""
        return True

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._lead.set_words(self.lead())
        self._lead.setVisible(bool(self.lead()))

    def focus_first(self) -> None:
        """Put the focus where this step begins."""
