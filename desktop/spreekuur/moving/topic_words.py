# SPDX-License-Identifier: EUPL-1.2
"""The topics behind the words of a file. What is found once is found for the whole file."""

from collections import Counter
from collections.abc import Mapping

from spreekuur.content.pack import Content
from spreekuur.moving import words
from spreekuur.moving.splitting import on_every_sign, parts
from spreekuur.referral import topic_search

_NEAR = 3


class TopicWords:
    """Words with the topic that somebody chose for them go before all others."""

    def __init__(self, content: Content, chosen: Mapping[str, str], language: str) -> None:
        self._content, self._language = content, language
        self._known = {
            **words.topics(content),
            **{words.phrase(word): topic for word, topic in chosen.items()},
        }
        self._found: dict[str, tuple[str, ...]] = {}
        self._near: dict[str, tuple[str, ...]] = {}
        self._unknown: Counter[str] = Counter()

    def of(self, cell: str) -> tuple[tuple[str, ...], tuple[str, ...] | None]:
        """The topics of a cell; and, if a word of it is none, the labels of the nearest ones."""
        if (whole := self._topic(cell)) is not None:
            return (whole,), None
        found: dict[str, None] = {}
        for part in parts(cell):
            topics = self._of_part(part)
            if not topics:
                self._unknown[part] += 1
                return (), self._nearest(part)
            found.update(dict.fromkeys(topics))
        return tuple(found), None

    def unknown(self, most: int) -> tuple[str, ...]:
        """The words that are no topic, the most frequent first."""
        return tuple(word for word, _count in self._unknown.most_common(most))

    def _of_part(self, part: str) -> tuple[str, ...]:
        if part not in self._found:
            topic = self._topic(part)
            pieces = [self._topic(piece) for piece in on_every_sign(part)] if topic is None else [topic]
            known = [piece for piece in pieces if piece is not None]
            self._found[part] = tuple(known) if len(known) == len(pieces) else ()
        return self._found[part]

    def _topic(self, text: str) -> str | None:
        return self._known.get(text.casefold()) or self._known.get(words.phrase(text))

    def _nearest(self, part: str) -> tuple[str, ...]:
        if part not in self._near:
            index = topic_search.prepare(self._content)
            ids = index.find(part[:200], self._language, _NEAR)
            self._near[part] = tuple(self._content.topics[id_].label[self._language] for id_ in ids)
        return self._near[part]
