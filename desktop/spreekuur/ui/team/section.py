# SPDX-License-Identifier: EUPL-1.2
"""The team in the settings: who belongs, and the ways in and out. Volunteers see it, coordinators change it."""

from spreekuur.desk.admitting import Standing
from spreekuur.desk.joining import Stage
from spreekuur.language import _, ngettext
from spreekuur.ui.settings.panel import Panel
from spreekuur.ui.settings.panel_section import PanelSection
from spreekuur.ui.settings.slot_actions import SlotActions
from spreekuur.ui.settings.slot_panels import AccessLeave
from spreekuur.ui.team import words
from spreekuur.ui.team.admitting_panels import AdmitPanel
from spreekuur.ui.team.admitting_steps import AdmittingSteps
from spreekuur.ui.team.body import TeamBody
from spreekuur.ui.team.joining_panels import OfferPanel, PlacePanel
from spreekuur.ui.team.joining_steps import JoiningSteps
from spreekuur.ui.team.place import LastPlace
from spreekuur.ui.team.work import TeamWork


class TeamSection(PanelSection):
    """Shows how this laptop stands to the team, and asks what its steps ask."""

    key, icon = "team", "users-round"
    leave_panel = AccessLeave

    def __init__(self, acts: SlotActions) -> None:
        super().__init__(acts)
        self.work, self.team, self._last = TeamWork(self, acts), TeamBody(), LastPlace()
        self._clock = acts.session.clock
        self.joining = JoiningSteps(self, self.work, self.team, self._last)
        self.admitting = AdmittingSteps(self, self.work, self.team, self._last)
        self.box.addWidget(self.team)
        self.team.ask.clicked.connect(self.joining.ask)
        self.team.again.clicked.connect(self.joining.ask)
        self.team.take.clicked.connect(self.joining.take)
        self.team.forget.clicked.connect(lambda: self.work.forget(lambda _nothing: self.coming()))
        self.team.admit.clicked.connect(self.admitting.admit)
        self.team.revoke.clicked.connect(self.admitting.revoke)
        self.retranslate()

    def title(self) -> str:
        """The name of the section."""
        return _("Team")

    def lead(self) -> str:
        """What it is about."""
        return _("Laptops that work on one evening give what they wrote to the coordinator's laptop.")

    def summary(self) -> str:
        """How many laptops, or that it joins."""
        standing = self.team.standing
        if standing is None or standing.stage is Stage.PRACTICE:
            return ""
        if standing.stage is Stage.ASKED:
            return _("asked to join")
        if standing.stage is Stage.WAITS:
            return _("not in a team yet")
        if standing.stage is Stage.PUT_BACK:
            return _("put back from a copy")
        count = sum(not one.revoked for one in standing.laptops)
        return ngettext("{n} laptop", "{n} laptops", count).format(n=count) if count else ""

    def coming(self) -> None:
        """See how it stands."""
        self.work.look(self._show)

    def begin(self) -> None:
        """Go on with joining where it was left: the set-up leads here, and Today."""

        def go_on(standing: Standing) -> None:
            self._show(standing)
            if self.panel is None and standing.stage in (Stage.WAITS, Stage.PUT_BACK):
                self.joining.ask()
            else:
                self.focus_first()

        self.work.look(go_on)

    def open_panel(self, panel: Panel) -> None:
        """Whoever leaves the six words hears what to do when they differ."""
        super().open_panel(panel)
        if isinstance(panel, AdmitPanel | OfferPanel):
            panel.cancelled.disconnect(self.close_panel)
            panel.cancelled.connect(self._on_differ)

    def go_back(self) -> bool:
        """Fold the list of folders away, or close the panel."""
        panel = self.panel
        if isinstance(panel, PlacePanel) and not panel.folder.list.isHidden():
            panel.folder.list.closed.emit()
            return True
        if isinstance(panel, AdmitPanel | OfferPanel):
            self._on_differ()
            return True
        return super().go_back()

    def focus_first(self) -> None:
        """Begin with what is asked, or with what is to be done."""
        (self.panel if self.panel is not None else self.team).focus_first()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        super().retranslate()
        self.team.retranslate()

    def _show(self, standing: Standing) -> None:
        if standing.asked is not None:
            self._last.folder = self._last.folder or standing.asked.folder
        self.team.show_standing(standing, self._clock())
        self.summary_changed.emit()

    def _on_differ(self) -> None:
        self.close_panel()
        self._say(words.differ(), done=False)
