# SPDX-License-Identifier: EUPL-1.2
"""The fields for an address on the network, and what is said of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from spreekuur.desk.exchange_place import Place
from spreekuur.language import _
from spreekuur.ui.widgets import Button, Field, FlowLayout, LineEdit, NoteLine, announce

_TONES = {"circle-check": "ok", "triangle-alert": "warn"}


class AddressForm(QWidget):
    """Address, user name, password, and the three things that can be done with them."""

    def __init__(self) -> None:
        super().__init__()
        self.address = LineEdit(name="team-address", most=1000, placeholder="https://")
        self.user, self.password = LineEdit(name="team-user"), LineEdit(name="team-password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._fields = [Field("", line) for line in (self.address, self.user, self.password)]
        self.test, self.use = Button(icon="globe"), Button(icon="check")
        self.remove = Button(kind="quiet", icon="x")
        self.said = NoteLine("info", "muted")
        foot = QWidget()
        buttons = FlowLayout(foot, gap=8)
        for button in (self.test, self.use, self.remove):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (*self._fields, foot, self.said):
            column.addWidget(part)

    def typed(self) -> Place | None:
        """What was typed; None when it is no address, which is then said."""
        place = Place(self.address.text().strip(), self.user.text().strip(), self.password.text())
        said = "" if place.is_online else _("Type an address that begins with https://.")
        self._fields[0].set_error(said)
        if said:
            self.address.setFocus(Qt.FocusReason.OtherFocusReason)
        return place if place.is_online else None

    def fill(self, kept: Place) -> None:
        """Show what is kept."""
        shown = kept if kept.is_online else Place()
        for line, text in (
            (self.address, shown.where),
            (self.user, shown.user),
            (self.password, shown.password),
        ):
            line.setText(text)
        self.address.setCursorPosition(0)  # the server is what one looks for
        self.remove.setVisible(kept.is_online)
        self._fields[0].set_error("")
        self.tell("info", "")

    def tell(self, icon: str, sentence: str) -> None:
        """Say what happened; empty says nothing."""
        tone = _TONES.get(icon, "muted")
        self.said.set_look(icon, tone)
        self.said.set_words(sentence)
        announce(self.said, sentence, assertive=tone == "warn")

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        labels = (
            (_("Address of the folder"), _("begins with https://")),
            (_("User name"), ""),
            (_("Password"), _("of the server, not of the vault")),
        )
        lines = (self.address, self.user, self.password)
        for field, line, (label, hint) in zip(self._fields, lines, labels, strict=True):
            field.set_label(label, hint)
            line.setAccessibleName(label)
        self.test.set_word(_("Try it out"))
        self.use.set_word(_("Use this address"))
        self.remove.set_word(_("No address any more"))
