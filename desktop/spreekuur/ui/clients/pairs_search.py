# SPDX-License-Identifier: EUPL-1.2
"""Looks for files that are kept twice: read on the store's thread, compared beside it, never at start-up."""

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal

from spreekuur.clients.pairs import Pair
from spreekuur.desk import client_files_pairs
from spreekuur.desk.client_files_pairs import Compared, Waiting
from spreekuur.desk.desk import Desk
from spreekuur.times import Clock, local_date
from spreekuur.ui.jobs import AnyJobs


class PairsSearch(QObject):
    """`found` says what waits. It looks again only after a file was changed, and one at a time."""

    found = Signal(object)  # Waiting

    def __init__(self, parent: QObject, jobs: AnyJobs, clock: Clock) -> None:
        super().__init__(parent)
        self._jobs, self._clock = jobs, clock
        self._stale, self._busy = True, False
        self._later: set[frozenset[str]] = set()
        self._pairs: list[Pair] = []
        jobs.data_changed.connect(self._on_changed)

    def look(self) -> None:
        """Look, unless nothing was changed since."""
        if self._busy or not self._stale:
            return
        self._busy, self._stale = True, False
        today = local_date(self._clock())
        self._jobs.read(
            self, lambda desk: client_files_pairs.to_compare(desk, today), self._compare, self._stop
        )

    def put_off(self, pair: Collection[str]) -> None:
        """Leave this pair for another time: until the program is opened again."""
        self._later.add(frozenset(pair))
        self._show()

    def _compare(self, compared: Compared) -> None:
        self._jobs.aside(self, lambda: client_files_pairs.compare(compared), self._on_compared, self._stop)

    def _on_compared(self, pairs: list[Pair]) -> None:
        self._busy, self._pairs = False, pairs
        self._show()
        self.look()

    def _show(self) -> None:
        waiting = [pair for pair in self._pairs if frozenset((pair.one, pair.other)) not in self._later]
        today = local_date(self._clock())

        def work(desk: Desk) -> Waiting:
            return client_files_pairs.as_lines(desk, waiting, today)

        self._jobs.read(self, work, self.found.emit)

    def _stop(self, _error: object) -> None:
        """The store could not be read, which is told elsewhere: there is nothing to show."""
        self._busy = False

    def _on_changed(self, what: str) -> None:
        if what == "clients":
            self._stale = True
