# SPDX-License-Identifier: EUPL-1.2
"""What the keys do before the desk is open: help, the list of keys, hiding, and the letters of labels."""

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from spreekuur.language import _
from spreekuur.times import Clock, utc_now
from spreekuur.ui.frame.help_content import caller, help_for
from spreekuur.ui.frame.help_panel import HelpPanel
from spreekuur.ui.hide import OF_THE_COVER, Hider
from spreekuur.ui.key_words import groups
from spreekuur.ui.mnemonics import Mnemonics
from spreekuur.ui.shell import Shell

_PAGES = {
    "UnlockView": "unlock",
    "WizardView": "wizard",
    "TroubleView": "trouble",
    "BringView": "trouble",
    "FoundingPage": "practice",
}
_WORKING = ("help", "all_keys", "hide", "close", "larger", "smaller", "normal_size")


class _Page(Protocol):
    def help_lines(self) -> tuple[str, ...]: ...

    def focus_first(self) -> None: ...


class BeforeDesk(QObject):
    """Serves whatever page the shell shows until the desk takes over."""

    def __init__(self, shell: Shell, clock: Clock = utc_now) -> None:
        super().__init__(shell)
        self._shell = shell
        self._panel: HelpPanel | None = None
        # There is nothing open yet that could be locked.
        self._hider = Hider(shell, cast(QApplication, QApplication.instance()), clock, lambda: None)
        shell.resized.connect(self._hider.restyle)
        shell.mnemonics = Mnemonics(shell, lambda: [self._widget()], tuple)
        shell.mnemonics.refresh_soon()

    def hear(self, name: str) -> bool:
        """Do what a key means here; False when it means nothing."""
        if self.is_hidden():
            if name == "hide":
                self._hider.show_again()
            return name not in OF_THE_COVER
        if name == "hide":
            self._hider.hide_now(lock_later=False)
        elif name == "help":
            self.show_help()
        elif name == "all_keys":
            self._open(lambda panel: panel.show_keys(groups(_WORKING)))
        elif name == "close" and self._panel is not None and self._panel.isVisible():
            self._panel.close_panel()
        else:
            return self._shell.mnemonics is not None and self._shell.mnemonics.go(name)
        return True

    def show_help(self) -> None:
        """Show the short help of the page, or close it when it is open."""
        page = self._page()
        lines = page.help_lines() if hasattr(page, "help_lines") else ()
        told = help_for(_PAGES.get(type(page).__name__, ""), _("Help"), lines, None, caller("", ""))
        self._open(lambda panel: panel.show_help(told))

    def is_hidden(self) -> bool:
        """Whether the cover is on."""
        return self._hider.is_hidden()

    def leave(self) -> None:
        """The desk is open: from now on it hears the keys."""
        if self.is_hidden():
            self._hider.show_again()

    def _widget(self) -> QWidget:
        return self._shell.currentWidget() or self._shell

    def _page(self) -> _Page:
        return cast(_Page, self._widget())

    def _open(self, show: Callable[[HelpPanel], None]) -> None:
        page = self._widget()
        if self._panel is None or self._panel.parentWidget() is not page:
            self._panel = HelpPanel(page, lambda: 0)
            self._panel.closed.connect(self._page().focus_first)
        if self._panel.isVisible():
            self._panel.close_panel()
        else:
            show(self._panel)
