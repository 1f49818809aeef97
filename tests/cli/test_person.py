# SPDX-License-Identifier: EUPL-1.2
"""`spreekuur person`: what a client gets to see, and that erasing works at once."""

import json
import subprocess
from dataclasses import replace

import pytest

from builders import SEVEN, a_talk, an_evening, minutes
from raw_pages import hits
from spreekuur.app import Founding, desk_of, found_home, open_home
from spreekuur.cli.main import run
from spreekuur.clients.model import Purpose
from spreekuur.consultations.model import Stay
from spreekuur.content.compile import as_bytes, compile_folder
from spreekuur.desk import client_files, papers, talks
from spreekuur.language import LANGUAGES
from spreekuur.letters.model import Sender
from spreekuur.resources import resource
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.vault import NewSlot
from spreekuur.store.backup import back_up_locally
from spreekuur.times import local_date

PHRASE = "molen kaars zomer brug appel rivier"
SENDER = Sender("Pools spreekuur Voorbeeldstad", "Marktplein 4", "1234 AB", "Voorbeeldstad", "010 000 00 00")
FOUNDING = Founding("Punt", SENDER, 4, (NewSlot("Ana", PHRASE, coordinator=True),), bytes(20))
PERSON = {"given": "Żaneta", "family": "Święcicka-Łącka", "phone": "+48 600 700 811"}
TODAY = local_date(SEVEN)


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    path = tmp_path_factory.mktemp("pack") / "content.json"
    path.write_bytes(as_bytes(compile_folder(resource("content"))))
    return path


@pytest.fixture
def vault(tmp_path, pack):
    """A vault with one client who was here twice; its home, the code, and the key of its store."""
    app = found_home(
        tmp_path / "home", FOUNDING, content=pack, clock=lambda: SEVEN, cost=Argon2Cost(16 * 1024, 1, 1)
    )
    desk = desk_of(app.db, app.content)
    on = an_evening(desk)
    client = client_files.found(
        desk, "pl", SEVEN, tuple(Purpose), **PERSON, recipients=("juridisch_loket",)
    ).client
    talk = a_talk(on, client_id=client.id, note="Belt na zes uur.", letter=PERSON, signals=("fire_unsafe",))
    talk = replace(
        talk, topics=("work.unpaid", "safety.fire"), stays=(Stay(TODAY, None),), bands={"origin": "pl"}
    )
    papers.make(
        desk, talk, papers.letter_case(desk.content, talk, "juridisch_loket", TODAY, shared=True), SEVEN
    )
    talks.finish(desk, talk, SEVEN + minutes(8))
    talks.finish(desk, a_talk(on, client_id=client.id, consent="limited"), SEVEN)
    talks.keep(desk, a_talk(on, client_id=client.id, note="nog bezig"))
    key = app.db.key
    app.close()
    (tmp_path / "phrase").write_text(PHRASE + "\n")
    return tmp_path, client.code, key


def person(vault, *arguments, phrase="phrase"):
    folder, _code, _key = vault
    common = (
        "--home",
        str(folder / "home"),
        "--today",
        "2026-11-12",
        "--passphrase-file",
        str(folder / phrase),
    )
    return run(["person", *arguments, *common])


def words(pdf):
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


def test_export_writes_all_that_is_kept_as_data_and_on_paper(vault, capsys):
    folder, code, _key = vault
    assert person(vault, "export", code.lower(), "--out", str(folder / "out"), "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said == {
        "files": [str(folder / "out" / name) for name in ("person.json", "person.pdf")],
        "language": "pl",
    }
    data = json.loads((folder / "out" / "person.json").read_text("utf-8"))
    assert (data["format"], data["made_on"]) == ("spreekuur-person/1", "2026-11-12")
    assert {name: data["client"][name] for name in PERSON} == PERSON
    assert [(c["purpose"], c["recipient"], c["state"]) for c in data["consents"]] == [
        ("record", None, "given"),
        ("follow_up", None, "given"),
        ("share", "juridisch_loket", "given"),
    ]
    first, second = sorted(data["talks"], key=lambda talk: len(talk["letters"]), reverse=True)
    assert (first["topics"], first["note"]) == (["work.unpaid", "safety.fire"], "Belt na zes uur.")
    assert first["routes"] == [{"route": "juridisch_loket", "state": "paper_made", "chosen_on": "2026-11-11"}]
    assert first["letters"][0]["says"]["client"]["phone"] == PERSON["phone"]
    assert (second["letters"], data["unfinished"][0]["note"]) == ([], "nog bezig")


def test_the_paper_is_in_the_clients_language_and_says_the_same(vault):
    folder, code, _key = vault
    person(vault, "export", code, "--out", str(folder / "out"))
    text = words(folder / "out" / "person.pdf")
    for expected in (
        code,
        "Żaneta Święcicka-Łącka",
        "+48 600 700 811",
        "Belt na zes uur.",
        "nog bezig",
        "Juridisch Loket",
    ):
        assert expected in text, expected
    assert "Co o Państwu przechowujemy" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_can_be_in_any_language_with_no_word_of_another(vault, language):
    folder, code, _key = vault
    assert person(vault, "export", code, "--out", str(folder / language), "--lang", language) == 0
    assert "{" not in words(folder / language / "person.pdf")


