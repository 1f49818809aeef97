# SPDX-License-Identifier: EUPL-1.2
"""One bar: its name, the bar with its whisker, what it says, and what came before. A button, so that keys reach it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton

from spreekuur.statistics.bars import Bar, Scale
from spreekuur.ui import theme
from spreekuur.ui.widgets import painting
from spreekuur.ui.widgets.painting import Icon

_ENTER = (0x01000004, 0x01000005)
_GAP = 16
_AFTER = 24  # room for half of the last number of the axis
_WRAP = 0x1000
_MOST_NAME = 0.42
_SHORT_NAME = 200
_THICK = 24
_ROUND = 4
_CAP = 5
_TREND = 64


@dataclass(frozen=True, slots=True)
class Line:
    """What one bar shows: `aloud` is all of it for the screen reader, `before` what stood there a period ago."""

    bar: Bar
    name: str
    label: str
    aloud: str
    before: str = ""
    points: Sequence[tuple[float, float] | None] = ()
    icon: str = ""
    tone: str = "muted"


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the parts of every bar of a chart begin and how wide they are, in pixels; 0 leaves one out."""

    name: int = 0
    bar: int = 0
    label: int = 0
    trend: int = 0
    before: int = 0

    @property
    def bar_x(self) -> int:
        """Where zero is."""
        return self.name + _GAP

    @property
    def label_x(self) -> int:
        """Where the count is written."""
        return self.bar_x + self.bar + _AFTER

    @property
    def trend_x(self) -> int:
        """Where the line through the periods begins."""
        return self.label_x + self.label + _GAP

    @property
    def before_x(self) -> int:
        """Where the count of the period before is written."""
        return self.trend_x + (self.trend + 12 if self.trend else 0)


def fitted(lines: Sequence[Line], width: int, heads: tuple[str, str]) -> Columns:
    """Columns for this width: with little room the line through the periods goes, then the count before."""
    icon = theme.px(20) + 12 if any(line.icon for line in lines) else 0
    most = max(round(width * _MOST_NAME), icon + theme.px(_SHORT_NAME) + 8)
    name = min(icon + _widest([line.name for line in lines], "strong"), most)
    label = max(_widest([line.label for line in lines], "strong"), _widest([heads[0]], "hint"))
    has_before = any(line.before for line in lines)
    before = _widest([line.before for line in lines], "card") if has_before else 0
    head = _widest([heads[1]], "hint")
    drawn = any(sum(point is not None for point in line.points) > 1 for line in lines)
    least = theme.px(120)
    for trend, beside in ((_TREND if drawn else 0, before), (0, before), (0, 0)):
        beside = max(beside, head - (trend + 12 if trend else 0)) if trend or beside else 0
        made = Columns(name, 0, label, trend, beside)
        room = width - made.before_x - beside - (0 if beside or trend else -_GAP)
        if room >= least or not (trend or beside):
            break
    return Columns(name, max(room, 40), label, trend, beside)


def _widest(words: Sequence[str], role: str) -> int:
    return round(max((painting.text_width(one, role) for one in words), default=0)) + 8


