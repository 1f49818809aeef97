# SPDX-License-Identifier: EUPL-1.2
"""Sends what is signed: the store on its own thread, the network beside the window, one sending at a time."""

from PySide6.QtCore import QObject, Signal

from spreekuur.desk import figures_place, figures_sending
from spreekuur.desk.desk import Desk
from spreekuur.desk.exchange_place import Place
from spreekuur.desk.figures_sending import Begun
from spreekuur.errors import UserError
from spreekuur.sending.delivery import Outcome, deliver
from spreekuur.sending.ways import Way
from spreekuur.statistics.periods import Period
from spreekuur.times import Clock
from spreekuur.ui.jobs import AnyJobs

CHANGED = "figures"


class SendWork(QObject):
    """Of one period it tells how far it is; what is signed of others goes along."""

    looked = Signal(object, object)  # Place; the Sendable of the period, or None
    works = Signal()  # the address was tried out
    began = Signal()
    failed = Signal(object)  # UserError; everything is as it was

    def __init__(self, owner: QObject, jobs: AnyJobs, clock: Clock) -> None:
        super().__init__(owner)
        self._jobs, self._clock = jobs, clock
        self._is_sending = False
        self._period: Period | None = None

    def look(self, period: str = "") -> None:
        """Read how far a period is, or the same one again."""
        self._period = Period.parse(period) if period else self._period
        wanted = self._period
        if wanted is not None:
            self._jobs.read(
                self,
                lambda desk: figures_sending.look(desk, wanted),
                lambda found: self.looked.emit(*found),
                self.failed.emit,
            )

    def try_out(self, place: Place) -> None:
        """See whether files can go to this address and come back."""
        self._jobs.aside(
            self, lambda: figures_place.try_out(place), lambda _none: self.works.emit(), self.failed.emit
        )

    def send(self, place: Place) -> None:
        """Keep this address, and send all that is signed and was never sent."""
        if self._is_sending:
            return
        self._is_sending = True
        self.began.emit()
        now = self._clock()

        def begin(desk: Desk) -> tuple[Begun, Way]:
            figures_place.put(desk, place)
            return figures_sending.begin(desk, now), figures_place.way_to(figures_place.get(desk))

        self._jobs.write(self, begin, changed=CHANGED, then=self._deliver, failed=self._fail)

    def _deliver(self, found: tuple[Begun, Way]) -> None:
        begun, way = found
        self._jobs.aside(self, lambda: deliver(begun.sending, begun.asking, way), self._finish, self._fail)

    def _finish(self, outcomes: tuple[Outcome, ...]) -> None:
        now = self._clock()
        self._jobs.write(
            self,
            lambda desk: figures_sending.finish(desk, outcomes, now),
            changed=CHANGED,
            then=lambda _every: self._end(),
            failed=self._fail,
        )

    def _end(self) -> None:
        self._is_sending = False
        self.look()

    def _fail(self, error: UserError) -> None:
        self._is_sending = False
        self.failed.emit(error)
