# SPDX-License-Identifier: EUPL-1.2
"""Saving a talk: the first press goes to the first gap and says so, the second saves as it is."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from spreekuur.consultations.talk import Talk
from spreekuur.desk import form, talks
from spreekuur.desk.talks import Saved
from spreekuur.language import _
from spreekuur.times import Clock
from spreekuur.ui.jobs import AnyJobs


def gap_sentence(gap: str) -> str:
    """What is missing, and what to do."""
    return {
        "language": _("Choose the language of the talk, above."),
        "topics": _("Choose what the talk is about. We need that to count."),
        "outcomes": _('Choose what you did, such as "Information".'),
        "link": _("First say whether this talk may stand in the client's file."),
    }[gap]


def title(talk: Talk) -> str:
    """The talk by its number, if it has one."""
    return _("Talk {number}").format(number=talk.number) if talk.number else _("Talk")


class Saving(QObject):
    """Asks once about gaps, then saves."""

    gap_found = Signal(str)  # name of the gap
    saved = Signal(object, bool)  # Saved, go on to the next
    taken_back = Signal(object)  # Talk

    def __init__(self, jobs: AnyJobs, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._clock = jobs, clock
        self._said: tuple[str, ...] = ()
        self._busy = False
        self.link_open: Callable[[], bool] = lambda: False  # is it open whether the talk may stand in a file?

    def save(self, talk: Talk, *, go_on: bool, anyway: bool = False) -> None:
        """Save this talk, unless something is missing that was not said yet."""
        gaps = (*form.gaps(talk), *(("link",) if self.link_open() else ()))
        if self._busy or (gaps and gaps != self._said and not anyway):
            self._say(gaps)
            return
        self._busy = True
        self._said = ()
        now = self._clock()
        self._jobs.write(
            self,
            lambda desk: talks.finish(desk, talk, now),
            changed="talks",
            then=lambda saved: self._done(saved, go_on),
            failed=lambda error: self._failed(error, gaps),
        )

    def forget(self) -> None:
        """Nothing was said about the talk that is on the form now."""
        self._said = ()

    def way_back(self, saved: Saved) -> Callable[[], None]:
        """What undoes saving: the row is gone and the form is there again."""
        return lambda: self._jobs.write(
            self, lambda desk: talks.take_back(desk, saved), changed="talks", then=self.taken_back.emit
        )

    def _say(self, gaps: tuple[str, ...]) -> None:
        if not self._busy:
            self._said = gaps
            self.gap_found.emit(gaps[0])

    def _done(self, saved: Saved, go_on: bool) -> None:
        self._busy = False
        self.saved.emit(saved, go_on)

    def _failed(self, error: Exception, gaps: tuple[str, ...]) -> None:
        self._busy, self._said = False, gaps  # what was said about these needs no saying again
        self._jobs.error_happened.emit(error)
