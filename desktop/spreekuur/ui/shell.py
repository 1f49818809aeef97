# SPDX-License-Identifier: EUPL-1.2
"""The one window on the desk of the computer: unlock, wizard and desk are pages of it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

WIDTH, HEIGHT = 1366, 768
LEAST = 640, 420


class Shell(QStackedWidget):
    """Its title is the program's name alone: a title bar is seen by everybody."""

    close_requested = Signal()
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Spreekuur")
        layout = self.layout()
        if layout is not None:
            # A page that is too tall scrolls; it must never make the window larger than the screen.
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(*LEAST)
        self.resize(WIDTH, HEIGHT)

    def show_page(self, page: QWidget) -> None:
        """Show a page; the one before is thrown away."""
        before = self.currentWidget()
        self.addWidget(page)
        self.setCurrentWidget(page)
        if before is not None and before is not page:
            self.removeWidget(before)
            before.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say so, for what lies over the whole window."""
        super().resizeEvent(event)
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say so before the window goes."""
        self.close_requested.emit()
        super().closeEvent(event)
