# SPDX-License-Identifier: EUPL-1.2
"""Which cards stand beside the form, what each says, and in which order."""

from dataclasses import replace

import pytest

from builders import a_talk
from spreekuur.consultations.talk import ChosenRoute
from spreekuur.desk.adviser import Adviser
from spreekuur.desk.panel import AT_MOST, panel, short_name, steady
from spreekuur.directory.reach import Reach, reach_of
from spreekuur.language import LANGUAGES
from spreekuur.referral.answers import from_talk
from spreekuur.referral.engine import suggest
from spreekuur.referral.model import Mode, Suggestion

MANY = (
    "work.unpaid",
    "housing.quality",
    "care.uninsured",
    "reg.brp",
    "info.letter",
    "info.digid",
    "info.car",
    "housing.find",
    "info.fine",
)


@pytest.fixture
def talk(evening):
    return replace(a_talk(evening), routes=(), outcomes=())


def shown(talk, content, language="en", before=()):
    return panel(suggest(from_talk(talk, content), content), talk, content, language, before)


def suggestion(route: str, priority: str) -> Suggestion:
    return Suggestion(route, priority, (), "", (), "", None)


def test_every_urgent_route_is_shown_and_at_most_four_normal_ones(talk, content):
    made = shown(
        replace(talk, topics=MANY, signals=("forced_work", "fire_unsafe", "homelessness_tonight")), content
    )
    assert all(card.priority == "normal" for card in made.more)
    assert sum(card.priority == "normal" for card in made.first) == AT_MOST
    assert made.more
    assert made.count("urgent") == sum(card.priority == "urgent" for card in made.first)


def test_a_chosen_route_behind_more_comes_forward(talk, content):
    hidden = shown(replace(talk, topics=MANY), content).more[-1].route
    chosen = replace(talk, topics=MANY, routes=(ChosenRoute(hidden, "normal"),))
    card = next(card for card in shown(chosen, content).first if card.route == hidden)
    assert card.chosen


def test_a_chosen_route_stays_when_the_advice_is_about_something_else(talk, content):
    kept = replace(
        talk, topics=("info.letter",), routes=(ChosenRoute("juridisch_loket", "urgent", ("R029",)),)
    )
    card = next(card for card in shown(kept, content).first if card.route == "juridisch_loket")
    assert card.why == content.text("rule.R029.why", "en")


def test_answers_do_not_move_cards_but_a_worse_one_comes_first():
    now = [
        suggestion("b", "normal"),
        suggestion("new", "normal"),
        suggestion("a", "normal"),
        suggestion("x", "urgent"),
    ]
    assert [one.route for one in steady(("a", "b"), now)] == ["x", "a", "b", "new"]


def test_a_topic_may_move_the_cards_and_an_answer_may_not(talk, content):
    adviser = Adviser(content)
    before = [
        card.route
        for card in adviser.look(replace(talk, topics=("work.unpaid", "reg.brp")), "en").panel.cards
    ]
    answered = replace(
        talk, topics=("work.unpaid", "reg.brp"), answers={"registration": "rni", "insured": "no"}
    )
    after = [card.route for card in adviser.look(answered, "en").panel.cards]
    assert [route for route in after if route in before] == [route for route in before if route in after]


def test_a_number_is_shown_only_if_it_was_verified(content):
    for organisation in content.organisations.values():
        reach, words = reach_of(organisation)
        if reach is Reach.PHONE:
            assert organisation.assurance["phone"] in ("verified", "corroborated")
        elif reach is Reach.WEBSITE:
            assert organisation.assurance["url"] in ("verified", "corroborated")
            assert "://" not in words
        else:
            assert not words or words in (organisation.address, organisation.id)


def test_every_route_says_how_to_reach_it(content):
    reaches = {route: reach_of(organisation)[0] for route, organisation in content.organisations.items()}
    assert reaches["huisarts"] is Reach.OWN
    assert reaches["coordinator"] is Reach.HERE
    assert reaches["uwv"] is Reach.WEBSITE
    unverified = content.organisations["uwv"].assurance | {"url": "unverified"}
    assert reach_of(replace(content.organisations["uwv"], assurance=unverified))[0] is Reach.ASK


def test_an_emergency_has_the_dutch_beside_it_except_in_dutch(talk, content):
    danger = replace(talk, signals=("acute_danger",))
    assert "Bel 112" in shown(danger, content, "pl").emergency.dutch
    assert shown(danger, content, "nl").emergency.dutch == ""
    assert all(card.dutch == "" for card in shown(talk, content, "pl").cards)


def test_without_consent_the_panel_only_informs_and_keeps_every_route(talk, content):
    normal = shown(talk, content)
    informed = shown(replace(talk, consent="no"), content)
    assert informed.mode is Mode.INFORM_ONLY
    assert [card.route for card in informed.cards] == [card.route for card in normal.cards]


def test_a_letter_is_offered_where_one_can_go(talk, content):
    letters = {
        card.route: card.letter for card in shown(replace(talk, signals=("acute_danger",)), content).cards
    }
    assert letters["juridisch_loket"]
    assert not letters["alarm_112"]


def test_dutch_and_the_clients_own_language_stand_first(talk, content):
    cards = {card.route: card for card in shown(replace(talk, language="ro"), content).cards}
    assert cards["sncu"].languages[:2] == ("nl", "ro")


@pytest.mark.parametrize(
    ("route", "name", "short"),
    [
        ("juridisch_loket", "Bezpłatne poradnictwo prawne (Het Juridisch Loket)", "Het Juridisch Loket"),
        ("huisarts", "Lekarz rodzinny (huisarts) w Aalsmeer", "Lekarz rodzinny"),
        ("gemeente", "Gmina – zgłoszenie", "Gmina"),
    ],
)
def test_a_name_can_be_short(route, name, short, content):
    nowhere = replace(content.organisations["huisarts"], id=route)
    assert short_name(content.organisations.get(route, nowhere), name) == short


def test_a_card_says_beside_the_name_on_the_door_what_kind_of_place_it_is(talk, content):
    cards = {card.route: card for card in shown(talk, content, "pl").cards}
    assert (cards["juridisch_loket"].name, cards["juridisch_loket"].about) == (
        "Het Juridisch Loket",
        "Bezpłatne poradnictwo prawne",
    )


def test_every_name_on_a_card_is_short(content):
    long = {
        short_name(there, content.text(f"org.{there.id}.name", language))
        for there in content.organisations.values()
        for language in LANGUAGES
    }
    assert max(map(len, long)) <= 48
