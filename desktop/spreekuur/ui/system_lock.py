# SPDX-License-Identifier: EUPL-1.2
"""Hears the computer lock, sleep or close its lid, and locks with it.

Not every desktop tells (some lock programs say nothing), so the idle lock stays the floor.
"""

import os
import sys
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage

from spreekuur.ui.sleep_delay import SleepDelay

_LOGIN = "org.freedesktop.login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"
_LOGIN_PATH = "/org/freedesktop/login1"
_PATIENCE_MS = 2000
_SCREENSAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
)


class SystemLock(QObject):
    """Calls `lock` when the session locks, the screen saver comes on or the computer is about to sleep."""

    def __init__(
        self,
        parent: QObject,
        lock: Callable[[], None],
        system: QDBusConnection | None = None,
        session: QDBusConnection | None = None,
    ) -> None:
        super().__init__(parent)
        self._lock = lock
        self.delay: SleepDelay | None = None
        if not sys.platform.startswith("linux"):
            return
        self._system = system or QDBusConnection.systemBus()
        self._session = session or QDBusConnection.sessionBus()
        if self._system.isConnected():
            self._hear_logind()
            self.delay = SleepDelay(self, self._system)
            self.delay.take()
        if self._session.isConnected():
            for service, path in _SCREENSAVERS:
                self._hear(self._session, path, service, "ActiveChanged", "on_active(bool)")

    @Slot(bool)
    def on_sleep(self, begins: bool) -> None:
        """The computer goes to sleep, or wakes."""
        if begins:
            # A real lock does not come back: it ends the process, and that lets go of the delay.
            self._lock()
        if self.delay is not None:
            (self.delay.release if begins else self.delay.take)()

    @Slot()
    def on_lock(self) -> None:
        """The session is locked."""
        self._lock()

    @Slot(bool)
    def on_active(self, active: bool) -> None:
        """The screen saver comes on, or goes."""
        if active:
            self._lock()

    def _hear_logind(self) -> None:
        self._hear(self._system, _LOGIN_PATH, _MANAGER, "PrepareForSleep", "on_sleep(bool)")
        self._hear(self._system, self._session_path(), _SESSION, "Lock", "on_lock()")

    def _hear(self, bus: QDBusConnection, path: str, interface: str, signal: str, slot: str) -> None:
        # The leading 1 is how Qt marks a slot in its text form; the stub asks for bytes, the call takes text.
        bus.connect("", path, interface, signal, self, cast(bytes, f"1{slot}"))

    def _session_path(self) -> str:
        """The path of our own session; another person's session on this computer is none of ours."""
        manager = QDBusInterface(_LOGIN, _LOGIN_PATH, _MANAGER, self._system)
        manager.setTimeout(_PATIENCE_MS)
        for method, argument in (
            ("GetSession", os.environ.get("XDG_SESSION_ID")),
            ("GetSessionByPID", os.getpid()),
        ):
            if argument is None:
                continue
            answer = manager.call(method, argument)
            if answer.type() == QDBusMessage.MessageType.ReplyMessage:
                found = answer.arguments()[0]
                return str(found.path() if hasattr(found, "path") else found)
        return ""
