# SPDX-License-Identifier: EUPL-1.2
"""The report over desks: sound and tagged, only sums of what was published, and what was refused with its reason."""

import json
import re
import subprocess
from io import BytesIO

import pdfua
import pytest
from openpyxl import load_workbook

import received_making as making
from letter_cases import structure, words
from spreekuur.cli.main import run
from spreekuur.receiving import report

NOT_KNOWN = "Niemand heeft hier gezegd dat deze sleutel van het spreekuur is."


class Desks:
    """An inbox with two desks that are known and one that is not, and what the command makes of it."""

    def __init__(self, root):
        self.root, self.box = root, root / "box"
        for desk, made in (("spreekuur", None), ("oost", making.releases(60, 12, 2)), ("west", None)):
            for package in making.packages(desk, made):
                making.write_folder(package, self.box / package.name)
        making.trust_folder(root / "keys", "spreekuur", "oost")

    def report(self, name="out.pdf", *more, code=3):
        """Run it; the PDF and the workbook."""
        named = ["--trust", f"{self.root}/keys", "--into", f"sqlite:///{self.root}/figures.sqlite"]
        named += ["--report", f"{self.root}/{name}", "--today", "2027-03-01", "--json"]
        assert run(["receive", str(self.box), *named, *more]) == code
        pdf = self.root / name
        return pdf.read_bytes(), pdf.with_suffix(".xlsx").read_bytes()


@pytest.fixture(scope="module")
def desks(tmp_path_factory):
    return Desks(tmp_path_factory.mktemp("desks"))


@pytest.fixture(scope="module")
def made(desks):
    return desks.report("out.pdf", "--lang", "nl")


def test_it_is_a_sound_pdf_that_is_read_out(made, tmp_path):
    path = tmp_path / "out.pdf"
    path.write_bytes(made[0])
    assert [(found.rule_id, found.message) for found in pdfua.validate(path).findings] == []
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    roles = [role for role, _ in structure(made[0])]
    assert roles[1] == "H1" and roles.count("H1") == 1 and roles.count("Table") > 8
    assert {language for _, language in structure(made[0])} == {"nl"}


def test_every_sum_in_it_is_one_that_the_database_holds_with_how_far_off_it_is(desks, made):
    book = load_workbook(BytesIO(made[1]))
    sums = list(book["Sommen"].iter_rows(min_row=2, values_only=True))
    assert sums and all(type(value) is int for row in sums for value in row[10:16])
    known = {row[10:16] for row in sums}
    assert all((least, most) == (max(n - off, 0), n + off) for n, least, most, off, *_ in known)
    pattern = r"(?:ongeveer (\d+) \((\d+)–(\d+)\)|(0)-(\d+)) (\d+) (\d+) (\d+)(?= |$)"
    lines = re.findall(pattern, words(made[0]))
    assert len(lines) > 40 and any(line[3] for line in lines)
    for count, least, most, nothing, few, *off in lines:
        between = (int(count or nothing), int(least or nothing), int(most or few))
        assert between + tuple(map(int, off)) in known


def test_a_sum_of_nothing_is_shown_as_few_or_none_and_stays_a_number(made):
    book = load_workbook(BytesIO(made[1]))
    for sheet, column in (("Totalen", 4), ("Sommen", 11)):
        rows = list(book[sheet].iter_rows(min_row=2))
        assert rows and {row[column - 1].number_format for row in rows} == {
            f'0;-0;"0-{row[column + 2].value}"' for row in rows
        }
        assert all(type(row[column - 1].value) is int for row in rows)
    heads = [cell.value for cell in book["Sommen"][1]][10:13]
    assert heads == ["Aantal", "Echt aantal minstens", "Echt aantal hoogstens"]


