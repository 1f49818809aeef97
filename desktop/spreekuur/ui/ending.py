# SPDX-License-Identifier: EUPL-1.2
"""An end that comes from outside closes the program as a person would: drafts kept, store closed, nothing asked."""

import os
import signal
import sys
from collections.abc import Callable
from typing import NoReturn

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

INTERRUPTED = 130
_NAMES = ("SIGTERM", "SIGINT", "SIGHUP")  # the system asks, Ctrl+C, the terminal goes


def heed(app: QApplication, keep: Callable[[], None]) -> None:
    """Quit at a signal, with 130 at Ctrl+C; `keep` what is open when the session may end."""
    # Others may still keep the session from ending, so nothing is closed yet.
    app.commitDataRequest.connect(lambda _manager: keep())
    if os.name != "nt":  # Windows closes the window instead of sending a signal
        _Signals(app)


def leave(code: int) -> NoReturn:
    """End the process now that everything is kept.

    Python and Qt would take the window apart in any order, and whatever of it still listens to the other parts would
    find them gone. There is nothing left to do for it.
    """
    for stream in (sys.stdout, sys.stderr):  # a program without a console has none
        if stream is not None:
            stream.flush()
    os._exit(code)


class _Signals(QObject):
    """Python hears a signal only when Qt lets it run; a byte in a pipe wakes it up."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._read, write = os.pipe()
        os.set_blocking(write, False)
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        for name in _NAMES:
            signal.signal(getattr(signal, name), lambda _number, _frame: None)  # the byte says which
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._quit)

    def _quit(self) -> None:
        came = os.read(self._read, 1)
        self._app.exit(INTERRUPTED if came == bytes([signal.SIGINT]) else 0)
