# SPDX-License-Identifier: EUPL-1.2
"""What a pack knew that the next one knows no more: old talks still name it. Pure.

It is kept in the form of the pack itself, as its member `former`: topics, signals and organisations, with their texts.
"""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

T = TypeVar("T")
Raw = dict[str, Any]
_PARTS = {"topics": "topic", "signals": "signal", "organisations": "org"}


class Kept(Mapping[str, T]):
    """What counts now is walked through and counted; what is former is found by its id only."""

    def __init__(self, now: Mapping[str, T], former: Mapping[str, T]) -> None:
        self._now, self._former = now, former

    def __getitem__(self, key: str) -> T:
        return self._now[key] if key in self._now else self._former[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._now)

    def __len__(self) -> int:
        return len(self._now)


def carried(old: Raw, new: Raw) -> Raw:
    """The new pack, with what only the old one knows; nothing that the new one knows itself is former."""
    former: Raw = {part: _gone(part, old, new) for part in _PARTS}
    texts: dict[str, dict[str, str]] = {}
    for language, said in _texts(old).items():
        wanted = {text_id: text for text_id, text in said.items() if _is_of(text_id, former)}
        if wanted:
            texts[language] = wanted
    if not any(former.values()):
        return {name: value for name, value in new.items() if name != "former"}
    return {**new, "former": {**former, "texts": texts}}


def _gone(part: str, old: Raw, new: Raw) -> Raw:
    known = {**old.get("former", {}).get(part, {}), **old.get(part, {})}
    return {key: fields for key, fields in known.items() if key not in new[part]}


def _texts(old: Raw) -> dict[str, dict[str, str]]:
    kept = old.get("former", {}).get("texts", {})
    return {language: {**kept.get(language, {}), **texts} for language, texts in old["texts"].items()}


def _is_of(text_id: str, former: Raw) -> bool:
    kind, _dot, rest = text_id.partition(".")
    for part, prefix in _PARTS.items():
        if kind == prefix:
            owner = rest.partition(".question.")[0] if kind == "topic" else rest.partition(".")[0]
            return owner in former[part]
    return False
