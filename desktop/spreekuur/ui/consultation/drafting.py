# SPDX-License-Identifier: EUPL-1.2
"""Writing drafts; one that the disk refuses waits here, and is tried again until there is room."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from spreekuur.consultations.talk import Talk
from spreekuur.desk import talks
from spreekuur.desk.desk import Desk
from spreekuur.errors import UserError
from spreekuur.times import Clock, local
from spreekuur.ui.jobs import AnyJobs

AGAIN_AFTER_MS = 5000


class Drafting(QObject):
    """Writes the drafts of the desk in the order in which they come."""

    kept = Signal(str)  # the time at which a draft was written, such as 19:44

    def __init__(self, jobs: AnyJobs, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._clock = jobs, clock
        self._waiting: dict[str, Talk] = {}
        self._under_way: dict[str, Talk] = {}  # nobody knows yet whether the disk took them
        self._told = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(lambda: self.write(None))

    def write(self, talk: Talk | None, then: Callable[[], None] | None = None) -> None:
        """Write this draft now, and those that wait; `then` is called when they are written, or nothing is to be."""
        if talk is not None:
            self._waiting[talk.id] = talk
        coming = dict(self._waiting)
        self._again.stop()
        self._waiting.clear()
        self._under_way |= coming
        if not coming:
            if then is not None:
                then()
            return

        def written(_nothing: object) -> None:
            self._written(coming)
            if then is not None:
                then()

        self._jobs.write(
            self,
            lambda desk: _keep(desk, coming),
            changed="drafts",
            then=written,
            failed=lambda error: self._refused(coming, error),
        )

    def write_all(self) -> None:
        """Before the end, when no answer is heard any more: once more what is under way, in case it is refused."""
        self._waiting = self._under_way | self._waiting
        self.write(None)

    def forget(self, talk_id: str) -> None:
        """The talk is kept for good: no draft of it is wanted any more."""
        self._waiting.pop(talk_id, None)
        self._under_way.pop(talk_id, None)

    def _written(self, drafts: dict[str, Talk]) -> None:
        self._told = False
        for talk_id in drafts:
            self._waiting.pop(talk_id, None)  # an older one, that was refused
        self._settle(drafts)
        self.kept.emit(local(self._clock()).strftime("%H:%M"))

    def _refused(self, drafts: dict[str, Talk], error: UserError) -> None:
        self._settle(drafts)
        self._waiting = drafts | self._waiting  # what was typed since then is newer
        self._again.start(AGAIN_AFTER_MS)
        if not self._told:  # once; the bottom line goes on saying so
            self._told = True
            self._jobs.error_happened.emit(error)

    def _settle(self, drafts: dict[str, Talk]) -> None:
        for talk_id, talk in drafts.items():
            if self._under_way.get(talk_id) is talk:
                del self._under_way[talk_id]


def _keep(desk: Desk, drafts: dict[str, Talk]) -> None:
    for talk in drafts.values():
        talks.keep(desk, talk)
