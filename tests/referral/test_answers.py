# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace

import pytest

from spreekuur.consultations.talk import Talk
from spreekuur.errors.content import InvalidAnswers, WrongAnswer
from spreekuur.referral import answers

REFUSED = [
    ([], WrongAnswer.NOT_ANSWERS, ""),
    (None, WrongAnswer.NOT_ANSWERS, ""),
    ("{}", WrongAnswer.NOT_ANSWERS, ""),
    ({"name": "x"}, WrongAnswer.UNKNOWN_KEY, ""),
    ({"any": []}, WrongAnswer.UNKNOWN_KEY, ""),
    ({"topics": "reg.brp"}, WrongAnswer.WRONG_TYPE, "topics"),
    ({"topics": {}}, WrongAnswer.WRONG_TYPE, "topics"),
    ({"topics": [1]}, WrongAnswer.WRONG_TYPE, "topics"),
    ({"topics": [["reg.brp"]]}, WrongAnswer.WRONG_TYPE, "topics"),
    ({"topics": ["unknown"]}, WrongAnswer.UNKNOWN_CHOICE, "topics"),
    ({"topics": ["reg.brp"] * 201}, WrongAnswer.TOO_MANY, "topics"),
    ({"signals": ["reg.brp"]}, WrongAnswer.UNKNOWN_CHOICE, "signals"),
    ({"expected_months": True}, WrongAnswer.WRONG_TYPE, "expected_months"),
    ({"expected_months": "3"}, WrongAnswer.WRONG_TYPE, "expected_months"),
    ({"expected_months": -1}, WrongAnswer.OUT_OF_RANGE, "expected_months"),
    ({"expected_months": 1200.5}, WrongAnswer.OUT_OF_RANGE, "expected_months"),
    ({"expected_months": float("nan")}, WrongAnswer.OUT_OF_RANGE, "expected_months"),
    ({"expected_months": 10**400}, WrongAnswer.OUT_OF_RANGE, "expected_months"),
    ({"age": 131}, WrongAnswer.OUT_OF_RANGE, "age"),
    ({"age": "30"}, WrongAnswer.WRONG_TYPE, "age"),
    ({"insured": True}, WrongAnswer.WRONG_TYPE, "insured"),
    ({"insured": "ja"}, WrongAnswer.UNKNOWN_CHOICE, "insured"),
    ({"stay": ["short"]}, WrongAnswer.WRONG_TYPE, "stay"),
    ({"language": "fr"}, WrongAnswer.UNKNOWN_CHOICE, "language"),
]


@pytest.mark.parametrize(("given", "problem", "key"), REFUSED)
def test_answers_that_mean_nothing_are_refused_by_key_and_kind(content, given, problem, key):
    with pytest.raises(InvalidAnswers) as refused:
        answers.read(given, content)
    assert (refused.value.problem, refused.value.key) == (problem, key)


def test_missing_null_and_unknown_are_the_same_and_are_not_no(content):
    nothing = answers.read({}, content)
    keys = ["topics", "signals", "expected_months", "age", *content.grammar.choices]
    assert answers.read(dict.fromkeys(keys), content) == nothing
    assert answers.read(dict.fromkeys(keys, "unknown"), content) == nothing
    assert answers.read({"signals": []}, content) != nothing


@pytest.mark.parametrize(
    ("given", "group"),
    [
        ({"age": 17}, "minor"),
        ({"age": 17.9, "age_group": "adult"}, "minor"),
        ({"age": 18}, "adult"),
        ({"age": 18, "age_group": "minor"}, "minor"),
        ({"age": "unknown", "age_group": "minor"}, "minor"),
        ({"age": None}, None),
    ],
)
def test_an_age_below_eighteen_says_minor_whatever_was_ticked(content, given, group):
    assert answers.read(given, content).get("age_group") == group


def a_talk(**fields):
    return Talk(id="t", evening_id="e", started_at="2026-11-11T18:00:00.000+00:00", **fields)


def test_the_form_holds_the_same_answers_as_the_command_line(content):
    talk = a_talk(
        topics=("reg.brp",),
        signals=(),
        language="pl",
        consent="limited",
        answers={"stay": "short", "expected_months": 3},
    )
    assert answers.from_talk(talk, content) == answers.read(
        {
            "topics": ["reg.brp"],
            "signals": [],
            "language": "pl",
            "consent": "limited",
            "stay": "short",
            "expected_months": 3,
        },
        content,
    )


def test_a_fresh_form_knows_nothing_but_that_no_signal_was_a_reason_to_ask(content):
    assert answers.from_talk(a_talk(), content) == answers.read({"signals": []}, content)
    assert answers.from_talk(a_talk(signals=None), content) == answers.read({}, content)


def test_a_language_that_the_engine_does_not_list_is_another_one(content):
    assert answers.from_talk(a_talk(language="uk"), content)["language"] == "other"


def test_an_age_band_stands_for_the_age_group(content):
    assert answers.from_talk(a_talk(bands={"age_band": "-17"}), content)["age_group"] == "minor"
    assert answers.from_talk(a_talk(bands={"age_band": "25-44"}), content)["age_group"] == "adult"


def test_a_chip_of_months_is_a_number(content):
    assert answers.from_talk(a_talk(answers={"expected_months": "5"}), content)["expected_months"] == 5
    assert answers.of_talk(a_talk(answers={"expected_months": "5"}))["expected_months"] == 5


def test_what_only_an_older_pack_knew_is_left_out(content):
    talk = a_talk(topics=("gone", "reg.brp"), answers={"stay": "eternal", "gone": "x"})
    assert dict(answers.from_talk(talk, content)) == {"topics": ("reg.brp",), "signals": ()}


def test_answers_go_into_a_talk_and_come_out_the_same(content):
    given = answers.read(
        {"topics": ["reg.brp"], "language": "bg", "consent": "no", "expected_months": 3.5, "age": 30}, content
    )
    talk = answers.into_talk(replace(a_talk(), signals=()), given)
    assert talk.signals is None
    back = answers.from_talk(talk, content)
    assert dict(back) == {**given.known, "expected_months": 3}
    assert answers.read(answers.of_talk(talk), content) == back
