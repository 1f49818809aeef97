# SPDX-License-Identifier: EUPL-1.2
"""Codes of another catalogue: kept with their names, counted by their code, and listed; never lost, never mixed up."""

import csv
import json
import sqlite3
from io import StringIO

import pytest

import received_making as making
from letter_cases import words
from spreekuur.cli.main import run
from spreekuur.content import pack
from spreekuur.errors.receiving import Refusal
from spreekuur.statistics import catalogue
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
    staged, figures = read_release(files), catalogue.of(pack.load())
    frame = Frame(figures.hierarchies(), staged.base, staged.max_deviation)
    return release_id(ReleaseFacts(staged.period, frame, staged.tables, staged.files, staged.content))


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


# A topic that stands below another line in the list of a desk: both lines are other wholes there.
TOPIC, LINE, OTHER_LINE = "info.letter", "L1_information", "L2_housing"
MOVED = (f"topic,{TOPIC},{LINE},", f"topic,{TOPIC},{OTHER_LINE},")


def relisted(package, desk, *changes, **told):
    """The package as a desk makes it in whose code list these texts stand otherwise."""
    files = dict(package.files)
    text = files["codes.csv"].decode()
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    head, *lines = text.splitlines()
    files["codes.csv"] = "".join(f"{line}\n" for line in [head, *sorted(lines)]).encode()
    told = {"catalogue": "2031-1"} | told
    return type(package)(package.name, making.signed_again(files, making.key(desk), **told))


def test_a_topic_below_another_line_is_listed_and_its_lines_are_added_by_the_newest_list(received):
    receive, rows, report = received
    made = making.releases(400, 3, 1)[:1]
    plain = making.packages("oost", made)[0]
    told = receive(relisted(making.packages("spreekuur", made)[0], "spreekuur", MOVED), plain)
    listed = {(one["code"], one["what"]): one for one in told["differs"]}
    assert set(listed) == {(TOPIC, "parent"), (LINE, "parts"), (OTHER_LINE, "parts")}
    assert (listed[TOPIC, "parent"]["theirs"], listed[TOPIC, "parent"]["ours"]) == (OTHER_LINE, LINE)
    assert (listed[LINE, "parts"]["theirs"], listed[LINE, "parts"]["ours"]) == ("-", TOPIC)
    assert all(one["desks"] == ["aalsmeer-spreekuur"] for one in told["differs"])
    assert rows("SELECT dimension, code FROM left_out JOIN package USING (digest) WHERE desk = 'oost'") == [
        ("topic", LINE),
        ("topic", OTHER_LINE),
    ]
    sums = "SELECT code1, counts FROM total WHERE of_table = 'q_questions_line_language' AND code2 = '_T'"
    counts = dict(rows(sums))
    assert (counts["_T"], counts["L4_work"], counts[LINE], counts[OTHER_LINE]) == (2, 2, 1, 1)
    kept = "SELECT count(*) FROM cell WHERE code1 = 'L1_information' AND code2 = '_T'"
    assert rows(kept) == [(2,)], "nothing is dropped"
    assert f"{LINE} Informatie en voorlichting" in words(report.read_bytes())


def test_a_line_and_a_topic_more_change_no_sum_of_the_lines_that_both_know(received):
    receive, rows, _report = received
    made = making.releases(400, 3, 1)[:1]
    more = (f"topic,{TOPIC},{LINE},", f"topic,info.new,{LINE},Nieuw,New\ntopic,{TOPIC},{LINE},")
    told = receive(
        relisted(making.packages("spreekuur", made)[0], "spreekuur", more), making.packages("oost", made)[0]
    )
    assert told["differs"] == []
    assert [one["code"] for one in told["unknown_codes"]] == ["info.new"]
    assert rows("SELECT * FROM left_out") == []


def test_another_name_is_listed_and_added(received):
    receive, rows, report = received
    made = making.releases(400, 3, 1)[:1]
    name = ("Informatie en voorlichting", "Voorlichting")
    told = receive(
        relisted(making.packages("spreekuur", made)[0], "spreekuur", name), making.packages("oost", made)[0]
    )
    assert [(one["code"], one["what"], one["theirs"]) for one in told["differs"]] == [
        (LINE, "name", "Voorlichting")
    ]
    assert rows("SELECT * FROM left_out") == []
    assert rows(f"SELECT label_nl FROM code WHERE code = '{LINE}'") == [("Informatie en voorlichting",)]
    assert "Heet bij aalsmeer-spreekuur “Voorlichting”" in words(report.read_bytes())


def test_a_list_that_is_no_tree_is_refused(received):
    receive, *_ = received
    package = making.packages("spreekuur", making.releases(400, 3, 1)[:1])[0]
    ring = [(f"topic,{LINE},_T,", f"topic,{LINE},{TOPIC},")]
    told = receive(relisted(package, "spreekuur", *ring), code=3)
    assert [one["code"] for one in told["refused"]] == [Refusal.CONTENTS]
