# SPDX-License-Identifier: EUPL-1.2
"""The white sheet that things stand on, and the tinted block."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from spreekuur.ui import theme
from spreekuur.ui.widgets import painting

RADIUS = 10
_BAR = 4


class Card(QFrame):
    """A round sheet with `box`, its vertical layout. `tone` is its colour, such as `info_tint`.

    `bar` names the colour of a 4-px bar at the left, such as `warn` for urgent; `dense` has smaller margins.
    """

    def __init__(self, *, tone: str = "surface", bar: str = "", dense: bool = False) -> None:
        super().__init__()
        self._tone, self._bar = tone, bar
        self.box = QVBoxLayout(self)
        if dense:
            self.box.setContentsMargins(20, 10, 12, 10)
            self.box.setSpacing(4)
        else:
            self.box.setContentsMargins(20, 20, 20, 20)
            self.box.setSpacing(12)

    def set_tone(self, tone: str, bar: str = "") -> None:
        """Change the colour of the sheet and of its bar."""
        self._tone, self._bar = tone, bar
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet."""
        painter = QPainter(self)
        painting.smooth(painter)
        box = QRectF(self.rect())
        painting.fill(painter, box, RADIUS, theme.color(self._tone))
        if self._bar:
            painter.setClipPath(painting.rounded(box, RADIUS))
            painter.fillRect(QRectF(0, 0, _BAR, box.height()), theme.brush(theme.color(self._bar)))
        if self._tone == "surface":
            painting.outline(painter, box, RADIUS, theme.color("line"))
            if self._bar:
                painter.fillRect(QRectF(0, 0, _BAR, box.height()), theme.brush(theme.color(self._bar)))
