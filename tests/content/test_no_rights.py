# SPDX-License-Identifier: EUPL-1.2
"""No text says that somebody has or lacks a right: it names who decides (`content.rights`)."""

import re

import pytest

from catalogues import messages_in_code, messages_of, sources
from spreekuur.content.rights import SAYS_A_RIGHT

HARMFUL = {
    "nl": ["U hebt recht op WW.", "De cliënt heeft geen recht", "komt in aanmerking voor toeslag"],
    "en": ["You are entitled to", "She has no right to stay", "You are not eligible"],
    "pl": ["Ma Pani prawo do zasiłku", "Zasiłek nie przysługuje"],
    "bg": ["Имате право на обезщетение", "Няма право", "право на помощ"],
    "ro": ["Aveți dreptul la ajutor", "Nu are dreptul să rămână"],
    "es": ["Usted tiene derecho a", "No tiene ningún derecho a"],
}


def every_text(content, language):
    for text_id, text in content.texts[language].items():
        yield text_id, text
    for phrase in content.phrases:
        forms = phrase[language]
        for text in forms.values() if isinstance(forms, dict) else [forms]:
            yield phrase["id"], text
    for clock in content.job_loss.clocks:
        yield clock.id, clock.term[language]
    for topic in content.topics.values():
        yield topic.id, topic.label[language]
        for synonym in topic.synonyms[language]:
            yield topic.id, synonym
    for signal in content.signals.values():
        yield signal.id, signal.label[language]


@pytest.mark.parametrize("language", SAYS_A_RIGHT)
def test_no_text_says_that_somebody_has_or_lacks_a_right(content, language):
    pattern = re.compile(SAYS_A_RIGHT[language], re.IGNORECASE)
    assert [(place, text) for place, text in every_text(content, language) if pattern.search(text)] == []


@pytest.mark.parametrize("language", SAYS_A_RIGHT)
def test_no_message_of_the_program_says_it_either(language):
    pattern = re.compile(SAYS_A_RIGHT[language], re.IGNORECASE)
    texts = [text for message in messages(language) for text in message]
    assert len(texts) > (400 if language != "en" else 0)
    assert [text for text in texts if pattern.search(text)] == []


def messages(language):
    """What the program says in this language: for English the source itself."""
    if language == "en":
        yield from ((text,) for text in messages_in_code())
    for source in sources(language):
        yield from (message.texts for message in messages_of(source))


@pytest.mark.parametrize("language", SAYS_A_RIGHT)
def test_the_patterns_find_what_they_are_for(language):
    pattern = re.compile(SAYS_A_RIGHT[language], re.IGNORECASE)
    assert all(pattern.search(text) for text in HARMFUL[language])
