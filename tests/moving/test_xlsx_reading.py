# SPDX-License-Identifier: EUPL-1.2
"""A spreadsheet gives values and nothing else: no formula, no macro, no entity, no bomb is ever carried out."""

from contextlib import suppress
from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moving.tables import HEADER, ROWS, as_xlsx, repacked
from spreekuur.errors.moving import FileRefused, SheetNeeded, WhyFile
from spreekuur.moving import dates, reading, xlsx_reading
from spreekuur.moving.model import DateOrder, Told

TODAY = date(2026, 11, 26)


def counts(sheet):
    return {notice.told: notice.count for notice in sheet.notices}


def refused(data, name="x.xlsx"):
    with pytest.raises(FileRefused) as found:
        reading.table(data, name)
    return found.value.why


def test_values_dates_and_numbers_are_texts():
    noon = datetime(2025, 3, 11)  # noqa: DTZ001 (a spreadsheet knows no zone)
    rows = [("Datum", "Aantal", "Ja"), (noon, 2, True), (date(2025, 3, 25), 2.5, False)]
    sheet = reading.table(as_xlsx(rows), "x.xlsx")
    assert [row.cells for row in sheet.rows] == [("2025-03-11", "2", "true"), ("2025-03-25", "2.5", "false")]


@pytest.mark.parametrize(("since_1904", "serial"), [(False, 45727), (True, 45727 - 1462)])
def test_a_day_that_is_only_a_number_is_read_by_the_calendar_of_the_file(since_1904, serial):
    def count_from(book):
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        if since_1904:
            book.epoch = CALENDAR_MAC_1904

    sheet = reading.table(as_xlsx([HEADER, (serial, "pl", "DigiD")], count_from), "x.xlsx")
    assert sheet.since_1904 is since_1904
    cell = sheet.rows[0].cells[0]
    assert dates.read(cell, DateOrder.ISO, TODAY, since_1904=sheet.since_1904) == date(2025, 3, 11)


def test_a_formula_counts_with_its_saved_value_and_without_one_it_is_noted():
    data = as_xlsx([HEADER, ("=TODAY()", "pl", "DigiD"), ("=A1", "bg", "DigiD")])

    def save_one(name, content):
        if name != "xl/worksheets/sheet1.xml":
            return content
        return content.replace(b"<f>TODAY()</f><v />", b"<f>TODAY()</f><v>45727</v>").replace(
            b"<f>TODAY()</f><v></v>", b"<f>TODAY()</f><v>45727</v>"
        )

    sheet = reading.table(repacked(data, save_one), "x.xlsx")
    assert sheet.rows[0].cells[0] == "45727"
    assert sheet.without_value == frozenset({(3, 0)})
    assert counts(sheet)[Told.FORMULAS] == 2


def test_a_cell_that_was_merged_downwards_stands_in_each_of_its_lines():
    def merge(book):
        book.active.merge_cells("A2:A3")
        book.active.merge_cells("B2:C2")

    rows = [HEADER[:3], ("2025-03-11", "pl", None), (None, "bg", "DigiD")]
    sheet = reading.table(as_xlsx(rows, merge), "x.xlsx")
    assert [row.cells for row in sheet.rows] == [("2025-03-11", "pl", ""), ("2025-03-11", "bg", "DigiD")]
    assert counts(sheet)[Told.MERGED] == 1


def test_hidden_lines_columns_and_sheets_are_said():
    def hide(book):
        book.active.row_dimensions[2].hidden = True
        book.active.column_dimensions["B"].hidden = True
        book.create_sheet("oud").sheet_state = "hidden"

    found = counts(reading.table(as_xlsx([HEADER, *ROWS], hide), "x.xlsx"))
    assert (found[Told.HIDDEN_ROWS], found[Told.HIDDEN_COLUMNS], found[Told.HIDDEN_SHEETS]) == (1, 1, 1)


