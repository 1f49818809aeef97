# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreekuur.content.hours import ALWAYS
from spreekuur.content.model import Opening
from spreekuur.directory.hours import is_holiday, state_at
from spreekuur.times import amsterdam, local

WEEK = (0, 1, 2, 3, 4)
OFFICE = (Opening(WEEK, 540, 1020),)
NIGHT = (Opening((5,), 1320, 120),)
minutes = st.integers(0, 60 * 24 * 365 * 9)
days = st.sets(st.integers(0, 6), min_size=1).map(lambda found: tuple(sorted(found)))
spans = st.tuples(days, st.integers(0, 1439), st.integers(1, 1440)).filter(lambda one: one[1] != one[2])
openings = st.lists(spans.map(lambda one: Opening(*one)), min_size=1, max_size=3).map(tuple)


def at(year, month, day, hour, minute=0):
    return datetime(year, month, day, hour, minute, tzinfo=amsterdam())


def plain(*moment):
    return at(*moment).replace(tzinfo=None)


def test_an_office_is_open_until_it_closes():
    state = state_at(OFFICE, at(2026, 12, 9, 16, 59))
    assert state.is_open and state.until == plain(2026, 12, 9, 17) and state.opens is None


def test_what_is_closed_says_when_it_opens():
    assert state_at(OFFICE, at(2026, 12, 9, 17)).opens == plain(2026, 12, 10, 9)
    assert state_at(OFFICE, at(2026, 12, 11, 20)).opens == plain(2026, 12, 14, 9)


def test_what_opens_at_night_is_still_open_after_midnight():
    assert state_at(NIGHT, at(2026, 12, 13, 1)).until == plain(2026, 12, 13, 2)
    assert not state_at(NIGHT, at(2026, 12, 13, 2)).is_open
    assert not state_at(NIGHT, at(2026, 12, 12, 1)).is_open


def test_the_29th_of_february_is_a_day_like_any_other():
    assert state_at(OFFICE, at(2028, 2, 29, 12)).is_open
    assert state_at((Opening((1,), 1320, 120),), at(2028, 3, 1, 1)).until == plain(2028, 3, 1, 2)


def test_on_a_public_holiday_an_office_is_closed_and_an_emergency_number_open():
    christmas = at(2026, 12, 25, 12)
    state = state_at(OFFICE, christmas)
    assert not state.is_open and state.holiday and state.opens == plain(2026, 12, 28, 9)
    assert state_at(ALWAYS, christmas).always


@pytest.mark.parametrize(
    ("day", "free"),
    [
        ((2026, 4, 5), True), ((2026, 4, 6), True), ((2026, 4, 3), False), ((2026, 5, 14), True),
        ((2026, 5, 25), True), ((2026, 4, 27), True), ((2025, 4, 27), False), ((2025, 4, 26), True),
        ((2025, 5, 5), True), ((2026, 5, 5), False), ((2027, 3, 29), True), ((2038, 4, 25), True),
        ((2026, 1, 1), True), ((2026, 12, 26), True), ((2026, 12, 31), False),
    ],
)  # fmt: skip
def test_the_holidays_of_the_netherlands_are_known(day, free):
    assert is_holiday(date(*day)) is free


def test_the_clock_is_that_of_aalsmeer_also_when_it_is_moved():
    assert state_at(OFFICE, datetime(2026, 3, 30, 7, tzinfo=UTC)).is_open  # summer: 9:00
    assert not state_at(OFFICE, datetime(2026, 3, 27, 7, tzinfo=UTC)).is_open  # winter: 8:00
    night = (Opening((6,), 60, 240),)
    both = [state_at(night, datetime(2026, 10, 25, hour, 30, tzinfo=UTC)).is_open for hour in range(4)]
    assert both == [True, True, True, False]  # 2:30 twice, 3:30, 4:30


def test_two_times_that_touch_are_one():
    opening = (Opening((2,), 540, 720), Opening((2,), 720, 1440), Opening((3,), 0, 60))
    assert state_at(opening, at(2026, 12, 9, 10)).until == plain(2026, 12, 10, 1)


def test_nothing_is_said_of_hours_that_nobody_knows():
    assert state_at((), at(2026, 12, 9, 10)) is None


@given(openings, minutes)
def test_a_state_names_what_comes_next_and_is_it_is_true_then(opening, moment):
    moment = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=moment)
    state = state_at(opening, moment)
    now = local(moment).replace(tzinfo=None)
    if state.always:
        return
    if state.is_open:
        assert now < state.until and state.opens is None
        return
    if state.opens is not None:
        assert now < state.opens and (state.opens.weekday() in {d for one in opening for d in one.days})
        there = state.opens.replace(tzinfo=amsterdam())
        if (
            there.utcoffset()
            == (there + timedelta(hours=3)).utcoffset()
            == (there - timedelta(hours=3)).utcoffset()
        ):
            assert state_at(opening, there).is_open
