# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur wipe --yes`: without a passphrase everything of the vault is gone, and nothing beside it."""

import json
import os
import shutil

import pytest

from journey.vaults import PHRASE, founded
from spreekuur.app import open_home
from spreekuur.cli.main import run
from spreekuur.errors import UserError
from spreekuur.security import wiping


@pytest.fixture
def home(tmp_path):
    return founded(tmp_path / "home")


def wipe(home, *more):
    return run(["wipe", *more, "--home", str(home), "--lang", "en"])


def test_without_yes_nothing_is_destroyed(home, capsys):
    assert wipe(home) == 2
    assert "add --yes" in capsys.readouterr().err
    open_home(home, PHRASE).close()


def test_afterwards_nothing_opens_and_a_second_time_says_that_there_is_no_vault(home, capsys):
    (home / "mine.txt").write_text("not the program's")
    assert wipe(home, "--yes", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"wiped": True, "locks": [], "left": [], "unsure": [], "copies": [], "open": False}
    assert {path.name for path in home.iterdir()} <= {"mine.txt", "vault.lock"}
    with pytest.raises(UserError):
        open_home(home, PHRASE)
    assert wipe(home, "--yes") == 1
    assert "no vault here" in capsys.readouterr().err


@pytest.mark.parametrize("harm", ["store", "locks", "no store", "folder"])
def test_damage_does_not_stand_in_its_way(home, harm):
    if harm == "store":
        (home / "vault.db").write_bytes(b"?" * 5000)
    elif harm == "locks":
        (home / "keyslots.json").write_bytes(b'{"vault": [')
    elif harm == "no store":
        (home / "vault.db").unlink()
    else:
        (home / "vault.mark").unlink()
        (home / "vault.mark").mkdir()
    assert wipe(home, "--yes") == 0
    assert not wiping._parts(home)


def test_a_window_that_has_it_open_is_told(home, capsys):
    app = open_home(home, PHRASE)
    assert wipe(home, "--yes") == 3
    assert "still open" in capsys.readouterr().out
    app.close()


def test_a_copy_on_a_stick_is_named_and_left(home, tmp_path, monkeypatch, capsys):
    stick = tmp_path / "stick" / "2026-11-11T200000"
    stick.mkdir(parents=True)
    shutil.copy(home / "keyslots.json", stick)
    other = tmp_path / "stick" / "other"
    other.mkdir()
    (other / "keyslots.json").write_text('{"vault": "0"}')
    monkeypatch.setattr(wiping, "_STICKS", (str(tmp_path / "stick"),))
    assert wipe(home, "--yes", "--json") == 3
    assert json.loads(capsys.readouterr().out)["copies"] == [str(stick)]
    assert (stick / "keyslots.json").exists()


def test_a_link_is_taken_away_and_what_it_leads_to_is_not_touched(home, tmp_path):
    mine = tmp_path / "mine.txt"
    mine.write_text("a letter of somebody's own")
    (home / "keyslots.json.new").symlink_to(mine)
    (home / "backups").mkdir(exist_ok=True)
    (home / "backups" / "keyslots.json").symlink_to(mine)
    os.mkfifo(home / "vault.pipe")
    assert wipe(home, "--yes") == 0
    assert mine.read_text() == "a letter of somebody's own"
