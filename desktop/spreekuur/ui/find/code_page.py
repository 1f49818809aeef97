# SPDX-License-Identifier: EUPL-1.2
"""The new code, large, to be written on a card for the client."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.language import _
from spreekuur.ui.widgets import Button, Label, Paragraph


class CodePage(QWidget):
    """Nothing but the code and one button."""

    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.client_id = ""
        self._title = Label(role="section")
        self._code = Label(role="huge")
        self._step = Paragraph(role="row")
        self.go_on = Button(kind="primary", keys="Enter", height=48)
        self.go_on.clicked.connect(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addStretch(1)
        column.addWidget(self._code, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._step, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignRight)

    def show_code(self, code: str) -> None:
        """Show this code; a screen reader says it sign by sign."""
        self._code.setText(code)
        self._code.setAccessibleName(" ".join(code))

    def code(self) -> str:
        """The code that is shown."""
        return self._code.text()

    def focus_first(self) -> None:
        """Put the focus on the button."""
        self.go_on.setFocus(Qt.FocusReason.PopupFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._title.setText(_("The client's code"))
        self._step.set_words(
            _("Write this code on a card for the client. With it the file is found again, without a name.")
        )
        self.go_on.set_word(_("It is on the card"))
