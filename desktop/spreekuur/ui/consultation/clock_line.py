# SPDX-License-Identifier: EUPL-1.2
"""The window of the registration clock as a line: months, the stays as bars, today, and the day that counts."""

from datetime import date, timedelta

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from spreekuur.consultations.model import Stay
from spreekuur.desk import clock_words
from spreekuur.desk.clock import Counted
from spreekuur.language import current
from spreekuur.times import months_after
from spreekuur.ui import theme
from spreekuur.ui.widgets import painting

_BAR, _HIGH = 12, 48


class ClockLine(QWidget):
    """Readable without colour: what was is filled, what is still to come only outlined; the due day has its name."""

    def __init__(self) -> None:
        super().__init__()
        self._counted: Counted | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counted(self, counted: Counted) -> None:
        """Show this window; one that cannot be counted hides the line."""
        self._counted = counted
        registration = counted.found.registration
        self.setAccessibleName(clock_words.counted(registration))
        self.setVisible(registration.window_start is not None)
        self.update()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(theme.px(240), theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any form."""
        return QSize(theme.px(160), theme.px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        counted = self._counted
        if counted is None or counted.found.registration.window_start is None:
            return
        painter = QPainter(self)
        painting.smooth(painter)
        self._draw_months(painter)
        for stay in counted.asked.stays:
            self._draw_stay(painter, stay, counted.asked.today)
        due = counted.found.registration.brp_due_on
        if due is not None:
            self._draw_mark(painter, due, "BRP", "text")

    def _draw_months(self, painter: QPainter) -> None:
        begin, end = self._window()
        month, top = begin.replace(day=1), self._top() + theme.px(_BAR)
        painter.setFont(theme.font("hint"))
        while month <= end:
            following = months_after(month, 1)
            left, right = self._x(max(month, begin)), self._x(min(following, end + timedelta(days=1)))
            painter.setPen(theme.pen(theme.color("divider")))
            painter.drawLine(QPointF(left, self._top()), QPointF(left, top + theme.px(4)))
            name = QLocale(current()).standaloneMonthName(month.month, QLocale.FormatType.ShortFormat)
            if painting.text_width(name, "hint") < right - left:
                painter.setPen(theme.pen(theme.color("muted")))
                box = QRectF(left, top + theme.px(2), right - left, theme.px(18))
                painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, name)
            month = following
        painter.setPen(theme.pen(theme.color("divider")))
        painter.drawLine(QPointF(0, top), QPointF(self.width(), top))

    def _draw_stay(self, painter: QPainter, stay: Stay, today: date) -> None:
        begin, end = self._window()
        if stay.arrival is None:
            return
        first, last = max(stay.arrival, begin), min(stay.departure or end, end)
        if first > last:
            return
        box = self._span(first, last)
        painting.outline(painter, box, 3, theme.color("accent"))
        if first <= today:
            painting.fill(painter, self._span(first, min(last, today)), 3, theme.color("accent"))

    def _draw_mark(self, painter: QPainter, day: date, word: str, tone: str) -> None:
        x = self._x(day + timedelta(days=1))
        painter.setPen(theme.pen(theme.color(tone)))
        painter.drawLine(QPointF(x, theme.px(2)), QPointF(x, self._top() + theme.px(_BAR + 4)))
        wide = painting.text_width(word, "hint")
        left = x + 4 if x + 4 + wide < self.width() else x - 4 - wide
        painter.setFont(theme.font("hint"))
        painter.drawText(QRectF(left, 0, wide + 2, theme.px(16)), 0, word)

    def _span(self, first: date, last: date) -> QRectF:
        left, right = self._x(first), self._x(last + timedelta(days=1))
        return QRectF(left, self._top(), right - left, theme.px(_BAR))

    def _window(self) -> tuple[date, date]:
        assert self._counted is not None
        found = self._counted.found.registration
        assert found.window_start is not None and found.window_end is not None
        return found.window_start, found.window_end

    def _x(self, day: date) -> float:
        begin, end = self._window()
        return (self.width() - 1) * (day - begin).days / ((end - begin).days + 1)

    def _top(self) -> float:
        return theme.px(18)
