# SPDX-License-Identifier: EUPL-1.2
"""Twenty-four months after the last contact, and not a day before, whatever the lengths of the months."""

from datetime import date, timedelta

import pytest

from spreekuur.clients import keeping
from spreekuur.clients.keeping import Contact


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (date(2026, 11, 11), date(2028, 11, 11)),
        (date(2024, 2, 29), date(2026, 2, 28)),
        (date(2026, 2, 28), date(2028, 2, 28)),
        (date(2026, 12, 31), date(2028, 12, 31)),
    ],
)
def test_a_file_is_due_on_that_day_and_not_the_day_before(last, due):
    contact = Contact("c", "KX-4P2", last)
    assert keeping.due_on(last) == due
    assert [keeping.is_due(contact, None, due - timedelta(days=day)) for day in (1, 0)] == [False, True]


def test_a_reason_keeps_it_for_twelve_months_and_is_then_asked_again():
    contact, today = Contact("c", "KX-4P2", date(2024, 1, 31)), date(2026, 11, 30)
    until = keeping.kept_until(today)
    assert until == date(2027, 11, 30)
    assert not keeping.is_due(contact, until, until - timedelta(days=1))
    assert keeping.is_due(contact, until, until)
