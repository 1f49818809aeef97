# SPDX-License-Identifier: EUPL-1.2
"""A second municipality, invented, runs from a pack alone: a whole evening, its letters, its advice; nothing is left of
the first one on any paper."""

import json
import re

import pytest

from letter_builders import words_of
from pack_making import FOLDER, packed
from spreekuur.app import open_home
from spreekuur.cli.main import run

PHRASE = "anker boter cirkel dorpje emmer fiets"
FIRST_ONE = re.compile(
    "aalsmeer|kudelstaart|uithoorn|amstel|amsterdam|haarlemmer|алсмер|амстердам", re.IGNORECASE
)
CASES = [
    {"id": "A", "topics": ["reg.brp"], "municipality": "voorbeeldstad", "language": "bg", "consent": "yes"},
    {"id": "B", "topics": ["work.unpaid"], "housing_tied": "true", "language": "pl", "consent": "yes"},
    {
        "id": "C",
        "topics": ["care.homeless"],
        "signals": ["homelessness_tonight"],
        "language": "ro",
        "consent": "yes",
    },
    {
        "id": "D",
        "topics": ["housing.deposit"],
        "municipality": "buurtstede",
        "language": "es",
        "consent": "yes",
    },
    {"id": "E", "topics": ["reg.rni"], "municipality": "buurtstede", "language": "en", "consent": "no"},
]


@pytest.fixture(scope="module")
def evening(tmp_path_factory):
    """One evening of five talks, played with the folder as its content."""
    folder = tmp_path_factory.mktemp("town")
    (folder / "phrase").write_text(PHRASE)
    scenarios = [
        {"id": case["id"], "answers": {key: value for key, value in case.items() if key != "id"}}
        for case in CASES
    ]
    (folder / "cases.json").write_text(json.dumps({"scenarios": scenarios}))
    words = [
        "demo",
        folder / "out",
        "--scenarios",
        folder / "cases.json",
        "--passphrase-file",
        folder / "phrase",
    ]
    assert run([*map(str, words), "--content", str(FOLDER), "--lang", "en"]) == 0
    return folder / "out"


def test_every_talk_gets_a_place_of_the_town(evening):
    summary = json.loads((evening / "summary.json").read_text("utf-8"))
    chosen = [one["chosen"] for one in summary["consultations"]]
    assert chosen[0] == ["vb_stadsloket"]
    assert chosen[1] == ["vb_huurteam"]
    assert "vb_nachtopvang" in chosen[2]
    assert chosen[4] == ["gemeente_anders"]
    assert summary["evening"]["letters"] >= 4


def test_no_paper_names_the_first_municipality(evening):
    papers = list((evening / "letters").glob("*.pdf"))
    assert len(papers) >= 9
    for paper in papers:
        assert not FIRST_ONE.search(words_of(paper.read_bytes())), paper.name
    assert not FIRST_ONE.search((evening / "summary.json").read_text("utf-8"))


def test_no_row_of_the_vault_names_it(evening):
    app = open_home(evening / "home", PHRASE, content=FOLDER)
    try:
        for (table,) in app.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in app.db.execute(f'SELECT * FROM "{table}"').fetchall():
                assert not FIRST_ONE.search(repr(row)), table
    finally:
        app.close()


def test_its_content_says_nothing_of_the_first_one_either():
    assert not FIRST_ONE.search(packed().decode())
