# SPDX-License-Identifier: EUPL-1.2
"""What people type in the fields of a letter is read as they meant it, or not at all."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreekuur.desk import letter_typed
from spreekuur.language import LANGUAGES
from spreekuur.letters import formats

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12-3-2026", date(2026, 3, 12)),
        ("12.03.26", date(2026, 3, 12)),
        ("2026-03-12", date(2026, 3, 12)),
        ("3 december", date(2026, 12, 3)),
        ("3 grudnia 2026", date(2026, 12, 3)),
        ("3 дек.", date(2026, 12, 3)),
        ("3 de diciembre de 2026", date(2026, 12, 3)),
        ("3-12", date(2026, 12, 3)),
        ("3-1", date(2027, 1, 3)),
        ("31-2-2026", None),
        ("3 blorb", None),
        ("", None),
    ],
)
def test_a_date_is_read_as_people_write_it(typed, meant):
    assert letter_typed.day(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("€ 1234,5", "1234.50"),
        ("1 234.50", "1234.50"),
        ("250,-", "250.00"),
        ("1.234", "1234.00"),
        ("0", "0.00"),
        ("1.2.3", None),
        ("12.34.567", None),
        ("-5", None),
        ("ongeveer 300", None),
    ],
)
def test_an_amount_may_have_a_comma_or_a_point(typed, meant):
    assert letter_typed.amount(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("14:05", "14:05"), ("14.05", "14:05"), ("14u05", "14:05"), ("905", "09:05"), ("14", "14:00")],
)
def test_a_time_is_read_as_people_write_it(typed, meant):
    assert letter_typed.clock(typed) == meant


@pytest.mark.parametrize("typed", ["24:00", "12:75", "half drie", ""])
def test_what_is_no_time_is_none(typed):
    assert letter_typed.clock(typed) is None


@pytest.mark.parametrize(
    ("typed", "meant"), [("38,5", "38.5"), ("40", "40"), ("40,0", "40"), ("169", None), ("0", None)]
)
def test_hours_are_those_of_one_week(typed, meant):
    assert letter_typed.hours(typed) == meant


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)), st.sampled_from(LANGUAGES))
def test_a_date_written_out_in_any_of_our_languages_is_that_date(day, language):
    assert letter_typed.day(formats.day(day, language), TODAY) == day


@given(st.integers(-180, 180))
def test_without_a_year_the_nearest_one_is_meant(days):
    day = TODAY + timedelta(days)
    assert letter_typed.day(f"{day.day}-{day.month}", TODAY) == day


@given(st.decimals(0, 9_999_999, places=2), st.sampled_from(["nl", "en", "pl", "es", "ro", "bg"]))
def test_an_amount_as_a_language_writes_it_is_that_amount(value, language):
    assert Decimal(letter_typed.amount(formats.money(value, language))) == value


@given(st.text(max_size=20))
def test_nothing_that_is_typed_makes_it_fall(typed):
    letter_typed.day(typed, TODAY)
    letter_typed.amount(typed)
    letter_typed.hours(typed)
    letter_typed.clock(typed)
    letter_typed.count(typed)
