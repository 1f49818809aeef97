# SPDX-License-Identifier: EUPL-1.2
"""Codes of another catalogue: kept with their names, counted by their code, and listed; never lost, never mixed up."""

import csv
import json
import sqlite3
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import received_making as making
from letter_cases import words
from spreekuur.cli.main import run
from spreekuur.content import pack
from spreekuur.errors.receiving import Refusal
from spreekuur.statistics import catalogue
from spreekuur.statistics.package import Package
from spreekuur.statistics.proof_files import read_release
from spreekuur.statistics.safe import ReleaseFacts, release_id
from spreekuur.statistics.safe_rules import Frame

DIMENSION, OURS, THEIRS = "domain", "other", "zz_other"


def written(lines):
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    return text.getvalue().encode()


def named(files):
    """The name of a release with these tables, as every laptop works it out."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        making.write_folder(Package("x", files), folder)
        staged, figures = read_release(folder), catalogue.of(pack.load())
    frame = Frame(figures.hierarchies(), staged.base, staged.max_deviation)
    return release_id(ReleaseFacts(staged.period, frame, staged.tables, staged.files, folder))


def renamed(package, **told):
    """The package as a desk makes it whose catalogue has another code in the place of one of ours."""
    files = dict(package.files)
    for path, content in package.files.items():
        if not path.endswith(".csv"):
            continue
        head, *lines = csv.reader(StringIO(content.decode()))
        for line in lines:
            if path == "codes.csv" and line[:2] == [DIMENSION, OURS]:
                line[1:] = [THEIRS, line[2], "Iets nieuws", "Something new"]
            elif path == "data.csv":
                for at in (6, 8):
                    line[at + 1] = THEIRS if line[at : at + 2] == [DIMENSION, OURS] else line[at + 1]
            elif DIMENSION in head:
                at = head.index(DIMENSION)
                line[at] = THEIRS if line[at] == OURS else line[at]
        files[path] = written([head, *(sorted(lines) if path == "data.csv" else lines)])
    told = {"catalogue": "2031-1", "release": named(files)} | told
    return type(package)(package.name, making.signed_again(files, making.key("spreekuur"), **told))


@pytest.fixture
def received(tmp_path, capfdbinary):
    """Runs the command on these packages; the JSON and what the database says."""

    def receive(*packages, code=0):
        for package in packages:
            making.write_folder(package, tmp_path / "box" / package.name)
        keys = making.trust_folder(tmp_path / "keys", "spreekuur", "oost")
        named = ["--trust", str(keys), "--into", f"sqlite:///{tmp_path}/f.sqlite", "--lang", "nl"]
        named += ["--report", f"{tmp_path}/out.pdf", "--json"]
        assert run(["receive", str(tmp_path / "box"), *named]) == code
        return json.loads(capfdbinary.readouterr().out)

    def rows(statement):
        with sqlite3.connect(tmp_path / "f.sqlite") as db:
            found = db.execute(statement).fetchall()
        db.close()
        return found

    return receive, rows, tmp_path / "out.pdf"


def test_a_code_that_is_not_known_here_is_kept_counted_by_itself_and_listed(received):
    receive, rows, report = received
    made = making.releases(400, 3, 1)[:1]
    told = receive(renamed(making.packages("spreekuur", made)[0]), making.packages("oost", made)[0])
    assert told["unknown_codes"] == [{"dimension": DIMENSION, "code": THEIRS, "label": "Iets nieuws"}]
    assert [one["desk"] for one in told["taken"]] == ["aalsmeer-oost", "aalsmeer-spreekuur"]
    sums = dict(
        rows(
            "SELECT code1, counts FROM total WHERE of_table = 'q_referrals_domain_answered' AND code2 = '_T'"
        )
    )
    assert (sums[OURS], sums[THEIRS], sums["_T"]) == (1, 1, 2)
    assert rows(
        f"SELECT known FROM code WHERE dimension = '{DIMENSION}' AND code IN ('{OURS}', '{THEIRS}') ORDER BY code"
    ) == [(1,), (0,)]
    text = words(report.read_bytes())
    assert f"Doorverwezen naar: {THEIRS} Iets nieuws" in text
    assert text.count("Iets nieuws") == 2, "among the sums, and in the list"


def test_the_same_version_of_the_catalogue_has_the_same_codes(received):
    receive, *_ = received
    first = making.packages()[0]
    told = receive(renamed(first, catalogue=json.loads(first.manifest)["catalogue"]), code=3)
    assert [one["code"] for one in told["refused"]] == [Refusal.CONTENTS]
