# SPDX-License-Identifier: EUPL-1.2
"""The address by which bundles may travel, for whom a stick is too slow: set by the coordinator, tried out first."""

from spreekuur.desk import exchange_place, exchange_standing
from spreekuur.desk.exchange_place import Place
from spreekuur.desk.roles import Act
from spreekuur.desk.settings import DeskSettings
from spreekuur.language import _
from spreekuur.ui.exchange.address_form import AddressForm
from spreekuur.ui.settings.place_section import Does, PlaceSection
from spreekuur.ui.settings.slot_actions import SlotActions

_DOES = Does(exchange_place.get, exchange_place.put, exchange_place.try_out, Act.BUNDLES_PLACE)


class AddressSection(PlaceSection):
    """Only in a team. User name and password are kept in the vault, and nowhere else."""

    key, icon = "exchange", "send"

    def __init__(self, acts: SlotActions) -> None:
        form = AddressForm()
        super().__init__(acts, form, form.foot, _DOES)
        self.form = form
        self.fill(self._kept)
        self.retranslate()

    def title(self) -> str:
        """The name of the section."""
        return _("Exchange")

    def lead(self) -> str:
        """What it is about."""
        return _(
            "A stick or a shared folder will do; you choose it when you give or take in. If your organisation has a"
            " folder on a server (WebDAV), bundles can go there too. They are sealed before they leave."
        )

    def summary(self) -> str:
        """How bundles travel."""
        return _("by an address") if self._kept.is_online else _("by stick or folder")

    def show_settings(self, kept: DeskSettings) -> None:
        """Read what is kept; where there is no team the section is not seen."""
        self._jobs.read(self, exchange_place.get, self.show_place)
        self._jobs.read(
            self, exchange_standing.look, lambda standing: self.offered.emit(standing.is_in_a_team)
        )

    def typed(self) -> Place | None:
        """The address that was typed."""
        return self.form.typed()

    def fill(self, kept: Place) -> None:
        """Show the address that is kept."""
        self.form.fill(kept)

    def words(self) -> tuple[str, str]:
        """What is said when the address was changed, and when it works."""
        return (
            _("The address of the team was changed"),
            _("It works: a small file went there, came back the same, and was taken away again."),
        )

    def focus_first(self) -> None:
        """Begin with the address."""
        super().focus_first()
        if self.panel is None:
            self.form.fields.focus_first()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.form.retranslate()
