# SPDX-License-Identifier: EUPL-1.2
"""The workbook, read back: numbers are numbers, texts are texts, and the same release is the same file."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from report_making import release, shipped
from safe_making import a_release, a_table
from spreekuur.statistics.report_model import ReportFacts
from spreekuur.statistics.safe_rules import TOTAL, Frame
from spreekuur.statistics.workbook import workbook_xlsx


@pytest.fixture(scope="module")
def facts():
    return ReportFacts("Aalsmeer", "Pools spreekuur Aalsmeer", date(2027, 2, 14), shipped(), "0.3")


@pytest.fixture(scope="module")
def year():
    return release("2026", 300)


@pytest.fixture(scope="module")
def book(year, facts):
    return load_workbook(BytesIO(workbook_xlsx(year, [release("2025", 200)], facts)))


def _rows(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_there_is_a_sheet_for_the_notes_the_totals_and_each_table(year, book):
    assert book.sheetnames == ["Toelichting", "Totalen", *sorted(year.tables)]
    assert all(len(table.name) <= 31 for table in shipped().tables)


def test_every_cell_of_a_table_is_there_as_a_number_with_its_code_and_name(year, book):
    for name, table in year.tables.items():
        many = len(table.dimensions)
        head, *rows = _rows(book[name])
        assert head[:many] == [shipped().dimensions[each].label["nl"] for each in table.dimensions]
        assert [(tuple(row[many : 2 * many]), row[2 * many + 1]) for row in rows] == [
            (row.codes, row.count) for row in table.rows
        ]
        assert all(type(row[2 * many + 1]) is int for row in rows)


def test_people_read_a_nothing_as_few_and_programs_as_zero(year, book):
    sheet = book["y_questions_line_language"]
    few = next(row for row in sheet.iter_rows(min_row=2) if row[5].value == 0)
    assert few[5].data_type == "n" and few[5].number_format == '0;-0;"0-4"'
    assert [few[6].value, few[7].value] == [0, 4]


def test_every_table_has_a_frozen_header_and_can_be_filtered(book):
    for name in book.sheetnames[1:]:
        assert book[name].freeze_panes == "A2"
    assert all(book[name].auto_filter.ref for name in book.sheetnames[2:])


def test_the_totals_stand_beside_those_of_the_period_before(book):
    head, *rows = _rows(book["Totalen"])
    assert head[-1] == "Aantal in 2025"
    assert rows[1] == ["Contacten", 300, 296, 304, 200]


def test_the_notes_say_how_counts_are_rounded_and_which_tables_there_are(year, book):
    said = " ".join(str(value) for row in _rows(book["Toelichting"]) for value in row if value)
    assert "0-4 betekent: nul tot en met 4." in said and year.release in said
    assert all(name in said for name in year.tables)


def test_tables_that_are_shown_coarsely_are_named(facts):
    small = load_workbook(BytesIO(workbook_xlsx(release("2026-Q1", 10), [], facts, "en")))
    said = " ".join(str(value) for row in _rows(small["Notes"]) for value in row if value)
    assert "Shown more coarsely: q_contacts_outcome_language" in said


def test_the_same_release_gives_the_same_bytes_with_a_fixed_date(year, facts):
    first, again = (workbook_xlsx(year, [], facts) for _ in range(2))
    assert first == again
    with ZipFile(BytesIO(first)) as packed:
        assert {entry.date_time[0] for entry in packed.infolist()} == {1980}
        assert b"2000-01-01T00:00:00Z" in packed.read("docProps/core.xml")


@pytest.mark.parametrize("name", ["=1+1", "+31", "-x", "@SUM(A1)", "http://x.example", "12", "{=A1}"])
def test_a_text_is_never_a_formula_a_link_or_a_number(facts, name):
    strange = replace(facts, desk=name, pack=name)
    book = load_workbook(BytesIO(workbook_xlsx(release("2026-Q1", 50), [], strange)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" or cell.hyperlink for cell in cells)


def test_a_cell_that_cannot_be_is_a_dash(facts):
    lists = shipped().hierarchies()
    made = a_table("q_contacts_visit", "contacts", ("visit",), {("first",): 20, ("repeat",): 0}, lists)
    rows = tuple(replace(row, status="structural") if row.codes == ("repeat",) else row for row in made.rows)
    safe = a_release("2026-Q1", (replace(made, rows=rows),), Frame(lists))
    sheet = load_workbook(BytesIO(workbook_xlsx(safe, [], facts)))["q_contacts_visit"]
    never = next(row for row in sheet.iter_rows(min_row=2) if row[1].value == "repeat")
    assert never[3].number_format == '0;-0;"–"' and [cell.value for cell in never[3:6]] == [0, 0, 0]
    assert safe.tables["q_contacts_visit"].count(visit=TOTAL) == 20
