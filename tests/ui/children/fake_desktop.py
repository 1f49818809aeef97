# SPDX-License-Identifier: EUPL-1.2
"""A process that is the computer: logind and a screen saver on the bus whose address is given.

Each line on the standard input is a signal to send; each line on the output is something that was asked of it.
"""

import os
import sys

from PySide6.QtCore import QCoreApplication, QSocketNotifier
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVirtualObject,
)

LOGIN = ("org.freedesktop.login1", "/org/freedesktop/login1")
OURS, OTHERS = (f"/org/freedesktop/login1/session/_3{n}" for n in (2, 3))
SAVER = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver")
SIGNALS = {
    "sleep": (LOGIN[1], "org.freedesktop.login1.Manager", "PrepareForSleep", True),
    "awake": (LOGIN[1], "org.freedesktop.login1.Manager", "PrepareForSleep", False),
    "lock": (OURS, "org.freedesktop.login1.Session", "Lock"),
    "lock-other": (OTHERS, "org.freedesktop.login1.Session", "Lock"),
    "saver-on": (SAVER[1], SAVER[0], "ActiveChanged", True),
    "saver-off": (SAVER[1], SAVER[0], "ActiveChanged", False),
}


def say(*words: str) -> None:
    """Tell the test."""
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


def reply(message: QDBusMessage, answer: object) -> QDBusMessage:
    """The answer to a call: one value, not a list of them."""
    made = message.createReply()
    made.setArguments([answer])
    return made


class Login(QDBusVirtualObject):
    """Answers as logind does."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self.held: list[QSocketNotifier] = []

    def introspect(self, path: str) -> str:
        """Nobody asks."""
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        """Answer what was asked."""
        if message.member().startswith("GetSession"):
            return connection.send(reply(message, QDBusObjectPath(OURS)))
        if message.member() == "Inhibit":
            what, who, _why, mode = message.arguments()
            say("inhibit", what, who, mode)
            return connection.send(reply(message, QDBusUnixFileDescriptor(self._hold())))
        return False

    def _hold(self) -> int:
        """A pipe: its reading end here closes when nobody has the writing end any more."""
        reading, writing = os.pipe()
        notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, self)
        notifier.activated.connect(lambda *_: self._let_go(notifier, reading))
        self.held.append(notifier)
        self._writing = writing
        return writing

    def let_go_of_ours(self) -> None:
        """Only who asked may hold the writing end."""
        if getattr(self, "_writing", -1) >= 0:
            os.close(self._writing)
            self._writing = -1

    def _let_go(self, notifier: QSocketNotifier, reading: int) -> None:
        notifier.setEnabled(False)
        os.close(reading)
        say("released")


def main() -> None:
    """Serve until the input ends."""
    app = QCoreApplication([])
    bus = QDBusConnection.connectToBus(sys.argv[1], "desktop")
    login = Login(app)
    anywhere = QDBusConnection.VirtualObjectRegisterOption.SubPath
    for service, path in (LOGIN, SAVER):
        assert bus.registerService(service)
        assert bus.registerVirtualObject(path, login, anywhere)

    def hear() -> None:
        told = os.read(sys.stdin.fileno(), 4096).decode()
        login.let_go_of_ours()
        for line in told.splitlines():
            path, interface, signal, *arguments = SIGNALS[line]
            message = QDBusMessage.createSignal(path, interface, signal)
            message.setArguments(arguments)
            bus.send(message)
        if not told:
            app.quit()

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, app)
    notifier.activated.connect(lambda *_: hear())
    say("ready")
    app.exec()


main()
