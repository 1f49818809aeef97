# SPDX-License-Identifier: EUPL-1.2
"""The vault from the command line: founded, copied, checked, restored; each refusal one clear sentence."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from spreekuur.app import open_home
from spreekuur.cli.main import run
from spreekuur.security import argon, recovery, vault
from spreekuur.security.argon import Argon2Cost
from spreekuur.store import vault_settings

PHRASE = "molen kaars zomer brug appel rivier"
SENDER = {"name": "Punt", "street": "Marktplein 4", "postcode": "1234 AB", "city": "Voorbeeldstad"}
SENDER |= {"phone": "010 000 00 00", "email": "punt@voorbeeld.example", "contact": "Ana"}


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    monkeypatch.setattr(argon, "calibrated", lambda: Argon2Cost(16 * 1024, 1, 1))


@pytest.fixture
def home(tmp_path):
    return tmp_path / "mijn kluis"


@pytest.fixture
def spreekuur(tmp_path, home, capfd):
    """Runs a command on the home and gives exit code, stdout and stderr."""
    (tmp_path / "phrase").write_text(PHRASE + "\n")
    (tmp_path / "sender.json").write_text(json.dumps(SENDER))

    def command(*arguments):
        code = run(["--home", str(home), "--lang", "en", *map(str, arguments)])
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return command


@pytest.fixture
def phrase(tmp_path):
    return ("--passphrase-file", tmp_path / "phrase")


@pytest.fixture
def init(spreekuur, tmp_path, phrase):
    return lambda *more: spreekuur(
        "init", "--name", "Punt", "--sender", tmp_path / "sender.json", *phrase, *more
    )


def test_a_founded_vault_opens_with_all_that_letters_need(init, home):
    code, out, _err = init("--laptop", "3", "--json")
    assert code == 0
    made = json.loads(out)
    assert (made["name"], made["laptop"], made["slot"]) == ("Punt", 3, "Ana")
    assert made["certificate"]["role"] == "coordinator"
    app = open_home(home, PHRASE)
    assert app.coordinator
    assert app.desk.sender.city == "Voorbeeldstad"
    assert app.desk.laptop == 3
    assert app.db.author == "Ana"
    assert app.db.origin == made["vault"]
    assert bytes.fromhex(vault_settings.get(app.db, "confidant_key")) != app.unlocked.confidant_key
    app.close()
    assert sorted(path.name for path in home.iterdir()) == [
        "keyslots.json",
        "vault.db",
        "vault.lock",
        "vault.mark",
    ]
    for path in home.iterdir():
        assert b"Voorbeeldstad" not in path.read_bytes()


def test_the_groups_shown_once_open_the_vault(init, home):
    _code, _out, err = init()
    groups = err.split(": ")[-1].strip()
    assert vault.unlock_by_recovery(home, recovery.from_groups(groups)).by_recovery


def test_the_recovery_sheet_is_a_pdf_with_the_groups(init, home, tmp_path):
    code, _out, err = init("--recovery-sheet", tmp_path / "sheet.pdf")
    assert (code, err) == (0, "")
    text = subprocess.run(
        ["pdftotext", "-raw", tmp_path / "sheet.pdf", "-"], capture_output=True, text=True
    ).stdout
    groups = [word for word in text.split() if len(word) == 5 and set(word) <= set(recovery._ALPHABET)]
    secret = recovery.from_groups(" ".join(groups[:8]))
    assert vault.unlock_by_recovery(home, secret).by_recovery


def test_a_vault_is_never_made_over_another(init, home):
    init()
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    code, out, err = init()
    assert (code, out) == (1, "")
    assert err.startswith("spreekuur: There is a vault here already.")
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before


@pytest.mark.parametrize(
    "sender",
    [None, "{", "[]", {"name": "Punt"}, SENDER | {"bsn": "1"}, SENDER | {"phone": 5}, SENDER | {"city": ""}],
)
def test_a_wrong_sender_is_refused_and_nothing_is_made(init, home, tmp_path, sender):
    if sender is None:
        (tmp_path / "sender.json").unlink()
    else:
        (tmp_path / "sender.json").write_text(sender if isinstance(sender, str) else json.dumps(sender))
    code, out, err = init("--recovery-sheet", tmp_path / "sheet.pdf")
    assert (code, out) == (1, "")
    assert err.startswith("spreekuur: ") and err.count("\n") == 1
    assert not home.exists()
    assert not (tmp_path / "sheet.pdf").exists()


@pytest.mark.parametrize("content", [b"", b"\n\n", b"too short\n", b"\xff\xfe\x00", None])
def test_an_unusable_passphrase_file_is_refused(init, home, tmp_path, content):
    (tmp_path / "phrase").unlink()
    if content is not None:
        (tmp_path / "phrase").write_bytes(content)
    code, _out, err = init()
    assert code == 1
    assert err.startswith("spreekuur: The passphrase file cannot be used")
    assert not home.exists()


def test_a_wrong_digit_or_no_name_is_wrong_usage(init, spreekuur):
    for wrong in (("--laptop", "10"), ("--laptop", "x")):
        with pytest.raises(SystemExit) as left:
            init(*wrong)
        assert left.value.code == 2
    with pytest.raises(SystemExit):
        spreekuur("init")


def test_a_cloud_folder_is_refused_by_name(init, tmp_path, monkeypatch, capfd):
    place = tmp_path / "Dropbox" / "kluis"
    arguments = ["init", "--home", str(place), "--lang", "en", "--name", "Punt"]
    arguments += ["--sender", str(tmp_path / "sender.json"), "--passphrase-file", str(tmp_path / "phrase")]
    assert run(arguments) == 1
    assert "Dropbox" in capfd.readouterr().err
    assert not place.exists()


def test_a_backup_is_restored_elsewhere_and_opens_with_the_same_passphrase(init, spreekuur, tmp_path, phrase):
    init()
    code, out, _err = spreekuur("backup", tmp_path / "stick", *phrase, "--json")
    assert code == 0
    folder = Path(json.loads(out)["backup"])
    assert folder.parent == tmp_path / "stick"
    other = tmp_path / "other"
    code, out, _err = spreekuur("restore", folder, "--home", other, *phrase, "--json")
    assert code == 0
    assert json.loads(out)["home"] == str(other)
    app = open_home(other, PHRASE)
    assert app.desk.sender.name == "Punt"
    app.close()


def test_a_restore_over_a_vault_needs_to_be_meant(init, spreekuur, tmp_path, phrase, home):
    init()
    _code, out, _err = spreekuur("backup", tmp_path / "stick", *phrase, "--json")
    folder = json.loads(out)["backup"]
    assert spreekuur("restore", folder, *phrase)[0] == 1
    code, out, _err = spreekuur("restore", folder, "--force", *phrase, "--json")
    assert code == 0
    assert sorted(path.name for path in Path(json.loads(out)["moved_aside"]).iterdir()) == [
        "keyslots.json",
        "vault.db",
        "vault.mark",
    ]
    assert spreekuur("check", "--deep", *phrase)[0] == 0


def test_a_folder_that_is_no_backup_is_refused(spreekuur, tmp_path, phrase, home):
    (tmp_path / "empty").mkdir()
    code, _out, err = spreekuur("restore", tmp_path / "empty", *phrase)
    assert code == 1
    assert "whole backup" in err
    assert not home.exists()


def test_a_sound_vault_is_said_to_be_sound(init, spreekuur, phrase):
    init()
    code, out, _err = spreekuur("check", "--deep", *phrase, "--json")
    assert (code, json.loads(out)) == (0, {"ok": True, "problems": []})
    assert spreekuur("check", *phrase)[1] == "The vault is sound.\n"


def test_damage_inside_is_found_with_exit_code_three(init, spreekuur, phrase, home):
    init()
    app = open_home(home, PHRASE)
    (page,) = app.db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'consultation'").fetchone()
    app.close()
    data = bytearray((home / "vault.db").read_bytes())
    data[page * 4096 - 2000] ^= (
        1  # no page that opening reads: without those the vault cannot be opened at all
    )
    (home / "vault.db").write_bytes(data)
    code, out, _err = spreekuur("check", "--deep", *phrase, "--json")
    report = json.loads(out)
    assert (code, report["ok"]) == (3, False)
    assert set(report["problems"][0]) == {"what", "where"}


def break_store(home):
    (home / "vault.db").write_bytes(os.urandom(50_000))


def plain_store(home):
    (home / "vault.db").write_bytes(b"SQLite format 3\x00" + bytes(50_000))


def break_locks(home):
    (home / "keyslots.json").write_bytes(b"{}")


def lose_locks(home):
    (home / "keyslots.json").unlink()


def lose_store(home):
    (home / "vault.db").unlink()


def lose_both(home):
    lose_locks(home)
    lose_store(home)


TROUBLES = {
    break_store: "the data file is damaged",
    plain_store: "is not encrypted",
    break_locks: "file with the locks is damaged",
    lose_locks: "file with the locks is missing",
    lose_store: "The data file is missing",
    lose_both: "no vault here yet",
}


@pytest.mark.parametrize(
    ("trouble", "sentence"), TROUBLES.items(), ids=lambda value: getattr(value, "__name__", "")
)
def test_each_trouble_has_its_own_sentence_and_nothing_is_touched(
    init, spreekuur, phrase, home, trouble, sentence
):
    init()
    trouble(home)
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    code, out, err = spreekuur("check", *phrase)
    assert (code, out) == (1, "")
    assert sentence in err
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before


def test_a_wrong_passphrase_and_a_vault_in_use_are_said(init, spreekuur, phrase, home, tmp_path):
    init()
    (tmp_path / "wrong").write_text("a b c d e f")
    assert "does not open the vault" in spreekuur("check", "--passphrase-file", tmp_path / "wrong")[2]
    app = open_home(home, PHRASE)
    assert "another window" in spreekuur("check", *phrase)[2]
    app.close()
    assert spreekuur("check", *phrase)[0] == 0


def test_without_a_terminal_and_a_file_nobody_is_asked(init, spreekuur, monkeypatch):
    init()
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    code, _out, err = spreekuur("check")
    assert code == 1
    assert "--passphrase-file" in err


def test_a_passphrase_is_read_from_stdin(init, home, tmp_path):
    init()
    command = [
        sys.executable,
        "-m",
        "spreekuur",
        "--home",
        str(home),
        "check",
        "--passphrase-file",
        "-",
        "--json",
    ]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, input=PHRASE.encode(), env=env, capture_output=True)
    assert (done.returncode, json.loads(done.stdout)["ok"]) == (0, True)
