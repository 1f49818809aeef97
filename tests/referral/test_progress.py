# SPDX-License-Identifier: EUPL-1.2
"""A referral goes only where the table says, and ends with what became of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreekuur.referral.progress import (
    ENDED,
    Progress,
    WhyNot,
    allowed,
    due_on,
    may_become_unknown,
    may_go,
    result,
    unheard_from,
)

CHOSEN_ON, LATER = date(2026, 11, 11), date(2026, 11, 20)


def test_from_every_step_an_end_can_be_reached():
    for begin in Progress:
        seen, ahead = set(), [begin]
        while ahead:
            step = ahead.pop()
            if step not in seen:
                seen.add(step)
                ahead += allowed(step)
        assert seen & ENDED


def test_nothing_leads_back_to_the_advice_or_the_choice_or_to_itself():
    for step in Progress:
        assert Progress.ADVISED not in allowed(step)
        assert Progress.CHOSEN not in allowed(step) or step is Progress.ADVISED
        assert step not in allowed(step)


def test_nobody_answers_to_advice_that_nobody_was_sent_with():
    assert allowed(Progress.ADVISED) == {Progress.CHOSEN, Progress.DID_NOT_GO, Progress.UNKNOWN}


def test_unknown_is_an_end_that_an_answer_may_still_follow():
    assert Progress.UNKNOWN in ENDED
    assert may_go(Progress.UNKNOWN, Progress.TAKEN_UP)
    assert not may_go(Progress.TAKEN_UP, Progress.UNKNOWN)


_COUNTED = {
    **dict.fromkeys(Progress, "unknown"),
    Progress.APPOINTMENT: "helped",
    Progress.TAKEN_UP: "helped",
    Progress.PASSED_ON: "helped",
    Progress.DID_NOT_GO: "not_come",
}
_COUNTED_WHY = {
    WhyNot.NOT_FOR_US: "not_suitable",
    WhyNot.OUTSIDE_AREA: "not_suitable",
    WhyNot.FULL: "full",
    WhyNot.PAPERS_MISSING: "unknown",
    WhyNot.NO_ANSWER: "unknown",
    WhyNot.OTHER: "unknown",
}


@pytest.mark.parametrize("now", Progress)
@pytest.mark.parametrize("why", [None, *WhyNot])
def test_what_the_figures_count(now, why):
    expected = _COUNTED_WHY[why] if now is Progress.COULD_NOT_HELP and why else _COUNTED[now]
    assert result(now, why) == expected


def test_an_answer_is_due_on_the_day_the_letter_names_or_after_two_weeks():
    assert due_on(Progress.HANDED_OVER, CHOSEN_ON, date(2026, 11, 25), LATER) == date(2026, 11, 25)
    assert due_on(Progress.CALLED, CHOSEN_ON, None, LATER) == date(2026, 12, 4)
    assert due_on(Progress.APPOINTMENT, CHOSEN_ON, date(2026, 11, 25), LATER) == date(2026, 12, 4)
    assert due_on(Progress.TAKEN_UP, CHOSEN_ON, None, LATER) is None


@given(st.sampled_from([step for step in Progress if step not in ENDED]), st.dates(CHOSEN_ON, LATER))
def test_what_has_not_ended_has_a_day_unless_the_client_thinks_it_over(step, since):
    assert (due_on(step, CHOSEN_ON, None, since) is None) == (step is Progress.ADVISED)
    assert unheard_from(step, due_on(step, CHOSEN_ON, None, since), since) is not None


@given(st.sampled_from(sorted(ENDED)))
def test_what_has_ended_waits_for_nothing(step):
    assert unheard_from(step, due_on(step, CHOSEN_ON, None, LATER), LATER) is None


def test_unknown_is_offered_after_two_evenings():
    assert not may_become_unknown(LATER, 1)
    assert may_become_unknown(LATER, 2)
    assert not may_become_unknown(None, 9)
