# SPDX-License-Identifier: EUPL-1.2
"""What the screens ask of the store and of the place of the bundles. One go at a time.

The place is read and written beside the window, the vault on the thread of the store: a slow stick stops neither.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from spreekuur.desk import exchange, exchange_place, exchange_standing, exchange_steps, exchange_where
from spreekuur.desk.desk import Desk
from spreekuur.desk.exchange_steps import Brought, Put, Ready
from spreekuur.errors import UserError
from spreekuur.exchange.transport import Transport
from spreekuur.times import Clock
from spreekuur.ui.jobs import AnyJobs

_There = tuple[Transport, Callable[[str], bool]]
CHANGED = "clients"  # what comes in may be of any kind; this makes the search for files kept twice look again


class ExchangeWork(QObject):
    """`progressed` comes from the thread of the store."""

    looked = Signal(object)  # Standing
    rehearsed = Signal(object)  # Received: what would come in
    done = Signal(object)  # Round
    failed = Signal(object)  # UserError; what is in the vault stands
    progressed = Signal(int, int)

    def __init__(self, owner: QObject, jobs: AnyJobs, clock: Clock) -> None:
        super().__init__(owner)
        self._jobs, self._clock = jobs, clock
        self.busy = False

    def look(self) -> None:
        """See how it stands."""
        self._jobs.read(self, exchange_standing.look, self.looked.emit)

    def rehearse(self, place: str) -> None:
        """See what would come in from a place."""
        if self._begin():
            self._at(place, lambda found: self._read(found, self._rehearse))

    def both_ways(self, place: str) -> None:
        """Take in what lies there, and put ours there; the place is used from now on."""
        if self._begin():
            self._at(
                place,
                lambda found: self._read(found, lambda brought: self._take_in(brought, found[0], place)),
            )

    def as_file(self, folder: str) -> None:
        """Put ours into a folder from which it is mailed."""
        if self._begin():
            self._at(folder, lambda found: self._take_in(None, found[0], ""))

    def answer(self, use: bool) -> None:
        """Use the address that the coordinator's laptop uses, or be asked about it no more."""
        work = exchange_place.take_over if use else exchange_place.leave
        self._jobs.write(self, work, changed="settings", failed=self.failed.emit)

    def _begin(self) -> bool:
        free, self.busy = not self.busy, True
        return free

    def _at(self, place: str, then: Callable[[_There], None]) -> None:
        def find(desk: Desk) -> _There:
            return exchange_where.transport(desk, place), exchange.wanted(desk)

        self._jobs.read(self, find, then, self._fail)

    def _read(self, there: _There, then: Callable[[Brought], None]) -> None:
        self._jobs.aside(self, lambda: exchange_steps.read(*there), then, self._fail)

    def _rehearse(self, brought: Brought) -> None:
        now = self._clock()

        def work(desk: Desk) -> exchange.Received:
            return exchange.receive(desk, brought, now, rehearse=True)

        self._jobs.read(self, work, lambda found: self._end(self.rehearsed.emit, found), self._fail)

    def _take_in(self, brought: Brought | None, where: Transport, place: str) -> None:
        now = self._clock()

        def work(desk: Desk) -> Ready:
            return exchange_steps.take_in(desk, brought, now, self.progressed.emit)

        def put(ready: Ready) -> None:
            self._jobs.aside(self, lambda: exchange_steps.put(where, ready), note)

        def note(put: Put) -> None:
            self._jobs.write(
                self,
                lambda desk: exchange_steps.note(desk, put, now, place),
                changed=CHANGED,
                then=lambda done: self._end(self.done.emit, done),
                failed=self._fail,
            )

        self._jobs.write(self, work, changed=CHANGED, then=put, failed=self._fail)

    def _end(self, say: Callable[[object], None], result: object) -> None:
        self.busy = False
        say(result)

    def _fail(self, error: UserError) -> None:
        self._end(self.failed.emit, error)
