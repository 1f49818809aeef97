# SPDX-License-Identifier: EUPL-1.2
"""A bed for tonight, in the talk and on later evenings: kept with day and name, taken back, forgotten on a no."""

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import SEVEN, a_talk, an_evening
from spreekuur.consultations import draft, shelter
from spreekuur.consultations.shelter import Step
from spreekuur.consultations.talk import ChosenRoute
from spreekuur.desk import shelter as beds
from spreekuur.desk import talks, today
from spreekuur.errors.desk import ShelterStepRefused
from spreekuur.store.writing import undo

LATER = SEVEN + timedelta(days=1)


@pytest.fixture
def talk(desk):
    desk.db.author = "Jan"
    told = a_talk(an_evening(desk), topics=("care.homeless",), number=14)
    for step in (Step.SIGNALLED, Step.OFFERED):
        told = beds.reach(told, step, "", SEVEN)
    return told


def rows(desk):
    return desk.db.execute("select step, reached_on, noted_by from shelter_step order by id").fetchall()


def test_the_steps_of_a_talk_are_kept_with_their_day_and_who(desk, talk):
    assert draft.from_text(draft.to_text(talk)) == talk
    talks.finish(desk, talk, SEVEN)
    assert rows(desk) == [("signalled", "2026-11-11", "Jan"), ("offered", "2026-11-11", "Jan")]


def test_an_open_chain_stands_on_today_until_it_comes_to_an_end(desk, talk):
    talks.finish(desk, talk, SEVEN)
    (there,) = today.look(desk, LATER).shelter
    assert (there.number, there.kenmerk, shelter.last(there.chain)) == (14, "", Step.OFFERED)
    noted = beds.go_on(desk, talk.id, Step.ACCEPTED, LATER)
    undo(desk.db, noted.step)
    assert shelter.last(beds.open_chains(desk)[0].chain) == Step.OFFERED
    beds.go_on(desk, talk.id, Step.DECLINED, LATER)
    assert beds.open_chains(desk) == ()
    assert rows(desk)[-1] == ("declined", "2026-11-12", "Jan")


def test_a_step_that_does_not_follow_is_refused_and_nothing_is_written(desk, talk):
    talks.finish(desk, talk, SEVEN)
    with pytest.raises(ShelterStepRefused):
        beds.go_on(desk, talk.id, Step.ARRIVED, LATER)
    assert len(rows(desk)) == 2


def test_a_step_taken_back_before_the_talk_is_saved_again_is_gone(desk, talk):
    saved = talks.finish(desk, talk, SEVEN)
    talks.finish(desk, beds.back(saved.talk), SEVEN)
    assert [step for step, *_ in rows(desk)] == ["signalled"]


def test_who_wants_nothing_noted_leaves_no_step(desk, talk):
    talks.finish(desk, talk, SEVEN)
    talks.finish(desk, replace(talk, consent="no"), SEVEN)
    assert rows(desk) == []
    assert beds.open_chains(desk) == ()


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ({}, False),
        ({"topics": ("care.homeless",)}, True),
        ({"signals": ("homelessness_tonight",)}, True),
        ({"routes": (ChosenRoute("gemeente_daklozen", "urgent"),)}, None),
    ],
)
def test_it_is_asked_only_where_somebody_needs_a_bed(desk, told, asked):
    talk = a_talk(an_evening(desk), routes=(), **{k: v for k, v in told.items() if k != "routes"})
    place = next(i for i, o in desk.content.organisations.items() if o.category == "homelessness")
    if asked is None:
        talk, asked = replace(talk, routes=(ChosenRoute(place, "urgent"),)), True
    assert beds.is_asked(talk, desk.content) is asked
