# SPDX-License-Identifier: EUPL-1.2
"""Finds topics by two or three letters of any word, in six languages, whatever the accents and the script."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from spreekuur.content.model import Topic
from spreekuur.content.pack import Content

SHORTEST = 2
# What stays after the accents are taken off, and Bulgarian letter by letter as people type it in Latin.
_LATIN = {"ł": "l", "ß": "ss", "ø": "o", "đ": "d", "ı": "i"} | dict.fromkeys("’'-/,", " ")
_CYRILLIC = dict(zip("абвгдезийклмнопрстуфхъыьэ", "abvgdeziiklmnoprstufhaiye", strict=True))
_SEVERAL = {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ю": "yu", "я": "ya"}
_PLAIN = str.maketrans(_LATIN | _CYRILLIC | _SEVERAL)


@dataclass(frozen=True, slots=True)
class Match:
    """A topic that was found, and the words that matched, as they stand in the content."""

    topic: str
    words: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    topic: str
    position: int
    language: str
    is_label: bool
    words: str
    folded: tuple[str, ...]


def fold(text: str) -> str:
    """The text as it is compared: small plain Latin letters, without accents."""
    small = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in small if not unicodedata.combining(sign)).translate(_PLAIN)


class TopicIndex:
    """All labels and synonyms of a content pack, filed by how their words begin."""

    def __init__(self, content: Content) -> None:
        self._filed: dict[str, list[_Phrase]] = {}
        for position, topic in enumerate(content.topics.values()):
            for phrase in _phrases(topic, position):
                for start in {word[:SHORTEST] for word in phrase.folded}:
                    self._filed.setdefault(start, []).append(phrase)

    def find(self, text: str, language: str, limit: int = 8) -> list[str]:
        """The topics that have a word beginning so, the likeliest first; this language goes before others."""
        return [match.topic for match in self.matches(text, language, limit)]

    def matches(self, text: str, language: str, limit: int = 8) -> list[Match]:
        """As `find`, each with the words that matched best."""
        typed = fold(text).split()
        if not typed or len(typed[0]) < SHORTEST:
            return []
        best: dict[str, tuple[tuple[int, ...], str]] = {}
        for phrase in self._filed.get(typed[0][:SHORTEST], ()):
            if (rank := _rank(phrase, typed, language)) is not None:
                known = best.get(phrase.topic)
                if known is None or rank < known[0]:
                    best[phrase.topic] = (rank, phrase.words)
        ranked = sorted(best.items(), key=lambda item: item[1][0])
        return [Match(topic, words) for topic, (_rank_of, words) in ranked[:limit]]


def _phrases(topic: Topic, position: int) -> Iterator[_Phrase]:
    for language, label in topic.label.items():
        yield _Phrase(topic.id, position, language, True, label, tuple(fold(label).split()))
    for language, synonyms in topic.synonyms.items():
        for words in synonyms:
            yield _Phrase(topic.id, position, language, False, words, tuple(fold(words).split()))


def _rank(phrase: _Phrase, typed: list[str], language: str) -> tuple[int, ...] | None:
    """How well it fits, lowest best; None when a typed word begins none of its words."""
    whole = 0
    for word in typed:
        if word in phrase.folded:
            whole += 1
        elif not any(one.startswith(word) for one in phrase.folded):
            return None
    return (
        len(typed) - whole,
        not phrase.folded[0].startswith(typed[0]),
        phrase.language != language,
        not phrase.is_label,
        phrase.position,
        len(phrase.words),
    )
