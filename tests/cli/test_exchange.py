# SPDX-License-Identifier: EUPL-1.2
"""Two laptops and a stick from the command line: joining, an evening sent and taken in, status, conflicts, refusals."""

import json
import shutil
import subprocess
import zlib
from itertools import pairwise

import pytest

from builders import SEVEN, a_talk, an_evening, minutes
from spreekuur.app import open_home
from spreekuur.cli.main import run
from spreekuur.clients.model import Purpose
from spreekuur.desk import client_files, talks
from spreekuur.security import argon
from spreekuur.security.argon import Argon2Cost
from spreekuur.store.writing import save

PHRASE = "molen kaars zomer brug appel rivier"
SENDER = {"name": "Punt", "street": "Marktplein 4", "postcode": "1234 AB", "city": "Voorbeeldstad"}
SENDER |= {"phone": "010 000 00 00", "contact": "Ana"}


@pytest.fixture(scope="module")
def founded(tmp_path_factory):
    """A coordinator's and a volunteer's vault that do not know each other yet."""
    folder = tmp_path_factory.mktemp("team")
    (folder / "phrase").write_text(PHRASE)
    (folder / "sender.json").write_text(json.dumps(SENDER))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(argon, "calibrated", lambda: Argon2Cost(16 * 1024, 1, 1))
        phrase = ["--passphrase-file", str(folder / "phrase"), "--lang", "en"]
        first = ["init", "--name", "Punt", "--sender", str(folder / "sender.json"), *phrase]
        assert run(["--home", str(folder / "ana"), *first]) == 0
        more = ["--join", "--laptop", "2", *phrase]
        assert run(["--home", str(folder / "bo"), "init", "--name", "Laptop 2", *more]) == 0
    return folder


@pytest.fixture
def folder(founded, tmp_path):
    """The same two, anew for each test."""
    shutil.copytree(founded, tmp_path / "team")
    return tmp_path / "team"


@pytest.fixture
def on(folder, capfd):
    """Runs a command on a laptop: exit code, its JSON or what it said."""

    def command(home, *words):
        capfd.readouterr()
        common = ["--passphrase-file", str(folder / "phrase"), "--lang", "en", "--json"]
        code = run(["--home", str(folder / home), *map(str, words), *common])
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        return code, json.loads(out) if out else err

    return command


@pytest.fixture
def team(folder, on):
    """Both in one team."""
    code, asked = on("bo", "team", "request", folder / "request")
    assert code == 0
    role = ("--role", "volunteer", "--out", folder / "admission")
    code, said = on("ana", "team", "admit", folder / "request", *role)
    assert (code, (folder / "admission").exists()) == (1, False)
    assert "six words" in said
    code, admitted = on("ana", "team", "admit", folder / "request", *role, "--yes")
    assert (code, admitted["words"]) == (0, asked["words"])
    code, joined = on("bo", "team", "join", folder / "admission")
    assert (code, joined["team_words"]) == (0, admitted["team_words"])
    return folder


def an_evening_on(home, count=3):
    """A few talks with clients on a laptop, noted in it."""
    app = open_home(home, PHRASE)
    evening = an_evening(app.desk)
    for number in range(count):
        names = {"given": "Jan", "family": f"Kowalski{'abc'[number % 3] * 3}", "phone": "+48 600 700 811"}
        client = client_files.found(app.desk, "pl", SEVEN, (Purpose.RECORD,), **names).client
        talk = a_talk(evening, client_id=client.id, note=f"nota {number}", signals=("fire_unsafe",))
        talks.finish(app.desk, talk, SEVEN + minutes(8 + number))
    app.close()


