# SPDX-License-Identifier: EUPL-1.2
"""What Orca would hear: the real program on a screen and a bus of its own, read from outside through AT-SPI."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any, cast

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant

PATIENCE = 60
ASSERTIVE = 2
SHOWING = 25  # ATSPI_STATE_SHOWING, a bit of GetState
USED = ("push button", "combo box", "text", "check box")
ACCESSIBLE = "org.a11y.atspi.Accessible"
REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <servicedir>/usr/share/dbus-1/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
"""


class Reader:
    """Asks the things of another program over the bus what they are."""

    def __init__(self, address: str, name: str) -> None:
        self.address = address
        self.bus = QDBusConnection.connectToBus(address, name)

    def ask(self, service: str, path: str, interface: str, method: str, *given: Any) -> Any:
        """The answer to one call, or None."""
        message = QDBusMessage.createMethodCall(service, path, interface, method)
        message.setArguments(list(given))
        answer = self.bus.call(message)
        replied = answer.type() == QDBusMessage.MessageType.ReplyMessage
        return next(iter(answer.arguments()), None) if replied else None

    def text(self, thing: tuple[str, str], what: str) -> str:
        """A property, such as its name."""
        found = self.ask(*thing, "org.freedesktop.DBus.Properties", "Get", ACCESSIBLE, what)
        return str(found.variant() if isinstance(found, QDBusVariant) else found or "")

    def role(self, thing: tuple[str, str]) -> str:
        """What it is, in English."""
        return str(self.ask(*thing, ACCESSIBLE, "GetRoleName") or "")

    def listed(self, thing: tuple[str, str], method: str) -> str:
        """An answer that is a list. PySide cannot read one, so the bus's own program asks."""
        service, path = thing
        ask = ["dbus-send", f"--bus={self.address}", "--print-reply", f"--dest={service}", path]
        said = subprocess.run(
            [*ask, f"{ACCESSIBLE}.{method}"], capture_output=True, text=True, check=False, timeout=PATIENCE
        )
        return said.stdout

    def children(self, thing: tuple[str, str]) -> list[tuple[str, str]]:
        """What is in it."""
        if self.text(thing, "ChildCount") in ("", "0"):
            return []
        return re.findall(r'string "(:[^"]+)"\s+object path "([^"]+)"', self.listed(thing, "GetChildren"))

    def shows(self, thing: tuple[str, str]) -> bool:
        """Whether it can be seen: screens that wait hidden are in the tree too, and Orca passes them by."""
        states = re.search(r"uint32 (\d+)", self.listed(thing, "GetState"))
        return bool(states and int(states[1]) >> SHOWING & 1)

    def all(self, thing: tuple[str, str]) -> Iterator[tuple[str, str]]:
        """What can be seen of it and all below it, as (role, name)."""
        if self.shows(thing):
            yield self.role(thing), self.text(thing, "Name")
            for child in self.children(thing):
                yield from self.all(child)


def pause() -> None:
    """Let the other programs work a moment."""
    loop = QEventLoop()
    QTimer.singleShot(50, loop.quit)
    loop.exec()


def until(look: Any, what: str) -> Any:
    """What `look` finds, once it finds something."""
    end = monotonic() + PATIENCE
    while monotonic() < end:
        if found := look():
            return found
        pause()
    raise AssertionError(f"never seen: {what}")


@pytest.fixture
def started(tmp_path: Path) -> Iterator[list[subprocess.Popen[str]]]:
    """What was started; it ends with the test, last first."""
    running: list[subprocess.Popen[str]] = []
    yield running
    for process in reversed(running):
        process.terminate()
    for process in running:
        process.wait(10)
        if process.stdout is not None:
            process.stdout.close()


@pytest.fixture
def around(started: list[subprocess.Popen[str]], tmp_path: Path) -> dict[str, str]:
    """An environment with a screen and a session bus of its own, where AT-SPI can be woken."""
    config = tmp_path / "bus.conf"
    config.write_text(BUS.format(socket=tmp_path / "bus"), "utf-8")
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    started.append(screen)
    display = f":{screen.stdout.readline().strip()}"  # type: ignore[union-attr]
    here = {name: value for name, value in os.environ.items() if name in ("PATH", "PYTHONPATH", "LANG")}
    here |= {
        "DISPLAY": display,
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path),
        "AT_SPI_BUS_TYPE": "",
    }
    daemon = subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=here,
    )
    started.append(daemon)
    here["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().strip()  # type: ignore[union-attr]
    return here


class Ear(QObject):
    """Hears what the program says aloud."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.heard: list[tuple[str, int]] = []
        slot = cast(bytes, "1on_said(QDBusMessage)")
        reader.bus.connect("", "", "org.a11y.atspi.Event.Object", "Announcement", self, slot)
        reader.ask(REGISTRY, "/org/a11y/atspi/registry", REGISTRY, "RegisterEvent", "object:announcement")

    @Slot(QDBusMessage)
    def on_said(self, message: QDBusMessage) -> None:
        """Something was said: how urgent it is, and the words."""
        said = message.arguments()
        self.heard.append(
            (str(said[3].variant() if isinstance(said[3], QDBusVariant) else said[3]), int(said[1]))
        )


def test_the_first_screens_are_heard_from_outside(qapp, around, started, tmp_path):
    assert shutil.which("Xvfb"), "python3 dev.py test asks for it"
    home = tmp_path / "home"
    program = [sys.executable, "-m", "spreekuur", "--home", str(home), "--lang", "pl"]
    wanted = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
    session = Reader(around["DBUS_SESSION_BUS_ADDRESS"], "session of the test")
    address = until(
        lambda: session.ask("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress"), "the bus"
    )
    started.append(subprocess.Popen(program, env=around | wanted, text=True, stderr=subprocess.DEVNULL))
    reader = Reader(str(address), "accessibility of the test")
    desktop = (REGISTRY, ROOT)
    (window,) = until(lambda: [w for a in reader.children(desktop) for w in reader.children(a)], "a window")
    heard = until(lambda: _heard(reader, window), "the first step")
    ear = Ear(reader)
    for _step in range(2):
        button = next(thing for thing in _things(reader, window) if reader.text(thing, "Name") == "Dalej")
        assert reader.ask(*button, "org.a11y.atspi.Action", "DoAction", 0)
        pause()
    until(lambda: ear.heard, "what is missing")
    assert ear.heard[0][1] == ASSERTIVE
    for name in ("session of the test", "accessibility of the test"):
        QDBusConnection.disconnectFromBus(name)
    roles = {role for role, _name in heard}
    assert {"push button", "combo box", "label"} <= roles
    assert not [name for _role, name in heard if re.search(r"/home|tmp", name)]


def _things(reader: Reader, thing: tuple[str, str]) -> Iterator[tuple[str, str]]:
    if reader.shows(thing):
        yield thing
        for child in reader.children(thing):
            yield from _things(reader, child)


def _heard(reader: Reader, window: tuple[str, str]) -> list[tuple[str, str]]:
    """All of it, once nothing that can be used is without a name: while it is built, some of it still is."""
    found = list(reader.all(window))
    silent = [role for role, name in found if role in USED and not name]
    return found if ("push button", "Dalej") in found and not silent else []
