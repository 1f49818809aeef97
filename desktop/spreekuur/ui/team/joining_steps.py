# SPDX-License-Identifier: EUPL-1.2
"""In which order a laptop that joins is asked: where its request goes, where the answer lies, whether it is right."""

from pathlib import Path

from spreekuur.desk.joining import Asked, Offer
from spreekuur.language import _
from spreekuur.team.membership import Joined
from spreekuur.ui.settings.panel_section import PanelSection
from spreekuur.ui.team.body import TeamBody
from spreekuur.ui.team.joining_panels import AskToJoinPanel, FindAdmissionPanel, OfferPanel
from spreekuur.ui.team.place import LastPlace
from spreekuur.ui.team.work import TeamWork


class JoiningSteps:
    """Each step can be left; nothing counts before two people compared the words."""

    def __init__(self, section: PanelSection, work: TeamWork, team: TeamBody, last: LastPlace) -> None:
        self._section, self._work, self._team, self._last = section, work, team, last

    def ask(self) -> None:
        """Write a request."""
        standing = self._team.standing
        if standing is None:
            return
        panel = AskToJoinPanel(standing, self._last.folder)

        def ask() -> None:
            panel.set_busy(busy=True)
            self._work.ask(panel.place(), panel.chosen_digit(), self._on_asked, panel.tell)

        panel.accepted.connect(ask)
        self._section.open_panel(panel)

    def take(self) -> None:
        """Look for the answer where the request was written; only then ask where it is."""
        if self._last.folder:
            self._work.find(Path(self._last.folder), self._offer, lambda _error: self._find())
        else:
            self._find()

    def _on_asked(self, asked: Asked) -> None:
        self._last.folder = asked.folder
        self._section.coming()
        self._section.acts.happened.emit(_("The request was written"), None)

    def _find(self) -> None:
        panel = FindAdmissionPanel(self._last.folder)

        def find() -> None:
            self._last.folder = str(panel.place())
            self._work.find(panel.place(), self._offer, panel.tell)

        panel.accepted.connect(find)
        self._section.open_panel(panel)

    def _offer(self, offer: Offer) -> None:
        panel = OfferPanel(offer)
        panel.accepted.connect(lambda: self._work.join(offer, self._on_joined, panel.tell))
        self._section.open_panel(panel)

    def _on_joined(self, joined: Joined) -> None:
        self._section.coming()
        said = _("This laptop belongs to the team of {name} now").format(name=joined.founder)
        self._section.acts.happened.emit(said, None)
