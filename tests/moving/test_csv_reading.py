# SPDX-License-Identifier: EUPL-1.2
"""A table in text comes in as it was, however a desk saved it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moving.tables import HEADER, ROWS, as_csv
from spreekuur.errors.moving import FileRefused, Why, WhyFile
from spreekuur.moving import csv_reading, encodings, reading
from spreekuur.moving.model import MOST_ROWS, Told

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)
CELLS = WORDS | st.sampled_from(
    ['a "quoted" word', "one; two", "one, two", "line\nbreak", "4,5", "'tis", "=1+1"]
)


@given(
    st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=3, max_size=8),
    st.sampled_from(csv_reading.SEPARATORS),
    st.sampled_from(["\r\n", "\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]),
)
def test_any_dialect_gives_the_cells_that_were_saved(rows, separator, ends, encoding):
    """Cells full of other separators may look like another table: the first line says which one it is."""
    rows = [["Datum", "Onderwerp", "Opmerking"], *rows]
    text = f"sep={separator}{ends}" + as_csv(rows, separator=separator, ends=ends).decode()
    lines = csv_reading.read(
        text.encode(encoding), "x.csv", encoding if encoding[-2:] in ("le", "be") else None
    )
    assert lines.refused == ()
    assert [row.cells for row in lines.rows] == [tuple(row) for row in rows if any(row)]


@pytest.mark.parametrize("separator", csv_reading.SEPARATORS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_separator_and_encoding_are_guessed(separator, encoding):
    sheet = reading.table(as_csv([HEADER, *ROWS], separator=separator, encoding=encoding), "x.csv")
    assert sheet.headers == HEADER
    assert [row.cells for row in sheet.rows] == list(ROWS)
    assert [row.line for row in sheet.rows] == [2, 3]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Datum;Uwagi\n1-2-2025;Zażółć gęślą jaźń, Łącka w Święcicach\n", "windows-1250"),
        ("Datum;Uwagi\n1-2-2025;Zażółć gęślą jaźń, Łącka w Święcicach\n", "iso-8859-2"),
        ("Data;Observaţii\n1-2-2025;Când a plecat, nu ştia că trebuie înregistrat\n", "windows-1250"),
        ("Дата;Бележка\n1-2-2025;Няма договор за наем\n", "windows-1251"),
        ("Fecha;Nota\n1-2-2025;El niño de España vivía aquí, ¿quién?\n", "windows-1252"),
        ("Datum;Opmerking\n1-2-2025;Geïnformeerd over één reünie\n", "windows-1252"),
    ],
)
def test_an_old_encoding_is_guessed_by_the_language_and_said(text, encoding):
    sheet = reading.table(text.encode(encoding), "x.csv")
    assert sheet.rows[0].cells[1] in text
    assert sheet.notices[0].told is Told.ENCODING_GUESSED
    assert sheet.notices[0].what == encoding


def test_the_guess_can_be_overruled():
    data = "Datum;Uwagi\n1-2-2025;Łącka\n".encode("windows-1250")
    assert reading.table(data, "x.csv", encoding="windows-1252").rows[0].cells[1] != "Łącka"
    assert encodings.decoded(data, "utf-8") is None


def test_an_encoding_that_cannot_be_is_said_so():
    with pytest.raises(FileRefused) as refused:
        reading.table("Datum;Uwagi\n1-2-2025;Łącka\n".encode("windows-1250"), "x.csv", encoding="utf-8")
    assert refused.value.why is WhyFile.OTHER_ENCODING


def test_a_quote_that_is_never_closed_is_said_and_swallows_nothing():
    sheet = reading.table(b'Datum;Onderwerp\n1-2-2025;"Loon\n2-2-2025;DigiD\n', "x.csv")
    assert [one.why for one in sheet.refused] == [Why.UNREADABLE]


def test_a_title_a_second_header_and_empty_lines_are_no_talks():
    rows = [
        ("Spreekuur 2025", "", ""),
        ("", "", ""),
        HEADER[:3],
        ROWS[0][:3],
        HEADER[:3],
        ("", "", ""),
        ROWS[1][:3],
    ]
    sheet = reading.table(as_csv(rows), "x.csv")
    assert [row.line for row in sheet.rows] == [4, 7]
    assert {notice.told for notice in sheet.notices} >= {Told.LINES_ABOVE, Told.HEADER_AGAIN}


def test_the_same_header_twice_and_none_at_all_get_names_of_their_own():
    sheet = reading.table(
        as_csv([("Datum", "Onderwerp", "Onderwerp", ""), ("1-2-2025", "DigiD", "Loon", "x")]), "x.csv"
    )
    assert sheet.headers == ("Datum", "Onderwerp", "Onderwerp (2)", "D")


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"", "x.csv", WhyFile.EMPTY),
        (b" \n \n", "x.csv", WhyFile.EMPTY),
        (b"Datum;Taal\n", "x.csv", WhyFile.NO_ROWS),
        (b"11-03-2025;Pools\n12-03-2025;Pools\n", "x.csv", WhyFile.NO_HEADER),
        (b"%PDF-1.7\n", "x.csv", WhyFile.UNKNOWN_KIND),
        (b"<html><table></table></html>", "x.xls", WhyFile.OLD_EXCEL),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "x.xls", WhyFile.OLD_EXCEL),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "x.xlsx",
            WhyFile.PROTECTED,
        ),
        (b"PK\x03\x04rubbish", "x.xlsx", WhyFile.DAMAGED),
        (b"whatever", "x.xlsm", WhyFile.MACROS),
        (b"whatever", "x.ods", WhyFile.OPEN_DOCUMENT),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(data, name, why):
    with pytest.raises(FileRefused) as refused:
        reading.table(data, name)
    assert refused.value.why is why


def test_too_many_lines_are_refused_before_they_fill_the_memory():
    with pytest.raises(FileRefused) as refused:
        reading.table(b"Datum;Taal\n" + b"1-2-2025;pl\n" * (MOST_ROWS + 5), "x.csv")
    assert refused.value.why is WhyFile.TOO_MANY_ROWS


@given(st.binary(max_size=400))
def test_any_bytes_give_a_table_or_a_sentence(data):
    try:
        reading.table(data, "x.csv")
    except FileRefused as error:
        assert error.why in WhyFile
