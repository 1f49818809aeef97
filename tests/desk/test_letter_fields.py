# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest

from spreekuur.desk import letter_fields


def test_each_receiver_is_told_only_what_it_needs(content):
    assert letter_fields.seen_by(content, "participe") == letter_fields.ALL
    legal = letter_fields.seen_by(content, "juridisch_loket")
    assert "area" not in legal and "phone" in legal
    assert letter_fields.seen_by(content, "unknown") == ()


def test_a_social_team_sees_no_more_than_the_year_of_birth(content):
    assert letter_fields.only_year(content, "participe")
    assert not letter_fields.only_year(content, "juridisch_loket")


@pytest.mark.parametrize("typed", ["12-3-1991", "12.03.1991", " 12 3 1991", "12/03/1991", "1991-03-12"])
def test_a_birth_date_is_read_as_people_write_it(typed):
    assert letter_fields.birth_date(typed) == date(1991, 3, 12)


@pytest.mark.parametrize("typed", ["", "1991", "31-2-1991", "12-13-1991", "maart"])
def test_what_is_no_date_is_none(typed):
    assert letter_fields.birth_date(typed) is None


def test_an_area_alone_tells_nobody_who_the_client_is():
    assert not letter_fields.telling({"area": "Kudelstaart", "safe_to_call": "na 18 uur"})
    assert letter_fields.telling({"phone": "0612345678"})