def _reported(place):
    """What the command ends with, and the words of its report in Dutch."""
    keys, out = making.trust_folder(place / "keys", "spreekuur"), place / "out.pdf"
    named = ["--trust", f"{keys}", "--into", f"sqlite:///{place}/x.sqlite", "--report", f"{out}"]
    code = run(["receive", f"{place}/box", *named, "--lang", "nl", "--today", "2027-03-01"])
    return code, words(out.read_bytes())


def test_one_period_is_said_once_and_a_municipality_begins_with_a_capital(tmp_path):
    making.write_folder(making.packages()[0], tmp_path / "box" / "one")
    code, text = _reported(tmp_path)
    assert code == 0
    assert "spreekuur 1 pakket: eerste kwartaal van 2026. Laatst opgenomen op 1 maart 2027." in text
    assert "Gemeente Aalsmeer" in text


def test_a_file_of_outside_is_named_in_the_report_as_far_as_it_prints(tmp_path):
    folder = making.write_folder(making.packages()[0], tmp_path / "box" / "one")
    (folder / "\u8b70.csv").write_bytes(b"x")
    code, text = _reported(tmp_path)
    assert (code, "Dit staat niet op de ondertekende lijst: ?.csv." in text) == (3, True)


@pytest.mark.parametrize(
    ("word", "name"), [("aalsmeer", "Aalsmeer"), ("ijsselstein", "IJsselstein"), ("i", "I"), ("a2", "A2")]
)
def test_any_short_word_may_begin_with_a_capital(word, name):
    assert report._capital(word) == name


def test_it_says_which_desks_are_in_it_and_what_is_not_and_why(made):
    text = words(made[0])
    assert "spreekuur 5 pakketten: eerste kwartaal van 2026 tot en met 2026." in text
    assert "Laatst opgenomen op 1 maart 2027." in text
    assert text.count(NOT_KNOWN) == 5 and "signa" not in text.casefold().replace("signalering", "")
    book = load_workbook(BytesIO(made[1]))
    assert book.sheetnames == ["Toelichting", "Totalen", "Sommen", "Pakketten", "Niet opgenomen", "Code"]
    assert book["Pakketten"].max_row == 11 and book["Niet opgenomen"].max_row == 6


def test_the_same_again_gives_the_same_bytes_and_only_when_asked_replaces_them(desks, made):
    assert desks.report("again.pdf", "--lang", "nl") == made
    before = (desks.root / "again.pdf").stat().st_mtime_ns
    assert desks.report("again.pdf", "--lang", "nl", code=1) == made
    assert (desks.root / "again.pdf").stat().st_mtime_ns == before
    assert desks.report("again.pdf", "--lang", "nl", "--force") == made


def test_it_is_dutch_unless_english_is_spoken(desks, made):
    assert desks.report("polski.pdf", "--lang", "pl") == made
    pdf, _ = desks.report("english.pdf", "--lang", "en")
    assert "Figures of consultation hours, added up" in words(pdf)
    assert {language for _, language in structure(pdf)} == {"en"}


def test_an_empty_inbox_gives_a_report_that_says_so(tmp_path, capfdbinary):
    (tmp_path / "box").mkdir()
    named = ["--into", f"sqlite:///{tmp_path}/x.sqlite", "--report", f"{tmp_path}/out.pdf", "--lang", "nl"]
    assert run(["receive", str(tmp_path / "box"), *named, "--json"]) == 0
    told = json.loads(capfdbinary.readouterr().out)
    assert told["report"] == [f"{tmp_path}/out.pdf", f"{tmp_path}/out.xlsx"]
    assert "Er is nog geen pakket opgenomen." in words((tmp_path / "out.pdf").read_bytes())


def test_a_report_does_not_go_into_the_inbox(tmp_path):
    (tmp_path / "box").mkdir()
    named = ["--into", f"sqlite:///{tmp_path}/x.sqlite", "--report", f"{tmp_path}/box/out.pdf"]
    assert run(["receive", str(tmp_path / "box"), *named]) == 1
    assert not list((tmp_path / "box").iterdir()) and not (tmp_path / "x.sqlite").exists()
