# SPDX-License-Identifier: EUPL-1.2
"""Which column is what: recognised in six languages, shown, and changed by hand. Registers of persons are refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moving.tables import HEADER, ROWS, as_csv
from spreekuur.errors.moving import ColumnRefused, IdentifierColumn, WhyColumn
from spreekuur.moving import mapping, reading, registers, words
from spreekuur.moving.model import Field, How, Row, Sheet

TODAY = date(2026, 11, 26)
HEADERS = sorted(words.headers())


def sheet_of(*rows):
    return reading.table(as_csv(rows), "x.csv")


def fields(columns):
    return {column.header: column.field for column in columns}


@pytest.mark.parametrize(
    "header",
    [
        ("Datum", "Taal", "Onderwerp", "Wat is er gedaan?", "Aantal personen", "Opmerkingen"),
        ("Data rozmowy", "Język", "Temat", "Co zrobiono", "Liczba osób", "Uwagi"),
        ("Дата", "Език", "Тема", "Какво е направено", "Брой хора", "Бележки"),
        ("Data convorbirii", "Limba", "Subiect", "Ce s-a făcut", "Număr de persoane", "Observații"),
        ("Fecha", "Idioma", "Asunto", "Qué se hizo", "Número de personas", "Observaciones"),
        ("Date", "Language", "Topic", "What was done", "Number of persons", "Remarks"),
    ],
)
def test_headers_are_known_in_six_languages(content, header):
    found = mapping.guess(sheet_of(header, *ROWS), content, TODAY)
    assert [column.field for column in found] == [
        Field.DATE, Field.LANGUAGE, Field.TOPICS, Field.OUTCOMES, Field.PERSONS, Field.NOTE,
    ]  # fmt: skip
    assert {column.how for column in found} == {How.HEADER}


def test_without_a_header_that_is_known_the_cells_say_it(content):
    rows = [("eerste", "tweede", "derde", "vierde"), ("11-3-2025", "Pools", "DigiD", "informatie")]
    found = mapping.guess(sheet_of(*rows), content, TODAY)
    assert [column.field for column in found] == [Field.DATE, Field.LANGUAGE, Field.TOPICS, Field.OUTCOMES]
    assert {column.how for column in found} == {How.CONTENT}


def test_a_header_is_not_believed_when_its_cells_say_otherwise(content):
    rows = [("Datum", "Werk"), ("11-3-2025", "Bloemen Jansen"), ("12-3-2025", "Kas De Vries")]
    assert fields(mapping.guess(sheet_of(*rows), content, TODAY))["Werk"] is None


@given(st.data())
def test_no_two_columns_are_ever_guessed_to_be_the_same(content, data):
    header = data.draw(st.lists(st.sampled_from(HEADERS) | st.text(max_size=8), min_size=1, max_size=9))
    cell = st.sampled_from(
        ["", "pl", "Pools", "DigiD", "info", "11-3-2025", "3", "ja", "x", "+48 600 700 811"]
    )
    rows = data.draw(
        st.lists(st.lists(cell, min_size=len(header), max_size=len(header)), min_size=1, max_size=5)
    )
    sheet = Sheet(tuple(header), tuple(Row(at, tuple(row)) for at, row in enumerate(rows, 2)))
    found = [column.field for column in mapping.guess(sheet, content, TODAY) if column.field is not None]
    assert len(found) == len(set(found))


def test_what_somebody_says_goes_before_the_guess(content):
    sheet = sheet_of(HEADER, *ROWS)
    guessed = mapping.guess(sheet, content, TODAY)
    said = mapping.chosen(sheet, guessed, {"Opmerking": "", "personen": "children", "Taal": "origin"}, TODAY)
    assert fields(said) == {
        "Datum": Field.DATE, "Taal": Field.ORIGIN, "Onderwerp": Field.TOPICS, "Wat gedaan": Field.OUTCOMES,
        "Personen": Field.CHILDREN, "Opmerking": None,
    }  # fmt: skip
    moved = mapping.chosen(sheet, guessed, {"Opmerking": "language"}, TODAY)
    assert (fields(moved)["Opmerking"], fields(moved)["Taal"]) == (Field.LANGUAGE, None)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"Telefoon": "phone"}, WhyColumn.NO_SUCH_COLUMN),
        ({"Taal": "tongue"}, WhyColumn.NO_SUCH_FIELD),
        ({"Taal": "note", "Personen": "note"}, WhyColumn.TWICE),
        ({"Datum": ""}, WhyColumn.NO_DATE_COLUMN),
    ],
)
def test_what_cannot_be_is_refused(content, said, why):
    sheet = sheet_of(HEADER, *ROWS)
    with pytest.raises(ColumnRefused) as refused:
        mapping.chosen(sheet, mapping.guess(sheet, content, TODAY), said, TODAY)
    assert refused.value.why is why


def test_two_columns_may_both_hold_topics(content):
    sheet = sheet_of(("Datum", "Onderwerp", "Onderwerp"), ("11-3-2025", "DigiD", "Loonstrook"))
    said = mapping.chosen(sheet, mapping.guess(sheet, content, TODAY), {"Onderwerp (2)": "topics"}, TODAY)
    assert [column.field for column in said] == [Field.DATE, Field.TOPICS, Field.TOPICS]


BSN = ("111222333", "123456782", "232262536", "010464554")


@pytest.mark.parametrize(
    "header",
    [
        "BSN",
        "bsn klant",
        "Burgerservicenummer",
        "Sofi-nummer",
        "PESEL",
        "ЕГН",
        "CNP",
        "Paspoortnummer",
        "IBAN",
    ],
)
def test_a_header_that_speaks_of_a_register_is_refused_whatever_stands_below(header):
    with pytest.raises(IdentifierColumn) as refused:
        registers.refuse(sheet_of(("Datum", header), ("11-3-2025", "")))
    assert refused.value.column == header


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (BSN, "bsn"),
        (("1112.22.333", "1234 56 782", "2322.62.536", "0104.64.554"), "bsn"),
        (("44051401359", "02070803628", "90090515836"), "pesel"),
        (("7523169263", "8032056031", "7501020018"), "egn"),
        (("1630615123457", "1800101221144", "2960317042631"), "cnp"),
        (("54362315K", "X2482300W", "12345678Z"), "nie"),
    ],
)
def test_numbers_with_right_check_digits_are_refused_whatever_the_header_says(cells, kind):
    sheet = sheet_of(("Datum", "Nummer"), *[("11-3-2025", cell) for cell in cells])
    with pytest.raises(IdentifierColumn) as refused:
        registers.refuse(sheet)
    assert (refused.value.column, refused.value.kind) == ("Nummer", kind)


def test_numbers_that_pass_by_chance_are_not():
    numbers = [str(600_000_000 + 7919 * at) for at in range(400)]
    assert registers.kind_of_cells(numbers) is None
    assert registers.kind_of_cells([f"{day:02}-03-2025" for day in range(1, 29)] * 20) is None
    assert registers.kind_of_cells(["0612345678", "+48 600 700 811", "06-12345678"] * 50) is None
    assert registers.kind_of_cells([*numbers, *BSN * 40]) == "bsn"


@given(st.integers(0, 60), st.integers(0, 60))
def test_chance_is_a_probability_and_falls_with_each_that_passes(of, passing):
    passing = min(of, passing)
    assert 0 <= registers.by_chance(of, passing) <= 1
    if passing:
        assert registers.by_chance(of, passing) <= registers.by_chance(of, passing - 1) + 1e-9
