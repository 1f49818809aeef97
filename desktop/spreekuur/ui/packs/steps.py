# SPDX-License-Identifier: EUPL-1.2
"""The steps with a pack: look at a file, ask, install; or ask, and go back to the one before."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from spreekuur.desk import packs
from spreekuur.desk.packs import Offered
from spreekuur.desk.roles import Act
from spreekuur.language import _
from spreekuur.team.pack_files import read_file
from spreekuur.ui.packs.panels import BackPanel, PackPanel

if TYPE_CHECKING:
    from spreekuur.ui.packs.section import PackSection


class PackSteps:
    """Nothing counts before somebody saw what it changes and said so."""

    def __init__(self, section: "PackSection") -> None:
        self._section = section

    def look_at_file(self) -> None:
        """Check the file that is named; the coordinator then sees what it changes."""
        section = self._section
        path = section.file.folder()
        if path is None:
            section.file.set_error(_("Choose a file first."))
            section.file.line.setFocus()
            return
        section.file.close_list()
        section.acts.session.jobs.read(
            section,
            lambda desk: packs.offered(desk, read_file(path)),
            lambda found: section.with_leave(lambda: self._offer(found)),
            section.refuse,
        )

    def ask_back(self) -> None:
        """Ask before the pack of before counts again."""
        found = self._section.found
        if found is None or found.installed is None:
            return
        panel = BackPanel(found.installed.version)
        self._section.open_panel(panel)
        panel.accepted.connect(self._go_back)

    def _offer(self, found: Offered) -> None:
        panel = PackPanel(found, self._section.acts.session.content)
        self._section.open_panel(panel)
        panel.accepted.connect(lambda: self._install(found))

    def _install(self, found: Offered) -> None:
        now = self._section.acts.session.clock()
        said = _("Version {version} was installed").format(version=found.told.version)
        acts = self._section.acts
        self._write(acts.led(Act.TAKE_PACK, lambda desk: packs.install(desk, found, now)), said)

    def _go_back(self) -> None:
        acts = self._section.acts
        permit, now = acts.leave.permit(), acts.session.clock()
        self._write(lambda desk: packs.back(desk, permit, now), _("The pack before was installed again"))

    def _write(self, work: Callable[..., object], said: str) -> None:
        acts = self._section.acts
        acts.session.jobs.write(
            self._section,
            work,
            changed="settings",
            then=lambda _made: acts.happened.emit(said, None),
            failed=self._section.refuse,
        )
