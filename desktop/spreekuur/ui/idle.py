# SPDX-License-Identifier: EUPL-1.2
"""Nobody at the desk: a neutral cover first, then the lock. Time on the wall counts, so sleep counts too."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from spreekuur.desk.settings import COVER_MINUTES, LEAST_MINUTES, LOCK_MINUTES, MOST_MINUTES
from spreekuur.times import Clock


class Idle(QObject):
    """Calls `cover` and then `lock` when nobody touched anything for so long."""

    def __init__(
        self, parent: QObject, clock: Clock, cover: Callable[[], None], lock: Callable[[], None]
    ) -> None:
        super().__init__(parent)
        self._clock, self._cover, self._lock = clock, cover, lock
        self._touched = clock()
        self._covered = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self.set_minutes(LOCK_MINUTES)

    def set_minutes(self, minutes: int) -> None:
        """Lock after so many minutes, between 5 and 15; there is no never."""
        self._lock_after = 60 * min(max(minutes, LEAST_MINUTES), MOST_MINUTES)
        self._cover_after = min(60 * COVER_MINUTES, self._lock_after - 60)
        self.look()

    def touched(self) -> bool:
        """Somebody is there. True when that is too late: the program locks, and the key or click is lost."""
        now = self._clock()
        if self._idle_seconds(now) >= self._lock_after:
            self.look()
            return True
        self._touched, self._covered = now, False
        return False

    def look(self) -> None:
        """See how long nobody was there, do what is due, and wait until the next thing is."""
        idle = self._idle_seconds(self._clock())
        if idle >= self._lock_after:
            self._timer.stop()
            self._lock()
            return
        if idle >= self._cover_after and not self._covered:
            self._covered = True
            self._cover()
        due = self._lock_after if idle >= self._cover_after else self._cover_after
        self._timer.start(int((due - idle) * 1000) + 50)

    def _idle_seconds(self, now: datetime) -> float:
        # A clock that was set back must not keep a deserted desk open.
        seconds = (now - self._touched).total_seconds()
        if seconds < 0:
            self._touched = now
            return 0.0
        return seconds
