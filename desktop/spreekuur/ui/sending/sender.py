# SPDX-License-Identifier: EUPL-1.2
"""Sends what is signed: the store on its own thread, the network beside the window, one sending at a time."""

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from spreekuur.errors import UserError
from spreekuur.times import Clock
from spreekuur.ui.jobs import AnyJobs

if TYPE_CHECKING:
    from spreekuur.desk.desk import Desk
    from spreekuur.desk.figures_sending import Begun
    from spreekuur.desk.figures_waiting import Sendable
    from spreekuur.sending.delivery import Outcome
    from spreekuur.sending.ways import Way

    _Ready = tuple[Begun, Way | None]

CHANGED = "figures"


class Sender(QObject):
    """The only one of a window that sends figures. A lock, or the end, breaks off what it does; the next goes on.

    Of what goes on by itself a screen hears as of any change of the store: nobody's list jumps, and no sentence comes
    up that nobody asked for. What makes packages is loaded with the first sending, on the store's thread.
    """

    began = Signal()  # somebody asked
    ended = Signal(object)  # a tuple of Sendable: how far every package is now
    failed = Signal(object)  # UserError; NoPlaceForFigures when no place is kept
    rested = Signal(bool)  # nothing is sent any more, whoever asked; whether what came of it could be noted

    def __init__(self, jobs: AnyJobs, clock: Clock) -> None:
        super().__init__(jobs)
        self._jobs, self._clock = jobs, clock
        self.is_sending = False
        self._is_asked = False
        self._is_wanted = False

    def send_now(self) -> None:
        """Send all that is signed and never arrived, and look for receipts; what is being sent goes on as it is."""
        if self._is_asked or self._is_wanted:
            return
        self.began.emit()
        # What goes on by itself leaves out what nobody asked for: that follows.
        self._is_wanted = self.is_sending
        if not self.is_sending:
            self._is_asked = True
            self._run(None)

    def go_on(self, longest: timedelta) -> None:
        """Go on with what somebody asked for and what is due, each after its pause or this one."""
        if not self.is_sending:
            self._run(longest)

    def _run(self, longest: timedelta | None) -> None:
        self.is_sending = True
        work = partial(_begin, now=self._clock(), longest=longest)
        self._jobs.write(self, work, changed=CHANGED, then=self._deliver, failed=self._fail)

    def _deliver(self, ready: "_Ready") -> None:
        self._jobs.aside(self, partial(_deliver, ready), self._finish, self._fail)

    def _finish(self, outcomes: "tuple[Outcome, ...]") -> None:
        work = partial(_finish, outcomes=outcomes, now=self._clock())
        self._jobs.write(self, work, changed=CHANGED, then=self._end, failed=self._fail)

    def _end(self, every: "tuple[Sendable, ...]") -> None:
        was_asked = self._rest()
        if was_asked:
            self.ended.emit(every)
        self.rested.emit(True)
        self._follow()

    def _fail(self, error: UserError) -> None:
        was_asked = self._rest()
        if was_asked:
            self.failed.emit(error)
        self.rested.emit(False)
        self._jobs.data_changed.emit(CHANGED)  # what was begun is not being sent any more
        self._follow()

    def _rest(self) -> bool:
        was_asked, self._is_asked, self.is_sending = self._is_asked, False, False
        return was_asked

    def _follow(self) -> None:
        if self._is_wanted and not self.is_sending:
            self._is_wanted, self._is_asked = False, True
            self._run(None)


def _begin(desk: "Desk", now: datetime, longest: timedelta | None) -> "_Ready":
    """Raises: PracticeStays, NotInATeam, NotACoordinator, NoPlaceForFigures, AddressRefused."""
    from spreekuur.desk import figures_sending

    if longest is None:
        return figures_sending.set_out(desk, now)
    begun, way = figures_sending.set_out(desk, now, only_due=True, only_asked=True, longest=longest)
    return begun, (way if begun.sending or begun.asking else None)


def _deliver(ready: "_Ready") -> "tuple[Outcome, ...]":
    from spreekuur.sending.delivery import deliver

    begun, way = ready
    return deliver(begun.sending, begun.asking, way) if way is not None else ()


def _finish(desk: "Desk", outcomes: "tuple[Outcome, ...]", now: datetime) -> "tuple[Sendable, ...]":
    from spreekuur.desk import figures_sending

    return figures_sending.finish(desk, outcomes, now)