def test_an_evening_comes_in_once_and_both_sides_know_it(team, on):
    an_evening_on(team / "bo")
    assert on("bo", "exchange", "status")[1]["unsent"] > 0
    code, sent = on("bo", "exchange", "send", team / "stick")
    assert (code, sent["to"]) == (0, ["Punt"])
    assert on("bo", "exchange", "status")[1]["unsent"] == 0
    code, told = on("ana", "exchange", "receive", team / "stick", "--dry-run")
    assert (code, told["taken"][0]["added"]["consultation"]) == (0, 3)
    assert on("ana", "exchange", "status")[1]["evenings"] == []
    code, done = on("ana", "exchange", "receive", team / "stick")
    assert (code, done["taken"][0]["sender"], done["taken"][0]["rows"]) == (0, "Laptop 2", sent["rows"])
    assert list((team / "ana" / "backups").iterdir())
    code, again = on("ana", "exchange", "receive", team / "stick")
    assert (code, again["taken"], again["already"]) == (0, [], 1)
    (evening,) = on("ana", "exchange", "status")[1]["evenings"]
    assert evening["laptops"][1] == {"name": "Laptop 2", "digit": 2, "consultations": 3, "received": 3}
    assert on("ana", "exchange", "send", team / "stick")[0] == 0
    assert on("bo", "exchange", "receive", team / "stick")[0] == 0
    (evening,) = on("bo", "exchange", "status")[1]["evenings"]
    assert evening["laptops"] == [{"name": "Laptop 2", "digit": 2, "consultations": 3, "received": 3}]
    assert on("ana", "check")[0] == 0


def test_a_bundle_whose_forerunner_is_missing_waits(team, on):
    an_evening_on(team / "bo", 1)
    first = on("bo", "exchange", "send", team / "stick")[1]["bundle"]
    kept = (team / "stick" / first).read_bytes()
    (team / "stick" / first).unlink()
    an_evening_on(team / "bo", 1)
    on("bo", "exchange", "send", team / "stick")
    code, done = on("ana", "exchange", "receive", team / "stick")
    assert (code, done["taken"], len(done["held"])) == (3, [], 1)
    assert "missing" in done["held"][0]["why"]
    (team / "stick" / first).write_bytes(kept)
    code, done = on("ana", "exchange", "receive", team / "stick")
    assert (code, len(done["taken"]), done["held"]) == (0, 2, [])


def test_a_lost_bundle_is_sent_again_once_the_receipt_says_so(team, on):
    an_evening_on(team / "bo", 1)
    (team / "stick" / on("bo", "exchange", "send", team / "stick")[1]["bundle"]).unlink()
    an_evening_on(team / "bo", 1)
    for home, verb in (
        ("bo", "send"),
        ("ana", "receive"),
        ("ana", "send"),
        ("bo", "receive"),
        ("bo", "send"),
    ):
        on(home, "exchange", verb, team / "stick")
    done = on("ana", "exchange", "receive", team / "stick")[1]
    assert sum(one["added"].get("consultation", 0) for one in done["taken"]) == 2
    (evening,) = on("ana", "exchange", "status")[1]["evenings"]
    assert evening["laptops"][1]["received"] == 2


def test_a_damaged_bundle_is_refused_with_a_sentence(team, on):
    an_evening_on(team / "bo", 1)
    bundle = team / "stick" / on("bo", "exchange", "send", team / "stick")[1]["bundle"]
    content = bytearray(bundle.read_bytes())
    content[-20] ^= 1
    bundle.write_bytes(content)
    code, done = on("ana", "exchange", "receive", team / "stick")
    assert (code, done["taken"], len(done["refused"])) == (3, [], 1)
    assert done["refused"][0]["why"].endswith(".")


def test_one_person_on_two_laptops_is_asked_about_and_not_merged(team, on):
    an_evening_on(team / "bo", 1)
    an_evening_on(team / "ana", 1)
    on("bo", "exchange", "send", team / "stick")
    done = on("ana", "exchange", "receive", team / "stick")[1]
    assert [one["same"] for one in done["same_person"]] == ["likely"]
    app = open_home(team / "ana", PHRASE)
    assert app.db.execute("SELECT count(*) FROM client").fetchone() == (2,)
    app.close()


def changed(home, phone):
    app = open_home(home, PHRASE)
    ((client,),) = app.db.execute("SELECT id FROM client").fetchall()
    save(app.db, "client", {"id": client, "phone": phone})
    app.close()


