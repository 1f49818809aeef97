# SPDX-License-Identifier: EUPL-1.2
"""How long to wait after wrong passphrases: not at all for five tries, then longer each time."""

from datetime import datetime, timedelta

FREE_TRIES = 5
_LONGEST = 60


class Attempts:
    """Counts wrong tries since the program started."""

    def __init__(self) -> None:
        self._wrong = 0
        self._until: datetime | None = None

    def failed(self, now: datetime) -> None:
        """A try was wrong."""
        self._wrong += 1
        if self._wrong >= FREE_TRIES:
            pause = min(5 * 2 ** (self._wrong - FREE_TRIES), _LONGEST)
            self._until = now + timedelta(seconds=pause)

    def seconds_left(self, now: datetime) -> int:
        """How many whole seconds the next try has to wait; a clock set back never makes it longer."""
        if self._until is None or now >= self._until:
            return 0
        return min(-int((now - self._until).total_seconds() // 1), _LONGEST)
