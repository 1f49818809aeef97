# SPDX-License-Identifier: EUPL-1.2
"""Every topic can be found by at least five words in each language, and no word finds two by accident."""

import pytest

from content.test_compile import change, faults
from spreekuur.content.building.synonyms import FEWEST
from spreekuur.content.compile import compile_folder
from spreekuur.content.folding import words
from spreekuur.language import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_has_five_words_that_differ_from_its_label_and_each_other(content, language):
    assert len(content.topics) == 83
    for topic in content.topics.values():
        spelt = {" ".join(words(text)) for text in topic.synonyms[language]}
        assert len(spelt - {" ".join(words(topic.label[language]))}) >= FEWEST, topic.id


def test_bulgarian_words_stand_there_in_both_scripts(content):
    for topic in content.topics.values():
        latin = [text for text in topic.synonyms["bg"] if text.isascii()]
        assert latin and len(latin) < len(topic.synonyms["bg"]), topic.id


def test_too_few_words_are_refused(folder):
    path = folder / "topics.yaml"
    text = path.read_text("utf-8")
    start = text.index("    ro:\n", text.index("- id: info.digid"))
    start = text.index("    ro:\n", start + 1) if "  synonyms:" in text[start : start + 99] else start
    path.write_text(text[:start] + "    ro: [a, b, c, d]\n" + text[text.index("    es:\n", start) :], "utf-8")
    assert any(
        (f.entry, f.problem.value, f.detail) == ("info.digid", "too_few", "synonyms ro: 4")
        for f in faults(folder)
    )


def test_a_word_of_two_topics_is_refused_unless_it_is_meant(folder):
    change(folder, "topics.yaml", "    - digi d\n", "    - envelop\n")
    found = faults(folder)
    assert [(f.problem.value, f.detail) for f in found] == [("shared", "nl: envelop, info.letter")]
    change(folder, "topics.yaml", "    - vertalen\n", "    - vertalen\n    - Envelop\n")
    compile_folder(folder, folder)


def test_a_word_that_is_not_shared_any_more_is_named(folder):
    change(folder, "topics.yaml", "    - vertalen\n", "    - vertalen\n    - tandarts\n")
    assert [(f.problem.value, f.detail) for f in faults(folder)] == [("unused_text", "nl: tandarts")]