def test_two_phones_of_one_client_are_both_kept_until_somebody_decides(team, on):
    an_evening_on(team / "bo", 1)
    for home, verb in (("bo", "send"), ("ana", "receive")):
        on(home, "exchange", verb, team / "stick")
    changed(team / "ana", "0611111111")
    changed(team / "bo", "0622222222")
    on("bo", "exchange", "send", team / "stick")
    code, done = on("ana", "exchange", "receive", team / "stick")
    assert (code, done["conflicts"]) == (3, 1)
    ((conflict,),) = [on("ana", "conflicts")[1]]
    assert (conflict["field"], conflict["mine"], conflict["theirs"]) == ("phone", "0611111111", "0622222222")
    code, _said = on("ana", "conflicts", "resolve", "0000000000", "--keep", "mine")
    assert code == 1
    code, _done = on("ana", "conflicts", "resolve", conflict["id"], "--keep", "both")
    assert (code, on("ana", "conflicts")[1]) == (0, [])
    for home, verb in (("ana", "send"), ("bo", "receive")):
        on(home, "exchange", verb, team / "stick")
    app = open_home(team / "bo", PHRASE)
    assert app.db.execute("SELECT phone FROM client").fetchone() == ("0611111111 / 0622222222",)
    app.close()


def test_the_program_age_opens_a_bundle_with_the_exported_key(team, on):
    an_evening_on(team / "bo", 1)
    bundle = team / "stick" / on("bo", "exchange", "send", team / "stick")[1]["bundle"]
    assert on("ana", "team", "key", team / "key")[0] == 1
    assert on("ana", "team", "key", team / "key", "--yes")[0] == 0
    done = subprocess.run(["age", "-d", "-i", team / "key", bundle], capture_output=True, check=True)
    length = int.from_bytes(done.stdout[:4], "big")
    manifest = json.loads(done.stdout[4 : 4 + length])
    rows = [json.loads(line) for line in zlib.decompress(done.stdout[4 + length + 64 :]).split(b"\n")]
    assert manifest["count"] == len(rows)
    assert {row["record"] for row in rows} >= {"evening", "client", "consultation", "sealed_note"}


def test_who_is_revoked_is_refused_and_learns_it(team, on):
    an_evening_on(team / "bo", 1)
    assert on("ana", "team", "revoke", "Laptop 2")[0] == 0
    on("bo", "exchange", "send", team / "stick")
    code, done = on("ana", "exchange", "receive", team / "stick")
    assert (code, done["taken"]) == (3, [])
    assert "taken out of the team" in done["refused"][0]["why"]
    assert [one["revoked"] for one in on("ana", "team", "list")[1]] == [True, False]


@pytest.mark.parametrize(
    "place", ["http://share.example/team", "https://a@share.example/team", "ftp://share.example", "nowhere"]
)
def test_a_place_that_is_not_there_is_said_and_nothing_is_lost(team, on, place):
    code, said = on("ana", "exchange", "receive", place)
    assert (code, said.count("spreekuur:")) == (1, 1)


def test_a_laptop_alone_has_nobody_to_send_to(folder, on):
    assert on("ana", "exchange", "send", folder / "stick")[0] == 1
    code, said = on("bo", "exchange", "send", folder / "stick")
    assert (code, "not in a team yet" in said) == (1, True)


def groups_in(pdf):
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    rows = [line.split() for line in text.splitlines()]
    found = {}
    for row in rows:
        for number, group in pairwise(row):
            if number.rstrip(".").isdigit() and number.endswith(".") and len(group) == 5:
                found[int(number.rstrip("."))] = group
    return " ".join(found[number] for number in sorted(found))


def test_two_of_three_sheets_bring_a_copy_to_a_new_laptop_and_one_does_not(team, on):
    code, said = on("ana", "team", "sheets", team / "paper")
    assert (code, "paper" in said) == (1, True)
    code, made = on("ana", "team", "sheets", team / "paper", "--force", "--yes", "--instead")
    assert (code, made["alone"]) == (0, True)
    copies = on("ana", "backup", team / "copies")[1]
    copy = next((team / "copies").iterdir())
    one, two, _three = (groups_in(file) for file in made["files"])
    (team / "typed").write_text(one)
    code, said = on("new", "restore", copy, "--sheet", team / "typed")
    assert (code, "second" in said, (team / "new").exists()) == (1, True, False), copies
    (team / "typed").write_text(f"{two}\n{one}\n")
    (team / "phrase").write_text("kasteel vogel tafel lucht bakker zeil")
    assert on("new", "restore", copy, "--sheet", team / "typed")[0] == 0
    assert {one["name"] for one in on("new", "team", "list")[1]} == {"Punt", "Laptop 2"}


