# SPDX-License-Identifier: EUPL-1.2
"""A copy that is made now: the same two as at the end of an evening, and what is said of each."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from spreekuur.desk.backups import LastCopies
from spreekuur.language import _
from spreekuur.times import Clock
from spreekuur.ui.closing.actions import Actions
from spreekuur.ui.closing.copies import BUSY, DONE, FAILED, Copies
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.today.words import day_and_time

LOOKS = {DONE: ("circle-check", "ok"), FAILED: ("triangle-alert", "warn"), BUSY: ("clock", "muted")}


class Copying(QObject):
    """Makes the copies, and remembers how those of today and of before ended."""

    changed = Signal()

    def __init__(self, owner: QObject, jobs: AnyJobs, clock: Clock) -> None:
        super().__init__(owner)
        self.clock = clock
        self._last = LastCopies()
        self._folder = ""
        self.copies = Copies()
        self._acts = Actions(self, jobs, clock)
        self._acts.copied_here.connect(self._on_here)
        self._acts.copied_there.connect(self._on_there)

    def know(self, last: LastCopies, folder: str) -> None:
        """Take in what the vault says of the copies so far, and where the second one goes."""
        self._last, self._folder = last, folder
        self.changed.emit()

    def start(self) -> None:
        """Make them; while they are being made nothing happens."""
        if not self.copies.busy:
            self.copies.start(two=bool(self._folder))
            self.changed.emit()
            self._acts.copy(self._folder)

    def here(self) -> tuple[str, str]:
        """How it stands with the copy on this laptop: a state and a sentence."""
        if self.copies.here[0]:
            return self.copies.here
        if not self._last.here:
            return "", _("Copy on this laptop: none yet.")
        words = _("Copy on this laptop: {moment}, read back and found equal.")
        return DONE, words.format(moment=day_and_time(self._last.here, self.clock()))

    def there(self) -> tuple[str, str]:
        """How it stands with the copy in a folder."""
        if self.copies.there[0]:
            return self.copies.there
        if not self._last.there:
            return "", _(
                "Copy outside this laptop: none yet. Without one, a stolen laptop takes all with it."
            )
        words = _("Copy in a folder: {moment}, read back and found equal.")
        return DONE, words.format(moment=day_and_time(self._last.there, self.clock()))

    def summary(self) -> str:
        """When the newest of them was made."""
        newest = max(self._last.here, self._last.there)
        return day_and_time(newest, self.clock()) if newest else _("none yet")

    def _on_here(self, why_not: str, moment: datetime | None) -> None:
        self.copies.here_ended(why_not, moment)
        self.changed.emit()

    def _on_there(self, why_not: str, moment: datetime | None) -> None:
        self.copies.there_ended(why_not, moment)
        self.changed.emit()
