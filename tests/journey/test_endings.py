# SPDX-License-Identifier: EUPL-1.2
"""The whole program is ended from outside: what is typed is kept, the store closed, and no dialog waits for a click."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from journey.vaults import opened
from journey.x_server import XServer
from spreekuur.desk import talks

SCRIPT = Path(__file__).parent / "children" / "ends.py"
PATIENCE = 20  # of a test on a busy machine; without an end of its own nothing here would ever end


@pytest.fixture
def at(home, tmp_path):
    """The program as a process that has gone to a state."""
    processes = []

    def go(state, **more):
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(tmp_path)} | more
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        process = subprocess.Popen(
            [sys.executable, SCRIPT, home, state], env=environment, cwd=tmp_path, **pipes
        )
        processes.append(process)
        said = [process.stdout.readline().strip()]
        assert said[0] in ("ready", "kept"), process.communicate()[1]
        return process

    yield go
    for process in processes:
        process.kill()
        process.communicate()


def draft(home):
    found = opened(home)
    try:
        ((talk, _saved_at),) = talks.unfinished(found.desk)
        return talk
    finally:
        found.close()


def is_closed(home):
    """SQLite takes its log away when the last one closes the store."""
    return not (home / "vault.db-wal").exists()


@pytest.mark.parametrize(
    ("state", "number", "code"),
    [
        ("button", signal.SIGTERM, 0),
        ("dialog", signal.SIGHUP, 0),
        ("job", signal.SIGINT, 130),
        ("letter", signal.SIGTERM, 0),
    ],
    ids=["button", "dialog", "job", "letter"],
)
def test_a_signal_keeps_what_was_typed_closes_the_store_and_asks_nothing(at, home, state, number, code):
    process = at(state)
    process.send_signal(number)
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (code, "")
    assert "Traceback" not in err
    assert is_closed(home)
    log = home / "log" / "problems.txt"
    assert log.exists() is (state == "dialog")  # whose mistake was noted before, without what it was about
    assert not log.exists() or "huur" not in log.read_text("utf-8")
    talk = draft(home)
    assert talk.note == "huur te hoog"
    assert talk.letter.get("family") == ("Kowalska" if state == "letter" else None)


def test_when_the_session_may_end_everything_is_kept_and_a_kill_costs_nothing(at, home):
    process = at("session")
    assert process.poll() is None
    process.kill()
    process.wait(PATIENCE)
    assert draft(home).note == "huur te hoog"


def test_a_display_that_vanishes_leaves_the_draft_and_no_file_that_names_anybody(at, home, tmp_path):
    folder = tmp_path / "screen"
    folder.mkdir()
    server = XServer(folder)
    try:
        process = at("display", QT_QPA_PLATFORM="xcb", DISPLAY=server.display)
    finally:
        server.close()
    process.communicate(timeout=PATIENCE)
    assert process.returncode != 0
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path for path in files if b"huur te" in path.read_bytes()} == set()
    assert not [path for path in files if path.name.startswith("core")]
    assert draft(home).note == "huur te hoog"
