# SPDX-License-Identifier: EUPL-1.2
"""F1, Ctrl+/, Esc and F6: the help beside the screen, and walking between the parts of the window."""

from collections.abc import Callable, Container

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from spreekuur.ui.frame.help_content import caller, help_for
from spreekuur.ui.frame.help_panel import HelpPanel
from spreekuur.ui.frame.rail import Rail
from spreekuur.ui.key_words import groups
from spreekuur.ui.screen import Panel, Screen


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
        self._open(lambda: self.panel.show_keys(groups(working)))

    def close(self) -> bool:
        """Close the panel; False when it was not open."""
        if self.panel.isHidden():
            return False
        self.panel.close_panel()
        return True

    def walk(self, step: int) -> None:
        """Go to the next part of the window, or with -1 to the one before: rail, parts of the screen, help."""
        panels = [Panel(self._rail, self._rail.focus_first), *self._shown()[1].panels()]
        if not self.panel.isHidden():
            panels.append(Panel(self.panel, self.panel.focus_first))
        # The innermost part that has the focus; the top bar counts as the screen.
        here = next((at for at in reversed(range(len(panels))) if _has_focus(panels[at].part)), 1)
        # What has nothing to stand on is passed over.
        for at in range(here + step, here + step * len(panels), step):
            panel = panels[at % len(panels)]
            panel.enter()
            if _has_focus(panel.part):
                return

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


def _has_focus(part: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is part or part.isAncestorOf(focused))
