# SPDX-License-Identifier: EUPL-1.2
"""Checks the words that find topics: enough of them, and none that finds two topics unless that is meant."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from spreekuur.content.building.faults import Entry, Faults
from spreekuur.content.folding import words
from spreekuur.errors.content import Problem
from spreekuur.language import LANGUAGES

FILE = "topics.yaml"
FEWEST = 5


def check(data: Mapping[str, Any], topics: Mapping[str, Mapping[str, Any]], faults: Faults) -> None:
    """Note topics with fewer than five synonyms in a language, and words of two topics outside `shared_words`."""
    meta = Entry(faults, FILE, "meta", Entry(faults, FILE, "meta", data).mapping("meta"))
    shared = Entry(faults, FILE, "meta.shared_words", meta.mapping("shared_words"))
    for language in LANGUAGES:
        owners = _owners(topics, language, faults)
        meant = {_plain(text): text for text in shared.texts(language)}
        for word, found in owners.items():
            if len(found) > 1 and word not in meant:
                faults.note(FILE, found[1], Problem.SHARED, f"{language}: {word}, {found[0]}")
        for word, text in meant.items():
            if len(owners.get(word, ())) < 2:
                shared.note(Problem.UNUSED_TEXT, f"{language}: {text}")


def _owners(
    topics: Mapping[str, Mapping[str, Any]], language: str, faults: Faults
) -> Mapping[str, list[str]]:
    """The topics of each word of a language."""
    owners: dict[str, list[str]] = defaultdict(list)
    for identity, topic in topics.items():
        spelt = dict.fromkeys(_plain(text) for text in topic["synonyms"][language])
        if len(spelt) < FEWEST:
            faults.note(FILE, identity, Problem.TOO_FEW, f"synonyms {language}: {len(spelt)}")
        for word in spelt:
            owners[word].append(identity)
    return owners


def _plain(text: str) -> str:
    return " ".join(words(text))
