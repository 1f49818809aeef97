# SPDX-License-Identifier: EUPL-1.2
"""The coordinator's address comes with a bundle as a question; nobody's password does."""

import pytest

from builders import SEVEN
from exchange_vaults import TwoCoordinators, a_desk
from exchange_world import World
from spreekuur.desk import exchange_place
from spreekuur.desk.exchange_place import Place
from spreekuur.errors.exchange import BundleRefused, Refusal
from spreekuur.exchange import proposal, sending, taking
from spreekuur.team import roster

WHERE = "https://wolke.example/dav/spreekuur/"
SECRET = "geheim-woord-12"


@pytest.fixture
def team(content):
    made = TwoCoordinators()
    made.desks = {name: a_desk(getattr(made, name), content) for name in ("ana", "bo", "dee")}
    exchange_place.put(made.desks["ana"], Place(WHERE, "ana", SECRET))
    return made


def give(db, to):
    made = sending.make(db, roster.of(to).me, SEVEN)
    sending.placed(db, made)
    opened = taking.open_bundle(to, made.content)
    taking.take(to, opened, SEVEN)
    return opened


def test_a_coordinators_bundle_proposes_its_address_and_tells_no_password(team):
    opened = give(team.ana, team.bo)
    found = proposal.open_one(team.bo)
    assert (found.where, found.by) == (WHERE, "Ana")
    assert SECRET.encode() not in opened.signed
    assert exchange_place.get(team.desks["bo"]) == Place()


def test_who_says_yes_uses_it_and_is_asked_no_more(team):
    bo = team.desks["bo"]
    exchange_place.put(bo, Place("https://old.example/", "bo", "other-secret"))
    give(team.ana, team.bo)
    before = exchange_place.take_over(bo)
    assert before.password == "other-secret"
    assert exchange_place.get(bo) == Place(WHERE)
    give(team.ana, team.bo)
    assert proposal.open_one(team.bo) is None


def test_who_says_no_is_asked_again_only_about_another_address(team):
    bo = team.desks["bo"]
    give(team.ana, team.bo)
    exchange_place.leave(bo)
    give(team.ana, team.bo)
    assert proposal.open_one(team.bo) is None
    exchange_place.put(team.desks["ana"], Place("https://new.example/", "ana", SECRET))
    give(team.ana, team.bo)
    assert proposal.open_one(team.bo).where == "https://new.example/"


def test_an_address_that_the_coordinator_uses_no_more_is_not_proposed(team):
    give(team.ana, team.bo)
    exchange_place.put(team.desks["ana"], Place())
    give(team.ana, team.bo)
    assert proposal.open_one(team.bo) is None


def test_a_coordinator_without_an_address_does_not_take_anothers_proposal_away(team):
    give(team.ana, team.bo)
    give(team.dee, team.bo)
    assert proposal.open_one(team.bo).by == "Ana"


def test_a_volunteer_proposes_nothing(team):
    exchange_place.put(team.desks["bo"], Place("https://bo.example/", "bo", "bo-secret"))
    assert give(team.bo, team.dee).manifest.address == ""
    assert proposal.open_one(team.dee) is None


def test_what_a_volunteers_bundle_says_all_the_same_is_not_heard():
    world = World()
    taking.take(world.ana, taking.open_bundle(world.ana, world.sealed(address=WHERE)), SEVEN)
    assert proposal.open_one(world.ana) is None


@pytest.mark.parametrize(
    "where",
    ["http://wolke.example/", "https://a:b@wolke.example/", "E:\\", "https://wolke.example", "x" * 2000],
)
def test_what_is_no_address_as_it_is_kept_refuses_the_bundle(where):
    world = World()
    with pytest.raises(BundleRefused) as refused:
        taking.open_bundle(world.ana, world.sealed(address=where))
    assert refused.value.why is Refusal.DAMAGED