def test_a_laptop_that_was_put_back_asks_once_more_and_has_all_again(team, on):
    an_evening_on(team / "bo", 1)
    copy = on("bo", "backup", team / "copies")[1]
    on("bo", "exchange", "send", team / "stick")
    assert on("ana", "exchange", "receive", team / "stick")[0] == 0
    an_evening_on(team / "bo", 2)
    on("bo", "exchange", "send", team / "stick")
    assert on("ana", "exchange", "receive", team / "stick")[0] == 0
    folder = next((team / "copies").iterdir())
    assert on("bo", "restore", folder, "--force")[0] == 0, copy
    an_evening_on(team / "bo", 1)
    code, said = on("bo", "exchange", "send", team / "stick")
    assert (code, "once more" in said) == (1, True)
    assert on("bo", "team", "request", team / "again")[0] == 0
    how = ("--role", "volunteer", "--out", team / "admitted", "--yes")
    assert on("ana", "team", "admit", team / "again", *how)[0] == 0
    assert on("bo", "team", "join", team / "admitted")[0] == 0
    for giver, taker in (("ana", "bo"), ("bo", "ana"), ("ana", "bo")):
        assert on(giver, "exchange", "send", team / "stick")[0] == 0
        assert on(taker, "exchange", "receive", team / "stick")[0] == 0
    (evening,) = on("ana", "exchange", "status")[1]["evenings"]
    assert evening["laptops"][1] == {"name": "Laptop 2", "digit": 2, "consultations": 4, "received": 4}
    assert on("bo", "exchange", "status")[1]["evenings"][0]["laptops"][0]["received"] == 4
    for home in ("ana", "bo"):
        assert on(home, "check", "--deep")[0] == 0


def the_same_client_on_both(team):
    """Ana's and Bo's laptop say that they made one client; Bo has another one, too."""
    for home, given in (("ana", "Ana's"), ("bo", "Bo's")):
        app = open_home(team / home, PHRASE)
        save(app.db, "client", {"id": "c1", "code": "K7-42M", "language": "pl", "given": given})
        if home == "bo":
            save(app.db, "client", {"id": "c2", "code": "K7-43P", "language": "pl"})
        app.close()


@pytest.mark.parametrize(("keep", "given"), [("theirs", "Bo's"), ("mine", "Ana's"), ("none", "Ana's")])
def test_a_change_that_may_not_come_in_waits_and_is_decided(team, on, keep, given):
    the_same_client_on_both(team)
    on("bo", "exchange", "send", team / "stick")
    code, done = on("ana", "exchange", "receive", team / "stick")
    assert (code, done["waiting"], done["refused"], len(done["taken"])) == (3, 1, [], 1)
    assert done["taken"][0]["added"]["client"] == 1
    code, told = on("ana", "exchange", "waiting")
    (waits,) = told["waiting"]
    assert (code, waits["sender"], waits["record"], waits["why"]) == (0, "Laptop 2", "client/c1", "author")
    assert waits["fields"]["given"] == "Bo's"
    assert on("ana", "exchange", "decide", "nope", "--keep", keep)[0] == 1
    code, decided = on("ana", "exchange", "decide", waits["id"], "--keep", keep)
    assert (code, decided) == (0, {"decided": 1, "keep": keep, "waiting": 0})
    kept = on("ana", "exchange", "waiting", "--all")[1]["waiting"]
    assert [one["kept"] for one in kept] == ([True] if keep == "mine" else [])
    app = open_home(team / "ana", PHRASE)
    assert app.db.execute("SELECT given FROM client WHERE id = 'c1'").fetchone() == (given,)
    app.close()
    assert on("ana", "exchange", "receive", team / "stick")[0] == 0
    assert on("ana", "check")[0] == 0
