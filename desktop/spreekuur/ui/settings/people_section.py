# SPDX-License-Identifier: EUPL-1.2
"""Who has a passphrase: a list, and what can be done with whom is chosen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from spreekuur.desk.settings_people import Member, People
from spreekuur.language import _, ngettext
from spreekuur.ui import theme
from spreekuur.ui.settings.confidant_steps import ConfidantSteps
from spreekuur.ui.settings.panel_section import PanelSection
from spreekuur.ui.settings.people_steps import PeopleSteps
from spreekuur.ui.settings.slot_actions import SlotActions
from spreekuur.ui.settings.slot_panels import AccessLeave
from spreekuur.ui.widgets import Button, FlowLayout, NoteLine, QueueList, QueueRow

_SHOWN = 4
_LONGEST = 22


class PeopleSection(PanelSection):
    """One's own passphrase is changed with the own one; all else with the coordinator's."""

    key, icon = "people", "users"
    leave_panel = AccessLeave

    def __init__(self, acts: SlotActions) -> None:
        super().__init__(acts)
        self.list = QueueList()
        self.add, self.rename = Button(icon="plus"), Button(icon="pencil")
        self.change, self.remove = Button(icon="key-round"), Button(kind="quiet", icon="user-x")
        self.confidant = Button(icon="shield")
        self.warning, self.sealed = NoteLine("eye", "info"), NoteLine("shield", "info")
        foot_holder = QWidget()
        foot = FlowLayout(foot_holder, gap=8)
        for button in (self.change, self.rename, self.confidant, self.remove, self.add):
            foot.addWidget(button)
        for part in (self.list, foot_holder, self.warning, self.sealed):
            self.box.addWidget(part)
        steps = self.steps = PeopleSteps(self, self.chosen)
        self.trust = ConfidantSteps(self, self.chosen)
        self.add.clicked.connect(steps.add)
        self.rename.clicked.connect(steps.rename)
        self.change.clicked.connect(steps.change)
        self.remove.clicked.connect(steps.remove)
        self.confidant.clicked.connect(self.trust.start)
        self.list.selected.connect(lambda _name: self._name_confidant())
        self.list.opened.connect(lambda _name: steps.change())
        self.list.delete_requested.connect(lambda _name: steps.remove())
        self.retranslate()

    def title(self) -> str:
        """The name of the section."""
        return _("People and passphrases")

    def lead(self) -> str:
        """Who may do what."""
        return _(
            "You change your own passphrase with your own. For everything else the coordinator is asked."
        )

    def summary(self) -> str:
        """How many."""
        count = len(self.people.members)
        return ngettext("{n} person", "{n} people", count).format(n=count) if count else ""

    def show_people(self, people: People) -> None:
        """Show them, in the order in which they got a passphrase."""
        super().show_people(people)
        self.list.set_rows([_row(member) for member in people.members])
        self._say_sealed()
        self.restyle()
        self.summary_changed.emit()

    def focus_first(self) -> None:
        """Begin with the list."""
        if self.panel is not None:
            self.panel.focus_first()
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.list.set_label(_("People with a passphrase"))
        self.add.set_word(_("Add a person"))
        self.rename.set_word(_("Rename"))
        self.change.set_word(_("New passphrase"))
        self.remove.set_word(_("Remove"))
        self.warning.set_words(_("Whoever has a passphrase can read the whole vault."))
        self.list.set_rows([_row(member) for member in self.people.members])
        self._say_sealed()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        rows = min(max(self.list.count(), 1), _SHOWN)
        self.list.setFixedHeight(rows * (theme.height(64) + 1) + 2)

    def chosen(self) -> Member | None:
        """Who is chosen in the list."""
        name = self.list.current_id()
        return next((member for member in self.people.members if member.name == name), None)

    def _name_confidant(self) -> None:
        member = self.chosen()
        there = member is not None and member.confidant
        self.confidant.set_word(_("No confidant any more") if there else _("Make confidant"))

    def _say_sealed(self) -> None:
        self._name_confidant()
        names = _(" and ").join(self.people.readers())
        self.sealed.set_words(
            _("Signals and signal cards are read by {names} only.").format(names=names) if names else ""
        )


def _row(member: Member) -> QueueRow:
    short = member.name if len(member.name) <= _LONGEST else member.name[: _LONGEST - 1] + "…"
    badges: tuple[tuple[str, str, str], ...] = ()
    if member.coordinator:
        badges += (("info", "users", _("Coordinator")),)
    if member.confidant:
        badges += (("info", "shield", _("Confidant")),)
    return QueueRow(member.name, "", short, badges, _("opened the vault") if member.opened else "")
