# SPDX-License-Identifier: EUPL-1.2
"""What is asked before somebody becomes a confidant, or is one no longer."""

from collections.abc import Callable, Sequence

from spreekuur.desk.leave import Permit
from spreekuur.desk.settings_people import Member
from spreekuur.language import _
from spreekuur.ui.settings.panel import Confirm, Panel
from spreekuur.ui.settings.panel_section import PanelSection
from spreekuur.ui.settings.slot_panels import AskPanel
from spreekuur.ui.settings.slot_work import SlotWork
from spreekuur.ui.widgets import NoteLine


class ReaderPanel(AskPanel):
    """Asks for the passphrase of somebody who reads what is sealed."""

    def __init__(self, work: SlotWork, readers: Sequence[str], lead: Callable[[], str]) -> None:
        super().__init__(work, work.leave.read_signals)
        self._readers, self._why = readers, lead
        self.retranslate()

    def title(self) -> str:
        """What is asked."""
        return _("Only who reads what is sealed decides this")

    def lead(self) -> str:
        """Why."""
        return self._why()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        names = _(" or ").join(self._readers)
        self.asking.set_label(_("Passphrase of {names}").format(names=names))


class NamePanel(Panel):
    """Says what it means before somebody becomes a confidant."""

    def __init__(self, name: str, *, first: bool) -> None:
        super().__init__()
        self._name, self._first = name, first
        self.honest = NoteLine("info", "info")
        self.parts.addWidget(self.honest)
        self.retranslate()

    def title(self) -> str:
        """What is asked."""
        return _("Make {name} a confidant?").format(name=self._name)

    def lead(self) -> str:
        """What it does."""
        said = _("{name} then reads the signals and signal cards, with the own passphrase.")
        alone = _("The coordinator reads them no longer, unless named as well.")
        return f"{said} {alone if self._first else ''}".strip().format(name=self._name)

    def words(self) -> tuple[str, str]:
        """The verbs."""
        return _("Make confidant"), _("Cancel")

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.honest.set_words(
            _(
                "Best name two people. If the only confidant forgets the passphrase, what was sealed stays closed for"
                " good: the recovery sheet does not open it either."
            )
        )


class UnnamePanel(Confirm):
    """Asks before somebody is a confidant no longer."""

    def __init__(self, name: str, *, last: bool) -> None:
        super().__init__()
        self._name, self._last = name, last
        self.retranslate()

    def title(self) -> str:
        """What is asked."""
        return _("Is {name} no confidant any more?").format(name=self._name)

    def lead(self) -> str:
        """What it does."""
        if self._last:
            return _("After the last confidant the coordinator reads the signals and signal cards again.")
        return _("The other confidant goes on reading. The passphrase still opens the vault.")

    def words(self) -> tuple[str, str]:
        """The verbs."""
        return _("No confidant any more"), _("Leave it so")


class ConfidantSteps:
    """Whoever reads now types the passphrase, and then says yes."""

    def __init__(self, section: PanelSection, chosen: Callable[[], Member | None]) -> None:
        self._section, self._chosen, self._acts = section, chosen, section.acts

    def start(self) -> None:
        """Make who is chosen a confidant, or no longer."""
        member = self._chosen()
        if member is None:
            return
        permit = self._acts.leave.permit()
        if permit is not None and permit.opened.confidant_key is not None:
            self._open(member, permit)
            return
        panel = ReaderPanel(self._acts, self._section.people.readers(), _why)
        self._section.ask(panel, lambda given: self._open(member, given))

    def _open(self, member: Member, permit: Permit) -> None:
        named = sum(one.confidant for one in self._section.people.members)
        panel: Panel
        if member.confidant:
            panel = UnnamePanel(member.name, last=named == 1)
        else:
            panel = NamePanel(member.name, first=named == 0)
        panel.accepted.connect(lambda: self._acts.trust(member.name, permit, on=not member.confidant))
        self._section.open_panel(panel)


def _why() -> str:
    return _("The key of what is sealed can be handed on only by somebody who holds it.")
