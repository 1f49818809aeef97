# SPDX-License-Identifier: EUPL-1.2
"""A small drawing of a screen, with the numbers of the steps where they happen; it needs no words."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from spreekuur.ui import theme
from spreekuur.ui.frame.help_drawings import DRAWN
from spreekuur.ui.widgets import painting

_WIDE, _HIGH = 160, 90
_DOT = 6.2


class HelpPicture(QWidget):
    """The drawing of one screen; hidden where there is none."""

    def __init__(self, name: str, steps: int) -> None:
        super().__init__()
        self._blocks, spots = DRAWN.get(name, ((), ()))
        self._spots = spots[:steps]
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if not self._blocks:  # never shown here: without a parent yet it would be a window of its own
            self.hide()

    def hasHeightForWidth(self) -> bool:
        """It keeps the form of a screen."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as a screen of this width."""
        return round(min(width, theme.px(336)) * _HIGH / _WIDE)

    def sizeHint(self) -> QSize:
        """As wide as the panel lets it be."""
        return QSize(theme.px(320), self.heightForWidth(theme.px(320)))

    def minimumSizeHint(self) -> QSize:
        """Never in the way."""
        return QSize(160, 90)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the screen, then the numbers on it."""
        painter = QPainter(self)
        painting.smooth(painter)
        scale = min(self.width() / _WIDE, self.height() / _HIGH)
        sheet = QRectF(0, 0, _WIDE * scale, _HIGH * scale)
        painting.fill(painter, sheet, 8, theme.color("window"))
        painter.setClipPath(painting.rounded(sheet, 8))
        for x, y, wide, high, tone in self._blocks:
            box = QRectF(x * scale, y * scale, wide * scale, high * scale)
            painting.fill(painter, box, min(3 * scale, box.height() / 2) * 0.7, theme.color(tone))
        painter.setClipping(False)
        painting.outline(painter, sheet, 8, theme.color("divider"))
        for number, (x, y) in enumerate(self._spots, 1):
            middle, around = QPointF(x * scale, y * scale), _DOT * scale
            dot = QRectF(middle.x() - around, middle.y() - around, 2 * around, 2 * around)
            painting.fill(painter, dot, around, theme.color("surface"))
            painting.fill(painter, dot.adjusted(1.5, 1.5, -1.5, -1.5), around, theme.color("text"))
            painting.text(painter, dot, str(number), "hint_strong", theme.color("surface"), painting.CENTER)
