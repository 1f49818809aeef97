# SPDX-License-Identifier: EUPL-1.2
"""The one step that Ctrl+Z takes back when no field has anything to undo."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.main_window import MainWindow


class WayBack(QObject):
    """Holds what takes the last action back, and says it in the bottom line until the next action."""

    def __init__(self, window: MainWindow, jobs: AnyJobs) -> None:
        super().__init__(window)
        self._window, self._jobs = window, jobs
        self._back: Callable[[], object] | None = None
        self._went = False  # the last that was said is that it was undone
        window.on("undo", self.go)
        jobs.error_happened.connect(lambda _error: self._not_after_all())

    def offer(self, sentence: str, back: Callable[[], object]) -> None:
        """Say what was done; `back` undoes it."""
        self._back, self._went = back, False
        self._window.bottom_line.set_done(sentence)

    def offer_on_desk(self, sentence: str, back: Callable[[Any], object]) -> None:
        """Say what was done; `back` undoes it, given the desk."""
        self.offer(sentence, lambda: self._jobs.write(self, back, changed="queue", failed=self._too_late))

    def forget(self) -> None:
        """Nothing can be taken back any more."""
        self._back, self._went = None, False
        self._window.bottom_line.set_done("")

    def go(self) -> bool:
        """Take the last action back; False when there is none."""
        back, self._back = self._back, None
        if back is None:
            return False
        self._went = True
        self._window.bottom_line.set_done(_("Undone"), can_undo=False)
        back()
        return True

    def _too_late(self, error: UserError) -> None:
        self._not_after_all()
        self._window.notices.tell(error)

    def _not_after_all(self) -> None:
        if self._went:
            self.forget()
