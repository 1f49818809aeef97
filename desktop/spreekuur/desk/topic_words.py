# SPDX-License-Identifier: EUPL-1.2
"""Why a topic was found: the label or synonym whose words begin as one typed. Pure."""

from functools import lru_cache

from spreekuur.content.folding import spellings, words
from spreekuur.content.model import Topic


def matched(topic: Topic, typed: str, language: str) -> str:
    """The words that matched when they are not the label in this language; empty when the label did."""
    wanted = words(typed)
    own = [topic.label[language]]
    near = [*own, *topic.synonyms.get(language, ())]
    others = [
        *topic.label.values(),
        *(text for code, texts in topic.synonyms.items() if code != language for text in texts),
    ]
    found = next((text for text in [*near, *others] if _begins(text, wanted)), "")
    return "" if found == topic.label[language] else found


@lru_cache(maxsize=4096)
def _spelt(text: str) -> list[list[str]]:
    """The same labels are looked at with every key."""
    return spellings(text)


def _begins(text: str, wanted: list[str]) -> bool:
    return any(
        all(any(word.startswith(beginning) for word in spelt) for beginning in wanted)
        for spelt in _spelt(text)
    )
