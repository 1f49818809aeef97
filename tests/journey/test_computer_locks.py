# SPDX-License-Identifier: EUPL-1.2
"""The whole program, on a bus of its own: the lid is closed, the session locks, or the screen saver comes on."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from buses import a_bus, a_computer
from journey.vaults import PHRASE, opened
from spreekuur.desk import talks

SCRIPT = Path(__file__).parent / "children" / "locks_with_the_computer.py"


@pytest.mark.parametrize("signal", ["sleep", "lock", "saver-on"])
def test_the_program_locks_with_the_computer_and_keeps_what_was_typed(home, tmp_path, signal):
    with a_bus(tmp_path) as address, a_computer(address) as computer:
        environment = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "DBUS_SYSTEM_BUS_ADDRESS": address,
            "DBUS_SESSION_BUS_ADDRESS": address,
            "PHRASE": PHRASE,
        }
        command = [sys.executable, str(SCRIPT), str(home)]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as program:
            assert program.stdout.readline().strip() == "open"
            assert computer.said() == "inhibit sleep Spreekuur delay"
            computer.does(signal)
            assert json.loads(program.stdout.readline()) == {"locks": 1, "shown": 0}
            assert program.wait(20) == 0
        assert computer.said() == "released"
    found = opened(home)
    try:
        assert [talk.note for talk, _saved_at in talks.unfinished(found.desk)] == ["huur te hoog"]
    finally:
        found.close()
