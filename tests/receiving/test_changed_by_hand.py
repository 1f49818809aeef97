# SPDX-License-Identifier: EUPL-1.2
"""What somebody changes in the database is noticed on the next run, whether or not anything new comes."""

import json
import shutil
import sqlite3

import pytest

import received_making as making
from spreekuur.cli.main import run

TOTALS = "SELECT * FROM total ORDER BY period, of_table, code1, code2"
MADE = ("total", "total_part", "left_out")


class Kept:
    """A database with the first quarter of two desks, an empty inbox, and one package that is still to come."""

    def __init__(self, root, printed):
        self.root, self.file, self._printed = root, root / "figures.sqlite", printed
        self.next = making.packages("oost")[1]

    def receive(self, box="empty", *more, code=0):
        """Run it; what it prints."""
        assert run(["receive", str(self.root / box), *named(self.root), *more]) == code
        return self._printed.readouterr()

    def change(self, statement):
        """As somebody does by hand; there is something to change."""
        with sqlite3.connect(self.file) as db:
            assert db.execute(statement).rowcount > 0
        db.close()

    def rows(self, statement):
        with sqlite3.connect(self.file) as db:
            found = db.execute(statement).fetchall()
        db.close()
        return found


def named(root):
    return ["--trust", f"{root}/keys", "--into", f"sqlite:///{root}/figures.sqlite", "--lang", "en"]


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    root = tmp_path_factory.mktemp("by-hand") / "begun"
    (root / "empty").mkdir(parents=True)
    making.trust_folder(root / "keys", "spreekuur", "oost")
    for desk in ("spreekuur", "oost"):
        making.write_folder(making.packages(desk)[0], root / "box" / desk)
    assert run(["receive", f"{root}/box", *named(root)]) == 0
    return root


@pytest.fixture
def kept(begun, tmp_path, capfdbinary):
    return Kept(shutil.copytree(begun, tmp_path / "kept"), capfdbinary)


BY_HAND = (
    "UPDATE cell SET count = count + 360 WHERE rowid = (SELECT min(rowid) FROM cell WHERE count > 0)",
    "DELETE FROM cell WHERE rowid = 1",
    "UPDATE cell SET code1 = 'xx' WHERE rowid = 2",
    "UPDATE package SET max_deviation = 1",
    "UPDATE package SET period = '2026-Q2' WHERE desk = 'oost'",
    "UPDATE package_file SET content = content || ' ' WHERE path = 'codes.csv'",
    "UPDATE package_file SET content = replace(content, '5', '0') WHERE path LIKE 'tables/%'",
    "UPDATE package_file SET content = replace(content, '5', '6') WHERE path = 'manifest.json'",
)


@pytest.mark.parametrize("statement", BY_HAND)
def test_a_count_that_was_changed_stops_it_before_anything_is_taken_in_or_reported(kept, statement):
    kept.change(statement)
    before = kept.rows("SELECT * FROM package"), kept.rows(TOTALS)
    making.write_folder(kept.next, kept.root / "next" / "b")
    for box in ("empty", "next"):
        told = kept.receive(box, "--report", str(kept.root / "out.pdf"), code=1)
        assert told.out == b"" and b"changed by hand" in told.err and b"begin a new database" in told.err
    assert (kept.rows("SELECT * FROM package"), kept.rows(TOTALS)) == before
    assert not (kept.root / "out.pdf").exists() and not list((kept.root / "next").glob("*.json"))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE total SET count = 400 WHERE rowid = 1",
        "UPDATE total SET usually_off = 0",
        "DELETE FROM total WHERE rowid = 3",
        "DELETE FROM total_part WHERE rowid = 1",
        "INSERT INTO left_out SELECT municipality, period, digest, 'x', 'y' FROM total_part",
        "INSERT INTO total_part SELECT municipality, '2031-Q1', digest FROM total_part",
    ],
)
def test_sums_that_were_changed_are_made_anew_and_told_once(kept, statement):
    before = [sorted(kept.rows(f"SELECT * FROM {table}")) for table in MADE]
    kept.change(statement)
    told = json.loads(kept.receive("empty", "--json").out)
    period = "2031-Q1" if "2031" in statement else "2026-Q1"
    assert told["sums_mended"] == [{"municipality": "aalsmeer", "period": period}]
    assert [sorted(kept.rows(f"SELECT * FROM {table}")) for table in MADE] == before
    assert json.loads(kept.receive("empty", "--json").out)["sums_mended"] == []


def test_the_terminal_says_which_sums_were_made_anew(kept):
    kept.change("UPDATE total SET count = 400 WHERE rowid = 1")
    lines = kept.receive().out.decode().splitlines()
    text = "Sums in the database were not those of the packages, and were made anew: aalsmeer 2026-Q1."
    assert text in lines
    assert not any("made anew" in line for line in kept.receive().out.decode().splitlines())


def test_what_comes_in_is_no_change_by_hand(kept):
    making.write_folder(kept.next, kept.root / "next" / "b")
    told = json.loads(kept.receive("next", "--json").out)
    assert (len(told["taken"]), told["sums_mended"]) == (1, [])
