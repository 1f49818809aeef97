# SPDX-License-Identifier: EUPL-1.2
"""Where the big numbers stand, and when: on a second screen if there is one, else over the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QWidget

from spreekuur.desk import room
from spreekuur.evenings.model import Evening
from spreekuur.ui.jobs import AnyJobs
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.widgets.scroll import while_it_stands

if TYPE_CHECKING:
    from spreekuur.ui.room.board import Board


def other_screen(window: QWidget) -> QScreen | None:
    """A screen on which the window is not."""
    here = window.screen()
    return next((screen for screen in QApplication.screens() if screen is not here), None)


class RoomShow(QObject):
    """Opens and closes the big numbers and keeps them as the queue is. Nothing private is on them."""

    changed = Signal(bool)  # whether they are shown

    def __init__(self, window: MainWindow, jobs: AnyJobs) -> None:
        super().__init__(window)
        self._window, self._jobs = window, jobs
        self._on = False
        self._screen: QScreen | None = None
        self.board: Board | None = None
        window.over.append(self._takes)
        window.retranslated.connect(lambda: self.board.retranslate() if self.board is not None else None)
        jobs.data_changed.connect(lambda _what: self._read() if self.board is not None else None)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
            app.screenRemoved.connect(self._on_screen_removed)

    def set_evening(self, evening: Evening | None) -> None:
        """Without an evening there are no numbers to show."""
        self._on = evening is not None
        if not self._on:
            self.close()

    def toggle(self) -> bool:
        """Show the big numbers, or take them away; False while no evening is on."""
        if self.board is not None:
            self.close()
            return True
        if self._on:
            self._open()
        return self._on

    def close(self) -> None:
        """Take the big numbers away."""
        board, self.board = self.board, None
        if board is not None:
            board.leave()
            self.changed.emit(False)

    def _open(self) -> None:
        from spreekuur.ui.room.board import Board

        self._screen = other_screen(self._window)
        self.board = Board(self._window)
        self.board.closed.connect(self.close)
        self._read()
        if self._screen is None:
            self.board.cover()
        else:
            self.board.fill(self._screen)
            self._window.activateWindow()
        self.changed.emit(True)

    def _takes(self, command: str) -> bool | None:
        """Esc closes what is on top, whatever lies below it does at Esc."""
        if command != "close" or self.board is None or self.board.isWindow():
            return None
        self.close()
        return True

    def _read(self) -> None:
        self._jobs.read(self, room.look, self._show)

    def _show(self, numbers: room.Room) -> None:
        if self.board is not None:
            self.board.set_numbers(numbers)

    @while_it_stands
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Work that goes on under them takes them away, where they stand over the window."""
        board = self.board
        if board is None or board.isWindow() or new is None:
            return
        if self._window.isAncestorOf(new) and new is not board and not board.isAncestorOf(new):
            self.close()

    @while_it_stands
    def _on_screen_removed(self, screen: QScreen) -> None:
        """The cable was pulled: the numbers must not jump onto the screen where one works."""
        if self._screen is not None and screen.name() == self._screen.name():
            self.close()
