# SPDX-License-Identifier: EUPL-1.2
"""Says the sentences of the phrase bank in one language, with their slots filled."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from spreekuur.content.pack import Content
from spreekuur.content.plurals import plural
from spreekuur.letters import formats
from spreekuur.letters.model import Said, Sentences
from spreekuur.printing.glyphs import clean

Phrase = Mapping[str, Any]
DUTCH = "nl"


@lru_cache(maxsize=4)
def _by_id(content: Content) -> Mapping[str, Phrase]:
    return {phrase["id"]: phrase for phrase in content.phrases}


@lru_cache(maxsize=64)
def of_part(content: Content, part: str, kind: str) -> tuple[Phrase, ...]:
    """The sentences of one part that a kind of letter may say, in printing order; headings are asked for by name."""
    found = (phrase for phrase in content.phrases if phrase["part"] == part and kind in phrase["kinds"])
    return tuple(p for p in found if not p["id"].endswith("heading") and not p["id"].startswith("urgent."))


class Voice:
    """Speaks one language. Notes whether a sentence was missing (it is then Dutch) or not yet reviewed."""

    def __init__(self, content: Content, language: str) -> None:
        self.content, self.language = content, language
        self.missing = self.unreviewed = False
        self._phrases = _by_id(content)

    def phrase(self, phrase_id: str) -> Phrase:
        """The phrase with all its languages and conditions."""
        return self._phrases[phrase_id]

    def say(self, phrase_id: str, **slots: Any) -> Said | None:
        """The sentence; None unless all its slots are filled."""
        phrase = self._phrases[phrase_id]
        if any(slots.get(slot) in (None, "", ()) for slot in phrase["slots"]):
            return None
        language = self.language if phrase.get(self.language) else DUTCH
        self.missing |= language != self.language
        self.unreviewed |= phrase.get("state") != "reviewed"
        text = phrase[language]
        if counted := phrase.get("plural"):
            text = text.get(plural(slots[counted], language)) or text["other"]
        filled = {slot: self._value(slot, slots[slot], language) for slot in phrase["slots"]}
        for slot, value in filled.items():
            if f"{{{slot}}}." in text:
                filled[slot] = value.rstrip(".")
        return Said(clean(text.format(**filled), language), language)

    def must(self, phrase_id: str, **slots: Any) -> Said:
        """A sentence whose slots are always filled."""
        said = self.say(phrase_id, **slots)
        if said is None:
            raise ValueError(phrase_id)
        return said

    def all(self, *phrase_ids: str, **slots: Any) -> Sentences:
        """Those of the sentences whose slots are filled."""
        return tuple(said for phrase_id in phrase_ids if (said := self.say(phrase_id, **slots)))

    def text(self, text_id: str) -> str:
        """A text of the content (an organisation, a thing to bring) in this language, else in Dutch."""
        return self.content.text(text_id, self.language)

    def named(self, item: str) -> str:
        """A thing by its id: a phrase, a text of the content, or as typed."""
        return self._named(item, self.language)

    def written(self, kind: str, value: Any) -> str:
        """A value as this language writes it."""
        return formats.FORMATS[kind](value, self.language)

    def _value(self, slot: str, value: Any, language: str) -> str:
        kind = self.content.phrase_slots.get(slot, "text")
        if kind in formats.FORMATS and not isinstance(value, str):
            return formats.FORMATS[kind](value, language)
        if kind == "phone":
            return str(value).replace(" ", "\xa0")  # a number that is cut in two is misread
        if kind == "list":
            return formats.listed([self._named(item, language) for item in value], language)
        if kind in ("language_name", "language_in"):
            return self._language(kind, value, language)
        if kind == "label":
            return self._label(value, language)
        return str(value)

    def _named(self, item: str, language: str) -> str:
        """An item: a phrase (`item.name`), a text of the content (`bring.contract`), or as typed."""
        if phrase := self._phrases.get(item):
            return str(phrase.get(language) or phrase[DUTCH])
        found = self.content.text(item, language) or self.content.text(f"bring.{item}", language)
        return found or ("" if item.startswith("org.") else item)

    def _language(self, kind: str, code: str, language: str) -> str:
        phrase = self._phrases.get(f"value.{kind}.{code}")
        return str(phrase[language]) if phrase else formats.language_name(code, language)

    def _label(self, value: Any, language: str) -> str:
        if isinstance(value, tuple):
            labels = [self.content.topics[topic].label for topic in value]
            return formats.listed([label.get(language) or label[DUTCH] for label in labels], language)
        return self._named(value, language)
