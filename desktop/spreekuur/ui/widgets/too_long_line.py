# SPDX-License-Identifier: EUPL-1.2
"""The line under a field that took only a part of what came, with the way back."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui.widgets.button import Button
from spreekuur.ui.widgets.field import NoteLine
from spreekuur.ui.widgets.too_long import sentence


class TooLongLine(QWidget):
    """Goes once there is room in the editor again, as after its `undo`."""

    def __init__(self, editor: Any) -> None:
        super().__init__()
        self._editor, self._count, self._most = editor, 0, 0
        self.words = NoteLine("triangle-alert", "warn")
        self.undo = Button(kind="link", icon="undo-2", height=32)
        self.undo.clicked.connect(self._on_undo)
        editor.textChanged.connect(lambda *_text: self._look())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.undo)
        self.hide()

    def tell(self, count: int, most: int) -> None:
        """So many signs found no room in a field that takes `most`."""
        self._count, self._most = count, most
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.words.set_words(sentence(self._count, self._most))
        self.undo.set_word(_("Undo"))

    def _on_undo(self) -> None:
        self._editor.undo()
        self._editor.setFocus()
        self.hide()

    def _look(self) -> None:
        text = self._editor.text() if hasattr(self._editor, "text") else self._editor.toPlainText()
        if len(text) < self._most:
            self.hide()
