# SPDX-License-Identifier: EUPL-1.2
"""A kenmerk in any search: however it is typed it is found, and with a slip in it that is said."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreekuur.desk import kenmerk_typed
from spreekuur.errors.letters import WrongKenmerk
from spreekuur.letters import kenmerk as kenmerken

_SIGNS = "0123456789PSOX-/ éж"


def _spellings(kenmerk):
    return (
        kenmerk,
        kenmerk.lower(),
        kenmerk.removeprefix("PS-"),
        kenmerk.replace("-", ""),
        kenmerk.replace("-", " "),
        kenmerk.replace("-", " - "),
        kenmerk.replace("-", "–"),
        kenmerk.replace("-", "").removeprefix("PS"),
        kenmerken.slip_code(kenmerk, "juridisch_loket"),
    )


_KENMERKEN = st.builds(
    kenmerken.format_kenmerk, st.integers(2000, 2099), st.integers(0, 9), st.integers(1, 9999)
)


@given(_KENMERKEN)
def test_every_spelling_is_read_as_the_same_kenmerk(kenmerk):
    for typed in _spellings(kenmerk):
        assert kenmerk_typed.sound(typed) == kenmerk
        assert not kenmerk_typed.is_slip_of_the_hand(typed)


@pytest.mark.parametrize("number", [1, 10, 123, 999, 1000, 2345, 9999])
@pytest.mark.parametrize("laptop", [0, 5, 9])
def test_every_single_wrong_character_is_said_and_never_taken_for_another_letter(laptop, number):
    kenmerk = kenmerken.format_kenmerk(2026, laptop, number)
    for typed in (kenmerk, kenmerk.removeprefix("PS-"), kenmerk.replace("-", "")):
        for place, right in enumerate(typed):
            for sign in _SIGNS:
                _is_caught(typed[:place] + sign + typed[place + 1 :], kenmerk, same=sign == right)


@pytest.mark.parametrize("number", [1, 10, 123, 999, 1000, 2345, 9999])
@pytest.mark.parametrize("laptop", range(10))
def test_every_swap_of_two_neighbours_is_said(laptop, number):
    kenmerk = kenmerken.format_kenmerk(2026, laptop, number)
    for typed in _spellings(kenmerk):
        for first, (one, other) in enumerate(pairwise(typed)):
            _is_caught(typed[:first] + other + one + typed[first + 2 :], kenmerk, same=one == other)


@given(_KENMERKEN, st.data())
def test_whatever_is_wrong_in_one_place_is_caught(kenmerk, data):
    typed = data.draw(st.sampled_from(_spellings(kenmerk)[:4]))
    place = data.draw(st.integers(0, len(typed) - 1))
    sign = data.draw(st.characters(exclude_characters=typed[place]))
    _is_caught(typed[:place] + sign + typed[place + 1 :], kenmerk)


def _is_caught(typed, kenmerk, *, same=False):
    read = kenmerk_typed.sound(typed)
    # A space or a dash more or less between the groups is no slip.
    assert read == kenmerk if same else read in ("", kenmerk), typed
    assert read or kenmerk_typed.is_slip_of_the_hand(typed), typed


@pytest.mark.parametrize(
    "typed",
    ["", "P", "PS", "home", "K7-42M", "12-03-2026", "2026", "Pospíšil Sara", "/", "//", "Hoofdweg 1/2"],
)
def test_what_is_no_kenmerk_is_left_to_the_search(typed):
    _is_none(typed)


@pytest.mark.parametrize(
    "typed", ["0612345678", "06-12345678", "020-1234567", "+48 601 234 567", "0031612345678"]
)
def test_a_phone_number_is_no_kenmerk(typed):
    _is_none(typed)


def _is_none(typed):
    assert kenmerk_typed.sound(typed) == ""
    assert not kenmerk_typed.is_slip_of_the_hand(typed)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused(text):
    read = kenmerk_typed.sound(text)
    assert not (read and kenmerk_typed.is_slip_of_the_hand(text))
    if not read:
        with pytest.raises(WrongKenmerk):
            kenmerk_typed.read(text)


def test_the_code_of_a_slip_names_for_whom_it_was():
    kenmerk = kenmerken.format_kenmerk(2026, 0, 1)
    read = kenmerk_typed.read(kenmerken.slip_code(kenmerk, "juridisch_loket"))
    assert kenmerk_typed.is_for(read, "juridisch_loket")
    assert not kenmerk_typed.is_for(read, "loket")
    assert kenmerk_typed.is_for(kenmerk_typed.read(kenmerk), "loket")