def test_nobody_learns_from_an_export_that_something_was_sealed(vault):
    folder, code, _key = vault
    person(vault, "export", code, "--out", str(folder / "out"))
    written = (folder / "out" / "person.json").read_text("utf-8")
    assert not any(word in written for word in ("fire_unsafe", "signal", "sealed"))


def test_no_file_name_and_no_title_tells_who_it_is_about(vault, capsys):
    folder, code, _key = vault
    person(vault, "export", code, "--out", str(folder / "out"))
    names = [path.name for path in (folder / "out").iterdir()]
    assert sorted(names) == ["person.json", "person.pdf"]
    info = subprocess.run(
        ["pdfinfo", str(folder / "out" / "person.pdf")], capture_output=True, text=True
    ).stdout
    told = info + "".join(capsys.readouterr())
    assert not any(word in told for word in ("Żaneta", "Święcicka", code))


def test_an_export_overwrites_nothing_without_being_told_to(vault, capsys):
    folder, code, _key = vault
    (folder / "out").mkdir()
    (folder / "out" / "person.pdf").write_text("mine")
    assert person(vault, "export", code, "--out", str(folder / "out")) == 1
    assert [path.name for path in (folder / "out").iterdir()] == ["person.pdf"]
    assert (folder / "out" / "person.pdf").read_text() == "mine"
    assert person(vault, "export", code, "--out", str(folder / "out"), "--force") == 0


def test_a_note_with_signs_that_no_font_has_is_still_shown(vault):
    folder, code, _key = vault
    app = open_home(folder / "home", PHRASE)
    app.db.execute("update consultation set note = 'huur 🏠 \x07 betaald'")
    app.close()
    assert person(vault, "export", code, "--out", str(folder / "out")) == 0
    assert "huur ? betaald" in words(folder / "out" / "person.pdf")
    assert "🏠" in (folder / "out" / "person.json").read_text("utf-8")


def test_erase_works_at_once_and_reaches_the_disk(vault, capsys):
    folder, code, key = vault
    store = folder / "home" / "vault.db"
    markers = [*PERSON.values(), code, "Belt na zes uur.", "nog bezig"]
    assert all(hits(store, key, [marker]) for marker in markers)
    assert person(vault, "erase", code, "--json") == 0
    told = {"erased": True, "talks": 2, "letters": 1, "copies": [], "kept": []}
    assert json.loads(capsys.readouterr().out) == told
    assert hits(store, key, markers) == 0
    assert person(vault, "erase", code) == 1
    assert person(vault, "export", code, "--out", str(folder / "out")) == 1
    assert not (folder / "out").exists()


def test_erase_names_the_copies_that_hold_the_client_still(vault, capsys):
    folder, code, _key = vault
    run(
        [
            "backup",
            str(folder / "stick"),
            "--home",
            str(folder / "home"),
            "--passphrase-file",
            str(folder / "phrase"),
        ]
    )
    capsys.readouterr()
    assert person(vault, "erase", code, "--lang", "en") == 0
    said = capsys.readouterr().out
    assert "2 talks stay as anonymous counts" in said
    assert str(next((folder / "stick").iterdir())) in said
    assert "stays until somebody deletes it" in said


def test_erase_says_until_when_a_copy_beside_the_vault_is_kept(vault, capsys):
    folder, code, _key = vault
    app = open_home(folder / "home", PHRASE)
    made = back_up_locally(app.db).folder
    app.close()
    assert person(vault, "erase", code, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["kept"] == [{"copy": str(made), "goes_after": 7}]


@pytest.mark.parametrize("what", ["export", "erase"])
@pytest.mark.parametrize("wrong", ["", "K7-42M", "Żaneta", "811", "not a code at all"])
def test_a_wrong_code_is_told_in_a_sentence_and_changes_nothing(vault, capsys, what, wrong):
    folder, _code, _key = vault
    before = (folder / "home" / "vault.db").read_bytes()
    out = ("--out", str(folder / "out")) if what == "export" else ()
    assert person(vault, what, wrong, *out, "--lang", "en") == 1
    assert "Check the code on the client's card" in capsys.readouterr().err
    assert (folder / "home" / "vault.db").read_bytes() == before
    assert not (folder / "out").exists()


def test_without_the_passphrase_nothing_is_shown_or_erased(vault, capsys):
    folder, code, key = vault
    (folder / "wrong").write_text("een heel andere zin van iemand anders\n")
    assert person(vault, "export", code, "--out", str(folder / "out"), phrase="wrong") == 1
    assert person(vault, "erase", code, phrase="wrong") == 1
    assert hits(folder / "home" / "vault.db", key, ["Żaneta"]) > 0
    assert not (folder / "out").exists()


@pytest.mark.parametrize(
    "line",
    [
        ["person"],
        ["person", "forget"],
        ["person", "export"],
        ["person", "export", "K7-42M"],
        ["person", "erase"],
    ],
)
def test_a_line_that_is_not_whole_is_wrong_usage(line, capsys):
    with pytest.raises(SystemExit) as ended:
        run(line)
    assert ended.value.code == 2
