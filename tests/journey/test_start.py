# SPDX-License-Identifier: EUPL-1.2
"""The program as a process on a real screen: it paints, its title tells nothing, it ends when it is told to."""

import os
import signal
import subprocess
import sys

import pytest

from journey.x_server import XServer, wait

ACCENT, TEXT = "#0b6b5b", "#1b2421"


@pytest.fixture
def x_server(tmp_path):
    folder = tmp_path / "screen"
    folder.mkdir()
    server = XServer(folder)
    yield server
    server.close()


@pytest.fixture
def started(x_server, home):
    """The process with its unlock screen on the screen."""
    (home / "settings.toml").write_text('language = "nl"\ntheme = "light"\ntext_size = 100\n', "utf-8")
    hidden = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {"DISPLAY": x_server.display, "SPREEKUUR_HOME": str(home)}
    command = [sys.executable, "-m", "spreekuur"]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    wait(lambda: process.poll() is not None or {ACCENT, TEXT} <= x_server.colours())
    yield process
    process.kill()
    process.communicate()


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, 0), (signal.SIGINT, 130), (signal.SIGHUP, 0)],
    ids=["SIGTERM", "SIGINT", "SIGHUP"],
)
def test_it_paints_says_only_its_name_and_ends_when_told(started, x_server, home, number, code):
    assert started.poll() is None, started.stderr.read().decode()
    assert len(x_server.colours()) > 30  # smooth letters, not an empty window
    assert x_server.titles() == ["Spreekuur"]
    started.send_signal(number)
    out, err = started.communicate(timeout=30)
    assert (started.returncode, out, err) == (code, b"", b"")
    assert not (home / "log").exists()
