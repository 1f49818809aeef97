# SPDX-License-Identifier: EUPL-1.2
"""Finds topics by the beginning of any word, in six languages, whatever the accents and the script."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_lowercase
from weakref import WeakKeyDictionary

from spreekuur.content.folding import spellings, words
from spreekuur.content.pack import Content

# The better a match, the lower its number. The label in the language of the screen comes before all others.
_WHOLE, _EXACT, _BEGIN, _EXACT_INSIDE, _INSIDE = 0, 1, 2, 3, 4
_OTHER_LANGUAGE, _SYNONYM, _NO_LABEL_HERE = 1, 2, 16
_PHRASE_BONUS = 8
_SHORTEST_WITH_TYPO = 4
_NO_MATCH = 99


@dataclass(frozen=True, slots=True)
class _Place:
    """One word of one label or synonym."""

    topic: int
    language: str
    is_label: bool
    is_first: bool
    is_alone: bool


_indexes: "WeakKeyDictionary[Content, TopicIndex]" = WeakKeyDictionary()


def prepare(content: Content) -> "TopicIndex":
    """The index of this content, made once: a twentieth of a second, so before somebody types in the field."""
    index = _indexes.get(content)
    if index is None:
        index = _indexes[content] = TopicIndex(content)
    return index


class TopicIndex:
    """The words of all topics of one content pack, sorted."""

    def __init__(self, content: Content) -> None:
        self._topics = list(content.topics)
        self._places: dict[str, list[_Place]] = {}
        self._phrases: list[list[str]] = []
        for number, topic in enumerate(content.topics.values()):
            texts = [(language, label, True) for language, label in topic.label.items()]
            texts += [(language, each, False) for language, all_ in topic.synonyms.items() for each in all_]
            self._phrases.append([])
            for language, text, is_label in texts:
                self._add(number, language, text, is_label)
        self._words = sorted(self._places)
        self._beginnings = frozenset(each[:end] for each in self._words for end in range(1, len(each) + 1))

    def _add(self, topic: int, language: str, text: str, is_label: bool) -> None:
        for spelt in spellings(text):
            self._phrases[topic].append(" ".join(spelt))
            for position, word in enumerate(spelt):
                place = _Place(topic, language, is_label, position == 0, len(spelt) == 1)
                self._places.setdefault(word, []).append(place)

    def find(self, text: str, language: str, limit: int = 8) -> list[str]:
        """The ids of the topics of which every typed word begins some word; best first.

        The label in `language` counts most, then whole words before beginnings before words inside. Only if
        nothing is found, one typing mistake is forgiven.
        """
        typed = words(text)
        if not typed:
            return []
        scores = self._scores(typed, language) or self._forgiving(typed, language)
        best = sorted(scores, key=lambda topic: (scores[topic], topic))
        return [self._topics[topic] for topic in best[:limit]]

    def _scores(self, typed: list[str], language: str) -> dict[int, int]:
        total: dict[int, int] | None = None
        for word in typed:
            found = self._matches(word, language)
            if total is None:
                total = found
            else:
                total = {topic: total[topic] + score for topic, score in found.items() if topic in total}
        scores = total or {}
        if len(typed) > 1:
            phrase = " ".join(typed)
            for topic in scores:
                if any(each.startswith(phrase) for each in self._phrases[topic]):
                    scores[topic] -= _PHRASE_BONUS
        return scores

    def _matches(self, typed: str, language: str) -> dict[int, int]:
        """The topics with a word that begins so, each with the score of its best one."""
        found: dict[int, int] = {}
        for place_in_order in range(bisect_left(self._words, typed), len(self._words)):
            word = self._words[place_in_order]
            if not word.startswith(typed):
                break
            exact = len(word) == len(typed)
            for place in self._places[word]:
                score = _score(place, exact, language)
                if score < found.get(place.topic, _NO_MATCH):
                    found[place.topic] = score
        return found

    def _forgiving(self, typed: list[str], language: str) -> dict[int, int]:
        """As `_scores`, with one letter too many, too few, another one, or two exchanged in one word."""
        scores: dict[int, int] = {}
        for position, word in enumerate(typed):
            if len(word) < _SHORTEST_WITH_TYPO:
                continue
            for meant in self._meant(word):
                other = self._scores([*typed[:position], meant, *typed[position + 1 :]], language)
                for topic, score in other.items():
                    scores[topic] = min(score, scores.get(topic, _NO_MATCH))
        return scores

    def _meant(self, word: str) -> Iterator[str]:
        return (other for other in _near(word) if other in self._beginnings)


def _score(place: _Place, exact: bool, language: str) -> int:
    if exact:
        match = _WHOLE if place.is_alone else _EXACT if place.is_first else _EXACT_INSIDE
    else:
        match = _BEGIN if place.is_first else _INSIDE
    here = place.language == language
    if here and place.is_label:
        return match
    field = (0 if here else _OTHER_LANGUAGE) + (0 if place.is_label else _SYNONYM)
    return _NO_LABEL_HERE + 4 * match + field


def _near(word: str) -> Iterator[str]:
    """Every text that one typing mistake after the first letter makes of this one; each once."""
    found: dict[str, None] = {}
    for place in range(1, len(word) + 1):
        before, after = word[:place], word[place:]
        found[before + after[1:]] = None
        if len(after) > 1:
            found[before + after[1] + after[0] + after[2:]] = None
        for letter in ascii_lowercase:
            found[before + letter + after] = None
            found[before + letter + after[1:]] = None
    found.pop(word, None)
    # The word without its end would find what the shorter word finds, which is no typing mistake.
    found.pop(word[:-1], None)
    return iter(found)
