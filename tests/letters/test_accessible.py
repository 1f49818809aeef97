# SPDX-License-Identifier: EUPL-1.2
"""Every paper can be read out: its order, its languages, and what checkers of PDF/UA say of it."""

import subprocess
from datetime import date
from io import BytesIO

import pdfua
import pikepdf
import pytest

from builders import SENDER
from letter_cases import KENMERK, KINDS, LANGUAGES, a_case, drawn
from letters.heard import READING, SHEETS, golden, heard, paper
from spreekuur.letters.form import blank_form
from spreekuur.letters.reminder import Open, Reminder, reminder_sheet
from spreekuur.letters.tickets import ticket_sheet
from spreekuur.letters.window_sheet import window_sheet

PAPERS = [(kind, language) for kind in (*KINDS, *SHEETS) for language in LANGUAGES]
OTHERS = {
    "large": lambda content: drawn(a_case("legal", "bg", layout="large-print"), content),
    "long": lambda content: drawn(
        a_case("social", "ro", situation=["Een zin over werk. " * 40] * 5), content
    ),
    "form": lambda content: blank_form("pl", content),
    "tickets": lambda content: ticket_sheet(1, 12, "pl", content),
    "window": lambda content: window_sheet("left", "es", SENDER, content),
    "reminder": lambda content: reminder_sheet(
        Reminder("participe", date(2026, 12, 1), date(2026, 12, 8), (Open(KENMERK, date(2026, 11, 1)),) * 9),
        content,
        SENDER,
    ),
}


@pytest.mark.parametrize("kind", [*KINDS, *SHEETS])
def test_it_is_read_out_as_it_was(content, kind):
    assert golden(kind, content) == (READING / f"{kind}.txt").read_text("utf-8")


def test_a_code_says_where_on_its_page_it_stands(content):
    with pikepdf.open(BytesIO(paper("social", "nl", content))) as pdf:
        elements = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
        (figure,) = [each for each in elements if each.get("/S") == "/Figure"]
        assert [round(float(side) * 25.4 / 72) for side in figure.A.BBox] == [160, 297 - 245, 188, 297 - 217]


def test_two_lines_of_a_paragraph_are_not_heard_as_one_word(content):
    lines = heard(paper("social", "nl", content))
    assert "P nl: Datum 11 november 2026" in lines
    assert "P nl: Gemeente Aalsmeer - Sociaal Loket Raadhuisplein 1 Aalsmeer" in lines


def _sound(pdf, path):
    """By both checkers: pdfua is in the development lock, qpdf comes with the system."""
    path.write_bytes(pdf)
    report = pdfua.validate(path)
    assert [(found.rule_id, found.message) for found in report.findings] == []
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize(("kind", "language"), PAPERS)
def test_checkers_find_nothing_in_a_paper(content, tmp_path, kind, language):
    _sound(paper(kind, language, content), tmp_path / "a.pdf")


@pytest.mark.parametrize("name", OTHERS)
def test_checkers_find_nothing_in_the_papers_of_the_desk(content, tmp_path, name):
    _sound(OTHERS[name](content), tmp_path / "a.pdf")


@pytest.mark.parametrize(("kind", "language"), PAPERS)
def test_a_paper_says_its_language_and_its_title_and_declares_what_it_is(content, kind, language):
    with pikepdf.open(BytesIO(paper(kind, language, content))) as pdf:
        about = pdf.Root.Metadata.read_bytes().decode()
        assert str(pdf.Root.Lang) == ("nl" if kind in KINDS else language)
        assert f">{pdf.docinfo['/Title']}</rdf:li>" in about
        assert "<pdfuaid:part>1</pdfuaid:part>" in about
        assert bool(pdf.Root.MarkInfo.Marked) and bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        for page in pdf.pages:
            _all_is_marked(page)


def _all_is_marked(page):
    """Each piece that paints stands inside an element or is said to be decoration."""
    depth = 0
    for _, operator in pikepdf.parse_content_stream(page):
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
        if str(operator) in ("Tj", "f", "S", "B"):
            assert depth == 1
    assert depth == 0
