# SPDX-License-Identifier: EUPL-1.2
"""A clock that is wrong is told with both laptops, locks nobody out, and changes no date of an evening."""

from datetime import timedelta

import pytest

from builders import SEVEN
from exchange_vaults import Ticking, a_vault, let_in
from spreekuur.exchange import sending, taking
from spreekuur.messages import explain
from spreekuur.store.writing import new_id, save
from spreekuur.team import clocks, membership, roster


@pytest.fixture
def ana():
    return a_vault("Ana", 0, founds=True, clock=Ticking(SEVEN))


@pytest.fixture
def bo(ana):
    made = a_vault("Bo", 1)
    let_in(ana, made)
    return made


def give(db, to, at, there):
    made = sending.make(db, roster.of(to).me, at)
    sending.placed(db, made)
    return taking.take(to, taking.open_bundle(to, made.content), there)


def days(db, now):
    found = clocks.look(db, now)
    return found and found.days


def test_clocks_that_agree_are_not_told(ana, bo):
    assert days(ana, SEVEN) is None
    give(bo, ana, SEVEN, SEVEN)
    give(ana, bo, SEVEN + timedelta(hours=20), SEVEN)
    for db in (ana, bo):
        assert days(db, SEVEN + timedelta(days=200)) is None


def test_a_bundle_of_tomorrow_is_told_until_the_next_one_is_of_today(ana, bo):
    give(bo, ana, SEVEN + timedelta(days=40), SEVEN)
    assert days(ana, SEVEN) == 40
    assert days(ana, SEVEN + timedelta(days=39, hours=2)) is None  # the day has come
    said = explain(clocks.look(ana, SEVEN))
    assert "Bo" in said and "40 days" in said
    assert "Bo" not in repr(clocks.look(ana, SEVEN)) + str(clocks.look(ana, SEVEN))
    give(bo, ana, SEVEN + timedelta(hours=1), SEVEN)
    assert days(ana, SEVEN) is None


def test_a_receipt_from_before_our_bundle_tells_that_our_clock_is_ahead(ana, bo):
    """Bo's laptop says March; Ana's, rightly, November; what Ana signs is long ago for Bo."""
    march = SEVEN + timedelta(days=120)
    give(bo, ana, march, SEVEN)
    give(ana, bo, SEVEN + timedelta(hours=1), march)
    assert days(bo, march + timedelta(hours=2)) == 119
    assert days(bo, SEVEN + timedelta(hours=2)) is None  # put right
    give(bo, ana, SEVEN + timedelta(hours=2), SEVEN)
    give(ana, bo, SEVEN + timedelta(hours=3), SEVEN)
    assert days(bo, march) is None


def test_who_left_the_team_is_not_told_of(ana, bo):
    give(bo, ana, SEVEN + timedelta(days=40), SEVEN)
    membership.revoke(ana, "Bo", SEVEN)
    assert days(ana, SEVEN) is None


def test_dates_of_an_evening_stay_as_they_were_written(ana, bo):
    save(
        bo, "evening", {"id": new_id(), "held_on": "2027-03-11", "opened_at": "2027-03-11T18:00:00.000+00:00"}
    )
    assert isinstance(give(bo, ana, SEVEN + timedelta(days=120), SEVEN), taking.Taken)
    assert ana.execute("SELECT held_on FROM evening").fetchone() == ("2027-03-11",)
