# SPDX-License-Identifier: EUPL-1.2
"""Closing a quarter freezes what it counts: what comes later counts later, and nothing counts twice."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures_store import CODING, DAYS, FEBRUARY, Told, keep, some_talk
from spreekuur.errors.figures import ClockBehind, MayNotCloseYet, NothingToCount, PeriodOpen
from spreekuur.statistics import closing
from spreekuur.statistics.periods import Period
from spreekuur.store import driver
from spreekuur.store.connection import memory_store

Q1, Q2, Q4, YEAR = Period(2026, 1), Period(2026, 2), Period(2026, 4), Period(2026)
MARCH, APRIL, DECEMBER = DAYS[2:]


def in_2027():
    return datetime(2027, 2, 20, 12, tzinfo=UTC)


@pytest.fixture
def late_db():
    db = memory_store(clock=in_2027)
    yield db
    db.close()


def units(db, period):
    return Counter(line.unit for line in closing.lines_of(db, period))


def test_a_quarter_may_be_closed_from_day_15_if_all_are_in_and_from_day_45_whoever_is_not():
    closing.refuse_early(Q1, date(2026, 4, 15), [])
    with pytest.raises(MayNotCloseYet) as early:
        closing.refuse_early(Q1, date(2026, 4, 14), [])
    assert early.value.from_day == date(2026, 4, 15)
    with pytest.raises(MayNotCloseYet) as missing:
        closing.refuse_early(Q1, date(2026, 5, 14), ["Laptop B"])
    assert (missing.value.from_day, missing.value.missing) == (date(2026, 5, 15), ("Laptop B",))
    closing.refuse_early(Q1, date(2026, 5, 15), ["Laptop B"])


@pytest.mark.parametrize("today", [date(2026, 3, 31), date(2025, 1, 1)])
def test_a_period_that_is_not_over_is_never_closed(today):
    with pytest.raises(PeriodOpen):
        closing.refuse_early(Q1, today, [])
    with pytest.raises(PeriodOpen):
        closing.refuse_early(YEAR, today, [])


def test_a_clock_that_was_set_back_closes_nothing(late_db):
    keep(late_db, 1, Told(APRIL))
    closing.refuse_clock_behind(late_db, APRIL)
    with pytest.raises(ClockBehind):
        closing.refuse_clock_behind(late_db, date(2026, 4, 7))
    closing.close(late_db, Q2, CODING, FEBRUARY)
    with pytest.raises(ClockBehind):
        closing.refuse_clock_behind(late_db, date(2027, 2, 19))


def test_nobody_came_nothing_is_closed(late_db):
    keep(late_db, 1, Told(APRIL))
    with pytest.raises(NothingToCount):
        closing.close(late_db, Q1, CODING, FEBRUARY)
    assert closing.closed(late_db) == ()


def test_a_year_closes_also_when_nobody_came_in_its_last_quarter(late_db):
    keep(late_db, 1, Told(MARCH))
    closing.close(late_db, Q1, CODING, FEBRUARY)
    with pytest.raises(NothingToCount):
        closing.close(late_db, Q2, CODING, FEBRUARY)
    closing.close(late_db, YEAR, CODING, FEBRUARY)
    assert units(late_db, YEAR) == {"persons": 1}


def test_a_quarter_closes_with_those_before_it_and_the_fourth_with_its_year(late_db):
    for number, day in enumerate((MARCH, APRIL, DECEMBER)):
        keep(late_db, number, Told(day, ("a",)))
    assert closing.due(late_db, YEAR) == (*YEAR.quarters(),)
    assert closing.close(late_db, YEAR, CODING, FEBRUARY) == YEAR.quarters()
    assert closing.due(late_db, YEAR) == ()
    assert [units(late_db, quarter)["contacts"] for quarter in YEAR.quarters()] == [1, 1, 0, 1]
    assert units(late_db, YEAR) == {"persons": 1}
    assert [one.evenings for one in closing.closed(late_db)] == [1, 1, 0, 1]


def test_a_talk_that_comes_in_late_counts_in_the_first_open_quarter_and_a_changed_one_stays_as_counted(
    late_db,
):
    keep(late_db, 1, Told(MARCH, ("a",)))
    closing.close(late_db, Q1, CODING, FEBRUARY)
    before = closing.lines_of(late_db, Q1)
    keep(late_db, 1, Told(MARCH, ("a",), topics=("housing.rent", "work.unpaid")))
    keep(late_db, 2, Told(MARCH, ("a", "b")))
    closing.close(late_db, Q2, CODING, FEBRUARY)
    assert closing.lines_of(late_db, Q1) == before
    assert units(late_db, Q2) == {"contacts": 2, "questions": 2, "persons": 2}
    (_first, second) = closing.closed(late_db)
    assert (second.late, second.evenings) == (1, 1)


def test_a_person_keeps_pseudonym_and_attributes_in_a_year_and_not_beyond(late_db):
    keep(late_db, 1, Told(MARCH, ("a",), answers={"stay": "short"}))
    keep(late_db, 2, Told(DECEMBER, ("a",), answers={"stay": "long"}))
    keep(late_db, 3, Told(date(2027, 1, 13), ("a",), answers={"stay": "long"}))
    closing.close(late_db, Period(2027, 1), CODING, FEBRUARY)
    persons = {
        period: [
            (line.contributor, line.codes["stay"])
            for line in closing.lines_of(late_db, period)
            if line.unit == "persons"
        ]
        for period in (Q1, Q4, YEAR, Period(2027, 1))
    }
    assert persons[Q1] == persons[Q4] == persons[YEAR]
    assert persons[Q1][0][1] == "short"
    ((who, stay),) = persons[Period(2027, 1)]
    assert stay == "long"
    assert who != persons[Q1][0][0]


@pytest.mark.parametrize("table", ["closed_period", "counting_line"])
def test_what_was_counted_is_never_changed_not_by_a_mistake_either(late_db, table):
    keep(late_db, 1, Told(MARCH, ("a",)))
    closing.close(late_db, Q1, CODING, FEBRUARY)
    with pytest.raises(driver.IntegrityError):
        late_db.execute(f"UPDATE {table} SET period = '2026-Q2'")


@settings(max_examples=30)
@given(
    st.lists(some_talk(), max_size=12), st.lists(st.sampled_from((*YEAR.quarters()[:3], None)), max_size=12)
)
def test_every_talk_counts_once_whatever_comes_when(told, closings):
    db = memory_store(clock=in_2027)
    frozen = {}
    for number, one in enumerate(told):
        keep(db, number, one)
        quarter = closings[number] if number < len(closings) else None
        _close(db, quarter)
        for period, lines in frozen.items():
            assert closing.lines_of(db, period) == lines
        frozen = {one.period: closing.lines_of(db, one.period) for one in closing.closed(db)}
    _close(db, YEAR)
    came = {f"t{n}" for n, one in enumerate(told) if one.kind in ("talk", "light_touch")}
    assert {row[0] for row in db.execute("SELECT consultation_id FROM counted")} == came
    quarters = [line for quarter in YEAR.quarters() for line in closing.lines_of(db, quarter)]
    people = {line.contributor: line.codes for line in quarters if line.unit == "persons"}
    assert {line.contributor: line.codes for line in closing.lines_of(db, YEAR)} == people
    assert {line.contributor for line in quarters} == people.keys()
    firsts = [line for line in quarters if line.unit == "contacts" and line.codes["visit"] == "first"]
    assert len(firsts) == len(people)
    for number, quarter in enumerate(YEAR.quarters(), start=1):
        until = [line for line in firsts if line.period <= str(quarter)]
        assert units(db, quarter)["persons"] <= len(until), "whoever comes had a first contact by then"
        assert number > 1 or len(until) == units(db, quarter)["persons"]
    db.close()


def _close(db, period):
    if period is None:
        return
    try:
        closing.close(db, period, CODING, FEBRUARY)
    except NothingToCount:
        assert closing.due(db, period) != ()
