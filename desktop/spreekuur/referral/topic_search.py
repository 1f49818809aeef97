# SPDX-License-Identifier: EUPL-1.2
"""Finds topics by the beginning of any word, in six languages, whatever the accents and the script."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log
from string import ascii_lowercase
from weakref import WeakKeyDictionary

from spreekuur.content.folding import on_other_keyboards, spellings, words
from spreekuur.content.pack import Content

# The better a match, the lower its number. The label in the language of the screen comes before all others.
_WHOLE, _EXACT, _BEGIN, _EXACT_INSIDE, _INSIDE = 0, 1, 2, 3, 4
_OTHER_LANGUAGE, _SYNONYM, _NO_LABEL_HERE = 1, 2, 16
_PHRASE_BONUS, _WHOLE_PHRASE_BONUS = 8, 40
_SHORTEST_WITH_TYPO = 4
_NO_MATCH = 99
# So many are shown without a step of the arrow; while there are fewer, what is less sure is looked for too.
_ENOUGH = 3
_SHORTEST_MEANT = 3
_SHORTEST_STEM, _LONGEST_ENDING, _SHORTEST_PART = 4, 3, 5
_WORST = 40
_NEAR_THE_BEST = 0.5


@dataclass(frozen=True, slots=True)
class _Place:
    """One word of one label or synonym."""

    topic: int
    language: str
    is_label: bool
    is_first: bool
    is_alone: bool


_Scores = dict[int, float]  # by number of the topic; the best is the lowest
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

        The label in `language` counts most, then whole words before beginnings before words inside. While fewer
        than three are found by words of which one is unknown, one typing mistake is forgiven; then the topics
        follow that most of the words speak of, so that whole sentences find something.
        """
        typed = self._typed(text)
        if not typed:
            return []
        of_words = [self._matches(word, language) for word in typed]
        found = _best_first(self._together(typed, of_words)) or self._mistaken_keyboard(text, language)
        if len(found) < _ENOUGH and not (found and all(word in self._places for word in typed)):
            for guess in (self._forgiving, self._loosely):
                if len(found) < _ENOUGH:
                    guessed = _best_first(guess(typed, of_words, language))
                    found += [topic for topic in guessed if topic not in found]
        return [self._topics[topic] for topic in found[:limit]]

    def _typed(self, text: str) -> list[str]:
        """The folded words; in Cyrillic mixed with digits for letters, as in "у4илище", the letters they stand for."""
        return [
            word if word in self._beginnings else word.replace("4", "ch").replace("6", "sh")
            for word in words(text)
        ]

    def _mistaken_keyboard(self, text: str, language: str) -> list[int]:
        for typed in on_other_keyboards(text) if len(text) >= _SHORTEST_MEANT else ():
            scores = self._together(typed, [self._matches(word, language) for word in typed])
            if scores:
                return _best_first(scores)
        return []

    def _together(self, typed: list[str], of_words: list[_Scores]) -> _Scores:
        """The topics that every word speaks of; best if the words stand there just so."""
        scores = _in_all(of_words)
        if len(typed) > 1:
            phrase = " ".join(typed)
            for topic in scores:
                if phrase in self._phrases[topic]:
                    scores[topic] -= _WHOLE_PHRASE_BONUS
                elif any(each.startswith(phrase) for each in self._phrases[topic]):
                    scores[topic] -= _PHRASE_BONUS
        return scores

    def _matches(self, typed: str, language: str) -> _Scores:
        """The topics with a word that begins so, each with the score of its best one."""
        found: _Scores = {}
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

    def _forgiving(self, typed: list[str], of_words: list[_Scores], language: str) -> _Scores:
        """With one letter too many, too few, another one, or two exchanged in one of the words."""
        scores: _Scores = {}
        for position, word in enumerate(typed):
            others = [*of_words[:position], *of_words[position + 1 :]]
            if len(word) < _SHORTEST_WITH_TYPO or not all(others):
                continue
            meant = self._all_of(self._meant(word), language)
            for topic, score in _in_all([meant, *others]).items():
                scores[topic] = min(score, scores.get(topic, _NO_MATCH))
        return scores

    def _loosely(self, typed: list[str], of_words: list[_Scores], language: str) -> _Scores:
        """The topics that the words speak of together; a word of many topics says little."""
        total: _Scores = {}
        for word, known in zip(typed, of_words, strict=True):
            if len(word) < _SHORTEST_MEANT:
                continue
            found = known or self._all_of(self._related(word), language)
            says = log((len(self._topics) + 1) / max(len(found), 1))
            for topic, score in found.items():
                total[topic] = total.get(topic, 0) - says * (1 - score / _WORST)
        best = min(total.values(), default=0)
        return {topic: score for topic, score in total.items() if score <= best * _NEAR_THE_BEST}

    def _all_of(self, words: Iterable[str], language: str) -> _Scores:
        """The topics that any of these words begins, each with its best score."""
        found: _Scores = {}
        for word in words:
            for topic, score in self._matches(word, language).items():
                found[topic] = min(score, found.get(topic, _NO_MATCH))
        return found

    def _related(self, word: str) -> Iterator[str]:
        """Words that this one may be a form of: with another ending, as the end of a compound, mistyped."""
        for end in range(len(word) - 1, max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING) - 1, -1):
            if word[:end] in self._beginnings:
                yield word[:end]
                return
        parts = (word[start:] for start in range(2, len(word) - _SHORTEST_PART + 1))
        if part := next((part for part in parts if part in self._places), ""):
            yield part
        elif len(word) >= _SHORTEST_WITH_TYPO:
            yield from self._meant(word)

    def _meant(self, word: str) -> Iterator[str]:
        # A mistake in a short word could mean too much, so there the whole word must be one.
        known = self._places if len(word) <= _SHORTEST_WITH_TYPO else self._beginnings
        return (other for other in _near(word) if other in known)


def _in_all(of_words: Sequence[_Scores]) -> _Scores:
    """What stands in all of them, with the sum of its scores."""
    if not of_words:
        return {}
    fewest, *others = sorted(of_words, key=len)
    return {
        topic: score + sum(other[topic] for other in others)
        for topic, score in fewest.items()
        if all(topic in other for other in others)
    }


def _best_first(scores: _Scores) -> list[int]:
    return sorted(scores, key=lambda topic: (scores[topic], topic))


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
