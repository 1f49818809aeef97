# SPDX-License-Identifier: EUPL-1.2
"""Makes the first letter of an evening as quick as the others: its libraries are loaded while the client talks."""

from PySide6.QtCore import QObject, QTimer

from spreekuur.letters import warm_up
from spreekuur.ui.jobs import AnyJobs

CALM = 2000  # milliseconds after a talk began, when nobody waits for the store


class FirstLetter(QObject):
    """Prepares once, on the store's thread; a laptop that makes no letters never loads what they need."""

    def __init__(self, jobs: AnyJobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._is_prepared = False

    def prepare_soon(self) -> None:
        """A talk has begun: a letter may follow in a few minutes."""
        if not self._is_prepared:
            self._is_prepared = True
            QTimer.singleShot(CALM, self, self._prepare)

    def _prepare(self) -> None:
        self._jobs.read(self, lambda desk: warm_up(desk.content, desk.sender))
