# SPDX-License-Identifier: EUPL-1.2
from builders import SEVEN
from spreekuur.desk import directory_work
from spreekuur.desk.directory_work import Decider
from spreekuur.desk.leading import led
from spreekuur.referral.answers import read
from spreekuur.referral.engine import suggest

BO = Decider("Bo")


def advice_of(desk):
    answers = read({"topics": ["work.unpaid"], "employment": "agency"}, desk.content)
    return suggest(answers, desk.content)


def test_without_retired_places_the_advice_is_the_engines(desk):
    advice = advice_of(desk)
    assert led(advice, desk.content) is advice


def test_a_merged_place_gives_way_and_stands_there_once(desk):
    routes = [one.route for one in advice_of(desk).suggestions]
    assert "sncu" in routes and "juridisch_loket" in routes
    directory_work.merge(desk, BO, "sncu", "juridisch_loket", SEVEN)
    after = [one.route for one in led(advice_of(desk), desk.content).suggestions]
    assert "sncu" not in after and after.count("juridisch_loket") == 1


def test_for_a_retired_place_its_fallback_stands_there_with_the_same_priority(desk):
    before = {one.route: one for one in advice_of(desk).suggestions}
    directory_work.retire(desk, BO, "sncu", SEVEN)
    after = {one.route: one for one in led(advice_of(desk), desk.content).suggestions}
    fallback = before["sncu"].fallback
    assert "sncu" not in after and fallback in after
    assert all(one.route != one.fallback for one in after.values())
