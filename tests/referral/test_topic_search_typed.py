# SPDX-License-Identifier: EUPL-1.2
"""What people really type at a desk, with mistakes, without marks, on the wrong keyboard: `data/typed_words.csv`."""

import csv
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from spreekuur.content.folding import words
from spreekuur.language import LANGUAGES
from spreekuur.referral.topic_search import TopicIndex

SHOWN = 3
with (Path(__file__).parent / "data" / "typed_words.csv").open(encoding="utf-8", newline="") as stream:
    ROWS = [(row["language"], row["typed"], row["topic"]) for row in csv.DictReader(stream)]


@pytest.fixture(scope="module")
def index(content):
    return TopicIndex(content)


@pytest.mark.parametrize(("language", "typed", "topic"), ROWS, ids=[f"{row[0]}-{row[1]}" for row in ROWS])
def test_what_is_typed_finds_its_topic_among_the_first_three(index, language, typed, topic):
    found = index.find(typed, language)[:SHOWN]
    assert topic in found, found


def test_the_table_is_large_and_no_copy_of_the_synonyms(content):
    assert len(ROWS) >= 300
    assert len({row[:2] for row in ROWS}) == len(ROWS)
    assert min(Counter(row[0] for row in ROWS)[language] for language in LANGUAGES) >= 50
    assert {row[2] for row in ROWS} <= content.topics.keys()
    written = {
        text.lower() for topic in content.topics.values() for all_ in topic.synonyms.values() for text in all_
    }
    assert sum(typed.lower() not in written for _, typed, _ in ROWS) * 2 > len(ROWS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_of_several_topics_shows_them_all(content, index, language):
    owners = defaultdict(set)
    for topic in content.topics.values():
        for text in topic.synonyms[language]:
            owners[" ".join(words(text))].add(topic.id)
    shared = {word: topics for word, topics in owners.items() if len(topics) > 1}
    assert shared
    hidden = {word for word, topics in shared.items() if not topics <= set(index.find(word, language))}
    assert hidden == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_synonym_finds_its_topic(content, index, language):
    missed = [
        (topic.id, text, index.find(text, language)[:4])
        for topic in content.topics.values()
        for text in topic.synonyms[language]
        if topic.id not in index.find(text, language)
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("typed", "language", "first"),
    [
        ("loon qqqqq", "nl", "work.unpaid"),
        ("pije za duzo", "pl", "care.addiction"),
        ("depozit ne mi vurnaha", "bg", "housing.deposit"),
        ("no devuelven mi fianza", "es", "housing.deposit"),
    ],
)
def test_of_a_whole_sentence_the_words_that_say_something_count(index, typed, language, first):
    assert first in index.find(typed, language)[:SHOWN]


@pytest.mark.parametrize(
    ("keys", "meant"), [("верк зоекен", "werk zoeken"), ("дхшявьж", "ontslag"), ("wlf.k", "уволн")]
)
def test_forgetting_to_switch_the_keyboard_finds_the_same_first(index, keys, meant):
    assert index.find(keys, "nl")[0] == index.find(meant, "nl")[0]
