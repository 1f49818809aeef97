# SPDX-License-Identifier: EUPL-1.2
"""The report: four pages whatever the numbers, read out whole, and nothing said that the rounding does not bear."""

import re
import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO

import pdfua
import pikepdf
import pytest

from letter_cases import structure, words
from report_making import release, shipped
from spreekuur.statistics.report import report_pdf
from spreekuur.statistics.report_model import ReportFacts, subject
from spreekuur.statistics.safe_rules import NotSafe

HELD = {f"2026-Q{quarter}": 3 for quarter in (1, 2, 3, 4)}


@pytest.fixture(scope="module")
def facts():
    return ReportFacts(
        "Aalsmeer",
        "Pools spreekuur Aalsmeer",
        date(2027, 2, 14),
        shipped(),
        "0.3",
        HELD,
        late=5,
        corrected=10,
        key="SHA256:abc",
    )


@pytest.fixture(scope="module")
def year():
    """A year of 300 contacts, its quarters, and the year before."""
    quarters = [release(f"2026-Q{quarter}", 60 + 10 * quarter) for quarter in (1, 2, 3, 4)]
    return release("2026", 300), [*quarters, release("2025", 200)]


@pytest.fixture(scope="module")
def drawn(year, facts):
    return report_pdf(*year, facts)


def _checked(pdf, path):
    path.write_bytes(pdf)
    report = pdfua.validate(path)
    assert [(found.rule_id, found.message) for found in report.findings] == []
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


def _pages(pdf):
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


@pytest.mark.parametrize("contacts", [0, 7, 50, 1500])
@pytest.mark.parametrize("period", ["2026-Q3", "2026"])
def test_it_has_four_sound_pages_however_many_came(period, contacts, facts, tmp_path):
    earlier = [release("2026-Q2", contacts // 2)]
    pdf = report_pdf(release(period, contacts), earlier, facts)
    assert _pages(pdf) == 4
    _checked(pdf, tmp_path / "report.pdf")


def test_a_full_year_has_four_sound_pages_in_english_too(year, facts, tmp_path):
    pdf = report_pdf(*year, facts, "en")
    assert _pages(pdf) == 4
    _checked(pdf, tmp_path / "report.pdf")
    assert {language for _, language in structure(pdf)} == {"en"}
    assert "About 12" not in words(pdf) and "On 12 evenings there were about 300 contacts" in words(pdf)


@pytest.mark.parametrize(("language", "seed"), [("nl", 0), ("nl", 1), ("en", 2)])
def test_no_year_needs_a_fifth_page(facts, seed, language):
    """With long names of topics and changes in every line, which is as full as the second page can be."""
    quarters = [release(f"2026-Q{quarter}", 100 * quarter, seed) for quarter in (1, 2, 3, 4)]
    full = release("2026", 500, seed, deviation=9)
    assert _pages(report_pdf(full, [*quarters, release("2025", 250, seed)], facts, language)) == 4


def test_page_one_says_the_totals_five_sentences_and_how_counts_are_rounded(drawn):
    first = _page(drawn, 1)
    for said in ("Cijfers over 2026", "afgerond op vijftallen", "ongeveer 300", "was ongeveer 200", "5."):
        assert said in first
    assert "Op 12 avonden waren er ongeveer 300 contacten met ongeveer 210 verschillende personen." in first


def test_every_count_on_paper_is_one_that_was_published(year, facts, drawn):
    text = words(drawn)
    counts = {int(found) for found in re.findall(r"ongeveer (\d+)\b(?! procent)", text)}
    release_of_year, earlier = year
    published = {
        row.count
        for each in (release_of_year, *earlier)
        for table in each.tables.values()
        for row in table.rows
    }
    assert counts <= published | {20, facts.late, facts.corrected} and len(counts) > 10 and 0 not in counts
    assert "0-4" in text


def test_who_listens_hears_the_title_then_the_picture_then_the_same_numbers(drawn):
    roles = [role for role, _ in structure(drawn)]
    assert roles[1] == "H1" and roles.count("H1") == 1 and roles.count("H2") >= 4
    after = [roles[place + 1] for place, role in enumerate(roles) if role == "Figure"]
    assert after and set(after) == {"Table"}
    left, bottom, right, top = _boxes(drawn)[0]
    assert 0 < left < right < 596 and 0 < bottom < top < 842
    text = words(drawn)
    for alt in _alts(drawn):
        assert alt.startswith("Staafdiagram. ")
        for name, count in re.findall(r"(?:\. |; )([^.;:]+): (ongeveer \d+|0-4)", alt):
            assert f"{name} {count}" in text


def _boxes(pdf):
    """Where the pictures stand on their pages."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        elements = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary)]
        return [[float(side) for side in each.A.BBox] for each in elements if each.get("/S") == "/Figure"]


def _alts(pdf):
    """The words of each picture."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        elements = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary)]
        return [str(each.Alt) for each in elements if each.get("/S") == "/Figure"]


def test_signals_are_never_put_into_words(drawn):
    assert "y_questions_line_signal" not in words(drawn)
    assert words(drawn).lower().count("signa") == 1  # that they are not in it


def test_nothing_is_smaller_than_nine_points(drawn):
    with pikepdf.open(BytesIO(drawn)) as opened:
        streams = [page.Contents.read_bytes().decode("latin-1") for page in opened.pages]
    assert min(float(size) for each in streams for size in re.findall(r"\+\d+ ([\d.]+) Tf", each)) >= 9


def test_the_same_release_gives_the_same_bytes(year, facts, drawn):
    assert report_pdf(*year, facts) == drawn


def test_no_earlier_release_is_said_and_stops_nothing(facts):
    text = words(report_pdf(release("2026-Q1", 100), [], facts))
    assert (
        "nog geen eerdere cijfers" in text
        and "Er zijn nog geen eerdere cijfers om mee te vergelijken." in text
    )


def test_a_release_with_more_leeway_says_so(facts):
    text = words(report_pdf(release("2026-Q3", 100, deviation=9), [], facts))
    assert "0-9" in text and "mocht een aantal tot 9" in text and "0-4" not in text


def test_a_name_that_our_fonts_cannot_write_stops_no_report(facts, tmp_path):
    strange = replace(facts, desk="Spreekuur \u4f60\x07 <b>&amp;</b>\nŁódź", municipality="A" * 80)
    pdf = report_pdf(release("2026-Q1", 50), [], strange)
    _checked(pdf, tmp_path / "report.pdf")
    assert "Spreekuur ? <b>&amp;</b> Łódź" in words(pdf) and _pages(pdf) == 4


def test_late_entries_that_are_not_rounded_are_refused(facts):
    for told in ({"late": 3}, {"corrected": 3}):
        with pytest.raises(NotSafe):
            replace(facts, **told)


def test_what_was_corrected_below_earlier_figures_is_told_with_what_came_in_late(drawn):
    text = " ".join(words(drawn).split())
    assert "na het sluiten zijn verbeterd of weggehaald: ongeveer 10." in text


def test_the_quarters_of_a_report_have_no_holes(facts):
    first, third = release("2026-Q1", 60), release("2026-Q3", 60)
    about = subject(third, [first, release("2025", 100)], facts)
    assert [(str(period), bool(there)) for period, there in about.quarters] == [
        ("2026-Q1", True),
        ("2026-Q2", False),
        ("2026-Q3", True),
    ]
    assert about.before is first


def _page(pdf, number):
    command = ["pdftotext", "-raw", "-f", str(number), "-l", str(number), "-", "-"]
    out = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return " ".join(out.stdout.decode().split())
