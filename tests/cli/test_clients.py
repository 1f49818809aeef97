# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur clients`: the search of the screen, and the judgement of pairs, from the command line."""

import json

import pytest

from builders import SEVEN
from spreekuur.app import Founding, desk_of, found_home
from spreekuur.cli.main import run
from spreekuur.clients.model import Purpose
from spreekuur.content.compile import as_bytes, compile_folder
from spreekuur.desk import client_files
from spreekuur.letters.model import Sender
from spreekuur.resources import resource
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.vault import NewSlot

PHRASE = "molen kaars zomer brug appel rivier"
SENDER = Sender("Pools spreekuur Voorbeeldstad", "Marktplein 4", "1234 AB", "Voorbeeldstad", "010 000 00 00")
FOUNDING = Founding("Punt", SENDER, 4, (NewSlot("Ana", PHRASE, coordinator=True),), bytes(20))
PAIR = {"a": {"given": "Иван", "family": "Петров", "phone": ""}, "b": {"given": "Ivan", "family": "Petrov"}}


@pytest.fixture
def given_file(tmp_path):
    """Writes what a command is given, and returns its place."""

    def write(content):
        path = tmp_path / "pairs.json"
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return str(path)

    return write


@pytest.fixture(scope="module")
def vault(tmp_path_factory):
    """A home with two files: one named, one that only has a code."""
    folder = tmp_path_factory.mktemp("vault")
    pack = folder / "content.json"
    pack.write_bytes(as_bytes(compile_folder(resource("content"))))
    app = found_home(
        folder / "home", FOUNDING, content=pack, clock=lambda: SEVEN, cost=Argon2Cost(16 * 1024, 1, 1)
    )
    desk = desk_of(app.db, app.content)
    named = {"given": "Żaneta", "family": "Święcicka-Łącka", "phone": "+48 600 700 811"}
    code = client_files.found(desk, "pl", SEVEN, tuple(Purpose), **named).client.code
    client_files.found(desk, "bg", SEVEN, (Purpose.RECORD,), given="Иван", family="Петров", phone="")
    app.close()
    (folder / "phrase").write_text(PHRASE)
    return folder, code


def search(vault, capsys, text):
    folder, _code = vault
    given = [
        "--home",
        str(folder / "home"),
        "--passphrase-file",
        str(folder / "phrase"),
        "--today",
        "2026-11-11",
    ]
    assert run(["clients", "search", text, "--json", *given]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_pair_is_judged_as_on_the_screen(given_file, capsys):
    assert run(["clients", "match", given_file([PAIR, {"a": PAIR["b"], "b": PAIR["a"]}]), "--json"]) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert first == second == {"same": "likely", "score": 1.0, "reasons": ["same_name"]}


def test_it_can_be_read_without_json_too(given_file, capsys):
    assert run(["clients", "match", given_file([PAIR])]) == 0
    assert capsys.readouterr().out == "likely\t1.000\tsame_name\n"


def test_no_pairs_give_no_judgement(given_file, capsys):
    assert run(["clients", "match", given_file([]), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"{",
        b"[NaN]",
        b'{"a": {}, "b": {}}',
        b"[1]",
        b'[{"a": {}}]',
        b'[{"a": {}, "b": {}, "c": {}}]',
        b'[{"a": {"given": 1}, "b": {}}]',
        b'[{"a": {"name": "x"}, "b": {}}]',
        b'[{"a": [], "b": {}}]',
        b'[{"a": {"given": "' + b"x" * 1001 + b'"}, "b": {}}]',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_what_is_no_list_of_pairs_is_refused_with_a_sentence(given_file, capsys, wrong):
    assert run(["clients", "match", given_file(wrong), "--json"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("spreekuur: ")
    assert said.err.count("\n") == 1
    assert "x" * 20 not in said.err


def test_a_missing_file_is_said(tmp_path, capsys):
    assert run(["clients", "match", str(tmp_path / "none.json")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_somebody_is_found_by_name_phone_and_code(vault, capsys):
    _folder, code = vault
    for text in ("swiecicka", "700 811", code):
        (found,) = search(vault, capsys, text)
        assert (found["code"], found["given"]) == (code, "Żaneta")
        assert 0 < found["score"] <= 1


def test_a_code_is_surer_than_a_name(vault, capsys):
    _folder, code = vault
    assert search(vault, capsys, code)[0]["score"] > search(vault, capsys, "swiecicka")[0]["score"]


def test_nobody_is_found_by_nearly_nothing(vault, capsys):
    assert search(vault, capsys, "x") == []
