# SPDX-License-Identifier: EUPL-1.2
"""The fields for an address on the network, and what is said of it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spreekuur.desk.exchange_place import Place
from spreekuur.language import _
from spreekuur.ui.exchange.address_fields import AddressFields
from spreekuur.ui.exchange.place_foot import PlaceFoot


class AddressForm(QWidget):
    """Address, user name, password, and the three things that can be done with them."""

    def __init__(self) -> None:
        super().__init__()
        self.fields, self.foot = AddressFields("team"), PlaceFoot()
        self.address, self.user, self.password = self.fields.address, self.fields.user, self.fields.password
        self.test, self.use, self.remove = self.foot.test, self.foot.use, self.foot.remove
        self.said = self.foot.said
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.fields)
        column.addWidget(self.foot)

    def typed(self) -> Place | None:
        """What was typed; None when it is no address, which is then said."""
        return self.fields.typed()

    def fill(self, kept: Place) -> None:
        """Show what is kept."""
        self.fields.fill(kept)
        self.remove.setVisible(kept.is_online)
        self.foot.say_nothing()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.fields.retranslate()
        self.foot.set_words(_("Use this address"), _("No address any more"))
