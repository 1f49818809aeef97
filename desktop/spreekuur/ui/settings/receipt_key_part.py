# SPDX-License-Identifier: EUPL-1.2
"""Asks for the key with which the municipality signs its receipts, and shows it in short to be compared by phone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.errors import UserError
from spreekuur.errors.sending import ReceiptKeyUnusable, WhyKey
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.security import sshsig
from spreekuur.sending import receipt_key
from spreekuur.ui.widgets import Button, Field, FlowLayout, LineEdit, NoteLine, Paragraph, announce


class ReceiptKeyPart(QWidget):
    """One field for a line of a `.pub` file; what is typed becomes the key by its button alone."""

    wanted = Signal(str)  # the line of the key; empty: none any more

    def __init__(self) -> None:
        super().__init__()
        self._kept: bytes | None = None
        self._error: UserError | None = None
        self.line = LineEdit(name="receipt-key", most=4096)
        self.field, self._lead = Field("", self.line), Paragraph(role="card", tone="muted")
        self.short = NoteLine("key-round", "muted")
        self.use, self.remove = Button(icon="check"), Button(kind="quiet", icon="x")
        row = QWidget()
        buttons = FlowLayout(row, gap=8)
        buttons.addWidget(self.use)
        buttons.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.field, self._lead, self.short, row):
            column.addWidget(part)
        self.line.textEdited.connect(lambda _typed: self._on_typed())
        self.line.returnPressed.connect(self._use)
        self.use.clicked.connect(self._use)
        self.remove.clicked.connect(lambda: self.wanted.emit(""))

    def show_key(self, kept: bytes | None) -> None:
        """Show what is kept; what is being typed stays, unless another key is kept."""
        if kept != self._kept:
            self._kept = kept
            self.restore()

    def restore(self) -> None:
        """Show what is kept, in the place of what was typed."""
        kept = self._kept
        self.line.setText(sshsig.key_line(kept) if kept else "")
        self.line.setCursorPosition(0)
        self.remove.setVisible(kept is not None)
        self._say(None)

    def refuse(self, error: UserError) -> None:
        """Say what is wrong; the secret half of a key does not stay in sight."""
        if isinstance(error, ReceiptKeyUnusable) and error.why is WhyKey.PRIVATE:
            self.line.clear()
        self._say(error)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        label = _("Key for receipts")
        self.field.set_label(label)
        self.line.setAccessibleName(label)
        self._lead.set_words(_("If the municipality signs its receipts: paste the line of its .pub file."))
        self.use.set_word(_("Use this key"))
        self.remove.set_word(_("No key any more"))
        self._say(self._error)

    def _on_typed(self) -> None:
        self._say(None)
        announce(self.short, self.short.words(), assertive=False)

    def _use(self) -> None:
        try:
            public = receipt_key.parse(self.line.text())
        except ReceiptKeyUnusable as error:
            self.refuse(error)
            return
        if public is None:
            self.refuse(ReceiptKeyUnusable(WhyKey.UNREADABLE))
        else:
            self.wanted.emit(sshsig.key_line(public))

    def _say(self, error: UserError | None) -> None:
        self._error = error
        self.field.set_error(explain(error) if error else "")
        public = None if error else _parsed(self.line.text())
        said = _("Fingerprint: {fingerprint}. Compare it with the municipality by phone.")
        self.short.set_words(said.format(fingerprint=sshsig.fingerprint(public)) if public else "")


def _parsed(typed: str) -> bytes | None:
    try:
        return receipt_key.parse(typed)
    except ReceiptKeyUnusable:
        return None
