# SPDX-License-Identifier: EUPL-1.2
"""In which order a coordinator is asked before a laptop comes into the team, or is taken out of it."""

from collections.abc import Sequence

from spreekuur.desk.admitting import Admitted, Asking
from spreekuur.language import _
from spreekuur.times import Clock
from spreekuur.ui.settings.panel_section import PanelSection
from spreekuur.ui.team import words
from spreekuur.ui.team.admitting_panels import AdmitPanel, AdmittedPanel, RequestsPanel, RevokePanel
from spreekuur.ui.team.body import TeamBody
from spreekuur.ui.team.place import LastPlace
from spreekuur.ui.team.work import TeamWork


class AdmittingSteps:
    """The coordinator's passphrase comes first; nobody belongs before two people compared the words."""

    def __init__(self, section: PanelSection, work: TeamWork, team: TeamBody, last: LastPlace) -> None:
        self._section, self._work, self._team, self._last = section, work, team, last
        self._clock: Clock = section.acts.session.clock

    def admit(self) -> None:
        """Let a laptop in."""
        self._section.with_leave(self._requests)

    def revoke(self) -> None:
        """Take the chosen laptop out."""
        self._section.with_leave(self._revoke)

    def _requests(self) -> None:
        panel = RequestsPanel(self._last.folder, self._clock())

        def go_on() -> None:
            chosen = panel.chosen()
            if chosen is not None:
                self._work.weigh(chosen, self._weighed, panel.tell)
                return
            self._last.folder = str(panel.place())
            self._work.requests(panel.place(), found, panel.tell)

        def found(asking: Sequence[Asking]) -> None:
            if len(asking) == 1:
                self._work.weigh(asking[0], self._weighed, panel.tell)
            else:
                panel.show_requests(asking)

        panel.accepted.connect(go_on)
        self._section.open_panel(panel)

    def _weighed(self, asking: Asking) -> None:
        standing = self._team.standing
        panel = AdmitPanel(asking, standing.laptops if standing is not None else (), self._clock())

        def admit() -> None:
            role = panel.role.value() or words.ROLES[0]
            self._work.admit(asking, role, panel.lost.value(), self._admitted, panel.tell)

        panel.accepted.connect(admit)
        self._section.open_panel(panel)

    def _admitted(self, done: Admitted) -> None:
        panel = AdmittedPanel(done)
        said = _("{name} belongs to the team").format(name=done.name)
        panel.accepted.connect(lambda: self._section.acts.happened.emit(said, None))
        self._section.open_panel(panel)
        self._section.coming()

    def _revoke(self) -> None:
        laptop = self._team.chosen()
        if laptop is None:
            return
        panel = RevokePanel(laptop.name)
        panel.accepted.connect(
            lambda: self._work.revoke(laptop.name, panel.reason(), self._revoked, panel.tell)
        )
        self._section.open_panel(panel)

    def _revoked(self, name: str) -> None:
        self._section.coming()
        said = _("{name} is out of the team. The other laptops learn it with your next bundle.")
        self._section.acts.happened.emit(said.format(name=name), None)
