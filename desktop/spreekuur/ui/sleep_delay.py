# SPDX-License-Identifier: EUPL-1.2
"""Asks the computer to wait with going to sleep until the screen is locked; it waits a few seconds at most."""

import os

from PySide6.QtCore import QObject
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

_LOGIN = "org.freedesktop.login1"
_WHY = "Closes what is open"  # shown by the system's own list of who delays


class SleepDelay(QObject):
    """Holds logind's lock file from `take` to `release`. A process that is replaced or killed lets go by itself."""

    def __init__(self, parent: QObject, system: QDBusConnection) -> None:
        super().__init__(parent)
        self._system = system
        self._held = -1
        self._asked: QDBusPendingCallWatcher | None = None

    def is_held(self) -> bool:
        """Whether the computer waits for us."""
        return self._held >= 0

    def take(self) -> None:
        """Ask for it; where nobody answers the computer does not wait, and locking is none the less tried."""
        if self.is_held() or self._asked is not None:
            return
        call = QDBusMessage.createMethodCall(
            _LOGIN, "/org/freedesktop/login1", f"{_LOGIN}.Manager", "Inhibit"
        )
        call.setArguments(["sleep", "Spreekuur", _WHY, "delay"])
        self._asked = QDBusPendingCallWatcher(self._system.asyncCall(call), self)
        self._asked.finished.connect(self._on_answer)

    def release(self) -> None:
        """The screen is locked: the computer may sleep."""
        held, self._held = self._held, -1
        if held >= 0:
            os.close(held)

    def _on_answer(self, watcher: QDBusPendingCallWatcher) -> None:
        self._asked = None
        for answer in watcher.reply().arguments():
            # Our own copy, not handed on to another program; Qt's goes with its message.
            if isinstance(answer, QDBusUnixFileDescriptor) and answer.isValid():
                self._held = os.dup(answer.fileDescriptor())
        watcher.deleteLater()
