# SPDX-License-Identifier: EUPL-1.2
"""The computer's own lock, sleep and screen saver, heard over a message bus of our own."""

import subprocess

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from spreekuur.ui.system_lock import SystemLock


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    socket = tmp_path_factory.mktemp("bus") / "socket"
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address=unix:path={socket}"],
        stdout=subprocess.PIPE,
        text=True,
    )
    yield bus.stdout.readline().strip()
    bus.terminate()
    bus.wait(10)
    bus.stdout.close()


@pytest.fixture
def heard(address, qapp):
    system, session, desktop = (QDBusConnection.connectToBus(address, name) for name in ("a", "b", "c"))
    assert all(bus.isConnected() for bus in (system, session, desktop))
    locks: list[bool] = []
    parent = QObject()
    watcher = SystemLock(parent, lambda: locks.append(True), system, session)
    yield locks, desktop
    assert watcher.parent() is parent
    for name in ("a", "b", "c"):
        QDBusConnection.disconnectFromBus(name)


LOGIN = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
SESSION = ("/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session", "Lock")
SAVER = ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged")
GNOME = ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged")


@pytest.mark.parametrize(
    ("signal", "arguments", "locks"),
    [
        (LOGIN, [True], True),
        (LOGIN, [False], False),
        (SESSION, [], True),
        (SAVER, [True], True),
        (SAVER, [False], False),
        (GNOME, [True], True),
    ],
)
def test_the_computer_locks_and_we_with_it(heard, qtbot, signal, arguments, locks):
    heard_locks, desktop = heard
    message = QDBusMessage.createSignal(*signal)
    message.setArguments(arguments)
    last = QDBusMessage.createSignal(*SAVER)
    last.setArguments([True])
    assert desktop.send(message)
    assert desktop.send(last)  # so that an unheard one is known to have come before
    qtbot.waitUntil(lambda: len(heard_locks) == 1 + locks)


def test_without_a_bus_nothing_happens(qapp):
    nowhere = QDBusConnection("nowhere")
    parent = QObject()
    assert SystemLock(parent, lambda: None, nowhere, nowhere).parent() is parent
