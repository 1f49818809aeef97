# SPDX-License-Identifier: EUPL-1.2
"""The card of a chart: its title, what the bar with the focus means, and the bars or the same as a table."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from spreekuur.language import _
from spreekuur.statistics.bars import Bar
from spreekuur.ui.statistics import words
from spreekuur.ui.statistics.bar_chart import BarChart
from spreekuur.ui.statistics.shown import Chart
from spreekuur.ui.widgets import Button, Card, Label, NoteLine, Paragraph


class ChartCard(Card):
    """Shows one chart; a bar that is pressed asks for what is behind it."""

    line_wanted = Signal(str)  # a programme line; empty goes back to all

    def __init__(self) -> None:
        super().__init__()
        self.title, self.meaning = Label(role="section"), Paragraph(role="hint", tone="muted")
        self.chart, self.note = BarChart(), NoteLine("info", "muted")
        self.back = Button(kind="quiet", icon="arrow-left", keys="Esc", height=36)
        self._example: Bar | None = None
        self._line = ""
        head = QHBoxLayout()
        head.setSpacing(16)
        middle = Qt.AlignmentFlag.AlignVCenter
        head.addWidget(self.back)
        head.addWidget(self.title)
        head.addWidget(self.meaning, 1, middle)
        self.box.addLayout(head)
        self.box.addWidget(self.chart, 1)
        self.box.addWidget(self.note)
        self.chart.pressed.connect(self._on_pressed)
        self.chart.reached.connect(self._explain)
        self.back.clicked.connect(lambda: self.line_wanted.emit(""))
        self.set_compact(False)

    def line(self) -> str:
        """The programme line that is looked into; empty for all lines."""
        return self._line

    def show_chart(self, chart: Chart, line: str) -> None:
        """Show these bars; `line` is the one that they are behind."""
        came_from, self._line = self._line, line
        focused = self.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else False
        self.title.setText(chart.title)
        self.back.set_word(_("All lines"))
        self.back.setVisible(bool(line))
        self.chart.show_lines(chart.lines, chart.scale, chart.heads, chart.title)
        self.chart.setVisible(bool(chart.lines))
        self.note.set_words(chart.below)
        self._example = next((one.bar for one in chart.lines if one.bar.count), None)
        self._explain(None)
        if focused and came_from != line:
            self.focus_first(came_from)

    def can_focus(self) -> bool:
        """Whether there is a bar to go to."""
        return not self.isHidden() and bool(self.chart.buttons or self._line)

    def focus_first(self, code: str = "") -> None:
        """Put the focus on a bar: on the one of this code, or on the first."""
        if self.chart.buttons:
            self.chart.focus_on(code)
        elif self._line:
            self.back.setFocus()

    def set_compact(self, compact: bool) -> None:
        """Smaller margins where there is little room."""
        side, top = (12, 8) if compact else (20, 12)
        self.box.setContentsMargins(side, top, side, top)
        self.box.setSpacing(8)

    def _on_pressed(self, code: str) -> None:
        if not self._line:
            self.line_wanted.emit(code)

    def _explain(self, bar: Bar | None) -> None:
        shown = bar or self._example
        self.meaning.set_words(words.surely(shown) if shown is not None else "")
