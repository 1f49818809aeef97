# SPDX-License-Identifier: EUPL-1.2
"""A question in the place of a section: a heading, what it asks, and two buttons that carry the verb."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.ui.widgets import Button, FlowLayout, NoteLine, Paragraph


class Panel(QWidget):
    """`accepted` once `ready` says that everything is there; `cancelled` leaves all as it was.

    Its `foot` stands below what scrolls, so that both buttons are always in sight.
    """

    accepted = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heading, self._lead = Paragraph(role="section"), Paragraph(role="card", tone="muted")
        self.error = NoteLine("circle-alert", "danger")
        self.accept = Button(kind="primary", keys="Enter", height=44)
        self.cancel = Button(keys="Esc", height=44)
        self.accept.clicked.connect(self.try_now)
        self.cancel.clicked.connect(self.cancelled)
        self.parts = QVBoxLayout()
        self.parts.setSpacing(16)
        self.foot = QWidget()
        below = QVBoxLayout(self.foot)
        below.setContentsMargins(4, 4, 12, 4)
        below.setSpacing(8)
        below.addWidget(self.error)
        self.buttons = FlowLayout(gap=12)
        below.addLayout(self.buttons)
        for button in (self.accept, self.cancel):
            self.buttons.addWidget(button)
        head = QVBoxLayout()
        head.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        head.addWidget(self._heading)
        head.addWidget(self._lead)
        column.addLayout(head)
        column.addLayout(self.parts)

    def title(self) -> str:
        """What is asked."""
        raise AssertionError

    def lead(self) -> str:
        """What it means."""
        return ""

    def words(self) -> tuple[str, str]:
        """What the two buttons say: do it, leave it."""
        return _("Go on"), _("Cancel")

    def ready(self) -> bool:
        """Is everything there? What is missing is said beside its field."""
        return True

    def try_now(self) -> None:
        """Say that it is wanted, if everything is there."""
        self.error.set_words("")
        if self.accept.isEnabled() and self.ready():
            self.accepted.emit()

    def tell(self, error: UserError) -> None:
        """Say why nothing was changed."""
        self.error.set_words(explain(error))

    def set_busy(self, busy: bool) -> None:
        """While it is being done, the button says so."""
        self.accept.setEnabled(not busy)
        self.accept.set_word(_("One moment …") if busy else self.words()[0])

    def focus_first(self) -> None:
        """Put the focus where the answer begins."""
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self._heading.set_words(self.title())
        self.setAccessibleName(self.title())
        self._lead.set_words(self.lead())
        self._lead.setVisible(bool(self.lead()))
        do, leave = self.words()
        self.accept.set_word(do)
        self.cancel.set_word(leave)


class Confirm(Panel):
    """Asks before something that cannot be taken back: the safe answer has the focus and is the filled one."""

    def __init__(self) -> None:
        super().__init__()
        self.accept.set_kind("normal")
        self.accept.set_keys("")
        self.cancel.set_kind("primary")
        self.buttons.removeWidget(self.cancel)
        self.buttons.insert(0, self.cancel)
