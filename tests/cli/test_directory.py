# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur directory`: out without a vault, in with one, and never a file half written."""

import json

import pytest

from builders import SEVEN
from spreekuur.app import found_home
from spreekuur.cli.main import run
from spreekuur.resources import compiled
from spreekuur.security.argon import Argon2Cost

from .test_person import FOUNDING, PHRASE

STRANGER = {"id": "0b0b0b0b-1111-4222-8333-444444444444", "name": "De Brug", "status": "active"}


@pytest.fixture
def vault(tmp_path):
    """The options of a vault."""
    found_home(tmp_path / "home", FOUNDING, clock=lambda: SEVEN, cost=Argon2Cost(16 * 1024, 1, 1)).close()
    (tmp_path / "phrase").write_text(PHRASE + "\n")
    return ("--home", str(tmp_path / "home"), "--passphrase-file", str(tmp_path / "phrase"))


@pytest.fixture
def foreign(tmp_path):
    """A file of somebody else with one service."""
    file = tmp_path / "foreign.json"
    file.write_text(json.dumps([STRANGER]), "utf-8")
    return file


def test_the_directory_goes_out_without_a_vault(tmp_path, capsys):
    out, folder = tmp_path / "out.json", tmp_path / "tables"
    assert run(["directory", "export", "--hsds", str(out), "--tabular", str(folder), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["services"] == len(json.loads(out.read_text("utf-8"))) == 63
    assert {path.name for path in folder.iterdir()} > {
        "services.csv",
        "organizations.csv",
        "datapackage.json",
    }


def test_a_file_that_is_there_stays_and_no_other_is_written(tmp_path, capsys):
    out, folder = tmp_path / "out.json", tmp_path / "tables"
    folder.mkdir()
    (folder / "services.csv").write_text("mine")
    assert run(["directory", "export", "--hsds", str(out), "--tabular", str(folder)]) == 1
    assert not out.exists() and (folder / "services.csv").read_text() == "mine"
    assert "services.csv" in capsys.readouterr().err
    assert run(["directory", "export", "--hsds", str(out), "--tabular", str(folder), "--force"]) == 0


def test_a_dry_run_tells_the_same_and_keeps_nothing(vault, foreign, capsys):
    told = []
    for more in (["--dry-run"], ["--dry-run"], []):
        assert run(["directory", "import", str(foreign), "--json", *more, *vault]) == 3
        told.append(json.loads(capsys.readouterr().out))
    assert told[0] == told[1] == told[2]
    assert told[0]["new"][0]["name"] == "De Brug"
    assert told[0] | {"new": []} == {"new": [], "changed": [], "same": 0, "left_out": [], "refused": []}


def test_what_we_gave_out_brings_nothing_and_needs_nobody(vault, tmp_path, capsys):
    out = tmp_path / "out.json"
    assert run(["directory", "export", "--hsds", str(out), *vault]) == 0
    capsys.readouterr()
    assert run(["directory", "import", str(out), "--json", *vault]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"new": [], "changed": [], "same": 63, "left_out": [], "refused": []}


def test_a_bad_entry_is_named_and_nothing_comes_in(vault, foreign, capsys):
    foreign.write_text(json.dumps([STRANGER, STRANGER | {"status": "open"}]), "utf-8")
    assert run(["directory", "import", str(foreign), "--json", "--lang", "en", *vault]) == 1
    said = capsys.readouterr()
    refused = json.loads(said.out)["refused"]
    assert refused[0] == {
        "entry": "2 (De Brug)",
        "why": "Entry 2 (De Brug): status has a value that HSDS does not know.",
    }
    assert said.err.startswith("spreekuur: Entry 2 (De Brug)") and said.err.count("\n") == 1


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"- &a [*a]"])
def test_a_file_that_is_no_directory_is_one_sentence(vault, foreign, capsys, data):
    foreign.write_bytes(data)
    assert run(["directory", "import", str(foreign), *vault]) == 1
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1 and "foreign.json" in said.err


@pytest.mark.parametrize("arguments", [[], ["export"], ["import"], ["import", "a", "b"], ["burn"]])
def test_wrong_usage_is_exit_code_two(arguments):
    with pytest.raises(SystemExit) as end:
        run(["directory", *arguments])
    assert end.value.code == 2


def test_the_check_names_what_is_not_right(tmp_path, capsys):
    assert run(["directory", "check", "--json", "--today", "2026-11-26"]) == 3
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] is False and {each["what"] for each in told["problems"]} == {"no_contact"}
    assert told["problems"][0]["where"] == "organisations.yaml: fnv"


def test_a_folder_a_pack_and_a_foreign_file_can_be_checked(tmp_path, foreign, capsys):
    def problems(file):
        code = run(["directory", "check", str(file), "--json", "--today", "2026-11-26"])
        told = json.loads(capsys.readouterr().out)
        assert code == (0 if told["ok"] else 3)
        return {each["what"] for each in told["problems"]}

    assert problems(foreign) == set()
    foreign.write_text(json.dumps([STRANGER, STRANGER]), "utf-8")
    assert problems(foreign) == {"duplicate"}
    assert problems(compiled("content.json")) == {"no_contact"}
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "rules.yaml").write_text("a: &a [*a]\n", "utf-8")
    assert problems(tmp_path / "folder") == {"unsafe"}


def test_checking_a_file_that_is_not_there_is_one_sentence(tmp_path, capsys):
    assert run(["directory", "check", str(tmp_path / "none.json"), "--lang", "en"]) == 1
    assert capsys.readouterr().err == "spreekuur: none.json is not there.\n"
