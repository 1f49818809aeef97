# SPDX-License-Identifier: EUPL-1.2
"""What is said on a bug. Apart from its hook, which is set before the first picture and hardly ever called."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui.widgets import Button, Label, Paragraph


class CrashDialog(QDialog):
    """Says that something went wrong and that the work is kept; offers to quit."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Spreekuur")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(Label(_("Something went wrong"), role="title"))
        column.addWidget(
            Paragraph(_("What you typed up to a second ago is kept. Close the program and open it again."))
        )
        column.addWidget(Paragraph(words, role="hint", tone="muted"))
        row = QHBoxLayout()
        row.addStretch(1)
        go_on = Button(_("Go on"))
        go_on.clicked.connect(self.reject)
        self.quit = Button(_("Close the program"), kind="primary")
        self.quit.clicked.connect(self.accept)
        row.addWidget(go_on)
        row.addWidget(self.quit)
        column.addLayout(row)
        self.quit.setFocus()