class BarButton(QAbstractButton):
    """Painted in the columns of its chart; pressing it asks what is behind it."""

    def __init__(self, line: Line, scale: Scale) -> None:
        super().__init__()
        self.line, self._scale, self.columns = line, scale, Columns()
        self.setText(line.name)
        self.setAccessibleName(line.aloud)
        self.setAccessibleDescription(line.before)

    def focus_shape(self) -> tuple[QRect, float]:
        """Where the focus ring runs around."""
        return self.rect().adjusted(-4, 3, 4, -3), 6

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a row of a table; higher where a name takes two lines."""
        return QSize(200, theme.height(44))

    def wraps(self) -> bool:
        """Whether its name may take two lines; the same at every width, so that a layout comes to rest."""
        return painting.text_width(self.line.name, "strong") > theme.px(_SHORT_NAME)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it as it stands."""
        painter = QPainter(self)
        painting.smooth(painter)
        box, at = QRectF(self.rect()), self.columns
        if self.hasFocus() or self.underMouse() or self.isDown():
            tone = "sel" if self.hasFocus() or self.isDown() else "alt"
            painting.fill(painter, box.adjusted(0, 3, 0, -3), 6, theme.color(tone))
        self._paint_grid(painter, box)
        self._paint_name(painter, box)
        self._paint_bar(painter, box)
        label = QRectF(at.label_x, 0, at.label, box.height())
        painting.text(painter, label, self.line.label, "strong", theme.color("text"))
        if at.trend:
            self._paint_trend(painter, box)
        if at.before and self.line.before:
            before = QRectF(at.before_x, 0, at.before, box.height())
            painting.text(painter, before, self.line.before, "card", theme.color("muted"))

    def _x(self, count: int) -> float:
        return self.columns.bar_x + self._scale.share(count) * self.columns.bar

    def _paint_grid(self, painter: QPainter, box: QRectF) -> None:
        for tick in self._scale.ticks:
            line = QRectF(round(self._x(tick)), 0, 1, box.height())
            painter.fillRect(line, theme.brush(theme.color("divider")))

    def _paint_name(self, painter: QPainter, box: QRectF) -> None:
        inside = QRectF(4, 0, self.columns.name - 4, box.height())
        if self.line.icon:
            painting.draw_line(painter, [Icon(self.line.icon, theme.color(self.line.tone))], inside)
            inside.adjust(theme.px(20) + 12, 0, 0, 0)
        painting.text(painter, inside, self.line.name, "strong", theme.color("text"), painting.LEFT | _WRAP)

    def _paint_bar(self, painter: QPainter, box: QRectF) -> None:
        bar, thick = self.line.bar, min(theme.px(_THICK), box.height() - 14)
        top = box.center().y() - thick / 2
        start = self._x(0)
        if bar.structural:
            return
        if bar.is_few:
            few = QRectF(start + 0.5, top, max(self._x(bar.high) - start, 12), thick)
            pen = QPen(theme.pen(theme.color("muted"), 1.5))
            pen.setDashPattern([4, 3])
            painter.strokePath(painting.rounded(few, _ROUND), pen)
            return
        whole = QRectF(start, top, self._x(bar.count) - start, thick)
        painting.fill(painter, whole, min(_ROUND, whole.width() / 2), theme.color("accent"))
        painter.fillRect(
            QRectF(start, top, min(_ROUND, whole.width()), thick), theme.brush(theme.color("accent"))
        )
        self._paint_whisker(painter, box.center().y(), whole.right())

    def _paint_whisker(self, painter: QPainter, y: float, end: float) -> None:
        """The part on the bar in the colour of words on it, the part beside it in that of text."""
        bar = self.line.bar
        low, high = self._x(bar.low), self._x(bar.high)
        for a, b, cap, tone in ((low, end, low, "on_accent"), (end, high, high, "text")):
            painter.setPen(theme.pen(theme.color(tone), 2))
            painter.drawLine(QPointF(a, y), QPointF(b, y))
            painter.drawLine(QPointF(cap, y - _CAP), QPointF(cap, y + _CAP))

    def _paint_trend(self, painter: QPainter, box: QRectF) -> None:
        at, high = self.columns, min(theme.px(24), box.height() - 16)
        points = [
            QPointF(at.trend_x + 3 + x * (at.trend - 8), box.center().y() + high / 2 - y * high)
            for x, y in (point for point in self.line.points if point is not None)
        ]
        if not points:
            return
        painter.setPen(theme.pen(theme.color("muted"), 1.75))
        painter.drawPolyline(QPolygonF(points))
        dot = QRectF(points[-1].x() - 3.5, points[-1].y() - 3.5, 7, 7)
        painting.fill(painter, dot, 3.5, theme.color("accent"))
