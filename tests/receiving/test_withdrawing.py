# SPDX-License-Identifier: EUPL-1.2
"""A signed notice takes a package out of every sum for good; nothing else does, and the chain goes on."""

import hashlib
import json
import sqlite3
from io import BytesIO

import pytest
from openpyxl import load_workbook

import received_making as making
from letter_cases import words
from spreekuur.cli.main import run
from spreekuur.errors.receiving import Refusal
from spreekuur.security import sshsig
from spreekuur.security.identity import canonical
from spreekuur.statistics.package import MANIFEST
from spreekuur.statistics.withdrawal import FORMAT, notice_files, write_notice

TOTALS = "SELECT period, of_table, code1, code2, count, counts FROM total ORDER BY 1, 2, 3, 4"


class Place:
    """An inbox with the packages of two desks, and what the command makes of it."""

    def __init__(self, root, printed):
        self.box, self.file, self._printed = root / "box", root / "figures.sqlite", printed
        self.keys = making.trust_folder(root / "keys", "spreekuur", "oost")
        self.made = {desk: making.packages(desk) for desk in ("spreekuur", "oost")}
        for packages in self.made.values():
            for package in packages[:2]:
                making.write_folder(package, self.box / package.name)

    def receive(self, code=0):
        named = ["--trust", str(self.keys), "--into", f"sqlite:///{self.file}", "--json"]
        assert run(["receive", str(self.box), *named]) == code
        return json.loads(self._printed.readouterr().out)

    def rows(self, statement):
        with sqlite3.connect(self.file) as db:
            found = db.execute(statement).fetchall()
        db.close()
        return found

    def notice(self, package, desk="spreekuur", **changes):
        """Into the inbox, signed by the key of a desk."""
        manifest = json.loads(package.manifest)
        said = {"format": FORMAT, "period": manifest["period"], "release": manifest["release"]}
        said |= {"why": "counted twice", "withdrawn": "2027-02-01", "manifest": digest(package)} | changes
        content = canonical(said)
        return write_notice(
            notice_files(package.name, 1, content, sshsig.sign(making.key(desk), content)), self.box
        )


def digest(package):
    return hashlib.sha256(package.files[MANIFEST]).hexdigest()


@pytest.fixture
def place(tmp_path, capfdbinary):
    return Place(tmp_path, capfdbinary)


def test_what_is_withdrawn_is_in_no_sum_any_more_and_the_chain_goes_on(place):
    place.receive()
    both = place.rows(TOTALS)
    first = place.made["spreekuur"][0]
    path = place.notice(first)
    told = place.receive()
    assert told["withdrawn"] == [{"notice": path.name, "desk": "aalsmeer-spreekuur", "period": "2026-Q1"}]
    left = place.rows(TOTALS)
    assert len(left) == len(both) and [row[:4] for row in left] == [row[:4] for row in both]
    for before, after in zip(both, left, strict=True):
        # Both desks published the same figures here: without one of them it is half.
        assert after[4:] == ((before[4] // 2, 1) if after[0] == "2026-Q1" else before[4:])
    assert place.rows("SELECT withdrawn, why FROM withdrawal") == [("2027-02-01", "counted twice")]
    receipt = json.loads(path.with_name(path.name + ".receipt.json").read_bytes())
    assert (receipt["status"], receipt["period"]) == ("withdrawn", "2026-Q1")
    third = place.made["spreekuur"][2]
    making.write_folder(third, place.box / third.name)
    told = place.receive()
    assert [one["period"] for one in told["taken"]] == ["2026-Q3"]
    assert (told["withdrawn"], told["known"]) == ([], 5)
    assert [row for row in place.rows(TOTALS) if row[0] == "2026-Q1"] == [
        row for row in left if row[0] == "2026-Q1"
    ]


def test_the_report_says_what_was_withdrawn_and_why(place):
    place.receive()
    place.notice(place.made["spreekuur"][0])
    named = ["--trust", str(place.keys), "--into", f"sqlite:///{place.file}", "--lang", "nl"]
    assert run(["receive", str(place.box), *named, "--report", f"{place.file.parent}/out.pdf"]) == 0
    text = words((place.file.parent / "out.pdf").read_bytes())
    assert "Ingetrokken door het spreekuur aalsmeer-spreekuur, eerste kwartaal van 2026" in text
    assert "Op 1 februari 2027, en in geen som meer. Het spreekuur zegt waarom: counted twice" in text
    sheet = load_workbook(BytesIO((place.file.parent / "out.xlsx").read_bytes()))["Pakketten"]
    gone = [row[6:] for row in sheet.iter_rows(min_row=2, values_only=True) if row[6]]
    assert gone == [("2027-02-01", "counted twice")]


def test_the_last_package_of_a_period_takes_its_sums_along(place):
    place.receive()
    for desk, packages in place.made.items():
        place.notice(packages[1], desk)
    place.receive()
    assert {row[0] for row in place.rows(TOTALS)} == {"2026-Q1"}


def test_it_may_come_together_with_its_package_or_before_it(place):
    third = place.made["spreekuur"][2]
    place.notice(third)
    told = place.receive(code=3)
    assert [one["code"] for one in told["held"]] == ["figures_missing"]
    making.write_folder(third, place.box / third.name)
    told = place.receive()
    assert (len(told["taken"]), len(told["withdrawn"])) == (1, 1)
    assert "2026-Q3" not in {row[0] for row in place.rows(TOTALS)}


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"desk": "oost"}, Refusal.UNKNOWN_SIGNER),
        ({"desk": "stranger"}, Refusal.UNKNOWN_SIGNER),
        ({"period": "2026-Q2"}, Refusal.NOTICE),
        ({"release": "0" * 32}, Refusal.NOTICE),
        ({"format": "another/1"}, Refusal.NOTICE),
        ({"more": "x"}, Refusal.NOTICE),
        ({"withdrawn": "soon"}, Refusal.NOTICE),
        ({"why": "x\x1b[2J"}, Refusal.NOTICE),
        ({"why": "x" * 2000}, Refusal.NOTICE),
        ({"manifest": "0"}, Refusal.NOTICE),
        ({"manifest": 7}, Refusal.NOTICE),
    ],
)
def test_a_notice_that_its_desk_did_not_make_changes_nothing(place, changes, why):
    place.receive()
    before = place.rows(TOTALS)
    place.notice(place.made["spreekuur"][0], **changes)
    told = place.receive(code=3)
    assert [one["code"] for one in told["refused"]] == [why]
    assert place.rows(TOTALS) == before and place.rows("SELECT * FROM withdrawal") == []


def test_a_notice_without_its_signature_or_with_another_changes_nothing(place):
    place.receive()
    path = place.notice(place.made["spreekuur"][0])
    signature = path.with_name(path.name + ".sig")
    path.write_bytes(path.read_bytes().replace(b"twice", b"thrice"))
    assert place.receive(code=3)["refused"][0]["code"] == Refusal.SIGNATURE
    signature.unlink()
    assert place.receive(code=3)["refused"][0]["code"] == Refusal.UNSIGNED
    path.write_bytes(path.read_bytes().replace(b'"why"', b'"why":"again","why"', 1))
    assert place.receive(code=3)["refused"][0]["code"] == Refusal.NOTICE
    path.write_bytes(b"{" * 100_000)
    assert place.receive(code=3)["refused"][0]["code"] == Refusal.TOO_LARGE
    path.write_bytes(b"[" * 60_000)
    assert place.receive(code=3)["refused"][0]["code"] == Refusal.NOTICE
    assert place.rows("SELECT * FROM withdrawal") == []
