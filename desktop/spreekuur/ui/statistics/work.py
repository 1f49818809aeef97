# SPDX-License-Identifier: EUPL-1.2
"""What the screen of the figures asks: the store for a period, then a thread beside the window for its numbers."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from spreekuur.desk.statistics_making import Waiting
from spreekuur.errors import UserError
from spreekuur.statistics.periods import Period
from spreekuur.times import Clock
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.statistics import reading
from spreekuur.ui.statistics.reading import Known
from spreekuur.ui.statistics.shown import Shown

_STEPS = {"count": 1, "round": 2, "write": 3, "prove": 4}
STEPS = 5


class Stopping:
    """One piece of work that can be stopped from the window."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._stopped = threading.Event()
        self.waiting = Waiting(lambda step, _attempt: tell(_STEPS.get(step, 1), STEPS), self._stopped.is_set)

    def stop(self) -> None:
        """Ask it to end."""
        self._stopped.set()

    def is_stopped(self) -> bool:
        """Whether nobody waits for it any more."""
        return self._stopped.is_set()


class FiguresWork(QObject):
    """`progressed` comes from the thread that rounds."""

    looked = Signal(object, object)  # Shown; the periods as they are written
    failed = Signal(object, object)  # UserError; Shown without its figures
    progressed = Signal(int, int)

    def __init__(self, owner: QObject, jobs: AnyJobs, clock: Clock) -> None:
        super().__init__(owner)
        self._jobs, self._clock = jobs, clock
        self._period: Period | None = None
        self._now: Stopping | None = None
        self._made: tuple[Known, Shown] | None = None
        """What was made last, and out of what: as long as nothing changed it is not made again."""

    def look(self, period: str = "") -> None:
        """Read a period, or the one before again; what was being made for another is stopped."""
        self.stop()
        if period:
            self._period = Period.parse(period)
        wanted, now = self._period, self._clock()
        self._jobs.read(self, lambda desk: reading.know(desk, wanted, now), self._show, self._refuse)

    def stop(self) -> None:
        """Make no figures any more."""
        if self._now is not None:
            self._now.stop()
            self._now = None

    def _show(self, known: Known) -> None:
        first = reading.at_once(known)
        offered = [str(one) for one in known.periods]
        self._period = known.overview.period
        if self._made is not None and self._made[0] == known:
            self.looked.emit(self._made[1], offered)
            return
        self.looked.emit(first, offered)
        if known.basis is None and not known.signed:
            return
        own = self._now = Stopping(self.progressed.emit)

        def then(shown: Shown) -> None:
            if not own.is_stopped():
                self._now, self._made = None, (known, shown)
                self.looked.emit(shown, offered)

        def failed(error: UserError) -> None:
            if not own.is_stopped():
                self._now = None
                self.failed.emit(error, first)

        self._jobs.aside(self, lambda: reading.figures(known, own.waiting), then, failed)

    def _refuse(self, error: UserError) -> None:
        self.failed.emit(error, None)
