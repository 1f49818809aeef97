# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest

from builders import SEVEN, a_talk, an_evening
from spreekuur import language
from spreekuur.consultations.talk import ChosenRoute
from spreekuur.desk import directory, directory_calls, directory_search, directory_work, talks
from spreekuur.desk.directory_calls import Why
from spreekuur.desk.directory_entry import Sure, entry
from spreekuur.desk.directory_work import Decider, decider
from spreekuur.desk.leave import Permit
from spreekuur.desk.panel import reach_of
from spreekuur.directory import store
from spreekuur.directory.model import FindingState, Kind
from spreekuur.directory.searching import Filters
from spreekuur.errors import UserError
from spreekuur.errors.directory import (
    KnownAlready,
    MergeInCircle,
    NeededByProgram,
    NoSuchPlace,
    NotForYou,
    NothingToConfirm,
    PhoneNotReadable,
    PlaceNeedsName,
)
from spreekuur.messages import explain
from spreekuur.security.vault import Unlocked

BO = Decider("Bo")
LATER = SEVEN + timedelta(days=1)
TAALHUIS = {"name": "Taalhuis Aalsmeer", "phone": "0297-123456", "cost": "gratis"}


def a_taalhuis(desk, **more):
    fields = TAALHUIS | more
    return directory_work.add(desk, "language", ("info.dutch",), fields, SEVEN).org


def whole(desk):
    return store.entries(desk.db), store.findings(desk.db)


def whys(desk, now=LATER):
    return {call.id: call.why for call in directory_calls.to_call(desk, "nl", now).calls}


def test_a_place_that_was_missing_can_be_used_at_once_and_waits_for_a_yes(desk):
    org = a_taalhuis(desk, hours="ma-vr 9-17")
    found = directory_search.look_through(desk.content, "taalhuis", Filters(), "pl", SEVEN)
    assert found[0] == org and reach_of(desk.content.organisations[org])[1] == "0297-123456"
    shown = entry(desk.content, org, "pl", SEVEN)
    assert shown.local and shown.line("phone").sure is Sure.LOCAL and shown.free
    assert shown.line("hours").value == "pon.–pt. 9:00–17:00" and shown.line("cost").value == "bezpłatnie"
    assert whys(desk)[f"{org}:"] is Why.ADDED


def test_a_yes_to_a_place_is_a_yes_to_all_that_waits_for_it(desk):
    org = a_taalhuis(desk)
    directory_work.accept_place(desk, BO, org, LATER)
    there = desk.content.organisations[org]
    assert not there.local and there.assurance["phone"] == "corroborated" and there.checks["phone"].by == "Bo"
    assert f"{org}:" not in whys(desk)


@pytest.mark.parametrize(
    ("fields", "error"),
    [({"name": " "}, PlaceNeedsName), ({"phone": "bel Jan"}, PhoneNotReadable), ({"name": "uwv"}, KnownAlready),
     ({"name": "politie (geen spoed)"}, KnownAlready)],
)  # fmt: skip
def test_what_cannot_be_an_entry_changes_nothing(desk, fields, error):
    with pytest.raises(error) as refused:
        a_taalhuis(desk, **fields)
    assert explain(refused.value) and whole(desk) == ([], [])


def test_a_wrong_number_is_not_given_out_any_more_and_the_coordinator_hears_of_it(desk):
    done = directory_work.report(desk, "politie", "phone", "", SEVEN)
    assert reach_of(desk.content.organisations["politie"])[1] == "politie.nl"
    assert entry(desk.content, "politie", "nl", SEVEN).line("phone").sure is Sure.DOUBTED
    assert next(iter(whys(desk))) == "politie:phone" and whys(desk)["politie:phone"] is Why.REPORTED
    directory.take_back(desk, done.step)
    assert reach_of(desk.content.organisations["politie"])[1] == "0900-8844" and whole(desk) == ([], [])


def test_the_right_number_is_used_at_once_and_a_yes_makes_it_sure(desk):
    directory_work.report(desk, "politie", "phone", "0900 8844 / 112", SEVEN)
    assert desk.content.organisations["politie"].phones == ("0900 8844", "112")
    assert whys(desk)["politie:phone"] is Why.CORRECTED
    directory_work.settle(desk, BO, "politie", "phone", "0900 8844 / 112", LATER)
    police = desk.content.organisations["politie"]
    assert police.assurance["phone"] == "verified" and police.checks["phone"].by == "Bo"
    assert "politie:phone" not in whys(desk)
    assert [one.state for one in store.findings(desk.db)] == [FindingState.ACCEPTED] * 2


def test_what_the_coordinator_finds_to_be_wrong_gives_way_to_what_is_right(desk):
    directory_work.report(desk, "politie", "phone", "0900-1111", SEVEN)
    directory_work.settle(desk, BO, "politie", "phone", "0900-2222", LATER)
    assert desk.content.organisations["politie"].phone == "0900-2222"
    assert {(one.value, one.state) for one in store.findings(desk.db)} == {
        ("0900-1111", FindingState.REFUSED),
        ("0900-2222", FindingState.ACCEPTED),
    }


def test_a_no_brings_back_what_stood_there(desk):
    directory_work.report(desk, "politie", "phone", "0900-1111", SEVEN)
    directory_work.refuse(desk, BO, "politie", "phone", LATER)
    assert desk.content.organisations["politie"].phone == "0900-8844"


