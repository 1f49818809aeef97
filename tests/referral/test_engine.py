# SPDX-License-Identifier: EUPL-1.2
import gc
import weakref
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from referral import made_answers
from spreekuur.cli.suggest import as_document
from spreekuur.content.compile import as_bytes, compile_folder
from spreekuur.content.pack import from_bytes
from spreekuur.referral import answers, engine
from spreekuur.resources import resource

EXAMPLE = {
    "topics": ["reg.brp"],
    "signals": [],
    "registration": "none",
    "municipality": "uithoorn",
    "age": 30,
}


def advise(content, given_answers):
    return as_document(engine.suggest(answers.read(given_answers, content), content), content)


def routes(content, **given_answers):
    return {each["route"]: each for each in advise(content, given_answers)["suggestions"]}


def test_the_example_of_the_contract_gives_exactly_its_output(content):
    assert advise(content, EXAMPLE) == {
        "mode": "normal",
        "suggestions": [
            {
                "route": "gemeente_anders",
                "priority": "normal",
                "rules": ["R073"],
                "why": "Inschrijving gebeurt in de gemeente waar iemand woont.",
                "bring": ["geldig paspoort of ID-kaart", "adresbewijs"],
                "first_step": "Zoek het nummer van die gemeente op (niet elke gemeente heeft 14 + netnummer).",
                "fallback": "coordinator",
            }
        ],
        "ask_next": [
            {"question": "expected_months", "changes": ["rni_loket"]},
            {"question": "stay", "changes": ["rni_loket"]},
        ],
        "guards": ["GUARD-2", "GUARD-5", "GUARD-6", "GUARD-7"],
    }


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_the_indexed_engine_says_what_the_naive_one_says(content, naive, data):
    made = data.draw(made_answers.strategy(content))
    assert advise(content, made) == naive.suggest(made)


def test_it_says_so_of_thousands_of_desk_like_answers(content, naive, slow):
    random = Random(20261111)
    for number in range(10_000 if slow else 1_000):
        made = made_answers.at_random(content, random)
        assert advise(content, made) == naive.suggest(made), (number, made)


def test_the_order_of_answers_and_repeats_change_nothing(content):
    once = {"topics": ["work.unpaid", "housing.eviction"], "signals": [], "employment": "agency"}
    twice = {
        "employment": "agency",
        "signals": [],
        "topics": ["housing.eviction", "work.unpaid", "work.unpaid"],
    }
    assert advise(content, once) == advise(content, twice)


def test_nothing_known_suggests_nothing_and_asks_for_the_topics_first(content):
    advice = advise(content, {})
    assert advice["suggestions"] == []
    assert advice["ask_next"][0]["question"] == "topics"


def test_without_consent_nobody_is_told_to_call_but_an_emergency_does_not_wait(content):
    advice = routes(content, topics=["work.unpaid"], signals=["acute_danger"], consent="no")
    silence = content.text("guard.GUARD-1.first_step", "nl")
    assert advice["alarm_112"]["first_step"] == "Bel 112 en blijf bij de cliënt."
    others = [each for each in advice.values() if each["priority"] != "emergency"]
    assert others and all(each["first_step"] == silence for each in others)


def test_consent_is_never_what_decides_whether_a_route_is_suggested(content):
    asked = {
        "topics": ["work.unpaid", "care.gp"],
        "signals": ["homelessness_tonight"],
        "employment": "agency",
    }
    found = {consent: list(routes(content, **asked, consent=consent)) for consent in ("yes", "limited", "no")}
    assert found["yes"] == found["limited"] == found["no"]


def test_a_child_is_never_sent_to_a_shelter_for_adults(content):
    asked = {"topics": ["safety.exploitation"], "signals": ["forced_work", "minor_working"], "age": 16}
    assert not {"comensha", "hvo_acm", "abu_nbbu", "kvk"} & routes(content, **asked).keys()


def test_an_index_is_made_once_and_goes_with_its_content():
    content = from_bytes(as_bytes(compile_folder(resource("content"))), "content.json")
    assert engine.prepare(content) is engine.prepare(content)
    index = weakref.ref(content)
    del content
    gc.collect()
    assert index() is None


@pytest.mark.parametrize("months", [0, 3, 3.5, 4, 5, 6, 11, 12, 1200])
def test_a_number_is_compared_and_not_rounded(content, naive, months):
    made = {
        "topics": ["reg.brp", "reg.rni"],
        "signals": [],
        "registration": "none",
        "expected_months": months,
    }
    assert advise(content, made) == naive.suggest(made)
