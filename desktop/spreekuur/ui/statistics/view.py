# SPDX-License-Identifier: EUPL-1.2
"""Statistics: what the municipality may know of a quarter or a year, rounded the same way everywhere."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from spreekuur.content.pack import Content
from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.times import Clock, local_date, utc_now
from spreekuur.ui.jobs import AnyJobs, is_seen
from spreekuur.ui.screen import Handler, Panel
from spreekuur.ui.statistics.late_screen import LateScreen

if TYPE_CHECKING:
    from spreekuur.ui.statistics.layout import StatisticsLayout
    from spreekuur.ui.statistics.shown import Shown
    from spreekuur.ui.statistics.work import FiguresWork

_QUIET = {"drafts", "seen"}  # written often, and nothing of it is counted


class StatisticsView(LateScreen):
    """Reads the period when it comes into sight; the figures follow when they are rounded and proved."""

    check_wanted = Signal(str)  # the period
    report_wanted = Signal(str)
    outbox_wanted = Signal()  # everything that was signed

    def __init__(self, jobs: AnyJobs, content: Content, clock: Clock = utc_now) -> None:
        super().__init__()
        self._jobs, self._content, self._clock = jobs, content, clock
        self.shown: Shown | None = None
        self.periods: Sequence[str] = ()
        jobs.data_changed.connect(
            lambda what: self.showing() if what not in _QUIET and is_seen(self) else None
        )

    def build_parts(self) -> "StatisticsLayout":
        """What is seen of it."""
        from spreekuur.ui.statistics.layout import StatisticsLayout
        from spreekuur.ui.statistics.names import Names

        parts = StatisticsLayout(self, Names(self._content))
        parts.as_table.clicked.connect(parts.toggle_table)
        parts.chart.line_wanted.connect(parts.go_into)
        parts.periods.chosen.connect(lambda period: self.work.look(period))
        parts.progress.stop.clicked.connect(self.stop_making)
        parts.sent.clicked.connect(self.outbox_wanted)
        parts.foot.check.clicked.connect(self.check)
        parts.foot.report.clicked.connect(lambda: _report(self))
        return parts

    def build_work(self) -> "FiguresWork":
        """What asks the store and makes the figures."""
        from spreekuur.ui.statistics.work import FiguresWork

        work = FiguresWork(self, self._jobs, self._clock)
        work.looked.connect(self.show_shown)
        work.failed.connect(lambda error, shown: _show_error(self, error, shown))
        work.progressed.connect(lambda done, of: self.parts.progress.show_done(done, of))
        return work

    def show_shown(self, shown: "Shown", periods: Sequence[str]) -> None:
        """Show this period, and offer these."""
        self.shown, self.periods = shown, periods
        self.parts.periods.show_periods(periods, shown.period)
        self.parts.show_shown(shown, local_date(self._clock()))
        self.header_changed.emit()

    def title(self) -> str:
        """The name of the screen."""
        return _("Statistics")

    def subtitle(self) -> str:
        """How far the period is."""
        from spreekuur.ui.statistics import stage_words

        return stage_words.subtitle(self.shown, local_date(self._clock())) if self.shown is not None else ""

    def commands(self) -> Mapping[str, Handler]:
        """The keys of this screen."""
        return {
            "close": self.close_top,
            "Alt+G": lambda: self.parts.toggle_table(),
            "Alt+E": self.check,
            "Alt+R": lambda: _report(self),
            "Alt+V": lambda: _sent(self),
        }

    def panels(self) -> Sequence[Panel]:
        """The period, the bars or the tables, and what can be done."""
        parts = self.parts
        below = [part for part in (parts.chart, parts.table, parts.foot) if part.can_focus()]
        return (
            Panel(parts.periods, parts.periods.focus_first),
            *(Panel(part, part.focus_first) for part in below),
        )

    def help_lines(self) -> tuple[str, ...]:
        """The short help."""
        return (
            _(
                "Choose quarter or year, and which one. Every count is rounded to fives; 0-4 means none to four."
            ),
            _("Tab goes to the bars, arrows from bar to bar. The sentence above says what a bar is sure of."),
            _("Enter on a bar shows what is behind a line. Alt+G shows all figures as tables."),
            _("Until a period is closed its figures are provisional. The coordinator closes it and signs."),
            _("Check (Alt+E) shows every number that would leave, before anything leaves."),
        )

    def stop_making(self) -> None:
        """The screen says that it was stopped."""
        from spreekuur.ui.statistics.shown import Stage

        self.work.stop()
        if self.shown is not None:
            self.show_shown(replace(self.shown, stage=Stage.STOPPED), self.periods)
            self.focus_first()

    def retranslate(self) -> None:
        """Say every word in the language in use."""
        if self.shown is not None:
            self.show_shown(self.shown, self.periods)

    def showing(self) -> None:
        """Read the period anew."""
        self.work.look()

    def check(self) -> bool:
        """Ask for the check; False when there is nothing to check."""
        shown = not self.parts.foot.check.isHidden()
        if shown:
            self.check_wanted.emit(self.parts.periods.period())
        return shown


def _sent(view: StatisticsView) -> bool:
    shown = not view.parts.sent.isHidden()
    if shown:
        view.outbox_wanted.emit()
    return shown


def _report(view: StatisticsView) -> bool:
    shown = not view.parts.foot.report.isHidden()
    if shown:
        view.report_wanted.emit(view.parts.periods.period())
    return shown


def _show_error(view: StatisticsView, error: UserError, shown: "Shown | None") -> None:
    from spreekuur.ui.statistics.shown import Shown, Stage

    view.show_shown(replace(shown or Shown(""), stage=Stage.REFUSED), view.periods)
    view.parts.show_error(error)
