# SPDX-License-Identifier: EUPL-1.2
"""What differs between two packs, in things that a coordinator knows: places, rules, topics, signs, sentences. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from spreekuur.content.pack import Content


class Part(StrEnum):
    """The things that are counted, in the order in which they are told."""

    PLACES = "organisations"
    RULES = "rules"
    TOPICS = "topics"
    SIGNALS = "signals"
    SENTENCES = "phrases"


_PREFIX = {Part.PLACES: "org", Part.RULES: "rule", Part.TOPICS: "topic", Part.SIGNALS: "signal"}


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids that came, that say something else, and that went."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many in all."""
        return len(self.added) + len(self.changed) + len(self.gone)


def differences(old: Content, new: Content) -> dict[Part, Changes]:
    """What is different in the new one, part by part; what a desk laid over a pack is not looked at."""
    before, after = _parts(old), _parts(new)
    return {part: _changes(before[part], after[part]) for part in Part}


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Changes:
    return Changes(
        tuple(key for key in after if key not in before),
        tuple(key for key in after if key in before and after[key] != before[key]),
        tuple(key for key in before if key not in after),
    )


def _parts(content: Content) -> dict[Part, dict[str, Any]]:
    places = {key: one for key, one in content.directory.shipped.items() if not one.retired}
    whole: dict[Part, Mapping[str, Any]] = {
        Part.PLACES: places,
        Part.RULES: {rule.id: rule for rule in content.rulebook.shipped},
        Part.TOPICS: content.topics,
        Part.SIGNALS: content.signals,
        Part.SENTENCES: {str(phrase["id"]): phrase for phrase in content.phrases},
    }
    said = _texts_by_owner(content)
    return {
        part: {key: (one, said.get((_PREFIX.get(part, ""), key))) for key, one in things.items()}
        for part, things in whole.items()
    }


def _texts_by_owner(content: Content) -> dict[tuple[str, str], dict[tuple[str, str], str]]:
    """The texts in all languages by the entry that says them: `org.fnv.name` is of the place `fnv`."""
    found: dict[tuple[str, str], dict[tuple[str, str], str]] = {}
    for language, texts in content.texts.items():
        for text_id, text in texts.items():
            kind, _dot, rest = text_id.partition(".")
            owner = rest.partition(".question.")[0] if kind == "topic" else rest.partition(".")[0]
            found.setdefault((kind, owner), {})[language, text_id] = text
    return found
