# SPDX-License-Identifier: EUPL-1.2
"""The window: rail, top bar, the screen that is shown, bottom line, and what every key does."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from spreekuur.ui import theme
from spreekuur.ui.frame.bottom_line import BottomLine
from spreekuur.ui.frame.guide import Guide
from spreekuur.ui.frame.rail import ITEMS, Rail
from spreekuur.ui.frame.top_bar import TopBar
from spreekuur.ui.notices import Notices
from spreekuur.ui.screen import Handler, Screen

_ROOM = 1100  # below this many pixels, at 100 % text, the compact form is taken


class MainWindow(QWidget):
    """Shows one screen at a time. Screens are added once and stay."""

    screen_changed = Signal(str)  # key of the screen now shown
    hide_requested = Signal()
    lock_requested = Signal()
    practice_requested = Signal(bool)  # begin practising, or end it

    def __init__(self) -> None:
        super().__init__()
        self._screens: dict[str, Screen] = {}
        self._under: dict[str, str] = {}
        self._untranslated: set[Screen] = set()
        self._nowhere = Screen(self)
        self._nowhere.hide()
        self._compact = False
        self.rail, self.top_bar, self.bottom_line = Rail(), TopBar(), BottomLine()
        self.notices = Notices()
        self._stack = QStackedWidget()
        self._build()
        self.guide = Guide(self, self.rail, self.top_bar.height, self.current)
        self.rail.chosen.connect(self.show_screen)
        self.top_bar.hide_pressed.connect(self.hide_requested)
        self.top_bar.lock_pressed.connect(self.lock_requested)
        self.bottom_line.undo_pressed.connect(lambda: self.do("undo"))
        self._handlers: dict[str, Handler] = {
            "hide": self.hide_requested.emit,
            "lock": self.lock_requested.emit,
            "help": self.guide.show_help,
            "all_keys": self._show_keys,
            "close": self._close_top,
            "next_panel": self.guide.walk,
            "previous_panel": self.guide.walk,
        }

    def add_screen(self, key: str, screen: Screen, *, under: str = "") -> None:
        """Add a screen. One of the rail's gets its item; another says under which item it belongs."""
        self._screens[key], self._under[key] = screen, under or key
        self._stack.addWidget(screen)
        screen.set_compact(self._compact)
        screen.header_changed.connect(lambda: self._show_header(screen))
        if key in ITEMS:
            self.rail.add(key)
            self.on(f"go_{ITEMS[key][0]}", lambda: self.show_screen(key))

    def show_screen(self, key: str) -> None:
        """Bring a screen into sight and the focus to where its work begins."""
        screen = self._screens[key]
        if screen in self._untranslated:
            self._untranslated.discard(screen)
            screen.retranslate()
        self._stack.setCurrentWidget(screen)
        self.rail.select(self._under[key])
        self._show_header(screen)
        screen.showing()
        screen.focus_first()
        self.screen_changed.emit(key)

    def current(self) -> tuple[str, Screen]:
        """The screen that is shown, and its key."""
        shown = self._stack.currentWidget()
        return next(
            ((key, screen) for key, screen in self._screens.items() if screen is shown), ("", self._nowhere)
        )

    def screens(self) -> Mapping[str, Screen]:
        """Every screen there is, by its key."""
        return self._screens

    def on(self, command: str, handler: Handler) -> None:
        """Do this at a key, wherever one is, unless the screen that is shown does something else with it."""
        self._handlers[command] = handler

    def do(self, command: str) -> bool:
        """Do what a key means now; False when it means nothing here."""
        _key, screen = self.current()
        for handler in (screen.commands().get(command), self._handlers.get(command)):
            if handler is not None and handler() is not False:
                return True
        return False

    def retranslate(self) -> None:
        """Say every word of the frame and of the screen in the language in use."""
        self.rail.retranslate()
        self.top_bar.retranslate()
        self.bottom_line.retranslate()
        shown = self.current()[1]
        shown.retranslate()
        # The others wait until they are shown: nobody can read them, and all together take ten times as long.
        self._untranslated = {screen for screen in self._screens.values() if screen is not shown}
        self.guide.panel.hide()
        self._show_header(self.current()[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the form that fits."""
        super().resizeEvent(event)
        self.restyle()

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self._body.addWidget(self.notices)
        self._body.addWidget(self._stack, 1)
        grid.addWidget(self.rail, 0, 0, 3, 1)
        grid.addWidget(self.top_bar, 0, 1)
        grid.addLayout(self._body, 1, 1)
        grid.addWidget(self.bottom_line, 2, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)

    def restyle(self) -> None:
        """Take the form that fits this width and text size."""
        compact = self.width() < _ROOM * theme.percent() / 100
        self._compact = compact
        self._body.setContentsMargins(*((12, 0, 8, 8) if compact else (24, 0, 24, 20)))
        self.rail.set_compact(compact)
        self.top_bar.set_compact(compact)
        self.bottom_line.set_compact(compact)
        for screen in self._screens.values():
            screen.set_compact(compact)
        self.guide.panel.place()

    def _show_header(self, screen: Screen) -> None:
        if screen is self._stack.currentWidget():
            self.top_bar.show_header(screen.title(), screen.subtitle(), screen.header_parts())

    def _show_keys(self) -> None:
        of_screens = [screen.commands() for screen in self._screens.values()]
        self.guide.show_keys(set(self._handlers).union(*of_screens))

    def _close_top(self) -> bool:
        if self.guide.close():
            return True
        if self.notices.isHidden():
            return False
        self.notices.hide()
        return True
