# SPDX-License-Identifier: EUPL-1.2
"""In which order things are asked before a passphrase is given, renamed, changed or removed."""

from collections.abc import Callable

from spreekuur.desk.leave import Permit
from spreekuur.desk.settings_people import Member
from spreekuur.errors.settings import OwnSlot
from spreekuur.errors.vault import SlotsFull
from spreekuur.ui.settings.panel_section import PanelSection
from spreekuur.ui.settings.slot_panels import (
    AddPanel,
    PassphrasePanel,
    ProofPanel,
    RemovePanel,
    RenamePanel,
)


class PeopleSteps:
    """One's own name needs no leave, one's own passphrase the own one, and all else the coordinator's."""

    def __init__(self, section: PanelSection, chosen: Callable[[], Member | None]) -> None:
        self._section, self._chosen, self._acts = section, chosen, section.acts

    def add(self) -> None:
        """Give somebody a passphrase."""
        if self._section.people.free:
            self._section.with_leave(self._open_add)
        else:
            self._section.refuse(SlotsFull())

    def rename(self) -> None:
        """Call who is chosen otherwise."""
        member = self._chosen()
        if member is not None and member.opened:
            self._open_rename(member)
        elif member is not None:
            self._section.with_leave(lambda: self._open_rename(member))

    def change(self) -> None:
        """Give who is chosen a new passphrase."""
        member = self._chosen()
        if member is not None and member.opened:
            self._section.ask(ProofPanel(self._acts), lambda proof: self._open_change(member, proof))
        elif member is not None:
            self._section.with_leave(lambda: self._open_change(member, None))

    def remove(self) -> None:
        """Take the passphrase of who is chosen away."""
        member = self._chosen()
        if member is not None and member.opened:
            self._section.refuse(OwnSlot())
        elif member is not None:
            self._section.with_leave(lambda: self._open_remove(member))

    def _open_add(self) -> None:
        panel = AddPanel()
        panel.accepted.connect(lambda: self._acts.add(panel.person()))
        self._section.open_panel(panel)

    def _open_rename(self, member: Member) -> None:
        panel = RenamePanel(member.name)
        panel.accepted.connect(lambda: self._acts.rename(member.name, panel.typed_name()))
        self._section.open_panel(panel)

    def _open_change(self, member: Member, proof: Permit | None) -> None:
        panel = PassphrasePanel(member.name, mine=member.opened)
        if proof is not None:
            panel.accepted.connect(lambda: self._acts.change_own(proof, panel.new.value()))
        else:
            panel.accepted.connect(lambda: self._acts.change_other(member.name, panel.new.value()))
        self._section.open_panel(panel)

    def _open_remove(self, member: Member) -> None:
        panel = RemovePanel(member.name)
        panel.accepted.connect(lambda: self._acts.remove(member.name))
        self._section.open_panel(panel)
