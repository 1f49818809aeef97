# SPDX-License-Identifier: EUPL-1.2
"""F1 before the desk is open: on the unlock screen, in the wizard, and when the vault does not open."""

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from spreekuur.language import _
from spreekuur.ui.frame.help_content import caller, help_for
from spreekuur.ui.frame.help_panel import HelpPanel

_KEYS = {"UnlockView": "unlock", "WizardView": "wizard", "TroubleView": "trouble", "FoundingPage": "practice"}


class EntranceHelp(QObject):
    """The help of one page; it goes with the page."""

    def __init__(self, page: Any) -> None:
        super().__init__(page)
        self._page = page
        self._back: QWidget | None = None
        self.panel = HelpPanel(page, lambda: 0)
        self.panel.closed.connect(self._go_back)

    def toggle(self) -> None:
        """Show the short help, or close it when it is open."""
        if self.close():
            return
        self._back = QApplication.focusWidget()
        lines = self._page.help_lines() if hasattr(self._page, "help_lines") else ()
        key = _KEYS.get(type(self._page).__name__, "")
        self.panel.show_help(help_for(key, _("Help"), lines, None, caller("", "")))

    def close(self) -> bool:
        """Close the panel; False when it was not open."""
        if self.panel.isHidden():
            return False
        self.panel.close_panel()
        return True

    def _go_back(self) -> None:
        if self._back is not None and self._back.isVisible():
            self._back.setFocus()
        else:
            self._page.focus_first()
