# SPDX-License-Identifier: EUPL-1.2
"""The command takes in what holds, refuses the rest with a reason each, and keeps going."""

import json
import os
import shutil
import sqlite3

import pytest

import received_making as making
from spreekuur.cli.main import run
from spreekuur.errors.receiving import Refusal
from spreekuur.receiving import schema
from spreekuur.security import sshsig

FIRST = "2026-Q1"


class Place:
    """An inbox with the keys and the database of a municipality beside it."""

    def __init__(self, root, printed):
        self.box, self.file, self.root = root / "box", root / "figures.sqlite", root
        self.box.mkdir()
        self.keys = making.trust_folder(root / "keys", "spreekuur", "oost")
        self._printed = printed

    def receive(self, *more, code=0):
        """Run it; the JSON."""
        named = ["--trust", str(self.keys), "--into", f"sqlite:///{self.file}", "--json"]
        assert run(["receive", str(self.box), *named, *more]) == code
        return json.loads(self._printed.readouterr().out)

    def why(self, **expected):
        """Run it; nothing but these is refused or held."""
        told = self.receive(code=3)
        found = {one["package"]: one["code"] for one in (*told["refused"], *told["held"])}
        assert found == expected
        return told

    def rows(self, statement):
        with sqlite3.connect(self.file) as db:
            found = db.execute(statement).fetchall()
        db.close()
        return found


@pytest.fixture
def place(tmp_path, capfdbinary):
    return Place(tmp_path, capfdbinary)


@pytest.fixture(scope="module")
def made():
    return {package.name.split("spreekuur-", 2)[2]: package for package in making.packages()}


def put(place, package, name):
    """Into the inbox under a name."""
    return making.write_folder(package, place.box / name)


def test_two_desks_are_taken_in_and_twice_changes_nothing(place, made):
    for period, package in made.items():
        put(place, package, period)
    for package in making.packages("oost")[:2]:
        making.write_zip(package, place.box / f"{package.name}.zip", f"{package.name}/")
    told = place.receive()
    desks = [(one["desk"], one["period"]) for one in told["taken"]]
    assert desks == [("aalsmeer-oost", FIRST), ("aalsmeer-oost", "2026-Q2")] + [
        ("aalsmeer-spreekuur", period) for period in ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2026")
    ]
    assert (told["refused"], told["held"], told["known"]) == ([], [], 0)
    before = {table: place.rows(f"SELECT * FROM {table}") for table in ("package", "cell", "code", "total")}
    lines = sum(package.files["data.csv"].count(b"\n") - 1 for package in made.values())
    assert place.rows("SELECT count(*) FROM cell JOIN package USING (digest) WHERE desk = 'spreekuur'") == [
        (lines,)
    ]
    told = place.receive()
    assert (told["taken"], told["known"]) == ([], 7)
    assert before == {table: place.rows(f"SELECT * FROM {table}") for table in before}
    receipt = json.loads((place.box / "2026-Q1.receipt.json").read_bytes())
    assert (receipt["status"], receipt["period"], receipt["desk"]) == ("taken", FIRST, "spreekuur")


def test_a_hundred_copies_are_one_package(place, made):
    for at in range(100):
        put(place, made[FIRST], f"copy{at:03}")
    told = place.receive()
    assert (len(told["taken"]), told["known"]) == (1, 99)


def test_after_a_gap_packages_wait_until_it_is_filled(place, made):
    put(place, made[FIRST], "a")
    put(place, made["2026-Q3"], "c")
    put(place, made["2026-Q4"], "d")
    told = place.why(c="before_missing", d="before_missing")
    assert [one["package"] for one in told["taken"]] == ["a"]
    put(place, made["2026-Q2"], "b")
    told = place.receive()
    assert ([one["package"] for one in told["taken"]], told["known"]) == (["b", "c", "d"], 1)


@pytest.mark.parametrize("path", ["data.csv", "tables/q_contacts_visit.csv", "report.pdf", "VERIFY.txt"])
def test_a_changed_file_is_refused_and_the_others_are_taken(place, made, path):
    put(place, made[FIRST], "good")
    content = bytearray(made[FIRST].files[path])
    content[-1] ^= 1
    (put(place, made[FIRST], "bad") / path).write_bytes(content)
    told = place.why(bad=Refusal.CHANGED)
    assert len(told["taken"]) == 1
    receipt = json.loads((place.box / "bad.receipt.json").read_bytes())
    assert (receipt["status"], receipt["why"]) == ("refused", told["refused"][0]["why"])


