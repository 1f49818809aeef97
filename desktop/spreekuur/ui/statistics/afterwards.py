# SPDX-License-Identifier: EUPL-1.2
"""Says so when something was done to talks that closed figures count, whatever screen or laptop did it."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt

from spreekuur.desk.desk import Desk
from spreekuur.store import resting
from spreekuur.store.connection import changes
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.way_back import WayBack


@dataclass(frozen=True, slots=True)
class _Known:
    """How far the journal has come, how far it had when a quarter was closed last, and what is to be said."""

    place: int
    closed_to: int
    said: str = ""


class SaysAfterwards(QObject):
    """Looks after every write. Once a quarter is closed there is no way back any more to what came before."""

    def __init__(self, window: MainWindow, jobs: AnyJobs, way_back: WayBack) -> None:
        super().__init__(window)
        self._window, self._jobs, self._way_back = window, jobs, way_back
        self._known: _Known | None = None
        # The screens are built while the vault is locked: the first that is shown says that it is open.
        window.screen_changed.connect(lambda _key: self._look(), Qt.ConnectionType.SingleShotConnection)
        jobs.data_changed.connect(lambda _what: self._look())

    def _look(self) -> None:
        known = self._known
        self._jobs.read(self, lambda desk: _look(desk, known), self._take)

    def _take(self, now: _Known) -> None:
        before, self._known = self._known, now
        if before is not None and now.closed_to > before.closed_to:
            self._way_back.forget()
        if now.said:
            self._window.notices.say("info", now.said)


def _look(desk: Desk, before: _Known | None) -> _Known:
    now = _Known(changes(desk.db), resting.closed_to(desk.db))
    if before is None or not now.closed_to or now.place == before.place:
        return now
    from spreekuur.desk.resting import since  # what figures need is not read in before there are any
    from spreekuur.messages.figures import afterwards

    found = since(desk, before.place)
    return _Known(now.place, now.closed_to, afterwards(found.corrected, found.late, found.counts_in))
