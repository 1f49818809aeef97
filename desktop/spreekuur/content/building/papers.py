# SPDX-License-Identifier: EUPL-1.2
"""What paper needs: the phrases, and the kind of letter of each category."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from spreekuur.content.building import plain
from spreekuur.content.building.conditions import Vocabulary
from spreekuur.content.building.faults import Entry, Faults, entries
from spreekuur.errors.content import Problem
from spreekuur.language import LANGUAGES

PHRASES, KINDS = "phrases.yaml", "letter_kinds.yaml"
LETTERS = ("social", "legal", "care", "housing", "urgent", "none")
_SLOT = re.compile(r"\{(\w+)\}")
# The plural categories of CLDR; `many` of Spanish is for millions, and need not be there.
_PLURALS = {
    "nl": {"one", "other"},
    "en": {"one", "other"},
    "bg": {"one", "other"},
    "es": {"one", "other"},
    "ro": {"one", "few", "other"},
    "pl": {"one", "few", "many", "other"},
}


def phrases(
    data: Mapping[str, Any], words: Vocabulary, faults: Faults
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Every phrase in printing order, and the type of each slot."""
    meta = Entry(faults, PHRASES, "meta", Entry(faults, PHRASES, "meta", data).mapping("meta", required=True))
    slots, kinds = meta.mapping("slots", required=True), meta.mapping("kinds", required=True)
    rules = plain.read(meta)
    made = []
    for entry in entries(faults, PHRASES, data, "phrases"):
        entry.text("part", required=True)
        entry.known("kinds", entry.texts("kinds", required=True), kinds)
        declared = entry.texts("slots")
        entry.known("slots", declared, slots)
        entry.known("plural", [entry.text("plural")], dict.fromkeys(declared))
        if "when" in entry.fields:
            words.checked(entry, entry.fields["when"])
        _check_languages(entry, set(declared))
        _check_plain(entry, rules, slots)
        made.append(dict(entry.fields))
    return made, slots


def _check_languages(entry: Entry, declared: set[str]) -> None:
    for language in LANGUAGES:
        for text in _forms(entry, language):
            if found := set(_SLOT.findall(text)) ^ declared:
                entry.note(Problem.BAD_SLOT, f"{language}: {', '.join(sorted(found))}")
            if re.search(r"[{}]", _SLOT.sub("", text)):
                entry.note(Problem.BAD_SLOT, language)


def _check_plain(entry: Entry, rules: plain.Plain | None, slots: Mapping[str, str]) -> None:
    for language in LANGUAGES if rules else ():
        forms = entry.fields.get(language)
        for text in forms.values() if isinstance(forms, dict) else [forms]:
            if rules and isinstance(text, str):
                for complaint in rules.complaints(language, text, slots):
                    entry.note(Problem.NOT_PLAIN, complaint)


def _forms(entry: Entry, language: str) -> Iterator[str]:
    if not entry.fields.get("plural"):
        yield entry.text(language, required=True)
        return
    forms = entry.mapping(language, required=True)
    for form in sorted(_PLURALS[language] - forms.keys()):
        entry.note(Problem.MISSING, f"{language} {form}")
    for text in forms.values():
        if isinstance(text, str):
            yield text
        else:
            entry.note(Problem.WRONG_TYPE, language)


def letter_kinds(
    data: Mapping[str, Any], categories: set[str], signals: Mapping[str, Any], faults: Faults
) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Category -> kind of letter; and per signal the categories that get another one."""
    table = Entry(
        faults, KINDS, "letter_kinds", Entry(faults, KINDS, "letter_kinds", data).mapping("letter_kinds")
    )
    for category in sorted(categories - table.fields.keys()):
        table.note(Problem.MISSING, category)
    kinds = _kinds(table)
    changes = Entry(
        faults, KINDS, "with_signal", Entry(faults, KINDS, "with_signal", data).mapping("with_signal")
    )
    changes.known("with_signal", list(changes.fields), signals)
    by_signal = {name: _kinds(Entry(faults, KINDS, name, changes.mapping(name))) for name in changes.fields}
    return kinds, by_signal


def _kinds(table: Entry) -> dict[str, str]:
    chosen = {category: table.choice(category, LETTERS) for category in table.fields}
    return {category: kind for category, kind in chosen.items() if kind != "none"}
