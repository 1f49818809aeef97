# SPDX-License-Identifier: EUPL-1.2
"""Texts by id in six languages: Dutch stands in the entries, `texts/` holds it with its translations."""

import re
import unicodedata
from typing import Any

from spreekuur.content.building.faults import Entry, Faults
from spreekuur.content.building.reading import Sources
from spreekuur.content.building.states import checked
from spreekuur.errors.content import Problem
from spreekuur.language import LANGUAGES

SHARED = ("bring", "do_not_inform")


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "text"


class Texts:
    """Collects the texts that entries use.

    With `complete` every text needs all six languages, as the shipped content has. Without it a missing
    translation is no fault (the reader sees Dutch), and a shipped translation of a Dutch text that the folder
    changed is left out, so that nobody reads the old advice in another language.
    """

    def __init__(self, sources: Sources, faults: Faults, complete: bool) -> None:
        self._sources, self._faults, self._complete = sources, faults, complete
        self._states: dict[str, dict[str, str]] = {}
        self._compared: dict[tuple[str, str], str] = {}
        self._files = {language: self._read(language) for language in LANGUAGES}
        self._shared = {
            kind: {text: key for key, text in self._files["nl"].items() if key.startswith(kind + ".")}
            for kind in SHARED
        }
        self._used: dict[str, tuple[str, str]] = {}

    def _read(self, language: str) -> dict[str, str]:
        name = _file(language)
        texts: dict[str, Any] = dict(self._sources.read(name))
        meta = Entry(self._faults, name, "meta", Entry(self._faults, name, "meta", texts).mapping("meta"))
        self._states[language] = {"": checked(meta, "state", language, self._complete)}
        texts.pop("meta", None)
        return {key: text for key, field in texts.items() if (text := self._text(language, key, field))}

    def _text(self, language: str, key: Any, field: Any) -> str:
        """One text; it stands alone, or as `text` beside the state that it has for itself."""
        name = _file(language)
        text = field
        if isinstance(key, str) and isinstance(field, dict):
            entry = Entry(self._faults, name, key, field)
            self._states[language][key] = checked(entry, "state", language, True)
            self._compared[language, key] = entry.text("dutch", required=language != "nl")
            text = entry.fields.get("text")
        if isinstance(key, str) and isinstance(text, str) and text.strip():
            return text
        self._faults.note(name, str(key), Problem.WRONG_TYPE, "text")
        return ""

    def add(self, entry: Entry, text_id: str, dutch: str) -> str:
        """Note that the entry uses this text, and give its id; no text, no id."""
        if not dutch:
            return ""
        self._used.setdefault(text_id, (dutch, entry.file))
        return text_id

    def add_all(self, entry: Entry, prefix: str, texts: list[str]) -> int:
        """Number the texts from 1 under the prefix, and say how many there are."""
        for place, text in enumerate(texts, 1):
            self.add(entry, f"{prefix}.{place}", text)
        return len(texts)

    def shared(self, entry: Entry, kind: str, texts: list[str]) -> list[str]:
        """The ids of texts that several entries share; a new text gets an id made from its words."""
        known = self._shared[kind]
        for text in texts:
            if text not in known:
                known[text] = self._new_id(kind, text)
            self._used.setdefault(known[text], (text, entry.file))
        return [known[text] for text in texts]

    def _new_id(self, kind: str, text: str) -> str:
        taken = set(self._shared[kind].values())
        wanted = f"{kind}.{_slug(text)}"
        place, free = 2, wanted
        while free in taken:
            place, free = place + 1, f"{wanted}-{place}"
        return free

    def finish(self) -> dict[str, dict[str, str]]:
        """Every used text by language and id; what is missing, different or unused is noted."""
        made: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
        for text_id, (dutch, file) in self._used.items():
            final = self._dutch(text_id, dutch, file)
            made["nl"][text_id] = final
            for language in LANGUAGES[1:]:
                if (translated := self._translated(language, text_id, final)) is not None:
                    made[language][text_id] = translated
                self._note_older(language, text_id, final)
        if self._complete:
            self._note_unused()
        return made

    def states(self) -> dict[str, dict[str, str]]:
        """By language the state of all its texts under an empty id, and of each text that has its own."""
        return self._states

    def _note_older(self, language: str, text_id: str, dutch: str) -> None:
        """Whoever reviewed a translation read a Dutch text beside it; that one must be the one of today."""
        if self._compared.get((language, text_id), dutch) != dutch:
            self._faults.note(_file(language), text_id, Problem.OTHER_TEXT, _file("nl"))

    def _dutch(self, text_id: str, dutch: str, file: str) -> str:
        listed = self._files["nl"].get(text_id)
        if self._complete:
            if listed is None:
                self._faults.note(_file("nl"), text_id, Problem.MISSING_TEXT)
            elif listed != dutch:
                self._faults.note(_file("nl"), text_id, Problem.OTHER_TEXT, file)
        own_list_only = self._sources.is_own(_file("nl")) and not self._sources.is_own(file)
        return listed if listed is not None and own_list_only else dutch

    def _translated(self, language: str, text_id: str, dutch: str) -> str | None:
        name = _file(language)
        text = self._files[language].get(text_id)
        if text is None and self._complete:
            self._faults.note(name, text_id, Problem.MISSING_TEXT)
        stale = self._files["nl"].get(text_id) != dutch
        return None if stale and not self._sources.is_own(name) else text

    def _note_unused(self) -> None:
        for language, texts in self._files.items():
            for text_id in texts:
                if text_id not in self._used:
                    self._faults.note(_file(language), text_id, Problem.UNUSED_TEXT)


def _file(language: str) -> str:
    return f"texts/{language}.yaml"
