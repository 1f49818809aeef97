# SPDX-License-Identifier: EUPL-1.2
"""The orange frame around the whole window: unlock screen, desk and cover stand inside it."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from spreekuur.ui import theme
from spreekuur.ui.practice.band import PracticeBand

_WIDE = 6
_LOW = 600


class PracticeFrame(QObject):
    """Keeps room in the margins of the window, so that nothing lies under the frame or over it."""

    def __init__(self, shell: QWidget, band: PracticeBand) -> None:
        super().__init__(shell)
        self._shell, self._band = shell, band
        self._sides = [_Side(shell) for _side in range(4)]
        band.setParent(shell)
        shell.installEventFilter(self)
        band.installEventFilter(self)
        self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window, and the height that the band's words take."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.place()
        return False

    def place(self) -> None:
        """Set the frame around what the window shows."""
        wide, high = self._shell.width(), self._shell.height()
        inside = wide - 2 * _WIDE
        self._band.fit(inside, low=high < _LOW * theme.percent() / 100)
        top = self._band.heightForWidth(inside)
        self._band.setGeometry(_WIDE, _WIDE, inside, top)
        left, right, head, foot = self._sides
        left.setGeometry(0, 0, _WIDE, high)
        right.setGeometry(wide - _WIDE, 0, _WIDE, high)
        foot.setGeometry(0, high - _WIDE, wide, _WIDE)
        head.setGeometry(0, 0, wide, _WIDE)
        self._shell.setContentsMargins(_WIDE, _WIDE + top, _WIDE, _WIDE)
        for part in (*self._sides, self._band):
            part.show()


class _Side(QWidget):
    """One side of the frame."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in full colour."""
        QPainter(self).fillRect(self.rect(), theme.color("practice"))
