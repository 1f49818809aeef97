# SPDX-License-Identifier: EUPL-1.2
"""Laptops that were put back at any time agree in the end, and the numbers of letters go on beyond all given out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import SEVEN
from exchange_lives import DOING, Team, all_agree, do, exchange_all, shuffled_by, slowly
from exchange_vaults import a_copy, a_vault, let_in, put_back
from spreekuur.letters.store import highest_number, next_number
from spreekuur.team import membership, returning

PUT_BACK = st.tuples(st.sampled_from(["copy", "put back"]), st.integers(0, 3), st.just(0), st.just(""))


@settings(max_examples=12, suppress_health_check=slowly)
@given(st.lists(st.one_of(DOING, PUT_BACK), min_size=5, max_size=40), st.randoms(use_true_random=False))
def test_laptops_that_were_put_back_at_any_time_agree_in_the_end(doings, random):
    team = Team()
    try:
        for number, (what, who, *rest) in enumerate(doings):
            if what == "copy":
                team.copies[who] = a_copy(team.all[who])
            elif what == "put back" and who in team.copies:
                _put_back(team, who)
            else:
                do(team, number, what, who, *rest)
        exchange_all(team, shuffled_by(random))
        all_agree(team)
    finally:
        team.close()


def _put_back(team, who):
    team.all[who] = db = put_back(a_copy(team.copies[who], team.all[who].clock), team.all[who].clock())
    team.taken = set()  # what came in after the copy was made may come again
    if who >= team.leads:
        let_in(team.all[0], db)


@pytest.fixture
def team():
    made = Team()
    yield made
    made.close()


def test_the_numbers_of_letters_go_on_beyond_all_that_were_given_out(team):
    for _letter in range(3):
        next_number(team.bo, 2026, 1)
    bo = a_copy(team.bo)
    given_out = {next_number(team.bo, 2026, 1) for _letter in range(900)}
    put_back(bo)
    assert next_number(bo, 2026, 1) > max(given_out)
    assert next_number(bo, 2027, 1) == 1
    let_in(team.ana, bo)
    assert next_number(bo, 2026, 1) > max(given_out) + 1


@pytest.mark.parametrize(("known", "upto"), [(0, 1000), (1, 2000), (999, 2000), (1000, 2000), (1001, 3000)])
def test_at_least_a_thousand_numbers_are_left_out(known, upto):
    assert returning.beyond_letters(known) == upto


def test_a_digit_that_another_laptop_had_goes_on_beyond_its_letters(team):
    membership.revoke(team.ana, "Bo", SEVEN)
    new, other = a_vault("Fay", 1), a_vault("Gus", 5)
    for db in (new, other):
        let_in(team.ana, db)
    assert highest_number(new, 2026, 1) == 1000
    assert highest_number(other, 2026, 5) == 0
