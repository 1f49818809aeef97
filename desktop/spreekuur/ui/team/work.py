# SPDX-License-Identifier: EUPL-1.2
"""What the team's screens ask of the vault, on the thread of the store; each says how it ended to who asked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from spreekuur.desk import admitting, joining
from spreekuur.desk.admitting import Admitted, Asking, Reason, Standing
from spreekuur.desk.desk import Desk
from spreekuur.desk.joining import Asked, Offer
from spreekuur.desk.roles import Act
from spreekuur.errors import UserError
from spreekuur.team.membership import Joined
from spreekuur.ui.settings.slot_actions import SlotActions

Failed = Callable[[UserError], None]


class TeamWork(QObject):
    """One piece of work after the other."""

    def __init__(self, owner: QObject, acts: SlotActions) -> None:
        super().__init__(owner)
        self._acts, self._session = acts, acts.session

    def look(self, then: Callable[[Standing], None]) -> None:
        """How everything stands."""
        self._read(lambda desk: admitting.look(desk, self._session.clock()), then)

    def ask(self, folder: Path, digit: int, then: Callable[[Asked], None], failed: Failed) -> None:
        """Write a request."""
        self._write(lambda desk: joining.ask(desk, folder, digit, self._session.clock()), then, failed)

    def forget(self, then: Callable[[Any], None]) -> None:
        """Let the request count no more."""
        self._write(joining.forget, then)

    def find(self, place: Path, then: Callable[[Offer], None], failed: Failed) -> None:
        """Look for the admission."""
        self._read(lambda desk: joining.offered(desk, place), then, failed)

    def join(self, offer: Offer, then: Callable[[Joined], None], failed: Failed) -> None:
        """Belong to the team."""
        self._write(lambda desk: joining.join(desk, offer), then, failed)

    def requests(self, place: Path, then: Callable[[tuple[Asking, ...]], None], failed: Failed) -> None:
        """Look who asks."""
        self._read(lambda desk: admitting.requests(desk, place, self._session.clock()), then, failed)

    def weigh(self, one: Asking, then: Callable[[Asking], None], failed: Failed) -> None:
        """See whether it can be let in at all."""
        self._read(lambda desk: admitting.weigh(desk, one), then, failed)

    def admit(
        self, one: Asking, role: str, replaces: str, then: Callable[[Admitted], None], failed: Failed
    ) -> None:
        """Let a laptop in."""

        def work(desk: Desk) -> Admitted:
            return admitting.admit(desk, one, role, self._session.clock(), replaces=replaces)

        self._write(self._acts.led(Act.ADMIT, work), then, failed)

    def revoke(self, name: str, reason: Reason, then: Callable[[str], None], failed: Failed) -> None:
        """Take a laptop out."""

        def work(desk: Desk) -> str:
            return admitting.revoke(desk, name, reason, self._session.clock())

        self._write(self._acts.led(Act.REVOKE, work), then, failed)

    def _read(
        self, work: Callable[[Desk], Any], then: Callable[[Any], None], failed: Failed | None = None
    ) -> None:
        self._session.jobs.read(self, work, then, failed)

    def _write(
        self, work: Callable[[Desk], Any], then: Callable[[Any], None], failed: Failed | None = None
    ) -> None:
        self._session.jobs.write(self, work, changed="team", then=then, failed=failed)
