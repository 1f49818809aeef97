# SPDX-License-Identifier: EUPL-1.2
"""What the screen asks of the store, and what it writes there."""

from PySide6.QtCore import QObject, Signal

from spreekuur.desk import follow_up
from spreekuur.errors import UserError
from spreekuur.messages import explain
from spreekuur.referral.progress import Progress, WhyNot
from spreekuur.store.writing import undo
from spreekuur.times import Clock, local_date
from spreekuur.ui.follow_up import words
from spreekuur.ui.jobs import AnyJobs


class FollowUpWork(QObject):
    """Each ends in one of these signals."""

    looked = Signal(object, object, str)  # the FollowUps, today, and the code if they are one client's
    found = Signal(object)  # the FollowUp behind a kenmerk
    noted = Signal(str, object)  # what was noted; what takes it back, given the desk
    refused = Signal(str)  # a sentence

    def __init__(self, owner: QObject, jobs: AnyJobs, clock: Clock) -> None:
        super().__init__(owner)
        self._jobs, self._clock = jobs, clock
        self._client = ("", "")

    def only_of(self, client_id: str, code: str) -> None:
        """Look at the referrals of one client, whether they wait or have ended; empty: at all that wait."""
        self._client = (client_id, code)
        self.look()

    def look(self) -> None:
        """Read what is awaited, or all of one client."""
        today, (client_id, code) = local_date(self._clock()), self._client
        self._jobs.read(
            self,
            lambda desk: (
                follow_up.of_client(desk, client_id) if client_id else follow_up.awaited(desk, today)
            ),
            lambda found: self.looked.emit(found, today, code),
        )

    def find(self, typed: str) -> None:
        """Read the referral behind a kenmerk, whether it waits or has ended."""
        self._jobs.read(self, lambda desk: follow_up.of_kenmerk(desk, typed), self.found.emit, self._refuse)

    def note(self, referral_id: str, to: Progress, why: WhyNot | None) -> None:
        """Note what became of one."""
        now = self._clock()
        self._jobs.write(
            self,
            lambda desk: follow_up.note(desk, referral_id, to, now, why),
            changed="referrals",
            then=lambda step_id: self.noted.emit(words.noted(to), lambda desk: undo(desk.db, step_id)),
            failed=self._refuse,
        )

    def _refuse(self, error: UserError) -> None:
        self.refused.emit(explain(error))
