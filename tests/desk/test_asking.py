# SPDX-License-Identifier: EUPL-1.2
"""The question on top of the form, and what is known of a signal."""

from dataclasses import replace

import pytest

from builders import a_talk
from spreekuur.content.pack import Content
from spreekuur.desk import form
from spreekuur.desk.adviser import Adviser
from spreekuur.desk.asking import grouped_signals, next_question, route_names, signal_help
from spreekuur.referral.answers import from_talk
from spreekuur.referral.engine import suggest
from spreekuur.referral.model import Question

ELSEWHERE = {"municipality": "amsterdam"}


@pytest.fixture
def talk(evening):
    return replace(a_talk(evening), routes=(), outcomes=(), answers={})


def asked(talk, content: Content, *before: str) -> str:
    question = next_question(suggest(from_talk(talk, content), content), talk, before)
    return question.question if question else ""


def test_nothing_is_asked_before_there_is_a_topic(talk, content):
    assert asked(replace(talk, topics=()), content) == ""


def test_signals_go_first_as_soon_as_there_is_a_reason(talk, content):
    assert asked(form.help_first(replace(talk, topics=()), True, content), content) == "signals"
    assert asked(form.add_topic(talk, "safety.violence", content), content) == "signals"


def test_unknown_is_an_answer_and_is_not_asked_again(talk, content):
    first = asked(talk, content)
    unknown = form.answer(talk, first, "unknown")
    assert asked(unknown, content) not in ("", first)


def test_language_and_consent_that_nobody_knows_are_not_asked_again(talk, content):
    spoken = replace(talk, language="unknown", topics=("info.passport_lost",), answers=ELSEWHERE)
    assert asked(spoken, content) == "language"
    assert asked(spoken, content, "language") != "language"


def test_an_adviser_remembers_what_was_asked_in_vain(talk, content):
    adviser = Adviser(content)
    spoken = replace(talk, language="unknown", topics=("info.passport_lost",), answers=ELSEWHERE)
    adviser.asked("language")
    assert adviser.look(spoken, "en").question is None
    adviser.begin()
    assert adviser.look(spoken, "en").question.question == "language"


def test_few_routes_are_named_and_many_are_counted(content):
    few = Question("insured", ("huurcommissie", "snf", "uwv"))
    assert route_names(few, content, "nl") == (("Huurcommissie", "SNF", "UWV"), 0)
    names, others = route_names(Question("insured", (*few.changes, "svb", "cak")), content, "nl")
    assert (len(names), others) == (2, 3)


def test_signals_stand_by_level_and_each_stands_once(content):
    groups = grouped_signals(content, "pl")
    assert [level for level, _signals in groups] == ["emergency", "urgent", "normal"]
    assert sorted(signal for _level, signals in groups for signal, _label in signals) == sorted(
        content.signals
    )


@pytest.mark.parametrize("language", ["nl", "pl", "en", "bg", "ro", "es"])
def test_every_signal_says_what_to_do_in_every_language(content, language):
    for signal in content.signals:
        told = signal_help(signal, content, language)
        assert told.label and told.what_to_do and told.safety_note and all(told.indicators) and all(told.ask)
