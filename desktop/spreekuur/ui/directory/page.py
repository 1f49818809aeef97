# SPDX-License-Identifier: EUPL-1.2
"""What every form of the directory shares: a title, fields that scroll, and one thing to do with Enter."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.ui.widgets import Button, Card, FlowLayout, Label, NoteLine, Paragraph, Scroll

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FormPage(Card):
    """`accepted` by the button or Enter; `cancelled` leaves all as it was."""

    accepted = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.lead = Label(role="section"), Paragraph(role="card", tone="muted")
        self.cancel = Button(kind="quiet", icon="x", keys="Esc", height=36)
        self.accept = Button(kind="primary", keys="Enter", height=44)
        self.error = NoteLine("circle-alert", "danger")
        self.accept.clicked.connect(self.accepted)
        self.cancel.clicked.connect(self.cancelled)

    def build(self, parts: Sequence[QWidget], beside: Sequence[QWidget] = ()) -> None:
        """Set the parts in their places; `beside` stand left of the button."""
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.cancel)
        self.box.addLayout(head)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(2, 2, 8, 4)
        column.setSpacing(12)
        for part in (self.lead, *parts):
            column.addWidget(part)
        column.addStretch(1)
        self.box.addWidget(Scroll(body), 1)
        self.box.addWidget(self.error)
        quiet = QWidget()
        buttons = FlowLayout(quiet, gap=8)
        for button in beside:
            buttons.addWidget(button)
        foot = QHBoxLayout()
        foot.addWidget(quiet, 1)
        foot.addWidget(self.accept, 0, Qt.AlignmentFlag.AlignBottom)
        self.box.addLayout(foot)

    def set_compact(self, compact: bool) -> None:
        """With little room the sentence above the fields gives way."""
        margin = 12 if compact else 20
        self.box.setContentsMargins(margin, margin, margin, margin)
        self.lead.setVisible(not compact)

    def tell(self, error: UserError) -> None:
        """Say why nothing was changed."""
        self.error.set_words(explain(error))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field does it."""
        if event.key() in _ENTER:
            self.accepted.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.cancel.setAccessibleName(_("Close without changing anything"))