def test_a_number_is_confirmed_as_it_stands(desk):
    before = directory_calls.to_call(desk, "nl", LATER).standing
    directory_work.settle(desk, BO, "svb", "url", desk.content.organisations["svb"].url, LATER)
    assert [one.kind for one in store.findings(desk.db)] == [Kind.CONFIRMED]
    after = directory_calls.to_call(desk, "nl", LATER).standing
    assert after.total == before.total and after.sure >= before.sure
    with pytest.raises(NothingToConfirm):
        directory_work.settle(desk, BO, "uwv", "phone", " ", LATER)


def test_hours_that_are_no_data_are_confirmed_as_they_are_read(desk):
    language.use("pl")
    call = next(
        c for c in directory_calls.to_call(desk, "pl", LATER).calls if c.id == "juridisch_loket:hours"
    )
    assert call.value == desk.content.text("org.juridisch_loket.hours", "pl")
    directory_work.settle(desk, BO, "juridisch_loket", "hours", call.value, LATER)
    assert desk.content.organisations["juridisch_loket"].assurance["hours"] == "verified"
    assert desk.content.text("org.juridisch_loket.hours", "pl") == call.value


def test_old_fields_come_back_on_the_list_after_twelve_months(desk):
    directory_work.settle(desk, BO, "politie", "phone", "0900-8844", SEVEN)
    assert "politie:phone" not in whys(desk, SEVEN + timedelta(days=360))
    year_later = SEVEN + timedelta(days=366)
    assert whys(desk, year_later)["politie:phone"] is Why.OLD
    assert entry(desk.content, "politie", "nl", year_later).call_first


def test_what_is_used_most_stands_first(desk):
    on = an_evening(desk)
    for number in range(3):
        talk = a_talk(
            on, topics=("work.unpaid",), routes=(ChosenRoute("ind" if number else "svb", "normal"),)
        )
        talks.finish(desk, talk, SEVEN)
    orgs = list(dict.fromkeys(call.org for call in directory_calls.to_call(desk, "nl", LATER).calls))
    assert orgs[:2] == ["ind", "svb"]
    assert store.times_chosen(desk.db) == {"ind": 2, "svb": 1}


def test_nobody_is_sent_to_a_retired_place_and_a_merged_one_gives_way(desk):
    org = a_taalhuis(desk)
    directory_work.merge(desk, BO, org, "taalpunt", LATER)
    directory_work.retire(desk, BO, "woon", LATER)
    content = desk.content
    assert "woon" not in directory_search.look_through(content, "woon", Filters(), "nl", SEVEN)
    assert content.directory.instead(org) == "taalpunt" and content.organisations["woon"].retired
    assert directory_search.name_of(content, "woon", "nl")
    directory_work.bring_back(desk, BO, "woon", LATER)
    assert not content.organisations["woon"].retired


def test_an_entry_cannot_be_merged_into_itself_over_others(desk):
    directory_work.merge(desk, BO, "snf", "woon", LATER)
    before = whole(desk)
    for org, into in (("woon", "snf"), ("woon", "woon")):
        with pytest.raises(MergeInCircle) as refused:
            directory_work.merge(desk, BO, org, into, LATER)
        assert desk.content.text("org.woon.name", "en") in explain(refused.value)
    assert whole(desk) == before


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (lambda desk: directory_work.retire(desk, BO, "coordinator", LATER), NeededByProgram),
        (lambda desk: directory_work.merge(desk, BO, "coordinator", "uwv", LATER), NeededByProgram),
        (lambda desk: directory_work.merge(desk, BO, "uwv", "gone", LATER), NoSuchPlace),
        (lambda desk: directory_work.report(desk, "gone", "phone", "", LATER), NoSuchPlace),
        (lambda desk: directory_work.accept_place(desk, BO, "gone", LATER), NoSuchPlace),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(desk, act, error):
    with pytest.raises(error) as refused:
        act(desk)
    assert explain(refused.value) and whole(desk) == ([], [])


def test_only_a_coordinator_decides(desk):
    def opened(name, coordinator):
        return Unlocked("0", name, coordinator, False, bytes(32), leads=coordinator)

    assert decider(opened("Bo", True), None, SEVEN) == BO
    leave = Permit(opened("Bo", True), SEVEN)
    assert decider(opened("Ana", False), leave, SEVEN) == BO
    for opened_by, permit, now in (
        (opened("Ana", False), None, SEVEN),
        (opened("Ana", False), leave, SEVEN + timedelta(minutes=10)),
        (None, None, SEVEN),
    ):
        with pytest.raises(NotForYou):
            decider(opened_by, permit, now)


def test_each_refusal_is_a_user_error_and_each_act_one_step(desk):
    steps = [
        directory_work.report(desk, "uwv", "phone", "088-1234567", SEVEN).step,
        directory_work.settle(desk, BO, "uwv", "phone", "088-7654321", LATER).step,
        directory_work.retire(desk, BO, "uwv", LATER).step,
    ]
    for step in reversed(steps):
        directory.take_back(desk, step)
    assert whole(desk) == ([], []) and desk.content.organisations["uwv"].phone == ""
    with pytest.raises(UserError):
        directory.take_back(desk, steps[0])
