# SPDX-License-Identifier: EUPL-1.2
"""Are the sentences of the letters plain? Few words each, and none that a form would use (`meta: plain`)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spreekuur.content.building.faults import Entry
from spreekuur.language import LANGUAGES

_SENTENCE_ENDS = re.compile(r"(?<=[.?!:…”])\s+")
_SLOT = re.compile(r"\{(\w+)\}")
# The Dutch name that a translation gives in brackets is a help, not a part of the sentence.
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_WORDS_OF_A_SLOT = {"date": 3, "money": 2, "list": 3, "label": 3}


@dataclass(frozen=True, slots=True)
class Plain:
    """How many words a sentence may have, and the words to avoid in each language."""

    most: int
    avoid: Mapping[str, re.Pattern[str]]

    def complaints(self, language: str, text: str, slots: Mapping[str, str]) -> Iterator[str]:
        """What is not plain about a text, for who mends it."""
        for sentence in _SENTENCE_ENDS.split(text):
            if (words := count_words(sentence, slots)) > self.most:
                yield f"{language}: {words} > {self.most}"
        pattern = self.avoid.get(language)
        yield from (f"{language}: {found}" for found in (pattern.findall(text) if pattern else ()))


def count_words(sentence: str, slots: Mapping[str, str]) -> int:
    """The words of a sentence as a reader meets them: a date counts as three."""
    total = 0
    for word in _IN_BRACKETS.sub(" ", sentence).split():
        if slot := _SLOT.search(word):
            total += _WORDS_OF_A_SLOT.get(slots.get(slot[1], "text"), 1)
        else:
            total += any(character.isalnum() for character in word)
    return total


def read(meta: Entry) -> Plain | None:
    """The rules of a phrase bank; None for one that has none."""
    if "plain" not in meta.fields:
        return None
    rules = Entry(meta.faults, meta.file, "plain", meta.mapping("plain"))
    avoid = Entry(meta.faults, meta.file, "avoid", rules.mapping("avoid"))
    avoid.known("avoid", list(avoid.fields), dict.fromkeys(LANGUAGES))
    words = {language: avoid.texts(language) for language in avoid.fields}
    most: Any = rules.fields.get("most_words")
    return Plain(most if isinstance(most, int) else 15, {k: _any_of(v) for k, v in words.items() if v})


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
