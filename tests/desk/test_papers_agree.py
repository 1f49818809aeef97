# SPDX-License-Identifier: EUPL-1.2
"""What the client sees on the screen and what the papers say is the same: how soon, by which way, and where."""

from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import SENDER
from letter_builders import words_of
from spreekuur.consultations.talk import ChosenRoute, Talk
from spreekuur.content import pack
from spreekuur.desk import client_view, papers
from spreekuur.directory.reach import Reach
from spreekuur.language import LANGUAGES
from spreekuur.letters import case as cases
from spreekuur.letters import compose, formats, pdf
from spreekuur.letters.phrases import Voice
from spreekuur.referral import answers, engine

CONTENT = pack.load()
CASES = yaml.safe_load((Path(__file__).parents[1] / "data" / "scenarios.yaml").read_text("utf-8"))[
    "scenarios"
]
TONIGHT = date(2026, 11, 11)
DEADLINES = ("", "20-11-2026", "12-11-2026", "30-12-2026")


def told(given_answers, language, deadline="", phone=""):
    """The talk of these answers in which every route of the advice was chosen."""
    begun = Talk("t", "e", "2026-11-11T18:00:00.000+00:00", language)
    known = answers.read(dict(given_answers) | {"language": language}, CONTENT)
    talk = answers.into_talk(begun, known)
    advice = engine.suggest(answers.from_talk(talk, CONTENT), CONTENT)
    routes = tuple(ChosenRoute(s.route, s.priority, s.rules) for s in advice.suggestions)
    letter = {"deadline": deadline, "phone": phone, "given": "Żaneta"}
    return replace(talk, routes=routes, letter={name: text for name, text in letter.items() if text})


def paper(case):
    """The case as it was read, the words of its paper, and the lines as they stand."""
    checked = cases.read(case, CONTENT)
    words = words_of(pdf.draw(compose.compose(checked, CONTENT, SENDER)))
    return (
        checked,
        " ".join(words.split()),
        [line.strip().rstrip(".").casefold() for line in words.splitlines()],
    )


def shown(text):
    return " ".join(text.replace("\xa0", " ").split())


def check_sheets(talk, view, kind):
    _, words, lines = paper(papers.sheet_case(CONTENT, talk, TONIGHT) | {"kind": kind})
    joined = " ".join(lines)
    assert all(place.when.casefold().rstrip(".") in joined for place in view.places)
    for place in view.places:
        assert place.reach is not Reach.PHONE or place.phone in shown(words), place.route
        assert shown(place.address) in shown(words), place.route


def check_letter(talk, place, language, *, shared):
    case = papers.letter_case(CONTENT, talk, place.route, TONIGHT, shared=shared)
    checked, words, lines = paper(case | {"kenmerk": "PS-2026-0001-04"})
    assert formats.day(checked.reply_by, "nl") in words
    last = talk.letter.get("deadline") and checked.last_day
    assert not last or checked.reply_by <= last
    if checked.kind == "urgent" or language == "nl":
        return
    voice = Voice(CONTENT, language)
    begin = lines.index(voice.must("client.when").text.casefold()) + 1
    assert " ".join(lines[begin:]).startswith(place.when.casefold().rstrip(".")), place.route
    goes = voice.must("client.next.you_go").text in words
    assert not (goes and place.reach in (Reach.PHONE, Reach.WEBSITE)), place.route
    if place.reach is Reach.PHONE:
        assert place.phone in shown(words)
    assert all(part.strip() in shown(words) for part in place.address.split(",")), place.route


def check(talk, language, *, shared):
    """Every paper of this talk beside the client's screen."""
    view = client_view.client_view(talk, CONTENT)
    if not view.places:
        return 0
    check_sheets(talk, view, "client")
    check_sheets(talk, view, "card")
    by_route = {place.route: place for place in view.places}
    routes = [route for route in papers.letter_routes(CONTENT, talk) if route in by_route]
    for route in routes:
        check_letter(talk, by_route[route], language, shared=shared)
    return 2 + len(routes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_papers_of_every_case_say_what_the_screen_says(language):
    made = 0
    for number, case in enumerate(CASES):
        phone = "+31 6 12345678" if number % 2 else ""
        talk = told(case["answers"], language, DEADLINES[number % len(DEADLINES)], phone)
        made += check(talk, language, shared=talk.consent == "yes")
    assert made > 2 * len(CASES)


@pytest.mark.slow
@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(CONTENT.topics)), min_size=1, max_size=4, unique=True),
    st.sampled_from(LANGUAGES),
    st.sampled_from(DEADLINES),
    st.booleans(),
)
def test_so_do_those_of_any_talk(topics, language, deadline, shared):
    phone = "+31 6 12345678" if shared else ""
    check(told({"topics": topics, "consent": "yes"}, language, deadline, phone), language, shared=shared)


def test_a_dismissal_is_today_or_tomorrow_and_by_phone_on_screen_and_paper():
    talk = told({"topics": ["work.dismissal", "housing.eviction"], "consent": "yes"}, "pl")
    place = next(p for p in client_view.client_view(talk, CONTENT).places if p.route == "juridisch_loket")
    _, words, lines = paper(papers.letter_case(CONTENT, talk, place.route, TONIGHT, shared=False))
    assert place.when == "dziś lub jutro" and place.when in lines
    assert f"Proszę zadzwonić: {place.phone}" in shown(words)
    assert "osobiście" not in words and "25 listopada" not in words.split("Kiedy", 1)[1]


@pytest.mark.parametrize(
    ("deadline", "said"), [("20-11-2026", "do 20 listopada 2026"), ("", "bez pośpiechu")]
)
def test_a_term_of_the_law_gives_the_day_where_nothing_presses(deadline, said):
    talk = told({"topics": ["work.payslip"], "consent": "yes"}, "pl", deadline)
    legal = [
        r for r in talk.routes if CONTENT.letter_kind(CONTENT.organisations[r.route].category, ()) == "legal"
    ]
    normal = [route for route in legal if route.priority == "normal"]
    assert normal
    views = {place.route: place.when for place in client_view.client_view(talk, CONTENT).places}
    expected = "najpóźniej 20 listopada 2026" if deadline else said
    assert {views[route.route] for route in normal} == {expected}


def test_every_way_is_met(content):
    reaches = set()
    for case, language in product(CASES, ("pl",)):
        reaches |= {p.reach for p in client_view.client_view(told(case["answers"], language), content).places}
    assert {Reach.PHONE, Reach.WEBSITE, Reach.OWN} <= reaches
