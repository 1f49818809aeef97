# SPDX-License-Identifier: EUPL-1.2
"""How long to wait after wrong passphrases."""

from datetime import datetime, timedelta


class Attempts:
    """Counts the wrong tries since the program started."""

    def __init__(self) -> None:
        self._wrong = 0
        self._pause = 0
        self._until: datetime | None = None

    def failed(self, now: datetime) -> None:
        """A try was wrong."""
        from spreekuur.security.passphrase import pause_after

        self._wrong += 1
        self._pause = pause_after(self._wrong)
        self._until = now + timedelta(seconds=self._pause)

    def seconds_left(self, now: datetime) -> int:
        """How many whole seconds the next try has to wait; a clock set back never makes it longer."""
        if self._until is None or now >= self._until:
            return 0
        return min(-int((now - self._until).total_seconds() // 1), self._pause)