def test_whatever_is_wrong_with_one_package_is_said_of_it(place, made):
    first = made[FIRST]
    (put(place, first, "unsigned") / "manifest.json.sig").unlink()
    (put(place, first, "headless") / "manifest.json").unlink()
    (put(place, first, "short") / "data.csv").unlink()
    (put(place, first, "long") / "more.csv").write_bytes(b"x")
    changed = first.manifest.replace(b'"base":5', b'"base":6')
    (put(place, first, "edited") / "manifest.json").write_bytes(changed)
    (put(place, first, "noise") / "manifest.json").write_bytes(b"\xff{")
    twice = first.manifest.replace(b'{"additive":true', b'{"additive":true,"additive":true')
    (put(place, first, "twice") / "manifest.json").write_bytes(twice)
    newer = first.manifest.replace(b"spreekuur-statistics/1", b"spreekuur-statistics/2")
    (put(place, first, "newer") / "manifest.json").write_bytes(newer)
    (place.box / "not.zip").write_bytes(b"PK of nothing")
    files = making.signed_again(first.files, making.key("stranger"))
    put(place, type(first)("x", files), "stranger")
    place.why(
        unsigned=Refusal.UNSIGNED,
        headless=Refusal.MISSING_FILE,
        short=Refusal.MISSING_FILE,
        long=Refusal.STRANGE_FILE,
        edited=Refusal.SIGNATURE,
        noise=Refusal.MANIFEST,
        **{"twice": Refusal.MANIFEST, "newer": Refusal.NEWER, "not.zip": Refusal.UNREADABLE},
        stranger=Refusal.UNKNOWN_SIGNER,
    )


def lied(made, period, **told):
    """A package that its own desk signed with a manifest that lies."""
    package = made[period]
    return type(package)("x", making.signed_again(package.files, making.key("spreekuur"), **told))


def test_a_desk_that_lies_is_refused(place, made):
    put(place, lied(made, FIRST, release="0" * 32), "lie")
    place.why(lie=Refusal.CONTENTS)
    shutil.rmtree(place.box / "lie")
    files = dict(made[FIRST].files)
    files["data.csv"] = files["data.csv"].replace(b",published\n", b",structural\n", 1)
    put(place, type(made[FIRST])("x", making.signed_again(files, making.key("spreekuur"))), "data")
    place.why(data=Refusal.CONTENTS)
    shutil.rmtree(place.box / "data")
    put(place, lied(made, FIRST, base=4, threshold=4), "base")
    assert place.receive(code=3)["refused"][0]["code"] in (Refusal.CONTENTS, Refusal.UNPROVED)


def test_figures_whose_sums_do_not_hold_are_refused_and_the_next_waits(place, made):
    files = dict(made["2026-Q2"].files)
    path = "tables/q_contacts_visit.csv"
    head, whole, *rest = files[path].split(b"\n")
    name, count, status, unit = whole.split(b",")
    files[path] = b"\n".join([head, b",".join([name, b"%d" % (int(count) + 5), status, unit]), *rest])
    bad = type(made[FIRST])("x", making.signed_again(files, making.key("spreekuur")))
    put(place, made[FIRST], "a")
    put(place, bad, "b")
    put(place, made["2026-Q3"], "c")
    told = place.why(b=Refusal.UNPROVED, c="before_missing")
    assert [one["package"] for one in told["taken"]] == ["a"]


def test_two_versions_of_a_period_are_both_refused_and_a_later_one_too(place, made):
    other = lied(made, FIRST, pack="another")
    put(place, made[FIRST], "a")
    put(place, other, "b")
    place.why(a=Refusal.SECOND_VERSION, b=Refusal.SECOND_VERSION)
    shutil.rmtree(place.box / "b")
    assert len(place.receive()["taken"]) == 1
    put(place, other, "b")
    place.why(b=Refusal.SECOND_VERSION)
    told = place.receive("--lang", "en", code=3)
    assert told["refused"][0]["why"].startswith("Another package of this period is in already, and stays in.")
    assert [json.loads((place.box / f"{name}.receipt.json").read_bytes())["status"] for name in "ab"] == [
        "taken",
        "refused",
    ]


