# SPDX-License-Identifier: EUPL-1.2
"""The board with the big numbers: those that are called, then those that come next. Never a name or a language."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from spreekuur.desk.room import Room
from spreekuur.language import _
from spreekuur.ui import tab_walk, theme
from spreekuur.ui.widgets import Button, painting
from spreekuur.ui.widgets.small import draw_mark

# Said in all languages at once, as everybody in the room reads it; so these are no translations.
WAITING = (
    "Uw nummer verschijnt hier",
    "Państwa numer pojawi się tutaj",
    "Your number will appear here",
    "Вашият номер ще се появи тук",
    "Numărul dumneavoastră va apărea aici",
    "Su número aparecerá aquí",
)
_GAP = 24
_RADIUS = 24
_TALL = 0.66  # how much of its place a digit takes


class Board(QWidget):
    """Over the window by `cover`, or alone on another screen by `fill`. Esc and its button close it."""

    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setWindowTitle("Spreekuur")
        self._back: QWidget | None = None
        self.numbers, self._words = Numbers(), Words()
        self.button = Button("", kind="quiet", icon="x", keys="F11")
        self.button.clicked.connect(self.closed)
        self.setFocusProxy(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 24)
        column.setSpacing(_GAP)
        column.addWidget(self.numbers, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._words, 1)
        foot.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(foot)
        self.retranslate()
        self.hide()

    def set_numbers(self, numbers: Room) -> None:
        """Show these numbers."""
        self.numbers.set_numbers(numbers)

    def retranslate(self) -> None:
        """Read the numbers aloud in the language in use; what is seen is in all of them anyway."""
        self.button.set_word(_("Close"))
        self.numbers.set_numbers(self.numbers.shown)

    def cover(self) -> None:
        """Stand over the whole window."""
        window = self.parentWidget()
        if window is None:
            return
        self._back = QApplication.focusWidget()
        window.installEventFilter(self)
        self.setGeometry(window.contentsRect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def fill(self, screen: QScreen) -> None:
        """Stand alone on a screen, and leave the keys to the window where one works."""
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.button.hide()  # for who works here it stands on Today; for who waits it says nothing
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def leave(self) -> None:
        """Go, and give the focus back if it was here."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        if had_focus and self._back is not None and self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Nothing below the board is reached."""
        return tab_walk.step(self, forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window below."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.contentsRect())
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words take their share of the new height."""
        super().resizeEvent(event)
        self._words.setFixedHeight(round(self.height() * 0.13))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint an even ground."""
        QPainter(self).fillRect(self.rect(), theme.color("window"))


class Numbers(QWidget):
    """The numbers, as large as their place allows, whatever the text size."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = Room()

    def set_numbers(self, numbers: Room) -> None:
        """Show these numbers."""
        self.shown = numbers
        called, following = (", ".join(map(str, some)) for some in (numbers.called, numbers.next))
        said = [_("Called now: {numbers}").format(numbers=called)] if called else []
        if following:
            said.append(_("Next: {numbers}").format(numbers=following))
        self.setAccessibleName(". ".join(said))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint who is called, and below who comes next."""
        painter = QPainter(self)
        painting.smooth(painter)
        box = QRectF(self.rect())
        called, following = self.shown.called, self.shown.next
        if not called and not following:
            size = box.height() / 3
            draw_mark(painter, QRectF(box.center().x() - size / 2, box.center().y() - size / 2, size, size))
        share = 0.68 if called and following else 1.0 if called else 0.0
        high = box.height() * share - (_GAP if share == 0.68 else 0)
        if called:
            _paint_row(painter, QRectF(box.x(), box.y(), box.width(), high), "bell-ring", called, "sel")
        if following:
            top = box.y() + box.height() * share
            below = QRectF(box.x(), top, box.width(), box.bottom() - top)
            _paint_row(painter, below, "arrow-right", following, "surface")


class Words(QWidget):
    """The same sentence in every language, two on a line, growing with the board and not with the text size."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = [" · ".join(WAITING[first : first + 2]) for first in range(0, len(WAITING), 2)]
        self.setAccessibleName(" · ".join(WAITING))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the lines as large as they fit."""
        painter = QPainter(self)
        font = QFont(theme.font("section"))
        drawn = QFontMetricsF(font)
        high = self.height() / len(self._lines)
        widest = max(drawn.horizontalAdvance(line) for line in self._lines)
        points = font.pointSizeF() * min(self.width() / widest, high / drawn.height())
        font.setPointSizeF(max(points * 0.98, 1.0))
        painter.setFont(font)
        painter.setPen(theme.pen(theme.color("muted")))
        for index, line in enumerate(self._lines):
            spot = QRectF(0, index * high, self.width(), high)
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)


def _paint_row(painter: QPainter, box: QRectF, icon: str, numbers: Sequence[int], ground: str) -> None:
    """Paint a card with an icon at its left and the numbers beside each other, the first one strongest."""
    painting.fill(painter, box, _RADIUS, theme.color(ground))
    if ground == "surface":
        painting.outline(painter, box, _RADIUS, theme.color("line"))
    colour = theme.color("accent" if ground == "sel" else "muted")
    size = min(box.height() / 3, box.width() / 12)
    theme.draw_icon(painter, icon, colour, QRectF(box.x() + _GAP * 1.5, box.y(), size, box.height()))
    room = box.adjusted(size + 3 * _GAP, 0, -_GAP, 0)
    place = room.width() / len(numbers)
    font = _fitting(max((str(number) for number in numbers), key=len), place, box.height())
    painter.setFont(font)
    lift = QFontMetricsF(font).capHeight() / 2
    for index, number in enumerate(numbers):
        painter.setPen(theme.pen(theme.color("text" if index == 0 or ground == "surface" else "muted")))
        wide = QFontMetricsF(font).horizontalAdvance(str(number))
        middle = room.x() + (index + 0.5) * place
        painter.drawText(QPointF(middle - wide / 2, box.center().y() + lift), str(number))


def _fitting(widest: str, width: float, height: float) -> QFont:
    """The type in which digits take their share of a place and the widest number still fits."""
    font = QFont(theme.font("number"))
    drawn = QFontMetricsF(font)
    share = min(width * 0.86 / drawn.horizontalAdvance(widest), height * _TALL / drawn.capHeight())
    font.setPointSizeF(max(font.pointSizeF() * share, 1.0))
    return font
