# SPDX-License-Identifier: EUPL-1.2
"""The fields for an address on the network: where, and who asks there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from spreekuur.desk.exchange_place import Place
from spreekuur.language import _
from spreekuur.ui.widgets import Field, LineEdit


class AddressFields(QWidget):
    """Address, user name, and password, which is shown as dots. `name` tells two of them apart."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.address = LineEdit(name=f"{name}-address", most=1000, placeholder="https://")
        self.user, self.password = LineEdit(name=f"{name}-user"), LineEdit(name=f"{name}-password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._lines = (self.address, self.user, self.password)
        self._fields = [Field("", line) for line in self._lines]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for field in self._fields:
            column.addWidget(field)

    def typed(self) -> Place | None:
        """What was typed; None when it is no address, which is then said."""
        place = Place(self.address.text().strip(), self.user.text().strip(), self.password.text())
        self._fields[0].set_error("" if place.is_online else _("Type an address that begins with https://."))
        if not place.is_online:
            self.focus_first()
        return place if place.is_online else None

    def fill(self, kept: Place) -> None:
        """Show what is kept; of a folder nothing."""
        shown = kept if kept.is_online else Place()
        for line, text in zip(self._lines, (shown.where, shown.user, shown.password), strict=True):
            line.setText(text)
        self.address.setCursorPosition(0)  # the server is what one looks for
        self._fields[0].set_error("")

    def error(self) -> str:
        """What is wrong with the address."""
        return self._fields[0].error()

    def focus_first(self) -> None:
        """Put the focus into the address."""
        self.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        labels = (
            (_("Address of the folder"), _("begins with https://")),
            (_("User name"), ""),
            (_("Password"), _("of the server, not of the vault")),
        )
        for field, line, (label, hint) in zip(self._fields, self._lines, labels, strict=True):
            field.set_label(label, hint)
            line.setAccessibleName(label)