def test_a_package_that_branches_off_is_refused(place, made):
    put(place, made[FIRST], "a")
    put(place, lied(made, "2026-Q2", previous=None), "b")
    place.why(b=Refusal.ORDER, a=Refusal.ORDER)
    shutil.rmtree(place.box / "b")
    place.receive()
    put(place, lied(made, "2026-Q2", previous=None), "b")
    place.why(b=Refusal.ORDER)


def test_a_revoked_key_counts_no_more(place, made):
    put(place, made[FIRST], "a")
    public = sshsig.public_half(making.key("spreekuur"))
    line = sshsig.allowed_signers(public, "x").split(" ", 2)[2]
    (place.keys / "revoked_keys").write_text(line)
    place.why(a=Refusal.REVOKED)


def test_a_key_of_one_desk_does_not_sign_for_another(place, made):
    files = making.signed_again(made[FIRST].files, making.key("oost"))
    put(place, type(made[FIRST])("x", files), "a")
    told = place.why(a=Refusal.UNKNOWN_SIGNER)
    assert told["refused"][0]["key"] == sshsig.fingerprint(sshsig.public_half(making.key("oost")))


def test_a_pub_file_counts_by_its_name_or_its_comment(place, made):
    put(place, made[FIRST], "a")
    (place.keys / "allowed_signers").unlink()
    line = sshsig.allowed_signers(sshsig.public_half(making.key("spreekuur")), "x").split(" ", 2)[2].strip()
    (place.keys / "somebody.pub").write_text(line + "\n")
    place.why(a=Refusal.UNKNOWN_SIGNER)
    (place.keys / "somebody.pub").write_text(line + " aalsmeer-spreekuur\n")
    assert len(place.receive()["taken"]) == 1


def test_nothing_of_ours_lies_in_the_inbox(place, made):
    for more in (["--into", f"sqlite:///{place.box}/x.sqlite"], ["--trust", str(place.box)]):
        assert run(["receive", str(place.box), *more]) == 1
    assert list(place.box.iterdir()) == []


def test_a_file_that_is_no_database_of_figures_is_left_alone(place, made):
    for content in (b"a letter of somebody", None):
        other = place.root / "other"
        if content is None:
            other.unlink()
            with sqlite3.connect(other) as db:
                db.execute("CREATE TABLE package (x)")
            db.close()
        else:
            other.write_bytes(content)
        before = other.read_bytes()
        assert run(["receive", str(place.box), "--into", f"sqlite:///{other}"]) == 1
        assert other.read_bytes() == before


def test_a_new_database_is_for_whoever_made_it_and_an_older_one_keeps_its_mode(place):
    place.receive()
    assert os.name != "posix" or place.file.stat().st_mode & 0o777 == 0o600
    place.file.chmod(0o640)
    place.receive()
    assert os.name != "posix" or place.file.stat().st_mode & 0o777 == 0o640


def test_sums_stand_below_a_line_that_says_of_what_they_are(place, made, capfdbinary):
    put(place, made[FIRST], "a")
    (put(place, made["2026-Q2"], "b") / "data.csv").write_bytes(b"x")
    named = ["--trust", str(place.keys), "--into", f"sqlite:///{place.file}", "--lang", "en"]
    for _twice in range(2):
        assert run(["receive", str(place.box), *named]) == 3
        lines = capfdbinary.readouterr().out.decode().splitlines()
        at = lines.index("Taken in so far, added up:")
        assert any(line.startswith("Refused: b.") for line in lines[:at])
        assert len(lines) > at + 1 and all(
            "in two of three cases at most" in line for line in lines[at + 1 :]
        )


def test_every_table_and_column_says_what_it_is(place):
    place.receive()
    told = set(place.rows("SELECT of_table, of_column FROM about"))
    tables = [name for (name,) in place.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    there = {(table, "") for table in tables} | {
        (table, row[1]) for table in tables for row in place.rows(f"PRAGMA table_info({table})")
    }
    ours = {one for one in there if one[0] not in ("about", "spreekuur_figures")}
    assert told == ours
    assert not any("'" in text for text in schema.ABOUT.values())
