# SPDX-License-Identifier: EUPL-1.2
"""F1, Ctrl+/, Esc and F6: the help beside the screen, and walking between the parts of the window."""

from collections.abc import Callable, Container

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from spreekuur.language import _
from spreekuur.ui.frame.help_content import caller, help_for
from spreekuur.ui.frame.help_panel import HelpPanel
from spreekuur.ui.frame.rail import Rail
from spreekuur.ui.keys import KEYS, meaning
from spreekuur.ui.screen import Screen


class Guide(QObject):
    """Opens and closes the help panel of a window, and walks between its parts."""

    def __init__(
        self, window: QWidget, rail: Rail, top: Callable[[], int], shown: Callable[[], tuple[str, Screen]]
    ) -> None:
        """`top` is the line below which the panel opens, `shown` gives the screen in sight and its key."""
        super().__init__(window)
        self._rail, self._shown = rail, shown
        self._back: QWidget | None = None
        self._call = ("", "")
        self.panel = HelpPanel(window, top)
        self.panel.closed.connect(self._go_back)

    def show_help(self) -> None:
        """Show the short help of the screen, or close it when it is open."""
        key, screen = self._shown()
        told = help_for(key, screen.title(), screen.help_lines(), screen.commands(), caller(*self._call))
        self._open(lambda: self.panel.show_help(told))

    def set_caller(self, name: str, phone: str) -> None:
        """Who can be called, as the letters have it."""
        self._call = (name, phone)

    def show_keys(self, working: Container[str]) -> None:
        """Show the list of the keys that do something, or close it when it is open."""
        named = [(keys, meaning(name)) for name, keys in KEYS.items() if name in working]
        listed = [row for row in named if row[1]]
        listed.append((("Ctrl+1", "…", "8"), _("Go to a screen by its number")))
        self._open(lambda: self.panel.show_keys(listed))

    def close(self) -> bool:
        """Close the panel; False when it was not open."""
        if self.panel.isHidden():
            return False
        self.panel.close_panel()
        return True

    def walk(self) -> None:
        """Go from the rail to the screen, or from the screen to the rail."""
        focused = QApplication.focusWidget()
        if focused is not None and self._rail.isAncestorOf(focused):
            self._shown()[1].focus_first()
            return
        for item in self._rail.items.values():
            if item.isChecked():
                item.setFocus()

    def _open(self, show: Callable[[], None]) -> None:
        if self.close():
            return
        self._back = QApplication.focusWidget()
        show()

    def _go_back(self) -> None:
        if self._back is not None and self._back.isVisible():
            self._back.setFocus()
        else:
            self._shown()[1].focus_first()
