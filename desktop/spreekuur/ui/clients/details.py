# SPDX-License-Identifier: EUPL-1.2
"""Name and phone of a client: only with consent to keep a file, and only if the client likes."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.clients.model import Client
from spreekuur.language import _
from spreekuur.times import Clock
from spreekuur.ui.clients.known_already import KnownAlready
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.widgets import Button, Field, FlowLayout, LineEdit, Paragraph


class Details(QWidget):
    """Shows them on one line; the button opens the fields."""

    corrected = Signal(object)  # Client

    def __init__(self, jobs: AnyJobs, clock: Clock) -> None:
        super().__init__()
        self._client: Client | None = None
        self._line = Paragraph()
        self.change = Button(kind="quiet", icon="pencil", height=36)
        self.given, self.family, self.phone = LineEdit(), LineEdit(), LineEdit()
        self._fields = [Field("", editor, required=False) for editor in (self.given, self.family, self.phone)]
        editors = (self.given, self.family, self.phone)
        self.known = KnownAlready(jobs, clock, editors, lambda: _("Compare…"))
        self.save, self.cancel = Button(), Button(kind="quiet")
        self._form = QWidget()
        self._build()
        self.change.clicked.connect(self.open)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.close_form)
        self.retranslate()

    def show_client(self, client: Client, *, allowed: bool) -> None:
        """Show name and phone of this client; without consent nothing, and nothing can be typed."""
        other = self._client is None or self._client.id != client.id
        self._client = client if allowed else None
        self.setVisible(allowed)
        if other or not allowed:
            self._form.hide()
            self.known.end()
        self.known.again()
        self._show()

    def open(self) -> None:
        """Open the fields."""
        if self._client is not None:
            self.given.setText(self._client.given)
            self.family.setText(self._client.family)
            self.phone.setText(self._client.phone)
            self._form.show()
            self._show()
            self.known.begin(self._client.id)
            self.given.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> bool:
        """Close the fields; False if they were not open."""
        if self._form.isHidden():
            return False
        self._form.hide()
        self.known.end()
        self._show()
        self.change.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def is_open(self) -> bool:
        """Are the fields open?"""
        return not self._form.isHidden()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field saves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.is_open():
            self._save()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        for field, label in zip(self._fields, (_("First name"), _("Family name"), _("Phone")), strict=True):
            field.set_label(label)
        self.change.set_word(_("Name and phone"))
        self.known.panel.retranslate()
        self.save.set_word(_("Save"))
        self.cancel.set_word(_("Cancel"))
        self._show()

    def _save(self) -> None:
        if self._client is not None:
            given, family, phone = (f.text().strip() for f in (self.given, self.family, self.phone))
            self.corrected.emit(replace(self._client, given=given, family=family, phone=phone))
            self.close_form()

    def _show(self) -> None:
        client = self._client
        name = f"{client.given} {client.family}".strip() if client is not None else ""
        phone = client.phone if client is not None else ""
        self._line.set_words(" · ".join(filter(None, [name, phone])) or _("No name and no phone kept."))
        self._head.setVisible(self._form.isHidden())

    def _build(self) -> None:
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._line)
        middle.addStretch(1)
        head.addLayout(middle, 1)
        head.addWidget(self.change)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        for field in self._fields:
            fields.addWidget(field, 1)
        foot = QWidget()
        buttons = FlowLayout(foot, gap=8)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        form.addLayout(fields)
        form.addWidget(self.known.panel)
        form.addWidget(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._head)
        column.addWidget(self._form)
        self._form.hide()
