# SPDX-License-Identifier: EUPL-1.2
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreekuur.errors.letters import WrongKenmerk
from spreekuur.letters.kenmerk import check, format_kenmerk, parse, slip_code

kenmerken = st.builds(format_kenmerk, st.integers(2020, 2099), st.integers(0, 9), st.integers(1, 9999))


def test_the_example_of_the_contract():
    assert format_kenmerk(2026, 0, 1) == "PS-2026-0001-04"
    assert check(" ps-2026-0001-04 ") == "PS-2026-0001-04"


def test_from_number_1000_on_there_is_one_digit_more():
    assert len(format_kenmerk(2026, 3, 999)) + 1 == len(format_kenmerk(2026, 3, 1000))
    assert parse(format_kenmerk(2026, 3, 1000)).number == 1000


@given(kenmerken)
def test_what_was_written_is_read_back(text):
    found = parse(text)
    assert format_kenmerk(found.year, found.laptop, found.number) == text


@given(kenmerken)
def test_every_single_wrong_digit_is_found(text):
    for place, digit in enumerate(text):
        for other in "0123456789" if digit.isdigit() else "":
            if other != digit:
                with pytest.raises(WrongKenmerk):
                    check(text[:place] + other + text[place + 1 :])


@given(kenmerken)
def test_two_neighbours_that_changed_places_are_found(text):
    digits = [place for place, sign in enumerate(text) if sign.isdigit()]
    for first, second in pairwise(digits):
        if text[first] == text[second]:
            continue
        signs = list(text)
        signs[first], signs[second] = signs[second], signs[first]
        with pytest.raises(WrongKenmerk):
            check("".join(signs))


@pytest.mark.parametrize(
    "text", ["", "PS-2026-0001", "PS-2026-0000-07", "XX-2026-0001-04", "PS-2026-0001-04-1", "٢٠٢٦"]
)
def test_what_is_no_kenmerk_is_refused(text):
    with pytest.raises(WrongKenmerk):
        check(text)


def test_the_code_of_the_slip_fits_the_small_alphabet():
    code = slip_code("PS-2026-0001-04", "aalsmeer_sociaal_loket")
    assert code == "SPREEKUUR:1/PS-2026-0001-04/AALSMEER-SOCIAAL-LOKET"
    assert set(code) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
