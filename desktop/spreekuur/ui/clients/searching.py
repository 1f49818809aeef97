# SPDX-License-Identifier: EUPL-1.2
"""Looks for clients while somebody types; only the answer to what stands in the field now counts."""

from PySide6.QtCore import QObject, Signal

from spreekuur.desk import client_files
from spreekuur.desk.client_files import ClientHit
from spreekuur.times import Clock, local_date
from spreekuur.ui.jobs import AnyJobs

LEAST = 2


class ClientSearch(QObject):
    """`found` comes for the newest text only; under two signs nothing is looked for."""

    found = Signal(str, object)  # what was typed, list of ClientHit

    def __init__(self, parent: QObject, jobs: AnyJobs, clock: Clock, limit: int = 20) -> None:
        super().__init__(parent)
        self._jobs, self._clock, self._limit = jobs, clock, limit
        self._text = ""

    def look(self, text: str) -> None:
        """Look for this."""
        self._text = text.strip()
        if not is_enough(self._text):
            self.found.emit(self._text, [])
            return
        wanted, today, limit = self._text, local_date(self._clock()), self._limit

        def answer(hits: list[ClientHit]) -> None:
            if wanted == self._text:
                self.found.emit(wanted, hits)

        self._jobs.read(self, lambda desk: client_files.search(desk, wanted, today, limit), then=answer)

    def again(self) -> None:
        """Something was written: look for the same once more."""
        self.look(self._text)


def is_enough(text: str) -> bool:
    """Are there enough signs to look for?"""
    return sum(sign.isalnum() for sign in text) >= LEAST
