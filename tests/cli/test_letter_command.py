# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur letter`: files, exit codes, and nothing left behind by a refusal."""

import json

import pytest

from letter_cases import CLIENT, a_case, nameless
from spreekuur.cli.main import run
from spreekuur.content.compile import as_bytes, compile_folder
from spreekuur.resources import resource


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    path = tmp_path_factory.mktemp("pack") / "content.json"
    path.write_bytes(as_bytes(compile_folder(resource("content"))))
    return path


@pytest.fixture
def letter(tmp_path, pack, capfd):
    """Runs the command on a case; gives exit code, what was said, and the files that are there."""

    def command(case, *more):
        file = tmp_path / "case.json"
        file.write_text(case if isinstance(case, str) else json.dumps(case), "utf-8")
        out = tmp_path / "out"
        options = ["--content", str(pack), "--lang", "en", "--today", "2026-11-11"]
        code = run([*options, "letter", str(file), "--out", str(out), *more])
        said = capfd.readouterr()
        return code, said, sorted(path.name for path in out.iterdir()) if out.exists() else []

    return command


def test_a_letter_is_named_after_its_kenmerk(letter):
    code, said, files = letter(a_case())
    assert (code, files) == (0, ["PS-2026-0001-04.pdf"])
    assert said.out.strip().endswith("PS-2026-0001-04.pdf")


def test_a_paper_without_a_kenmerk_is_named_after_its_kind(letter):
    case = nameless("client")
    del case["kenmerk"]
    assert letter(case)[2] == ["client.pdf"]


def test_pictures_of_each_page_come_beside_it(letter):
    code, said, files = letter(a_case(), "--png", "--json")
    assert files == ["PS-2026-0001-04-1.png", "PS-2026-0001-04-2.png", "PS-2026-0001-04.pdf"]
    document = json.loads(said.out)
    assert (code, len(document["files"]), document["kenmerk"]) == (0, 3, "PS-2026-0001-04")


def test_a_file_that_is_there_is_kept(letter):
    letter(a_case())
    code, said, _ = letter(nameless())
    assert (code, said.out) == (1, "")
    assert letter(nameless(), "--force")[0] == 0


@pytest.mark.parametrize(
    "case",
    [
        "{",
        "[]",
        '{"kind": NaN}',
        a_case(kind="poem"),
        a_case(extra=1),
        a_case(kenmerk="PS-2026-0001-05"),
        a_case(situation=["111222333"]),
        a_case(client={"given": "漢"}),
        a_case(recipient="nobody"),
        a_case(layout="a3"),
        nameless() | {"client": CLIENT},
    ],
)
def test_what_is_refused_leaves_one_sentence_and_no_file(letter, case):
    code, said, files = letter(case, "--png")
    assert (code, said.out, files) == (1, "", [])
    assert said.err.startswith("spreekuur: ")
    assert len(said.err.splitlines()) == 1
    for value in (*CLIENT.values(), "111222333", "Święcicka"):
        assert value not in said.err


def test_the_sender_comes_from_a_file(letter, tmp_path):
    sender = {"name": "Inloop", "street": "Kade 1", "postcode": "1234 AB", "city": "Dorp", "phone": "010 1"}
    (tmp_path / "sender.json").write_text(json.dumps(sender), "utf-8")
    assert letter(a_case(), "--sender", str(tmp_path / "sender.json"))[0] == 0
    (tmp_path / "sender.json").write_text(json.dumps(sender | {"name": ""}), "utf-8")
    assert letter(a_case(), "--sender", str(tmp_path / "sender.json"), "--force")[0] == 1


def test_a_date_that_was_left_out_is_today(letter):
    case = a_case()
    del case["date"], case["reply_by"]
    assert letter(case)[0] == 0


def test_a_sheet_to_try_out_envelopes_needs_no_case(tmp_path, pack, capfd):
    out = tmp_path / "out"
    options = ["--content", str(pack), "--lang", "pl", "--json", "letter", "--window-sheet", "right"]
    assert run([*options, "--out", str(out)]) == 0
    assert json.loads(capfd.readouterr().out)["kind"] == "window"
    assert [path.name for path in out.iterdir()] == ["window-right.pdf"]
