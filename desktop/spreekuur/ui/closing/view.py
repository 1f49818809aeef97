# SPDX-License-Identifier: EUPL-1.2
"""Closing the evening: a few steps on one screen, none of which blocks, then the lock."""

from collections.abc import Mapping

from PySide6.QtCore import Signal

from spreekuur.desk.closing import Ending, look
from spreekuur.language import _
from spreekuur.times import Clock, local_date, utc_now
from spreekuur.ui.closing.actions import Actions
from spreekuur.ui.closing.layout import ClosingLayout
from spreekuur.ui.jobs import AnyJobs, is_seen
from spreekuur.ui.screen import Handler, Screen
from spreekuur.ui.today.words import clock as clock_words
from spreekuur.ui.today.words import day_in_words


class ClosingView(Screen):
    """Goes to the first step that is open, and on by itself; every step can be opened in any order."""

    talk_resumed = Signal(object)  # the unfinished Talk to go on with
    print_wanted = Signal(object)  # the KeptPaper to print
    back_wanted = Signal()  # to Today, everything as it is
    closed = Signal(object)  # the Evening that ended: lock now
    undo_offered = Signal(str, object)  # what was done; what takes it back, given the desk

    def __init__(self, jobs: AnyJobs, clock: Clock = utc_now) -> None:
        super().__init__()
        self._jobs, self._clock = jobs, clock
        self.ending: Ending | None = None
        self.acts = Actions(self, jobs, clock)
        self.parts = ClosingLayout(self)
        _connect_steps(self)
        _connect_actions(self)
        jobs.data_changed.connect(lambda _what: self._load() if is_seen(self) else None)

    def title(self) -> str:
        """The name of the screen."""
        return _("Close the evening")

    def subtitle(self) -> str:
        """The date in words and the time."""
        now = self._clock()
        return f"{day_in_words(local_date(now))} · {clock_words(now)}"

    def commands(self) -> Mapping[str, Handler]:
        """The keys of this screen."""
        return {"save_next": self.finish, "close": self.parts.go_back}

    def help_lines(self) -> tuple[str, ...]:
        """The short help."""
        return (
            _("Enter does the next thing. Nothing here blocks the end of the evening."),
            _("Papers: 1 prints, 2 is photographed, 3 is copied by hand."),
            _("Count: type the highest paper number, Enter; a digit says why a number does not match."),
            _("Copies: Enter makes them. No stick? The copy on this laptop is made all the same."),
            _("In a team: Enter gives the evening to the coordinator, on a stick or as a file for a mail."),
            _("Ctrl+Enter closes the evening and locks."),
        )

    def showing(self) -> None:
        """Begin at the first open step."""
        self.parts.begin()
        self._load()

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        self.parts.focus_first()

    def set_compact(self, compact: bool) -> None:
        """One column where there is little room."""
        self.parts.set_compact(compact)

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        self.parts.retranslate()

    def finish(self) -> None:
        """Close and lock; a copy that is being made ends first, and one that was not tried is made first.

        What is being sent ends first, too, unless one presses twice.
        """
        if self.ending is None or self.ending.evening is None:
            return
        if self.parts.backup.copies.busy or self.parts.give.part.is_busy():
            self.parts.finishing = True
        elif not self.parts.backup.was_tried():
            self.parts.finishing = True
            self._copy(self.parts.backup.folder())
        elif self.parts.figures.is_busy and not self.parts.finishing:
            self.parts.finishing = True
            self.parts.figures.wait()
        else:
            self.acts.close(self.ending.evening)

    def _copy(self, folder: str) -> None:
        self.parts.backup.start()
        self.acts.copy(folder)

    def _load(self) -> None:
        self._jobs.read(self, look, self._show)

    def _show(self, ending: Ending) -> None:
        self.ending = ending
        self.parts.show_ending(ending, self._clock())


def _connect_steps(view: ClosingView) -> None:
    parts, acts = view.parts, view.acts
    parts.drafts.resumed.connect(view.talk_resumed)
    parts.papers.print_wanted.connect(view.print_wanted)
    parts.papers.left.connect(acts.paper_left)
    parts.count.asked.connect(lambda highest: _on_evening(view, "check", highest))
    parts.count.counted.connect(lambda highest, reasons: _on_evening(view, "count", highest, reasons))
    parts.backup.wanted.connect(view._copy)
    parts.figures.later.connect(lambda: _answered(view))
    parts.figures.send_wanted.connect(lambda: _answered(view))
    parts.end.clicked.connect(view.finish)
    parts.back.clicked.connect(view.back_wanted)


def _connect_actions(view: ClosingView) -> None:
    parts, acts = view.parts, view.acts
    acts.happened.connect(view.undo_offered)
    acts.checked.connect(parts.count.show_check)
    acts.copied_here.connect(parts.backup.show_here)
    acts.copied_there.connect(parts.backup.show_there)
    acts.copied_here.connect(lambda _why, _moment: go_on_after(view))
    acts.copied_there.connect(lambda _why, _moment: go_on_after(view))
    acts.closed.connect(view.closed)


def _on_evening(view: ClosingView, action: str, *facts: object) -> None:
    if view.ending is not None and view.ending.evening is not None:
        getattr(view.acts, action)(view.ending.evening, *facts)


def _answered(view: ClosingView) -> None:
    view.parts.figures.leave()
    _on_evening(view, "asked")
    view.parts.go_on()


def after_figures(view: ClosingView) -> None:
    """Figures were sent, or could not be: end the evening when that waited for them."""
    if view.parts.finishing:
        view.parts.finishing = False
        view.finish()


def go_on_after(view: ClosingView) -> None:
    """Go on after a copy or after giving: to the end itself when that was asked for and nothing failed."""
    backup = view.parts.backup
    if backup.copies.busy or view.parts.give.part.is_busy():
        return
    asked, view.parts.finishing = view.parts.finishing, False
    if asked and not backup.copies.failed:
        view.finish()
    else:
        view.parts.go_on()
