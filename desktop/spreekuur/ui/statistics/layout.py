# SPDX-License-Identifier: EUPL-1.2
"""How the screen stands: the period above, what there is to know, four totals, the bars, and why they are in fives."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.errors import UserError
from spreekuur.language import _
from spreekuur.messages import explain
from spreekuur.ui.statistics import shown, stage_words
from spreekuur.ui.statistics.chart_card import ChartCard
from spreekuur.ui.statistics.names import Names
from spreekuur.ui.statistics.period_picker import PeriodPicker
from spreekuur.ui.statistics.progress import Progress
from spreekuur.ui.statistics.shown import Shown, Stage
from spreekuur.ui.statistics.table_card import TableCard
from spreekuur.ui.statistics.totals import Totals
from spreekuur.ui.widgets import Button, EmptyState, IconLabel, MessageBar, Paragraph, Scroll

_GAP = 12
_BASE = 5  # before there are figures


class Foot(QWidget):
    """Why the numbers are in fives, and what can be done with them."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("shield-check", tone="ok")
        self._why, self._few = Paragraph(role="card"), Paragraph(role="card", tone="muted")
        self.check = Button(icon="eye", keys="Alt+E")
        self.report = Button(icon="file-text", keys="Alt+R")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._why)
        words.addWidget(self._few)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self.check)
        row.addWidget(self.report)

    def can_focus(self) -> bool:
        """Whether there is anything to do."""
        return not (self.check.isHidden() and self.report.isHidden())

    def focus_first(self) -> None:
        """Put the focus on what can be done."""
        button = self.check if not self.check.isHidden() else self.report
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_shown(self, now: Shown) -> None:
        """Say it of this period; the one thing to do next is filled."""
        base, deviation = _BASE, _BASE - 1
        if now.release is not None:
            base, deviation = now.release.base, now.release.max_deviation
        self._why.set_words("", lead=stage_words.rounded_to(base))
        self._few.set_words(stage_words.what_few(deviation))
        self.check.set_word(_("Check the figures"))
        self.report.set_word(_("Make the report"))
        is_signed = now.stage is Stage.SIGNED
        self.check.setVisible(now.release is not None and (now.may_make or is_signed))
        self.report.setVisible(is_signed)
        self.check.set_kind("normal" if is_signed else "primary")
        self.report.set_kind("primary")

    def set_compact(self, compact: bool) -> None:
        """The one sentence alone where there is little room."""
        self._few.setVisible(not compact)
        self._icon.setVisible(not compact)


class StatisticsLayout:
    """Builds the parts into the screen, and shows what there is."""

    def __init__(self, screen: QWidget, names: Names) -> None:
        self._names = names
        self._shown = Shown("")
        self._line, self._as_table, self._compact = "", False, False
        self.periods, self.as_table = PeriodPicker(), Button(icon="table", keys="Alt+G")
        self.sent = Button(icon="send", keys="Alt+V")  # in compact form below the figures
        self.told, self.progress = MessageBar("info"), Progress()
        self.totals, self.chart, self.table = Totals(), ChartCard(), TableCard(names)
        self.nothing = EmptyState("", "", drawn=("chart-column", ""), tall=True)
        self._in_the_middle = QWidget()
        self.foot = Foot()
        self._build(screen)

    def _build(self, screen: QWidget) -> None:
        top = QHBoxLayout()
        top.addWidget(self.periods, 1)
        top.setSpacing(8)
        top.addWidget(self.sent, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.as_table, 0, Qt.AlignmentFlag.AlignTop)
        self._top = top
        middle = QVBoxLayout(self._in_the_middle)
        middle.addStretch(1)
        middle.addWidget(self.nothing)
        middle.addStretch(1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        upper: tuple[QWidget, ...] = (self.told, self.progress, self.totals)
        for part in upper:
            column.addWidget(part)
        for part in (self.chart, self.table, self._in_the_middle):
            column.addWidget(part, 1)
        column.addStretch(0)
        self._column = column
        whole = QVBoxLayout(screen)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(_GAP)
        whole.addLayout(top)
        whole.addWidget(Scroll(content), 1)
        whole.addWidget(self.foot)
        screen.setMinimumSize(320, 240)

    def show_shown(self, now: Shown, today: date) -> None:
        """Show this period."""
        if now.period != self._shown.period:
            self._line = ""
        self._shown = now
        tone, sentence = stage_words.said(now, today)
        self.told.say(tone, sentence)
        self.progress.setVisible(now.stage is Stage.COMPUTING)
        self.progress.retranslate()
        self.totals.show_totals(shown.totals(now))
        self.chart.show_chart(shown.chart(now, self._names, self._line), self._line)
        self.table.show_release(now.release)
        self.foot.show_shown(now)
        self.nothing.set_words(
            _("No talks in this period yet."), _("Choose another period above, or begin a talk with Ctrl+N.")
        )
        self._settle()

    def show_error(self, error: UserError) -> None:
        """Why there are no figures."""
        self.told.say("warn", explain(error))

    def toggle_table(self) -> None:
        """Show the bars as tables, or as bars again."""
        self._as_table = not self._as_table and self._shown.release is not None
        self._settle()
        (self.table if self._as_table else self.chart).focus_first()

    def go_into(self, line: str) -> None:
        """Show what is behind a line; empty shows all lines again."""
        self._line = line
        self.chart.show_chart(shown.chart(self._shown, self._names, line), line)

    def close_top(self) -> bool:
        """Go back from tables or from a line; False when nothing of it is open."""
        if self._as_table:
            self.toggle_table()
        elif self._line:
            self.go_into("")
        else:
            return False
        return True

    def set_compact(self, compact: bool) -> None:
        """Take the form for little room, or for much."""
        self._compact = compact
        for part in (self.totals, self.chart, self.table, self.foot):
            part.set_compact(compact)
        if compact:
            self._column.addWidget(self.sent, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._top.insertWidget(1, self.sent, 0, Qt.AlignmentFlag.AlignTop)

    def focus_first(self) -> None:
        """The period comes first: from there Tab goes down."""
        self.periods.focus_first()

    def _settle(self) -> None:
        there = self._shown.release is not None
        self._as_table = self._as_table and there
        self.as_table.set_word(_("As bars") if self._as_table else _("As a table"))
        self.as_table.setVisible(there)
        self.sent.set_word(_("To be sent"))
        self.sent.setVisible(self._shown.may_make and bool(self._shown.period))
        self.totals.setVisible(self._shown.stage is not Stage.NOTHING)
        self.chart.setVisible(there and not self._as_table)
        self.table.setVisible(there and self._as_table)
        self._in_the_middle.setVisible(self._shown.stage is Stage.NOTHING)
