# SPDX-License-Identifier: EUPL-1.2
"""A demo that cannot be finished leaves nothing that looks like an evening."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from spreekuur.cli.main import run
from spreekuur.resources import root

PHRASE = "anker boter cirkel dorpje emmer fiets"
CASE = {"answers": {"topics": ["work.unpaid"], "consent": "yes", "language": "pl"}}


@pytest.fixture
def phrase(tmp_path):
    (tmp_path / "phrase").write_text(PHRASE)
    return ["--passphrase-file", str(tmp_path / "phrase")]


def test_a_name_that_cannot_be_printed_stops_it_whole(tmp_path, phrase, capsys):
    cases = [CASE, CASE | {"client": {"given": "漢字"}}]
    (tmp_path / "cases.json").write_text(json.dumps(cases), "utf-8")
    asked = ["demo", str(tmp_path / "out"), "--scenarios", str(tmp_path / "cases.json"), *phrase]
    assert run([*asked, "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert "漢 (U+6F22) in “client.given”" in said and said.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_what_was_in_the_way_is_not_taken_away_with_it(tmp_path, phrase):
    (tmp_path / "out").mkdir()
    (tmp_path / "cases.json").write_text(json.dumps([CASE | {"client": {"given": "漢字"}}]), "utf-8")
    assert run(["demo", str(tmp_path / "out"), "--scenarios", str(tmp_path / "cases.json"), *phrase]) == 1
    assert list((tmp_path / "out").iterdir()) == []


def hear_ctrl_c():
    """Tests that run behind a terminal are told to pass over Ctrl+C, and so would be what they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_leaves_nothing_and_says_130(tmp_path, phrase):
    environment = os.environ | {"PYTHONPATH": str(root() / "desktop")}
    command = [sys.executable, "-m", "spreekuur", "demo", str(tmp_path / "out"), "--consultations", "200"]
    process = subprocess.Popen(
        [*command, *phrase], stderr=subprocess.PIPE, env=environment, preexec_fn=hear_ctrl_c
    )
    try:
        letters = tmp_path / "out" / "letters"
        ends = time.monotonic() + 60
        while time.monotonic() < ends and not (letters.exists() and any(letters.iterdir())):
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=60)[1] == b""
    finally:
        process.kill()
        process.communicate()
    assert process.returncode == 130 and not (tmp_path / "out").exists()


@pytest.mark.parametrize("count", ["0", "-1", "10001", "many", "1" * 5000])
def test_a_count_that_is_none_is_wrong_usage(tmp_path, count, capsys):
    with pytest.raises(SystemExit) as ended:
        run(["demo", str(tmp_path / "out"), "--consultations", count])
    assert ended.value.code == 2 and not (tmp_path / "out").exists()
