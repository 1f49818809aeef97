# SPDX-License-Identifier: EUPL-1.2
"""The computer's own lock, sleep and screen saver, heard over a message bus of our own."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from buses import a_bus, a_computer
from spreekuur.ui.system_lock import SystemLock


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with a_bus(tmp_path_factory.mktemp("bus")) as found:
        yield found


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


@pytest.fixture
def computer(address):
    with a_computer(address) as process:
        yield process


@pytest.fixture
def ours(address, computer, qapp):
    """What hears the computer, as the program has it; and how often it locked."""
    system, session = (QDBusConnection.connectToBus(address, name) for name in ("system", "session"))
    parent, locks = QObject(), []
    watcher = SystemLock(parent, lambda: locks.append(watcher.delay.is_held()), system, session)
    yield watcher, locks
    parent.deleteLater()
    for name in ("system", "session"):
        QDBusConnection.disconnectFromBus(name)


def test_another_process_that_is_the_computer_locks_us(ours, computer, qtbot):
    _watcher, locks = ours
    for count, signal in enumerate(("lock", "saver-on", "sleep"), 1):
        computer.does(signal)
        qtbot.waitUntil(lambda count=count: len(locks) == count)


def test_another_persons_session_and_the_screen_coming_back_lock_nothing(ours, computer, qtbot):
    _watcher, locks = ours
    for signal in ("lock-other", "saver-off", "awake", "lock"):
        computer.does(signal)
    qtbot.waitUntil(lambda: bool(locks))
    assert len(locks) == 1, "the last one alone, which came after the others"


def test_the_computer_waits_with_sleeping_until_we_have_locked(ours, computer, qtbot):
    watcher, locks = ours
    qtbot.waitUntil(watcher.delay.is_held)
    assert computer.said() == "inhibit sleep Spreekuur delay"
    computer.does("sleep")
    qtbot.waitUntil(lambda: bool(locks))
    assert locks == [True], "still held while it locked"
    assert not watcher.delay.is_held()
    assert computer.said() == "released"
    computer.does("awake")
    qtbot.waitUntil(watcher.delay.is_held)
    assert computer.said() == "inhibit sleep Spreekuur delay"


def test_a_computer_that_does_not_wait_is_locked_all_the_same(address, qapp, qtbot):
    system, session, desktop = (QDBusConnection.connectToBus(address, name) for name in ("d", "e", "f"))
    parent, locks = QObject(), []
    watcher = SystemLock(parent, lambda: locks.append(True), system, session)
    message = QDBusMessage.createSignal(*LOGIN)
    message.setArguments([True])
    desktop.send(message)
    qtbot.waitUntil(lambda: locks == [True])
    assert not watcher.delay.is_held()
    for name in ("d", "e", "f"):
        QDBusConnection.disconnectFromBus(name)
