# SPDX-License-Identifier: EUPL-1.2
"""Builds the desk while the passphrase is typed, so that it is there the moment the vault opens."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

from spreekuur.ui.desk import build
from spreekuur.ui.main_window import MainWindow
from spreekuur.ui.session import Session
from spreekuur.ui.shell import Shell


class WaitingDesk(QObject):
    """A desk in the making, behind the unlock screen: empty, as nothing can be read from a locked vault.

    It is built in steps, and what is typed meanwhile is heard between two of them.
    """

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self.session = session
        self._shell = shell
        self._window: MainWindow | None = None
        self._steps: Iterator[MainWindow] = build(session)
        QTimer.singleShot(0, self, self._step)

    def whole(self) -> MainWindow:
        """The desk, after what is left to do."""
        while self._next():
            pass
        assert self._window is not None
        return self._window

    def retranslate(self) -> None:
        """Say every word that is there already in the language in use."""
        if self._window is not None:
            self._window.retranslate()

    def throw_away(self) -> None:
        """It is not wanted: the vault did not open."""
        self._steps = iter(())
        if self._window is not None:
            self._window.deleteLater()
        self.deleteLater()

    def _step(self) -> None:
        if self._next():
            QTimer.singleShot(0, self, self._step)

    def _next(self) -> bool:
        built = next(self._steps, None)
        if built is None:
            return False
        if self._window is None:
            self._window = built
            self._shell.keep_page(built)
        return True
