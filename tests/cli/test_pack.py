# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur pack`: checked, signed with a key, shown, installed, refused, carried to another laptop, taken back."""

import hashlib
import json
import shutil
import stat

import pytest

from cli.test_exchange import PHRASE, SENDER
from pack_making import FOLDER
from spreekuur.cli.main import run
from spreekuur.security import argon
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.vault import STORE_NAME


@pytest.fixture(scope="module")
def founded(tmp_path_factory):
    """A coordinator's and a volunteer's vault of one team, and a key that signs packs."""
    folder = tmp_path_factory.mktemp("packs")
    (folder / "phrase").write_text(PHRASE)
    (folder / "sender.json").write_text(json.dumps(SENDER))
    phrase = ["--passphrase-file", str(folder / "phrase"), "--lang", "en"]

    def on(home, *words):
        assert run(["--home", str(folder / home), *map(str, words), *phrase]) == 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(argon, "calibrated", lambda: Argon2Cost(16 * 1024, 1, 1))
        on("ana", "init", "--name", "Punt", "--sender", folder / "sender.json")
        on("bo", "init", "--name", "Laptop 2", "--join", "--laptop", "2")
    on("bo", "team", "request", folder / "ask")
    on("ana", "team", "admit", folder / "ask", "--role", "volunteer", "--out", folder / "admission", "--yes")
    on("bo", "team", "join", folder / "admission")
    on("ana", "pack", "key", folder / "key", "--yes")
    return folder


@pytest.fixture
def folder(founded, tmp_path):
    shutil.copytree(founded, tmp_path / "team")
    return tmp_path / "team"


@pytest.fixture
def on(folder, capfd):
    """Runs a command on a laptop: exit code, its JSON or what it said."""

    def command(home, *words, phrase=True):
        capfd.readouterr()
        given = ["--passphrase-file", str(folder / "phrase")] if phrase else []
        code = run(["--home", str(folder / home), *map(str, words), *given, "--lang", "en", "--json"])
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        return code, json.loads(out) if out else err

    return command


@pytest.fixture
def signed(folder, on):
    """A pack of the invented municipality, signed without any vault."""
    sign = ["pack", "sign", FOLDER, "--key", folder / "key", "--out", folder / "p1", "--today", "2026-11-20"]
    code, told = on("nowhere", *sign, phrase=False)
    assert (code, told["version"], told["municipality"]) == (0, "1", "Voorbeeldstad")
    return folder / "p1"


def test_every_fault_of_a_folder_is_named(folder, on):
    broken = folder / "broken"
    shutil.copytree(FOLDER, broken)
    rules = (broken / "rules.yaml").read_text("utf-8")
    (broken / "rules.yaml").write_text(rules.replace("route: vb_huurteam", "route: nergens"), "utf-8")
    (broken / "municipality.yaml").write_text("meta: {version: one}\nname: X\nanswers: {}\n", "utf-8")
    code, told = on("nowhere", "pack", "check", broken, phrase=False)
    assert (code, told["ok"]) == (1, False)
    found = {(one["file"], one["entry"], one["what"]) for one in told["problems"]}
    assert ("rules.yaml", "V007", "unknown_id") in found
    assert ("municipality.yaml", "meta", "bad_value") in found
    assert ("municipality.yaml", "", "missing") in found
    assert ("municipality.yaml", "voorbeeldstad", "missing") in found


def test_a_sound_folder_is_counted(on):
    code, told = on("nowhere", "pack", "check", FOLDER, phrase=False)
    assert (code, told["ok"], told["counts"]["rules"], told["counts"]["organisations"]) == (0, True, 14, 12)


def test_a_pack_is_shown_without_a_vault_and_held_against_one_with(on, signed):
    code, told = on("nowhere", "pack", "show", signed, phrase=False)
    assert (code, told["hour"], told["signed_by"]["name"]) == (0, "Inloopspreekuur Voorbeeldstad", "Punt")
    assert "vb_wijkteam" in told["changes"]["organisations"]["added"]
    assert on("bo", "pack", "install", signed)[0] == 0
    code, told = on("bo", "pack", "show", signed)
    assert (code, told["refused"]) == (0, "same")
    assert told["changes"]["organisations"] == {"added": [], "changed": [], "gone": []}


