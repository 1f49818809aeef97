# SPDX-License-Identifier: EUPL-1.2
"""The address by which bundles may travel, for whom a stick is too slow: set by the coordinator, tried out first."""

from PySide6.QtCore import Qt

from spreekuur.desk import exchange_place, exchange_standing
from spreekuur.desk.exchange_place import Place
from spreekuur.desk.settings import DeskSettings
from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.ui.exchange.address_form import AddressForm
from spreekuur.ui.settings.panel_section import PanelSection
from spreekuur.ui.settings.slot_actions import SlotActions


class AddressSection(PanelSection):
    """Only in a team. User name and password are kept in the vault, and nowhere else."""

    key, icon = "exchange", "send"

    def __init__(self, acts: SlotActions) -> None:
        super().__init__(acts)
        self._jobs, self._kept = acts.session.jobs, Place()
        self.form = AddressForm()
        self.box.addWidget(self.form)
        self.form.fill(self._kept)
        self.form.test.clicked.connect(self._try_out)
        self.form.use.clicked.connect(self._use)
        self.form.remove.clicked.connect(lambda: self.with_leave(lambda: self._keep(Place())))
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
        self._jobs.read(self, exchange_place.get, self._show)
        self._jobs.read(
            self, exchange_standing.look, lambda standing: self.offered.emit(standing.is_in_a_team)
        )

    def leaving(self) -> None:
        """What was typed and not taken goes."""
        super().leaving()
        self.form.fill(self._kept)

    def focus_first(self) -> None:
        """Begin with the address."""
        if self.panel is not None:
            self.panel.focus_first()
        else:
            self.form.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.form.retranslate()

    def _show(self, kept: Place) -> None:
        if kept != self._kept:
            self._kept = kept
            self.form.fill(kept)
        self.summary_changed.emit()

    def _try_out(self) -> None:
        place = self.form.typed()
        if place is None:
            return
        self.form.tell("clock", _("It is being tried out; that may take a minute …"))
        self._jobs.aside(
            self, lambda: exchange_place.try_out(place), lambda _none: _works(self.form), self._fails
        )

    def _use(self) -> None:
        place = self.form.typed()
        if place is not None:
            self.with_leave(lambda: self._keep(place))

    def _keep(self, place: Place) -> None:
        self.close_panel()

        def done(before: Place) -> None:
            def back() -> None:
                self._jobs.write(self, lambda desk: exchange_place.put(desk, before), changed="settings")

            self._show(place)
            self.undo_offered.emit(_("The address of the team was changed"), back)
            self.form.tell(
                "circle-check", _("Kept in the vault. Nothing was sent yet.") if place.where else ""
            )

        self._jobs.write(
            self,
            lambda desk: exchange_place.put(desk, place),
            changed="settings",
            then=done,
            failed=self._fails,
        )

    def _fails(self, error: UserError) -> None:
        self.form.tell("triangle-alert", explain(error))


def _works(form: AddressForm) -> None:
    form.tell(
        "circle-check", _("It works: a small file went there, came back the same, and was taken away again.")
    )
