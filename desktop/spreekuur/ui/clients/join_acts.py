# SPDX-License-Identifier: EUPL-1.2
"""What can be done to two files: put together, separated, told apart, and that taken back; each can be undone."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal

from spreekuur.desk import client_files_merging as merging
from spreekuur.desk.client_files_merging import Separation
from spreekuur.desk.desk import Desk
from spreekuur.language import _
from spreekuur.store.writing import undo
from spreekuur.times import Clock
from spreekuur.ui.clients.acts import CHANGED
from spreekuur.ui.jobs import AnyJobs

Then = Callable[[], None]


class JoinActs(QObject):
    """Started by the cards of two files."""

    happened = Signal(str, object)  # sentence, what takes it back given the desk

    def __init__(self, owner: QObject, jobs: AnyJobs, clock: Clock) -> None:
        super().__init__(owner)
        self._jobs, self._clock = jobs, clock

    def join(self, stays: str, goes: str, shown: Collection[str], then: Then) -> None:
        """Let one file be seen in the other."""
        now = self._clock()
        self._step(
            lambda desk: merging.join(desk, stays, goes, shown, now),
            _("The two files are put together."),
            then,
        )

    def look_what_separates(self, file_id: str, then: Callable[[Separation], None]) -> None:
        """Find out what separating would leave."""
        self._jobs.read(self, lambda desk: merging.what_separates(desk, file_id), then)

    def separate(self, file_id: str) -> None:
        """Let a file stand alone again."""
        self._step(lambda desk: merging.separate(desk, file_id), _("The files are separated again."))

    def tell_apart(self, one: str, other: str, then: Then | None = None) -> None:
        """Note that two files are of two people."""
        now = self._clock()
        words = _("Noted: two different people. It is not asked again.")
        self._step(lambda desk: merging.two_people(desk, one, other, now), words, then)

    def take_back(self, one: str, other: str) -> None:
        """Note no more that two files are of two people."""
        words = _("Not noted as two people any more.")
        self._step(lambda desk: merging.not_two_people(desk, one, other), words)

    def _step(self, work: Callable[[Desk], str], words: str, then: Then | None = None) -> None:
        def done(step: str) -> None:
            if then is not None:
                then()
            self.happened.emit(words, lambda desk: undo(desk.db, step))

        self._jobs.write(self, work, changed=CHANGED, then=done)
