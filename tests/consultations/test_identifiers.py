# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.nl import bsn

from spreekuur.consultations.identifiers import MASK, Identifier, find, has_bsn, masked


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("bsn 111222333.", Identifier.BSN),
        ("1112.22.333", Identifier.BSN),
        ("111 222 333", Identifier.BSN),
        ("111\u00a0222\u2009333", Identifier.BSN),
        ("111–222 – 333", Identifier.BSN),
        ("1/1/1/2/2/2/3/3/3", Identifier.BSN),
        ("11 12 22\n333", Identifier.BSN),
        ("12-11-2026: 111222333", Identifier.BSN),
        ("+48 600 000 000, 111222333", Identifier.BSN),
        ("١١١٢٢٢٣٣٣", Identifier.BSN),
        ("１１１２２２３３３", Identifier.BSN),
        ("pesel 44051401359", Identifier.PESEL),
        ("ЕГН 7523169263", Identifier.EGN),
        ("CNP 1630615123457", Identifier.CNP),
        ("NIE x-2482300w", Identifier.NIE),
        ("dni 54362315K", Identifier.NIE),
        ("nl91 abna 0417 1643 00", Identifier.IBAN),
        ("schrijf jan@voorbeeld.example", Identifier.EMAIL),
    ],
)
def test_an_identifier_is_found_and_masked(text, kind):
    assert [one.kind for one in find(text)] == [kind]
    assert MASK in masked(text)
    assert find(masked(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "gesprek van 12-11-2026",
        "01-10-2026 1",
        "2026-10-01 9",
        "+48 111 222 333",
        "18.00–20.00",
        "06 12 34 56 79",
        "+48 600 000 000",
        "kamer 12, 4 personen",
        "111222334",
    ],
)
def test_ordinary_numbers_stay(text):
    assert masked(text) == text


@given(
    st.integers(0, 99_999_999), st.sampled_from(["", " ", ".", "-"]), st.text(max_size=5), st.text(max_size=5)
)
def test_no_bsn_survives_whatever_stands_around_it(base, gap, before, after):
    digits = f"{base:08d}"
    number = next((digits + last for last in "0123456789" if bsn.is_valid(digits + last)), None)
    if number is None:
        return
    grouped = gap.join((number[:4], number[4:6], number[6:]))
    assert not has_bsn(masked(f"{before} {grouped} {after}"))