def test_with_two_sheets_that_hold_something_one_must_be_named():
    def another(book):
        book.active.title = "2025"
        book.create_sheet("2024").append(HEADER)
        book.create_sheet("leeg")

    data = as_xlsx([HEADER, *ROWS], another)
    with pytest.raises(SheetNeeded) as needed:
        reading.table(data, "x.xlsx")
    assert needed.value.sheets == ("2025", "2024")
    assert len(reading.table(data, "x.xlsx", sheet="2025").rows) == 2
    with pytest.raises(SheetNeeded):
        reading.table(data, "x.xlsx", sheet="1999")


def test_macros_open_documents_and_other_zips_are_refused_by_what_is_in_them():
    def zipped(**parts):
        out = BytesIO()
        with ZipFile(out, "w") as packed:
            for name, content in parts.items():
                packed.writestr(name.replace("__", "/").replace("_dot_", "."), content)
        return out.getvalue()

    book = as_xlsx([HEADER, *ROWS])
    with_macro = BytesIO(book)
    with ZipFile(with_macro, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"x")
    assert refused(with_macro.getvalue()) is WhyFile.MACROS
    assert refused(zipped(mimetype="x", content_dot_xml="<a/>")) is WhyFile.OPEN_DOCUMENT
    assert refused(zipped(word__document_dot_xml="<a/>")) is WhyFile.UNKNOWN_KIND
    assert refused(book[: len(book) // 2]) is WhyFile.DAMAGED


def test_a_bomb_is_refused_unopened(monkeypatch):
    monkeypatch.setattr(xlsx_reading, "MOST_UNPACKED", 1024 * 1024)
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * (2 * 1024 * 1024))
    assert len(out.getvalue()) < 10_000
    assert refused(out.getvalue()) is WhyFile.TOO_LARGE


def test_entities_in_a_sheet_are_refused():
    entity = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'

    def with_entity(name, content):
        if name != "xl/worksheets/sheet1.xml":
            return content
        head, _close, rest = content.partition(b"<worksheet")
        return head + entity + b"<worksheet" + rest

    assert refused(repacked(as_xlsx([HEADER, *ROWS]), with_entity)) is WhyFile.DAMAGED


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"]
)
@pytest.mark.parametrize(
    "content", [None, b"", b"<a/>", b"\0\0", b"<worksheet><sheetData><row r='x'/></sheetData>"]
)
def test_a_part_that_is_missing_or_is_none_gives_a_table_or_a_sentence(part, content):
    damaged = repacked(as_xlsx([HEADER, *ROWS]), lambda name, was: content if name == part else was)
    try:
        reading.table(damaged, "x.xlsx")
    except FileRefused as error:
        assert error.why in (WhyFile.DAMAGED, WhyFile.EMPTY, WhyFile.NO_ROWS, WhyFile.UNKNOWN_KIND)


SOUND = as_xlsx([HEADER, *ROWS])


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), min_size=1, max_size=12))
def test_a_file_with_wrong_bytes_gives_a_table_or_a_sentence(wrong):
    damaged = bytearray(SOUND)
    for at, byte in wrong:
        damaged[at] = byte
    with suppress(FileRefused, SheetNeeded):
        reading.table(bytes(damaged), "x.xlsx")


def test_a_sheet_that_says_it_is_huge_takes_no_more_room_than_it_has():
    def boast(name, content):
        if name != "xl/worksheets/sheet1.xml":
            return content
        return content.replace(b'ref="A1:F3"', b'ref="A1:XFD1048576"')

    assert len(reading.table(repacked(as_xlsx([HEADER, *ROWS]), boast), "x.xlsx").rows) == 2


def test_more_columns_than_a_desk_has_are_refused():
    assert (
        refused(as_xlsx([("Datum", *map(str, range(300))), ("2025-03-11", *["x"] * 300)])) is WhyFile.TOO_WIDE
    )
