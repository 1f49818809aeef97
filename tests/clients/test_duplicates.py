# SPDX-License-Identifier: EUPL-1.2
"""Two records of one person are found however they were written, and two persons are left alone.

The pairs of `tests/data/pairs` were written without sight of the code. `held_out.jsonl` is never looked at when the
code is changed: only its two figures count.
"""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spreekuur.clients.duplicates import Person, Same, judge

PAIRS = Path(__file__).parents[1] / "data" / "pairs"
RECALL, FALSE_WARNINGS = 0.95, 0.01

letters = st.sampled_from("aąbcćdeęghijklłmnńoóprsśtuwyzźżабвгдежзийклмнопрстуфхцчшщъьюяăâîșțñáéíóú -'.46")
texts = st.text(letters, max_size=18)
plain = st.text("abcdefghiklmnoprstuvz", min_size=3, max_size=9)
persons = st.builds(Person, texts, texts, st.text("0123456789+ -().", max_size=16))


def pairs(file):
    """The pairs of a file as (a, b, whether they are one person, kind)."""
    lines = (PAIRS / f"{file}.jsonl").read_text("utf-8").splitlines()
    made = [json.loads(line) for line in lines]
    return [(Person(**one["a"]), Person(**one["b"]), one["same"], one["kind"]) for one in made]


def figures(file):
    """How many of the same persons are found, and how many of the others are warned about: two shares."""
    warned = [(same, judge(a, b).same is not Same.NO) for a, b, same, _kind in pairs(file)]
    found = [is_warned for same, is_warned in warned if same]
    false = [is_warned for same, is_warned in warned if not same]
    return sum(found) / len(found), sum(false) / len(false)


@pytest.mark.parametrize("file", ["tuned", "held_out"])
def test_nearly_all_are_found_and_hardly_anybody_is_warned_about_wrongly(file):
    recall, false_warnings = figures(file)
    assert recall >= RECALL
    assert false_warnings <= FALSE_WARNINGS


def test_there_are_enough_pairs_and_a_third_is_held_out():
    tuned, held_out = pairs("tuned"), pairs("held_out")
    assert len(tuned) + len(held_out) >= 400
    assert len(held_out) >= (len(tuned) + len(held_out)) // 3
    assert not {frozenset((a, b)) for a, b, *_rest in tuned} & {
        frozenset((a, b)) for a, b, *_rest in held_out
    }


def test_of_the_pairs_that_may_be_looked_at_all_are_judged_rightly():
    wrong = [
        (kind, a.given, b.given)
        for a, b, same, kind in pairs("tuned")
        if same != (judge(a, b).same != Same.NO)
    ]
    assert wrong == []


@pytest.mark.parametrize("file", ["tuned", "held_out"])
def test_the_same_name_with_another_phone_is_possible_and_never_likely(file):
    others = [judge(a, b) for a, b, _same, _kind in pairs(file)]
    assert not [one for one in others if "other_phone" in one.reasons and one.same is Same.LIKELY]


@given(persons, persons)
def test_swapping_the_two_changes_nothing(a, b):
    assert judge(a, b) == judge(b, a)


@given(plain, plain, st.sampled_from(["", "0612345678"]))
def test_everybody_is_like_oneself(first, second, phone):
    assert judge(Person(first, second, phone), Person(first, second, phone)).same is Same.LIKELY


@given(persons, persons)
def test_the_score_orders_the_three_answers(a, b):
    judged = judge(a, b)
    low, high = {Same.LIKELY: (0.8, 1.0), Same.POSSIBLE: (0.5, 0.79), Same.NO: (0.0, 0.49)}[judged.same]
    assert low <= judged.score <= high


@pytest.mark.parametrize(
    ("a", "b", "same", "reasons"),
    [
        (("Иван", "Петров"), ("Ivan", "Petrov"), "likely", ("same_name",)),
        (("Иван Петров", ""), ("Petrov", "Ivan"), "likely", ("same_name",)),
        (("Anna", "Kowalska"), ("Anna", "Kowalski"), "likely", ("same_name", "other_ending")),
        (("Шишко", "Шишков"), ("6i6ko", "6i6kov"), "likely", ("other_spelling",)),
        (("José", "García López"), ("Jose", "Garcia"), "likely", ("same_name", "part_missing")),
        (("Krzystof", "Wilk"), ("Krzysztof", "Wilk"), "likely", ("same_name", "typo")),
        (("Ana Maria", "Oprea"), ("Anamaria", "Oprea"), "likely", ("same_name",)),
        (("J.", "Kowalski"), ("Jan", "Kowalski"), "possible", ("same_name", "initial")),
        (("Kasia", "Nowak"), ("Katarzyna", "Nowak"), "possible", ("same_name", "short_form")),
        (("Jan", "Kowalski"), ("Anna", "Kowalska"), "no", ("other_ending", "other_given")),
        (("Ivan", "Petrov"), ("Ivan", "Petkov"), "no", ("same_name", "other_family")),
        (("Marin", "Petrov"), ("Martin", "Petrov"), "no", ("same_name", "other_given")),
        (("José", "García López"), ("José", "García Pérez"), "no", ("same_name", "other_family")),
        (("", ""), ("", ""), "no", ()),
    ],
)
def test_it_says_why(a, b, same, reasons):
    judged = judge(Person(*a), Person(*b))
    assert (judged.same, judged.reasons) == (same, reasons)


@pytest.mark.parametrize("phone", ["06 12345678", "+31 6 1234 5678", "0031-612345678", "(06) 12.34.56.78"])
def test_a_phone_is_the_same_in_any_spelling(phone):
    judged = judge(Person("Ivan", "", "0612345678"), Person("Ivan", "Petrov", phone))
    assert judged.same is Same.LIKELY
    assert judged.reasons[0] == "same_phone"


def test_a_couple_with_one_phone_is_two_persons():
    judged = judge(Person("Jan", "Kowalski", "0612345678"), Person("Anna", "Kowalska", "0612345678"))
    assert judged.same is Same.NO


def test_who_married_is_asked_about_when_the_phone_is_the_same():
    judged = judge(Person("Maria", "Ivanova", "0612345678"), Person("Maria", "Petrova", "0612345678"))
    assert judged.same is Same.POSSIBLE
    assert "other_family" in judged.reasons


def test_a_name_of_a_thousand_words_is_judged_at_once():
    many = Person(" ".join(["Ana"] * 1000), " ".join(["Ivanova"] * 1000))
    begun = time.process_time()
    assert judge(many, many).same is Same.LIKELY
    assert time.process_time() - begun < 1
