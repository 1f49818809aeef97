# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur letter`: files, exit codes, and nothing left behind by a refusal."""

import json

import pytest

from letter_cases import CLIENT, a_case, nameless, words
from spreekuur.cli.main import run
from spreekuur.content.compile import as_bytes, compile_folder
from spreekuur.letters.model import LETTER_KINDS
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


URGENT = {"facts": ["Het paspoort ligt bij de werkgever."]}
REFUSED = {
    # What is wrong -> what the sentence names.
    "no JSON": ("{", "case.json"),
    "no object": ("[]", "CASE"),
    "no number": ('{"kind": NaN}', "case.json"),
    "a member twice": ('{"kind": "social", "kind": "legal"}', "case.json"),
    "an unknown kind": (a_case(kind="poem"), "kind"),
    "an unknown member": (a_case(extra=1), "extra"),
    "an unknown member inside": (a_case(client={"given": "Jan", "mail": "a"}), "client.mail"),
    "a bsn as a member": (a_case(client={"bsn": "x"}), "client.bsn"),
    "a bsn in the text": (a_case(situation=["111222333"]), "situation"),
    "a bsn in a name": (a_case(client={"family": "Jansen 111.222.333"}), "client.family"),
    "a bsn as a name of a member": (a_case() | {"111222333": "x"}, "BSN"),
    "a wrong digit": (a_case(kenmerk="PS-2026-0001-05"), "kenmerk"),
    "two digits swapped": (a_case(kenmerk="PS-2062-0001-04"), "kenmerk"),
    "a letter that no font has": (a_case(client={"given": "漢"}), "client.given"),
    "a face": (a_case(situation=["😀"]), "situation"),
    "a sign that turns text": (a_case(client={"given": "Jan\u202e"}), "client.given"),
    "a bell": (a_case(done=["a\u0007b"]), "done"),
    "nobody to write to": (a_case(recipient="nobody"), "nobody"),
    "no recipient": ({"kind": "social", "language": "pl"}, "recipient"),
    "a layout": (a_case(layout="a3"), "layout"),
    "a window": (a_case(window="top"), "window"),
    "a date": (a_case(date="11-11-2026"), "date"),
    "an amount": (a_case(work={"amount": "-5"}), "work.amount"),
    "a time": (a_case("urgent", urgent={"phoned_at": "25:00"}), "urgent.phoned_at"),
    "a tick": (a_case(consent={"recipient": "yes"}), "consent.recipient"),
    "an extra": (a_case(consent={"recipient": True, "extra": ["passport"]}), "consent.extra"),
    "a name without consent": (nameless() | {"client": CLIENT}, "agrees"),
    "a decision alone": (nameless("urgent", urgent=URGENT), "second name"),
    "a card without a time": (nameless("neutral"), "appointment"),
    "a list": (a_case(situation="tekst"), "situation"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_leaves_one_sentence_and_no_file(letter, name):
    case, named = REFUSED[name]
    code, said, files = letter(case, "--png")
    assert (code, said.out, files) == (1, "", [])
    assert said.err.startswith("spreekuur: ")
    assert len(said.err.splitlines()) == 1
    assert named in said.err
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


@pytest.mark.parametrize("kind", [*LETTER_KINDS, "client", "card", "neutral"])
def test_every_kind_makes_a_file_and_a_picture_of_each_page(letter, kind):
    made = {"date": "2026-11-12", "time": "10:30", "place": "Raadhuisplein 1"}
    code, said, files = letter(nameless(kind, "pl", appointment=made), "--png", "--json")
    pages = 1 if kind in ("urgent", "client", "neutral") else 2
    assert code == 0
    assert files == [*(f"PS-2026-0001-04-{page}.png" for page in range(1, pages + 1)), "PS-2026-0001-04.pdf"]
    assert json.loads(said.out)["kind"] == kind


def test_markup_in_a_name_stands_there_as_it_was_typed(letter, tmp_path):
    name = "<b>Jan</b> & {kenmerk} %s \\n"
    assert letter(a_case("legal", "nl", client={"name": name}))[0] == 0
    assert name in words((tmp_path / "out" / "PS-2026-0001-04.pdf").read_bytes())
