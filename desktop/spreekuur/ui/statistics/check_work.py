# SPDX-License-Identifier: EUPL-1.2
"""What the check asks: reads, closes and signs on the store's thread; rounds and proves beside the window."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from spreekuur.desk import figures_mail, statistics_release, statistics_signing
from spreekuur.desk.desk import Desk
from spreekuur.desk.figures_mail import Saved
from spreekuur.desk.leave import Permit
from spreekuur.desk.statistics_making import Basis
from spreekuur.desk.statistics_package import About
from spreekuur.errors import UserError
from spreekuur.statistics.periods import Period
from spreekuur.times import Clock
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.statistics import checking
from spreekuur.ui.statistics.checking import Asked, Ready
from spreekuur.ui.statistics.work import Stopping

CHANGED = "figures"


class CheckWork(QObject):
    """One period at a time; what is not signed is thrown away when another is looked at."""

    looked = Signal(object, object)  # Shown; the Parts that leave, none while they are made
    began = Signal()  # something is made that takes time
    ended = Signal()  # it was made, or not
    given = Signal(str)  # the name of the folder that holds the files now
    mailed = Signal(object)  # Saved: the files for a mail
    failed = Signal(object)  # UserError; everything is as it was
    progressed = Signal(int, int)

    def __init__(self, owner: QObject, jobs: AnyJobs, clock: Clock) -> None:
        super().__init__(owner)
        self._jobs, self._clock = jobs, clock
        self._period: Period | None = None
        self._asked: Asked | None = None
        self._ready: Ready | None = None
        self._now: Stopping | None = None

    def look(self, period: str = "") -> None:
        """Read a period, or the same one again."""
        self.stop()
        if period:
            self._period = Period.parse(period)
        wanted, now = self._period, self._clock()
        if wanted is not None:
            self._jobs.read(self, lambda desk: checking.ask(desk, wanted, now), self._take, self.failed.emit)

    def close_period(self, leave: Permit | None = None) -> None:
        """Close what was named, and make its figures to be signed; without leave only of what is closed already."""
        asked, now = self._asked, self._clock()
        if asked is None or self._now is not None:
            return
        own = self._begin()

        def closed(found: tuple[Basis, About]) -> None:
            self._jobs.aside(
                self,
                lambda: checking.ready(*found, own.waiting),
                lambda made: self._show_ready(own, made),
                lambda error: self._fail(own, error),
            )

        self._jobs.write(
            self,
            lambda desk: checking.close(desk, asked, leave, now),
            changed=CHANGED,
            then=closed,
            failed=lambda error: self._fail(own, error),
        )

    def sign(self, permit: Permit) -> None:
        """Sign what was shown, all of it or nothing."""
        waits, now = self._ready, self._clock()
        if waits is not None:
            self._jobs.write(
                self,
                lambda desk: checking.sign(desk, waits, permit, now),
                changed=CHANGED,
                then=lambda _entries: self.look(),
                failed=self.failed.emit,
            )

    def give(self, folder: Path, *, for_mail: bool = False) -> None:
        """Save the signed files in this folder; `for_mail` as few plain ones, to attach to a mail."""
        period, now = self._period, self._clock()

        def work(desk: Desk) -> str | Saved:
            assert period is not None
            if for_mail:
                return figures_mail.save(desk, period, folder, now)
            return statistics_release.give_out(desk, period, folder, now).name

        if period is not None:
            self._jobs.write(
                self,
                work,
                changed=CHANGED,
                then=(self.mailed if for_mail else self.given).emit,
                failed=self.failed.emit,
            )

    def withdraw(self, permit: Permit, why: str) -> None:
        """Withdraw what was signed, for good."""
        entry, now = self._asked.entry if self._asked is not None else None, self._clock()
        if entry is not None:
            self._jobs.write(
                self,
                lambda desk: statistics_signing.withdraw(desk, entry.id, why, permit, now),
                changed=CHANGED,
                then=lambda _entry: self.look(),
                failed=self.failed.emit,
            )

    def stop(self) -> None:
        """Make nothing any more, and throw away what was not signed."""
        if self._now is not None:
            self._now.stop()
            self._now = None
            self.ended.emit()
        self._ready = None

    def _take(self, asked: Asked) -> None:
        self._asked = asked
        own = self._begin()
        self._jobs.aside(
            self,
            lambda: checking.parts(asked, own.waiting),
            lambda found: self._show(own, *found),
            lambda error: self._fail(own, error),
        )

    def _begin(self) -> Stopping:
        own = self._now = Stopping(self.progressed.emit)
        self.began.emit()
        return own

    def _end(self, own: Stopping) -> bool:
        """Whether somebody still waits for this."""
        if own.is_stopped():
            return False
        self._now = None
        self.ended.emit()
        return True

    def _show(self, own: Stopping, shown: object, parts: object) -> None:
        if self._end(own):
            self.looked.emit(shown, parts)

    def _show_ready(self, own: Stopping, made: Ready) -> None:
        if not self._end(own) or self._asked is None:
            return
        self._ready = made
        self.looked.emit(checking.to_sign(self._asked, made), made.parts())

    def _fail(self, own: Stopping, error: UserError) -> None:
        if self._end(own):
            self.failed.emit(error)
