# SPDX-License-Identifier: EUPL-1.2
"""The talk on the form: every change goes through here, can be undone, and is drafted within a second."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from spreekuur.consultations.talk import Talk
from spreekuur.times import Clock
from spreekuur.ui.consultation.drafting import Drafting
from spreekuur.ui.jobs import AnyJobs

# What is chosen is drafted at once. Typed text is on the disk at most one second after the key: the clock
# starts at the first change and is not set back by the next ones, and writing takes the rest.
DRAFT_AFTER_MS = 700


class Editing(QObject):
    """Holds the talk of the form, or none."""

    changed = Signal()
    kept = Signal(str)  # the time at which the draft was written, such as 19:44

    def __init__(self, jobs: AnyJobs, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._drafting = Drafting(jobs, clock, self)
        self._drafting.kept.connect(self.kept)
        self._talk: Talk | None = None
        self._before: list[Talk] = []
        self._after: list[Talk] = []
        self._merging = ""
        self._dirty = self._is_saved = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    @property
    def talk(self) -> Talk | None:
        """The talk as it stands."""
        return self._talk

    def open(self, talk: Talk | None, *, touched: bool = False) -> None:
        """Put another talk on the form, or none; what was typed before is drafted first, `touched` soon."""
        self.flush()
        self._talk, self._dirty, self._merging = talk, touched, ""
        self._is_saved = False
        self._before.clear()
        self._after.clear()
        if touched:
            self._timer.start(DRAFT_AFTER_MS)
        self.changed.emit()

    def apply(self, talk: Talk, merge: str = "") -> None:
        """Take a change. Changes with the same `merge` in a row, such as typing, are one step to undo."""
        if self._talk is None or talk == self._talk:
            return
        if not merge or merge != self._merging:
            self._before.append(self._talk)
        self._merging = merge
        self._after.clear()
        self._set(talk)
        if not merge:
            self.flush()

    def undo(self) -> bool:
        """Take the last change back; False if there is none."""
        return _step(self, self._before, self._after)

    def redo(self) -> bool:
        """Make the change that was taken back again; False if there is none."""
        return _step(self, self._after, self._before)

    def rewrite(self, change: Callable[[Talk], Talk]) -> None:
        """Let a change count for all that could be undone too, so that nothing brings back what was there before."""
        self._before = [change(talk) for talk in self._before]
        self._after = [change(talk) for talk in self._after]
        self._merging = ""
        if self._talk is not None:
            self._talk = change(self._talk)
            self.changed.emit()

    def flush(self, then: Callable[[], None] | None = None) -> None:
        """Write the draft now if anything changed since the last one; `then` is called when it is written."""
        self._timer.stop()
        talk = self._talk if self._dirty else None
        self._dirty = False
        self._drafting.write(talk, then)

    def keep_now(self) -> None:
        """Write the draft although nothing was typed yet: somebody sits at the desk."""
        self._dirty = True
        self.flush()

    def keep_all(self, *, begun: bool) -> None:
        """Write every draft that is not known to be written, before nothing can be written any more.

        With `begun` also of a talk that was only begun, so that a lock gives it back.
        """
        if begun and self._talk is not None and not self._is_saved:
            self._dirty = True
        self.flush()
        self._drafting.write_all()

    def saved(self) -> None:
        """The talk is kept for good: nothing is left to draft."""
        self._timer.stop()
        self._dirty, self._is_saved = False, True
        if self._talk is not None:
            self._drafting.forget(self._talk.id)

    def _set(self, talk: Talk) -> None:
        self._talk, self._dirty, self._is_saved = talk, True, False
        if not self._timer.isActive():
            self._timer.start(DRAFT_AFTER_MS)
        self.changed.emit()


def _step(editing: Editing, source: list[Talk], target: list[Talk]) -> bool:
    """Go to the talk on top of one pile, and put the present one on the other."""
    if not source or editing.talk is None:
        return False
    target.append(editing.talk)
    editing._merging = ""
    editing._set(source.pop())
    return True
