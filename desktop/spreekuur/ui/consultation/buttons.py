# SPDX-License-Identifier: EUPL-1.2
"""The pinned buttons under the form: letter, save, save and next. None is ever greyed out."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui.widgets import Button


class Buttons(QWidget):
    """In a row, the one that goes on at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.letter = Button(icon="file-text", keys="Ctrl+P")
        self.save = Button(keys="Ctrl+S")
        self.save_next = Button(kind="primary", keys="Ctrl+Enter")
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._row.addWidget(self.letter)
        self._row.addWidget(self.save)
        self._row.addStretch(1)
        self._row.addWidget(self.save_next)
        self.set_compact(False)
        self.retranslate()

    def set_compact(self, compact: bool) -> None:
        """Take the form for little room: outside the sheet, and without an icon."""
        self._row.setContentsMargins(*((0, 0, 0, 0) if compact else (20, 4, 20, 12)))
        self.letter.set_icon("" if compact else "file-text")

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.letter.set_word(_("Letter"))
        self.save.set_word(_("Save"))
        self.save_next.set_word(_("Save and next"))
