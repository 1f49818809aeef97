# SPDX-License-Identifier: EUPL-1.2
"""Days as people write them, in six languages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreekuur.moving import dates
from spreekuur.moving.model import DateOrder

TODAY = date(2026, 11, 26)
MARCH = date(2025, 3, 11)
DAYS = st.dates(date(1990, 1, 1), TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "11-03-2025", "11/3/2025", "11.3.25", "11 3 2025", "11-3-'25", "2025-03-11", "2025/3/11",
        "11 maart 2025", "di 11 mrt 2025", "11 marca 2025", "11 март 2025 г.", "11 martie 2025",
        "11 de marzo de 2025", "11 March 2025", "11-mrt-25", "2025-03-11T19:00:00+01:00", "11-03-2025 19:30", "45727",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(text):
    assert dates.read(text, DateOrder.DAY_FIRST, TODAY) == MARCH


@pytest.mark.parametrize(
    "text", ["", "x", "31-02-2025", "0-0-0", "11-13-2025", "maart 2025", "99999", "1" * 50_000]
)
def test_what_is_no_day_is_none(text):
    assert dates.read(text, DateOrder.DAY_FIRST, TODAY) is None


def test_two_digits_are_the_last_such_year():
    assert dates.read("1-1-26", DateOrder.DAY_FIRST, TODAY) == date(2026, 1, 1)
    assert dates.read("1-1-27", DateOrder.DAY_FIRST, TODAY) == date(1927, 1, 1)


@given(
    st.lists(DAYS, min_size=1, max_size=12),
    st.sampled_from(["{d}-{m}-{y}", "{m}/{d}/{y}", "{y}-{m:02}-{d:02}"]),
)
def test_an_order_that_is_sure_gives_the_days_that_were_written(days, form):
    cells = [form.format(d=day.day, m=day.month, y=day.year) for day in days]
    order, sure = dates.order_of(cells, TODAY)
    if sure:
        assert [dates.read(cell, order, TODAY) for cell in cells] == days
    else:
        assert order is DateOrder.DAY_FIRST


def test_one_day_after_the_twelfth_says_it_for_all_others():
    assert dates.order_of(["3/4/2025", "3/25/2025"], TODAY) == (DateOrder.MONTH_FIRST, True)
    assert dates.order_of(["3/4/2025", "25/3/2025"], TODAY) == (DateOrder.DAY_FIRST, True)
    assert dates.order_of(["3/4/2025", "5/3/2025"], TODAY) == (DateOrder.DAY_FIRST, False)
    assert dates.order_of(["3/3/2025", "5/5/2025"], TODAY) == (DateOrder.DAY_FIRST, True)


def test_a_column_of_other_things_has_no_order():
    assert dates.order_of(["x", "y", "3/4/2025"], TODAY) is None
    assert dates.order_of([], TODAY) is None


@given(DAYS)
def test_every_serial_number_of_a_spreadsheet_is_its_day(day):
    serial = (day - date(1899, 12, 30)).days
    assert dates.read(str(serial), DateOrder.DAY_FIRST, TODAY) == day
    assert dates.read(str(serial - 1462), DateOrder.ISO, TODAY, since_1904=True) in (day, None)


@given(st.text(max_size=60))
def test_any_text_is_a_day_or_none(text):
    for order in DateOrder:
        found = dates.read(text, order, TODAY)
        assert found is None or isinstance(found, date)
