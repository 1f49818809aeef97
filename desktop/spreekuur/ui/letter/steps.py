# SPDX-License-Identifier: EUPL-1.2
"""The steps of somebody who changes something: each can be taken back, and done again."""

from typing import Generic, TypeVar

T = TypeVar("T")


class Steps(Generic[T]):
    """What it is now, what it was before, and what was taken back."""

    def __init__(self, now: T) -> None:
        self.now = now
        self._past: list[T] = []
        self._future: list[T] = []

    def take(self, new: T) -> bool:
        """Go on to this; False when it is nothing new."""
        if new == self.now:
            return False
        self._past.append(self.now)
        self._future.clear()
        self.now = new
        return True

    def go(self, step: int) -> bool:
        """One step back (-1), or forth again (1); False when there is none."""
        away, back = (self._past, self._future) if step < 0 else (self._future, self._past)
        if not away:
            return False
        back.append(self.now)
        self.now = away.pop()
        return True

    @property
    def any_back(self) -> bool:
        """Is there a step to take back?"""
        return bool(self._past)
