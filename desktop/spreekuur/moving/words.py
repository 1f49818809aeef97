# SPDX-License-Identifier: EUPL-1.2
"""The words of six languages by which columns and coded answers are recognised; people edit `resources/moving/`."""

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from spreekuur.content.folding import words
from spreekuur.content.pack import Content
from spreekuur.moving.model import Field
from spreekuur.resources import resource

Lookup = Mapping[str, str]
_topics: "WeakKeyDictionary[Content, Lookup]" = WeakKeyDictionary()


def phrase(text: str) -> str:
    """The text by which words are compared: small plain Latin letters, one space between words."""
    return " ".join(words(text))


@cache
def headers() -> Mapping[str, Field]:
    """Every known header, folded, with the field it stands for."""
    return {phrase(text): Field(name) for name, texts in _read("headers").items() for text in texts}


@cache
def identifier_headers() -> Lookup:
    """Every header, folded, that speaks of a number by which persons are registered, with its kind."""
    return {phrase(text): kind for kind, texts in _read("identifiers").items() for text in texts}


@cache
def values(name: str) -> Lookup:
    """The words of a coded field, as they stand there and folded, with the code they mean."""
    return {
        spelling: code
        for code, texts in _read("values")[name].items()
        for text in (code, *texts)
        for spelling in spellings(text)
    }


@lru_cache(maxsize=4096)
def value_of(name: str, text: str) -> str | None:
    """The code that a word means; None when it is not known."""
    known = values(name)
    return known.get(text.strip().casefold()) or known.get(phrase(text))


def codes(name: str) -> tuple[str, ...]:
    """The codes of a field, in the order of the form."""
    return tuple(_read("values")[name])


def topics(content: Content) -> Lookup:
    """Every label and synonym of a topic in every language, folded, and its id; what two topics share is left out."""
    known = _topics.get(content)
    if known is None:
        known = _topics[content] = _topics_of(content)
    return known


def _topics_of(content: Content) -> Lookup:
    found: dict[str, str] = {}
    shared: set[str] = set()
    for topic in content.topics.values():
        for text in topic.label.values():
            found.setdefault(phrase(text), topic.id)
    labels = frozenset(found)
    for topic in content.topics.values():
        for text in (each for texts in topic.synonyms.values() for each in texts):
            folded = phrase(text)
            if folded not in labels and found.setdefault(folded, topic.id) != topic.id:
                shared.add(folded)
    ids = {topic.casefold(): topic for topic in content.topics}
    return {text: topic for text, topic in found.items() if text and text not in shared} | ids


def spellings(text: str) -> tuple[str, ...]:
    """How a word is known: as it stands, and folded.

    A code such as 65+ only as it stands: without its signs it would mean something else.
    """
    folded = phrase(text)
    has_letters = any(sign.isalpha() for sign in folded)
    return (text.casefold(), folded) if has_letters else (text.casefold(),)


@cache
def _read(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(resource("moving", f"{name}.json").read_text("utf-8"))
    return read
