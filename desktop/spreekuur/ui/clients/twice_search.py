# SPDX-License-Identifier: EUPL-1.2
"""Looks whether somebody is known already while they are typed in: after a pause, on the store's thread."""

from collections.abc import Collection

from PySide6.QtCore import QObject, QTimer, Signal

from spreekuur.clients.duplicates import Person
from spreekuur.desk import client_files_twice
from spreekuur.desk.client_files_twice import Twice
from spreekuur.desk.desk import Desk
from spreekuur.times import Clock, local_date
from spreekuur.ui.jobs import AnyJobs

PAUSE_MS = 350


class TwiceSearch(QObject):
    """`found` comes for what was typed last only."""

    found = Signal(object)  # list of Twice

    def __init__(self, parent: QObject, jobs: AnyJobs, clock: Clock) -> None:
        super().__init__(parent)
        self._jobs, self._clock = jobs, clock
        self._asked: tuple[Person, str, tuple[str, ...]] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look_now)

    def look(self, typed: Person, client_id: str = "", apart: Collection[str] = ()) -> None:
        """Look for others like this once nothing more is typed: other than this file, and than those told apart."""
        asked = (typed, client_id, tuple(apart))
        if asked != self._asked:
            self._asked = asked
            self._pause.start()

    def look_now(self) -> None:
        """Look without waiting."""
        self._pause.stop()
        asked, today = self._asked, local_date(self._clock())
        if asked is None:
            return
        typed, client_id, apart = asked

        def work(desk: Desk) -> list[Twice]:
            if client_id:
                return client_files_twice.known_twice(desk, client_id, typed, today)
            return client_files_twice.known_already(desk, typed, today, apart)

        def answer(found: list[Twice]) -> None:
            if asked == self._asked:
                self.found.emit(found)

        self._jobs.read(self, work, answer)

    def forget(self) -> None:
        """Nobody is typed in any more."""
        self._asked = None
        self._pause.stop()
