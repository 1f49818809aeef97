# SPDX-License-Identifier: EUPL-1.2
"""The window: rail, top bar, the screen that is shown, bottom line, and what every key does."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from spreekuur.ui import tab_walk, theme
from spreekuur.ui.frame.bottom_line import BottomLine
from spreekuur.ui.frame.guide import Guide
from spreekuur.ui.frame.rail import ITEMS, Rail
from spreekuur.ui.frame.top_bar import TopBar
from spreekuur.ui.keys import KEYS
from spreekuur.ui.mnemonics import Mnemonics
from spreekuur.ui.notices import Notices
from spreekuur.ui.screen import Handler, Screen

_ROOM = 1100  # below this many pixels, at 100 % text, the compact form is taken


class MainWindow(QWidget):
    """Shows one screen at a time. Screens are added once and stay."""

    screen_changed = Signal(str)  # key of the screen now shown
    retranslated = Signal()  # what lies over or beside it speaks another language too
    hide_requested = Signal()
    lock_requested = Signal()
    seen_from_afar = Signal(bool)  # somebody who helps from afar may see the window, or may not any more
    client_view_requested = Signal()
    copy_requested = Signal()  # lock, and put a copy back in the place of the vault
    practice_requested = Signal(bool)  # begin practising, or end it

    def __init__(self) -> None:
        super().__init__()
        self._screens: dict[str, Screen] = {}
        self._under: dict[str, str] = {}
        self._untranslated: set[Screen] = set()
        self._nowhere = Screen(self)
        self._nowhere.hide()
        self._compact = self._renaming = False
        self.over: list[Callable[[str], bool | None]] = []
        """What lies over every screen hears a key first, the topmost last in the list; None lets the key go on."""
        self.layers: list[QWidget] = []
        """What can lie over the screen and has fields of its own: while one is seen, the letters of labels are its."""
        self.rail, self.top_bar, self.bottom_line = Rail(), TopBar(), BottomLine()
        self.notices = Notices()
        self._stack = QStackedWidget()
        self._build()
        self.guide = Guide(self, self.rail, self.top_bar.height, self.current)
        self.mnemonics = Mnemonics(
            self,
            lambda: (
                [layer for layer in self.layers if layer.isVisible()]
                or [self.current()[1], *self.current()[1].header_parts()]
            ),
            lambda: self.current()[1].commands(),
        )
        self.rail.chosen.connect(self.show_screen)
        self.top_bar.hide_pressed.connect(self.hide_requested)
        self.top_bar.lock_pressed.connect(self.lock_requested)
        self.top_bar.client_pressed.connect(self.client_view_requested)
        self.bottom_line.undo_pressed.connect(lambda: self.do("undo"))
        self._handlers: dict[str, Handler] = {
            "hide": self.hide_requested.emit,
            "lock": self.lock_requested.emit,
            "client_view": self.client_view_requested.emit,
            "help": self.guide.show_help,
            "all_keys": self._show_keys,
            "close": self._close_top,
            "next_panel": lambda: self.guide.walk(1),
            "previous_panel": lambda: self.guide.walk(-1),
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
        self.mnemonics.refresh_soon()
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

    def do(self, command: str, *, frame_only: bool = False) -> bool:
        """Do what a key means now; False when it means nothing here. `frame_only`: whatever the screen would do."""
        if not frame_only:
            for takes in reversed(self.over):
                if (taken := takes(command)) is not None:
                    return taken
        if command == "close" and self.guide.close():
            return True
        own = None if frame_only else self.current()[1].commands().get(command)
        for handler in (own, self._handlers.get(command)):
            if handler is not None and handler() is not False:
                return True
        return self.mnemonics.go(command)

    def retranslate(self) -> None:
        """Say every word of the frame and of the screen in the language in use."""
        self.rail.retranslate()
        self.bottom_line.retranslate()
        shown = self.current()[1]
        if shown is self._nowhere:  # else showing its header says the bar anew, and fitting it twice costs
            self.top_bar.retranslate()
        self._renaming = True
        shown.retranslate()
        self._renaming = False
        # The others wait until they are shown: nobody can read them, and all together take ten times as long.
        self._untranslated = {screen for screen in self._screens.values() if screen is not shown}
        self.guide.close()
        self._show_header(shown)
        self.retranslated.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as the eye does."""
        return tab_walk.step(self, forward=forward)

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
        self._body.setContentsMargins(*((12, 0, 8, 8) if compact else (24, 0, 24, 12)))
        self.rail.set_compact(compact)
        self.top_bar.set_compact(compact)
        self.bottom_line.set_compact(compact)
        for screen in self._screens.values():
            screen.set_compact(compact)
        self.guide.panel.place()

    def _show_header(self, screen: Screen) -> None:
        if screen is self._stack.currentWidget() and not self._renaming:
            self.top_bar.show_header(screen.title(), screen.subtitle(), screen.header_parts())

    def _show_keys(self) -> None:
        of_screens = {name for screen in self._screens.values() for name in screen.commands() if name in KEYS}
        self.guide.show_keys({*self._handlers, *of_screens, *self.current()[1].commands()})

    def _close_top(self) -> bool:
        if self.notices.isHidden():
            return False
        self.notices.hide()
        return True
