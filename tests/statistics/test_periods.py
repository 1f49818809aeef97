# SPDX-License-Identifier: EUPL-1.2
"""Quarters and years: how they are written, ordered and divided."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreekuur.statistics.periods import Period

PERIODS = st.builds(Period, st.integers(1, 9998), st.sampled_from([None, 1, 2, 3, 4]))


@given(PERIODS)
def test_what_is_written_reads_as_the_same_period(period):
    assert Period.parse(str(period)) == period


@given(st.text(alphabet="0123456789-Qq ², ٣", max_size=9))
def test_nothing_else_is_a_period(text):
    try:
        assert str(Period.parse(text)) == text
    except ValueError as error:
        assert error.args == ("period",)


@pytest.mark.parametrize("parts", [(2026, 0), (2026, 5), (0, 1), (10000, None)])
def test_a_period_that_no_calendar_has_is_refused(parts):
    with pytest.raises(ValueError, match="period"):
        Period(*parts)


@given(PERIODS)
def test_the_quarters_of_a_year_follow_each_other_without_a_gap(period):
    parts = period.quarters()
    assert (parts[0].first, parts[-1].last) == (period.first, period.last)
    for one, after in pairwise(parts):
        assert after == one.next
        assert after.first - one.last == timedelta(days=1)


@given(PERIODS, PERIODS)
def test_periods_are_in_the_order_in_which_they_end(one, other):
    assert (one < other) == ((one.last, one.quarter is None) < (other.last, other.quarter is None))


@given(st.dates(min_value=date(1, 1, 1)))
def test_a_day_falls_in_one_quarter(day):
    quarter = Period.of(day)
    assert quarter.first <= day <= quarter.last
    assert quarter.year_of() == Period(day.year)
