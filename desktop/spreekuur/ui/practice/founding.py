# SPDX-License-Identifier: EUPL-1.2
"""The moment in which a practice is prepared: a vault of its own, with invented people waiting."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.ui.unlock.unlock_view import Aside
from spreekuur.ui.widgets import Label, Mark, NoteLine, Paragraph


class FoundingPage(QWidget):
    """Makes the practice vault as soon as it is seen, and says `founded` with what opens it."""

    founded = Signal(object)  # Unlocked

    def __init__(self, found: Callable[[str], Any], aside: Aside) -> None:
        super().__init__()
        self._found, self._aside = found, aside
        self._title, self._words = Label(role="title"), Paragraph(tone="muted")
        self.error = NoteLine("circle-alert", "danger", role="body")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(2)
        for part in (Mark(56), self._title, self._words, self.error):
            column.addWidget(part, 0)
            column.setAlignment(part, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.retranslate()
        QTimer.singleShot(0, self, self._begin)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("One moment …"))
        self._words.set_words(_("Invented people take their seats. In a moment you can practise."))

    def help_lines(self) -> tuple[str, ...]:
        """The short help."""
        return (_("Practice needs nothing from you: just wait a moment."),)

    def focus_first(self) -> None:
        """There is nothing to type."""
        self.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why there can be no practice now."""
        self._words.hide()
        self.error.set_words(sentence)

    def _begin(self) -> None:
        name = _("Practice desk")
        self._aside(self, lambda: self._found(name), self.founded.emit, self._on_failed)

    def _on_failed(self, error: UserError) -> None:
        self.refuse(explain(error))
