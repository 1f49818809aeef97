# SPDX-License-Identifier: EUPL-1.2
"""An end that comes from outside the window closes it as a person would: drafts kept, store closed."""

import os
import signal

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

INTERRUPTED = 130


def heed_signals(app: QApplication) -> None:
    """Quit at SIGTERM, such as at the end of a session, and with 130 at Ctrl+C in the terminal."""
    if os.name != "nt":  # Windows closes the window instead of sending a signal
        _Signals(app)


class _Signals(QObject):
    """Python hears a signal only when Qt lets it run; a byte in a pipe wakes it up."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app, self._came = app, signal.SIGTERM
        self._read, write = os.pipe()
        os.set_blocking(write, False)
        signal.set_wakeup_fd(write)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._note)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._quit)

    def _note(self, number: int, _frame: object) -> None:
        self._came = signal.Signals(number)

    def _quit(self) -> None:
        os.read(self._read, 1)
        self._app.exit(INTERRUPTED if self._came is signal.SIGINT else 0)
