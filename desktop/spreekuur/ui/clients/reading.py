# SPDX-License-Identifier: EUPL-1.2
"""Reads one file, what lies in the bin, or whose time is over; only the answer for the newest file asked for counts."""

from PySide6.QtCore import QObject, Signal

from spreekuur.desk import client_files
from spreekuur.desk.client_files import ClientFile
from spreekuur.times import Clock, local_date
from spreekuur.ui.jobs import AnyJobs


class FileReader(QObject):
    """Asks the store and says what it answers."""

    file_read = Signal(object)  # ClientFile
    bin_read = Signal(object)  # list of BinnedFile
    due_read = Signal(object)  # list of DueFile
    gone = Signal()  # there is no such file any more

    def __init__(self, parent: QObject, jobs: AnyJobs, clock: Clock) -> None:
        super().__init__(parent)
        self._jobs, self._clock = jobs, clock
        self._wanted = ""

    def read_file(self, client_id: str) -> None:
        """Read this file for who sits here; that it was seen is noted."""
        self._wanted, now = client_id, self._clock()

        def answer(file: ClientFile | None) -> None:
            if client_id != self._wanted:
                return
            if file is None:
                self.gone.emit()
            else:
                self.file_read.emit(file)

        self._jobs.read(self, lambda desk: client_files.look_into(desk, client_id, now), then=answer)

    def forget(self) -> None:
        """No file is wanted any more."""
        self._wanted = ""

    def read_bin(self) -> None:
        """Read what lies in the bin."""
        today = local_date(self._clock())
        self._jobs.read(self, lambda desk: client_files.bin(desk, today), self.bin_read.emit)

    def read_due(self) -> None:
        """Read whose time is over."""
        today = local_date(self._clock())
        self._jobs.read(self, lambda desk: client_files.due(desk, today), self.due_read.emit)
