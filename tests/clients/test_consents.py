# SPDX-License-Identifier: EUPL-1.2
"""How a consent stands on any day, whatever was given, renewed and withdrawn before."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreekuur.clients.consents import SOON, State, end_of, is_live, state_of, states
from spreekuur.clients.model import Consent, Purpose

DAYS = st.dates(date(2026, 11, 1), date(2030, 12, 31))
DAY = timedelta(days=1)


@st.composite
def consents(draw, purpose=Purpose.RECORD, recipient=None, most=4):
    made = []
    for number in range(draw(st.integers(0, most))):
        on = draw(DAYS)
        withdrawn = draw(st.none() | st.just(datetime(on.year, on.month, on.day, tzinfo=UTC)))
        made.append(Consent(f"s{number}", "c1", purpose, on, end_of(on), recipient, withdrawn))
    return made


def a_consent(on, **more):
    return Consent("s1", "c1", Purpose.RECORD, on, end_of(on), **more)


@pytest.mark.parametrize(
    ("given_on", "ends_on"),
    [
        (date(2026, 11, 11), date(2027, 5, 11)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 6, 30)),
    ],
)
def test_a_consent_lasts_six_months_and_never_into_a_seventh(given_on, ends_on):
    assert end_of(given_on) == ends_on


@given(DAYS)
def test_a_consent_stands_for_181_to_184_days_then_ends_by_itself(on):
    made = a_consent(on)
    assert 181 <= (made.ends_on - on).days <= 184
    assert state_of([made], Purpose.RECORD, on).state is State.GIVEN
    assert state_of([made], Purpose.RECORD, made.ends_on - SOON - DAY).state is State.GIVEN
    assert state_of([made], Purpose.RECORD, made.ends_on - SOON).state is State.ENDS_SOON
    assert state_of([made], Purpose.RECORD, made.ends_on - DAY).state is State.ENDS_SOON
    assert state_of([made], Purpose.RECORD, made.ends_on).state is State.ENDED


@given(consents(), DAYS)
def test_it_holds_exactly_while_one_of_them_holds(made, today):
    assert state_of(made, Purpose.RECORD, today).live == any(is_live(consent, today) for consent in made)


@given(consents(), DAYS, st.integers(0, 2000))
def test_what_ended_never_begins_again_by_itself(made, today, later):
    before, after = (state_of(made, Purpose.RECORD, day) for day in (today, today + later * DAY))
    assert before.live or not after.live


@given(consents(), DAYS, st.randoms())
def test_the_order_in_which_they_are_read_makes_no_difference(made, today, chance):
    mixed = list(made)
    chance.shuffle(mixed)
    assert states(mixed, today) == states(made, today)


@given(consents(), DAYS)
def test_giving_it_anew_renews_it_whatever_was_before(made, today):
    renewed = Consent("new", "c1", Purpose.RECORD, today, end_of(today))
    after = state_of([*made, renewed], Purpose.RECORD, today)
    assert after.live
    assert after.ends_on >= renewed.ends_on


@given(consents(), DAYS)
def test_withdrawing_all_that_hold_ends_it(made, today):
    moment = datetime(2031, 1, 1, tzinfo=UTC)
    after = [
        Consent(c.id, c.client_id, c.purpose, c.given_on, c.ends_on, None, c.withdrawn_at or moment)
        for c in made
    ]
    assert state_of(after, Purpose.RECORD, today).state is (State.WITHDRAWN if made else State.NEVER)


@given(consents(), consents(Purpose.SHARE, "juridisch_loket"), consents(Purpose.SHARE, "sncu"), DAYS)
def test_each_purpose_and_each_recipient_stands_alone(record, legal, wages, today):
    shown = states([*record, *legal, *wages], today)
    for made, purpose, recipient in (
        (record, Purpose.RECORD, None),
        (legal, Purpose.SHARE, "juridisch_loket"),
        (wages, Purpose.SHARE, "sncu"),
    ):
        if made:
            assert state_of(made, purpose, today, recipient) in shown
    assert {state.purpose for state in shown} == set(Purpose)
    assert [state.purpose for state in shown] == sorted(
        (state.purpose for state in shown), key=list(Purpose).index
    )