def test_a_pack_that_is_refused_leaves_every_byte_of_the_vault(folder, on, signed):
    forged = bytearray(signed.read_bytes())
    forged[200] ^= 1
    (folder / "forged").write_bytes(forged)
    assert on("bo", "pack", "install", signed)[0] == 0
    before = hashlib.sha256((folder / "bo" / STORE_NAME).read_bytes()).digest()
    beside = (folder / "bo" / "content" / "content.json").read_bytes()
    for name in ("forged", "p1", "key", "nothing"):
        code, said = on("bo", "pack", "install", folder / name)
        assert (code, said.startswith("spreekuur: ")) == (1, True)
    assert hashlib.sha256((folder / "bo" / STORE_NAME).read_bytes()).digest() == before
    assert (folder / "bo" / "content" / "content.json").read_bytes() == beside


def test_what_is_installed_is_what_every_command_with_the_vault_uses(folder, on, signed):
    assert on("ana", "pack", "install", signed)[0] == 0
    code, _told = on("ana", "directory", "export", "--hsds", folder / "out.json")
    services = json.loads((folder / "out.json").read_text("utf-8"))
    names = {service["name"] for service in services if service["status"] == "active"}
    assert code == 0
    assert "Stadsloket Voorbeeldstad" in names
    assert not any("Aalsmeer" in name for name in names)


def test_the_pack_goes_with_the_bundle_and_the_way_back_too(folder, on, signed):
    assert on("ana", "pack", "install", signed)[0] == 0
    assert on("ana", "exchange", "send", folder / "stick")[0] == 0
    assert on("bo", "exchange", "receive", folder / "stick")[0] == 0
    hour = folder / "bo" / "content" / "hour.txt"
    assert hour.read_text("utf-8") == "Inloopspreekuur Voorbeeldstad\n"
    code, told = on("ana", "pack", "back", "--out", folder / "p2")
    assert (code, told["version"], told["municipality"]) == (0, "2", "Aalsmeer")
    assert on("ana", "exchange", "send", folder / "stick")[0] == 0
    assert on("bo", "exchange", "receive", folder / "stick")[0] == 0
    assert hour.read_text("utf-8") == "Pools spreekuur Aalsmeer\n"
    assert on("bo", "pack", "install", folder / "p2")[0] == 1  # it has it already


def test_the_key_is_for_the_coordinator_alone_and_kept_from_others(folder, on):
    assert stat.S_IMODE((folder / "key").stat().st_mode) == 0o600
    assert on("bo", "pack", "key", folder / "other", "--yes")[0] == 1
    assert on("ana", "pack", "key", folder / "other")[0] == 1  # nobody said yes
    assert not (folder / "other").exists()


def test_a_folder_that_does_not_say_its_version_needs_one(folder, on):
    small = folder / "small"
    small.mkdir()
    shutil.copy(FOLDER / "cases.yaml", small)
    sign = ["pack", "sign", small, "--out", folder / "p", "--key", folder / "key"]
    (small / "cases.yaml").write_text("meta: {as_of: '2026-11-20'}\ncases: []\n", "utf-8")
    code, said = on("nowhere", *sign, phrase=False)
    assert (code, "--version" in said) == (1, True)
    code, told = on("nowhere", *sign, "--version", "7.1", phrase=False)
    assert (code, told["version"]) == (0, "7.1")
    assert on("nowhere", *sign, "--version", "8", phrase=False)[0] == 1  # it is there already


def test_a_changed_pack_is_no_content(folder, on, signed):
    bad = bytearray(signed.read_bytes())
    bad[-5] ^= 1
    (folder / "bad").write_bytes(bad)
    (folder / "answers").write_text('{"topics": ["reg.brp"]}')
    ask = ["suggest", "--answers", folder / "answers", "--content"]
    code, told = on("nowhere", *ask, signed, phrase=False)
    assert (code, [one["route"] for one in told["suggestions"]]) == (0, ["vb_stadsloket"])
    assert on("nowhere", *ask, folder / "bad", phrase=False)[0] == 1
