# SPDX-License-Identifier: EUPL-1.2
"""A chart of bars on one scale: one tab stop, arrows go from bar to bar, Enter asks what is behind one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from spreekuur.statistics.bars import Scale
from spreekuur.ui import theme
from spreekuur.ui.statistics.bar_button import BarButton, Columns, Line, fitted
from spreekuur.ui.widgets import painting
from spreekuur.ui.widgets.painting import CENTER
from spreekuur.ui.widgets.roving import Roving

_MOST_HIGH = 56


class BarChart(QWidget):
    """Lays its bars out itself, so that all of them share their columns with the axis above."""

    pressed = Signal(str)  # the code of a bar
    reached = Signal(object)  # the Bar that has the focus, or None

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[BarButton] = []
        self._heads = ("", "")
        self._scale = Scale(10, 20)
        self._columns = Columns()
        self._roving = Roving(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_lines(self, lines: Sequence[Line], scale: Scale, heads: tuple[str, str], name: str) -> None:
        """Show these bars; `heads` stand above the counts and above what came before, `name` is the chart's."""
        kept = next((one.line.bar.code for one in self.buttons if one.hasFocus()), "")
        for button in self.buttons:
            button.removeEventFilter(self)
            button.hide()
            button.deleteLater()
        self._heads, self._scale = heads, scale
        self.setAccessibleName(name)
        self.buttons = [self._button(line) for line in lines]
        self._roving.follow(self.buttons)
        again = next((one for one in self.buttons if one.line.bar.code == kept), None)
        if again is not None:
            again.setFocus()
        self._place()
        self.updateGeometry()

    def focus_first(self) -> bool:
        """Put the focus on the first bar; False when there is none."""
        if self.buttons:
            self.buttons[0].setFocus()
        return bool(self.buttons)

    def focus_on(self, code: str) -> None:
        """Put the focus on the bar of this code, or on the first."""
        at = next((one for one in self.buttons if one.line.bar.code == code), None)
        if at is None:
            self.focus_first()
        else:
            at.setFocus()

    def restyle(self) -> None:
        """Take the sizes of the theme in use."""
        self._place()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the axis and a row for each bar."""
        return QSize(theme.px(480), self._axis() + len(self.buttons) * max(theme.height(44), self._least()))

    def minimumSizeHint(self) -> QSize:
        """Rows may be lower than they would like."""
        least = self._columns_for(0)
        return QSize(
            min(least.before_x + least.before, 320), self._axis() + len(self.buttons) * theme.height(36)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell which bar has the focus."""
        if isinstance(watched, BarButton):
            if event.type() == QEvent.Type.FocusIn:
                self.reached.emit(watched.line.bar)
            elif event.type() == QEvent.Type.FocusOut:
                self.reached.emit(None)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the axis and the words above the columns."""
        if not self.buttons:
            return
        painter, at = QPainter(self), self._columns
        painting.smooth(painter)
        muted, high = theme.color("muted"), self._axis()
        for tick in self._scale.ticks:
            x = at.bar_x + self._scale.share(tick) * at.bar
            painting.text(painter, QRectF(x - 40, 0, 80, high - 4), str(tick), "hint", muted, CENTER)
        painting.text(painter, QRectF(at.label_x, 0, 400, high - 4), self._heads[0], "hint", muted)
        if at.trend or at.before:
            painting.text(painter, QRectF(at.trend_x, 0, 400, high - 4), self._heads[1], "hint", muted)

    def _button(self, line: Line) -> BarButton:
        button = BarButton(line, self._scale)
        button.setParent(self)
        button.clicked.connect(lambda: self.pressed.emit(line.bar.code))
        button.installEventFilter(self)
        button.show()
        return button

    def _axis(self) -> int:
        return theme.px(24)

    def _least(self) -> int:
        """The least height of a row: two lines where a name needs them."""
        two = any(button.wraps() for button in self.buttons)
        return theme.px(48) if two else theme.height(36)

    def _columns_for(self, width: int) -> Columns:
        return fitted([button.line for button in self.buttons], width, self._heads)

    def _place(self) -> None:
        if not self.buttons:
            return
        # The room at the right of the last tick is for its number.
        self._columns = self._columns_for(self.width() - 4)
        for button in self.buttons:
            button.columns = self._columns
        axis = self._axis()
        row = min((self.height() - axis) / len(self.buttons), max(theme.height(_MOST_HIGH), self._least()))
        for place, button in enumerate(self.buttons):
            top = round(axis + place * row)
            button.setGeometry(0, top, self.width(), round(axis + (place + 1) * row) - top)
            button.update()
        self.update()
