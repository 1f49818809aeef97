# SPDX-License-Identifier: EUPL-1.2
"""The one window on the desk of the computer: unlock, wizard and desk are pages of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

if TYPE_CHECKING:
    from spreekuur.ui.mnemonics import Mnemonics

WIDTH, HEIGHT = 1366, 768
LEAST = 640, 420
_TITLE_BAR = 48  # more than any desktop takes


class Shell(QStackedWidget):
    """Its title is the program's name alone: a title bar is seen by everybody."""

    resized = Signal()
    seen = Signal()  # once, when the first picture is on the screen

    def __init__(self) -> None:
        super().__init__()
        self._is_seen = False
        self.may_close: Callable[[], bool] = lambda: True
        """Asked when somebody closes the window; what says False has put a question on the screen."""
        self.mnemonics: Mnemonics | None = None  # of the pages before the desk, once they can be heard
        self.setWindowTitle("Spreekuur")
        layout = self.layout()
        if layout is not None:
            # A page that is too tall scrolls; it must never make the window larger than the screen.
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(*LEAST)
        self.resize(WIDTH, HEIGHT)

    def open(self) -> None:
        """Come onto the screen; fill it where the usual size and a title bar would not fit."""
        room = self.screen().availableSize()
        if room.width() < WIDTH or room.height() < HEIGHT + _TITLE_BAR:
            self.showMaximized()
        else:
            self.show()

    def keep_page(self, page: QWidget) -> None:
        """Take in a page that is shown later, in the size it will have then."""
        self.addWidget(page)
        page.resize(self.size())

    def show_page(self, page: QWidget) -> None:
        """Show a page; the one before is thrown away."""
        before = self.currentWidget()
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.setCurrentWidget(page)
        if before is not None and before is not page:
            self.removeWidget(before)
            before.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as the eye does."""
        from spreekuur.ui import tab_walk

        return tab_walk.step(self, forward=forward)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so, once the first picture is there: what is loaded earlier delays it."""
        super().paintEvent(event)
        if not self._is_seen:
            self._is_seen = True
            QTimer.singleShot(0, self.seen.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say so, for what lies over the whole window."""
        super().resizeEvent(event)
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Go, unless something is to be asked first."""
        if not self.may_close():
            event.ignore()
            return
        super().closeEvent(event)
