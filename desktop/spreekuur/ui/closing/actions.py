# SPDX-License-Identifier: EUPL-1.2
"""What the closing does in the store: the count, the papers, the copies one after the other, and the end."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from spreekuur.desk import backups, closing, figures_counts
from spreekuur.desk.closing import CountCheck, Reason
from spreekuur.desk.desk import Desk
from spreekuur.errors import UserError
from spreekuur.evenings.model import Evening
from spreekuur.language import _
from spreekuur.letters.store import KeptPaper, PaperState
from spreekuur.messages import explain
from spreekuur.store.writing import undo
from spreekuur.times import Clock
from spreekuur.ui.jobs import AnyJobs

CHANGED = "closing"


class Actions(QObject):
    """Started by the screen. A copy that fails is said and stops nothing."""

    happened = Signal(str, object)  # sentence, what takes it back given the desk
    checked = Signal(object)  # CountCheck
    copied_here = Signal(str, object)  # why not, moment of the copy or None
    copied_there = Signal(str, object)
    closed = Signal(object)  # Evening

    def __init__(self, owner: QObject, jobs: AnyJobs, clock: Clock) -> None:
        super().__init__(owner)
        self._jobs, self._clock = jobs, clock

    def paper_left(self, paper: KeptPaper, how: PaperState) -> None:
        """Note how a paper left the desk."""
        words = _("Noted: photographed") if how is PaperState.PHOTOGRAPHED else _("Noted: copied by hand")
        self._jobs.write(
            self,
            lambda desk: closing.paper_left(desk, paper, how),
            changed=CHANGED,
            then=lambda step: self.happened.emit(words, lambda desk: undo(desk.db, step)),
        )

    def check(self, evening: Evening, highest: int) -> None:
        """Hold the highest paper number against the talks."""

        def work(desk: Desk) -> CountCheck:
            return closing.check_count(desk, evening, highest)

        self._jobs.read(self, work, self.checked.emit)

    def count(self, evening: Evening, highest: int | None, reasons: Mapping[int, Reason]) -> None:
        """Keep what the count came to."""
        self._jobs.write(
            self, lambda desk: closing.note_count(desk, evening, highest, reasons), changed=CHANGED
        )

    def asked(self, evening: Evening) -> None:
        """Keep that somebody answered whether figures are sent tonight."""
        self._jobs.write(self, lambda desk: figures_counts.note_asked(desk, evening), changed=CHANGED)

    def copy(self, folder: str) -> None:
        """Make the copy on this laptop, and after it the one in the folder if there is one."""

        def on(_done: object) -> None:
            self.copied_here.emit("", self._clock())
            self._copy_into(folder)

        def off(error: UserError) -> None:
            self.copied_here.emit(explain(error), None)
            self._copy_into(folder)

        self._jobs.write(self, backups.on_this_laptop, changed=CHANGED, then=on, failed=off)

    def close(self, evening: Evening) -> None:
        """End the evening."""
        self._jobs.write(
            self,
            lambda desk: closing.close(desk, evening, self._clock()),
            changed="queue",
            then=self.closed.emit,
        )

    def _copy_into(self, folder: str) -> None:
        if not folder:
            return
        then: Callable[[object], None] = lambda _done: self.copied_there.emit("", self._clock())  # noqa: E731
        self._jobs.write(
            self,
            lambda desk: backups.into(desk, folder),
            changed=CHANGED,
            then=then,
            failed=lambda error: self.copied_there.emit(explain(error), None),
        )
