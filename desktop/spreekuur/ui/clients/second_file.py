# SPDX-License-Identifier: EUPL-1.2
"""A talk was put into a file: says when there may be a second file of the same client, and stops nobody."""

from PySide6.QtCore import QObject, Signal

from spreekuur.clients.duplicates import Same
from spreekuur.clients.model import Client
from spreekuur.desk import client_files_twice
from spreekuur.desk.client_files_twice import Twice
from spreekuur.times import Clock, local_date
from spreekuur.ui.jobs import AnyJobs


class SecondFile(QObject):
    """`found` only when it is likely; what is only possible waits in the list of pairs."""

    found = Signal(str, object)  # the id of the file of the talk, Twice

    def __init__(self, parent: QObject, jobs: AnyJobs, clock: Clock) -> None:
        super().__init__(parent)
        self._jobs, self._clock = jobs, clock
        self._wanted = ""

    def look(self, client: Client) -> None:
        """Look for a second file of this client."""
        self._wanted, today = client.id, local_date(self._clock())

        def answer(found: list[Twice]) -> None:
            likely = next((one for one in found if one.same is Same.LIKELY), None)
            if likely is not None and self._wanted == client.id:
                self.found.emit(client.id, likely)

        self._jobs.read(
            self, lambda desk: client_files_twice.known_twice(desk, client.id, None, today), answer
        )
