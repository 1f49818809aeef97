# SPDX-License-Identifier: EUPL-1.2
"""The sentences of the letters are plain, and whoever adds one that is not hears so."""

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from spreekuur.content.building.plain import Plain, count_words
from spreekuur.content.compile import compile_folder
from spreekuur.errors.content import ContentError, Problem
from spreekuur.language import LANGUAGES
from spreekuur.resources import resource

SLOTS = {"date": "date", "amount": "money", "name": "text", "items": "list", "topic": "label"}


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Bel ons op {date}.", 6),
        ("Het gaat om {amount}.", 5),
        ("Wij spraken met: {name}.", 4),
        ("Neem dit mee: {items}.", 6),
        ("You come to them (huisarts) now – today.", 6),
        ("", 0),
    ],
)
def test_a_date_counts_as_three_words_and_a_name_in_brackets_as_none(sentence, words):
    assert count_words(sentence, SLOTS) == words


@given(st.lists(st.sampled_from(["wij", "bellen", "{date}", "–", "(huisarts)"]), max_size=30))
def test_a_longer_sentence_never_has_fewer_words(parts):
    assert count_words(" ".join(parts), SLOTS) <= count_words(" ".join([*parts, "nu"]), SLOTS)


def damaged(folder, language, text):
    path = folder / "phrases.yaml"
    data = yaml.safe_load(path.read_text("utf-8"))
    phrase = next(each for each in data["phrases"] if each["id"] == "core.ask.check_home")
    phrase[language] = text
    path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    with pytest.raises(ContentError) as refused:
        compile_folder(folder)
    return [(fault.entry, fault.problem, fault.detail) for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("language", "text", "detail"),
    [
        ("nl", "De woning wordt door u bekeken.", "nl: wordt"),
        ("nl", "U dient de woning te bekijken.", "nl: dient"),
        ("nl", "Bekijk " + "de woning heel goed en " * 3 + "snel.", "nl: 17 > 15"),
        ("en", "Pursuant to the law, look at the home.", "en: Pursuant"),
        ("pl", "Prosimy " + "bardzo " * 15 + "o sprawdzenie.", "pl: 18 > 15"),
    ],
)
def test_a_sentence_that_is_not_plain_is_refused(folder, language, text, detail):
    assert damaged(folder, language, text) == [("core.ask.check_home", Problem.NOT_PLAIN, detail)]


def test_the_words_to_avoid_are_of_languages_that_we_have(folder):
    path = folder / "phrases.yaml"
    data = yaml.safe_load(path.read_text("utf-8"))
    data["meta"]["plain"]["avoid"]["de"] = ["betreffend"]
    path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    with pytest.raises(ContentError) as refused:
        compile_folder(folder)
    assert [fault.problem for fault in refused.value.faults] == [Problem.UNKNOWN_ID]


# What people read on a screen or on paper beside the letters: advice, places, signals, what to bring.
MOST_WORDS = 20
# No words of forms: "worden" that is no passive, a thing that Bulgarian calls "she", the name of a benefit (WW),
# and sentences that say with care that nobody knows yet who does it.
MEANT = {
    "rule.R051.why",
    "rule.R100.why",
    "rule.R038.why",
    "rule.R039.first_step",
    "rule.R083.why",
    "rule.R128.first_step",
    "org.uwv.what",
    "org.uwv.eligibility",
    "signal.acute_danger.indicator.2",
    "signal.debt_bondage.safety_note",
    "signal.deception_recruitment.ask.1",
    "signal.housing_tied_loss.safety_note",
    "signal.child_safety.indicator.1",
    "signal.addiction_danger.what_to_do",
    "signal.wants_no_consent.indicator.1",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_read_beside_the_letters_is_plain_too(content, language):
    rules = yaml.safe_load(resource("content", "phrases.yaml").read_text("utf-8"))["meta"]["plain"]
    avoided = re.compile(rf"\b(?:{'|'.join(map(re.escape, rules['avoid'][language]))})\b", re.IGNORECASE)
    # A question of a topic is what a client might say, in their own words.
    told = {key: text for key, text in content.texts[language].items() if ".question." not in key}
    plain = Plain(MOST_WORDS, {})
    assert {
        key: list(found) for key, text in told.items() if (found := [*plain.complaints(language, text, {})])
    } == {}
    assert {key for key, text in told.items() if avoided.search(text)} <= MEANT
