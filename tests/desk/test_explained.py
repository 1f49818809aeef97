# SPDX-License-Identifier: EUPL-1.2
"""What an opened suggestion says, and that there is always something to do when it fails."""

from dataclasses import replace
from datetime import date

import pytest

from builders import a_talk
from spreekuur.consultations.talk import ChosenRoute
from spreekuur.content.compile import compile_folder
from spreekuur.content.pack import Content
from spreekuur.desk.explained import Explained, Reason, explained
from spreekuur.directory.reach import Reach
from spreekuur.referral.answers import from_talk
from spreekuur.referral.engine import suggest
from spreekuur.resources import resource


@pytest.fixture
def talk(evening):
    return replace(a_talk(evening), routes=(), outcomes=())


def told(content: Content, talk, route: str, language: str = "nl") -> Explained:
    advice = suggest(from_talk(talk, content), content)
    found = next((each for each in advice.suggestions if each.route == route), None)
    return explained(route, found, talk, content, language)


def test_the_answers_are_named_in_the_language_of_the_screen(content, talk):
    said = told(content, talk, "sncu", "pl")
    assert said.because[0] == Reason("topics", ("work.unpaid",), ("Niewypłacone wynagrodzenie",))
    assert said.because[1] == Reason("employment", ("agency",), ("",))
    assert {reason.key for reason in said.gone_if} == {"employment"}


def test_it_names_the_source_and_how_sure_it_is(content, talk):
    said = told(content, talk, "juridisch_loket")
    assert said.assurance == "partly"
    assert said.sources[0].host == "juridischloket.nl"
    assert said.as_of == date(2026, 11, 24)


def test_every_suggestion_says_what_to_do_when_it_fails(content, talk):
    for topic in content.topics:
        about = replace(talk, topics=(topic,))
        for suggestion in suggest(from_talk(about, content), content).suggestions:
            said = explained(suggestion.route, suggestion, about, content, "nl")
            if suggestion.route != "coordinator":
                assert said.fallback is not None and said.fallback.name
                assert said.fallback.reach is not Reach.PHONE or said.fallback.reach_words
            assert said.because, (topic, suggestion.route)
            assert said.assurance, suggestion.route


def test_a_route_somebody_found_themselves_has_no_rule_behind_it(content, talk):
    own = replace(talk, routes=(ChosenRoute("voedselbank", "normal", (), "closer_by"),))
    own = (
        own
        if "voedselbank" in content.organisations
        else replace(own, routes=(ChosenRoute(list(content.organisations)[-1], "normal", (), "closer_by"),))
    )
    said = told(content, own, own.routes[0].route)
    assert (said.because, said.rules, said.assurance, said.as_of) == ((), (), "", None)


def test_a_chosen_route_that_is_advised_no_longer_keeps_its_source(content, talk):
    gone = replace(
        talk, topics=("info.letter",), routes=(ChosenRoute("juridisch_loket", "urgent", ("R029",)),)
    )
    said = told(content, gone, "juridisch_loket")
    assert said.because == ()
    assert said.sources and said.fallback


def test_the_pack_holds_the_sources_of_the_rules_and_no_others():
    pack = compile_folder(resource("content"))
    named = {source for rule in pack["rules"] for source in rule["sources"]}
    assert set(pack["sources"]) == named
    assert all(source["title"] and "/" not in source["host"] for source in pack["sources"].values())
