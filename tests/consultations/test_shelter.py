# SPDX-License-Identifier: EUPL-1.2
"""The way to a bed: only what follows follows, and every end is an end."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreekuur.consultations import shelter
from spreekuur.consultations.shelter import Reached, Step
from spreekuur.errors.desk import ShelterStepRefused

DAY = date(2026, 11, 11)
ENDS = {Step.DECLINED, Step.ARRIVED, Step.NOT_ARRIVED}


def chain(*steps):
    made = ()
    for number, step in enumerate(steps):
        made = shelter.advance(made, Reached(str(number), step, DAY, "", ""))
    return made


@pytest.mark.parametrize(
    "steps",
    [
        (Step.SIGNALLED, Step.OFFERED, Step.DECLINED),
        (Step.SIGNALLED, Step.OFFERED, Step.ACCEPTED, Step.ARRIVED),
        (Step.SIGNALLED, Step.OFFERED, Step.ACCEPTED, Step.NOT_ARRIVED),
    ],
)
def test_each_way_comes_to_its_end(steps):
    gone = chain(*steps)
    assert shelter.is_over(gone)
    assert shelter.following(gone) == ()
    assert not shelter.is_over(shelter.back(gone))
    assert shelter.in_order(reversed(gone)) == gone


@given(st.lists(st.sampled_from(Step), max_size=8))
def test_whatever_is_pressed_in_whatever_order_the_chain_is_one_that_can_be(pressed):
    made = ()
    for number, step in enumerate(pressed):
        reached = Reached(str(number), step, DAY, "", "")
        if step in shelter.following(made):
            made = shelter.advance(made, reached)
        else:
            with pytest.raises(ShelterStepRefused):
                shelter.advance(made, reached)
    steps = [reached.step for reached in made]
    assert len(set(steps)) == len(steps)
    assert steps[:2] == [Step.SIGNALLED, Step.OFFERED][: len(steps)]
    assert not set(steps[:-1]) & ENDS
    assert shelter.is_over(made) == bool(steps and steps[-1] in ENDS)
