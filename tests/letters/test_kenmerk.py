# SPDX-License-Identifier: EUPL-1.2
import string
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreekuur.errors.letters import WrongKenmerk
from spreekuur.letters.kenmerk import check, format_kenmerk, from_slip, parse, slip_code

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


SIGNS = string.ascii_uppercase + string.digits + "-/ "


@given(kenmerken)
def test_every_single_wrong_sign_is_found(text):
    for place, sign in enumerate(text):
        for other in SIGNS:
            wrong = text[:place] + other + text[place + 1 :]
            if other != sign and wrong.strip() != text:
                with pytest.raises(WrongKenmerk):
                    check(wrong)


@given(kenmerken)
def test_two_digits_that_changed_places_are_found_wherever_they_stand(text):
    digits = [place for place, sign in enumerate(text) if sign.isdigit()]
    for first, second in combinations(digits, 2):
        if text[first] == text[second]:
            continue
        signs = list(text)
        signs[first], signs[second] = signs[second], signs[first]
        with pytest.raises(WrongKenmerk):
            check("".join(signs))


@given(kenmerken, st.sampled_from(["", " ", "-", "–"]), st.booleans())
def test_a_number_that_is_read_out_may_lack_its_dashes_but_no_digit_may_be_wrong(text, dash, capitals):
    spoken = text.replace("-", dash) if capitals else text.lower().replace("-", dash)
    assert from_slip(spoken) == text
    for place, sign in enumerate(spoken):
        if sign.isdigit():
            with pytest.raises(WrongKenmerk):
                from_slip(spoken[:place] + str((int(sign) + 1) % 10) + spoken[place + 1 :])


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
