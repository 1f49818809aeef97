# SPDX-License-Identifier: EUPL-1.2
"""A card beside the files that leave, which asks one thing: hidden until it is begun, and Esc goes back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spreekuur.ui.widgets import Button, Card, FlowLayout, Label, Paragraph


class AskCard(Card):
    """`no` goes back; whoever uses it adds the parts between title and foot."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title, self._lead = Label(role="section"), Paragraph(role="card")
        self.no = Button(keys="Esc")
        self.no.clicked.connect(self.leave)
        self.hide()

    def foot(self, *buttons: Button) -> QWidget:
        """The way back and these buttons, in a row that folds where there is little room."""
        foot = QWidget()
        row = FlowLayout(foot, gap=8)
        for button in (self.no, *buttons):
            row.addWidget(button)
        return foot

    def appear(self) -> None:
        """Be seen, in the language in use, with the focus where work begins."""
        self.retranslate()
        self.show()
        self.focus_first()

    def can_focus(self) -> bool:
        """Whether it asks."""
        return not self.isHidden()

    def leave(self) -> bool:
        """Do nothing after all; False when nothing is asked."""
        if self.isHidden():
            return False
        self.hide()
        self.left.emit()
        return True

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        raise AssertionError

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        raise AssertionError
