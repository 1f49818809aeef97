# SPDX-License-Identifier: EUPL-1.2
"""The words of the report about the figures, checked: both languages, the same slots, every plural form."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spreekuur.content.building.faults import Entry, Faults
from spreekuur.content.building.reading import read_document
from spreekuur.errors.content import Problem

FILE = "report.yaml"
LANGUAGES = ("nl", "en")
MOST_WORDS = 25
_FORMS = {"one", "other"}
_SLOT = re.compile(r"\{(\w+)\}")
_END = re.compile(r"(?<=[.?!:])\s")


def compile_report(path: Path) -> dict[str, Any]:
    """What the report says, by name and language; a text with plural forms by form.

    Raises: ContentError with every mistake found.
    """
    faults = Faults()
    data = read_document(path)
    top = Entry(faults, FILE, "", data if isinstance(data, dict) else {})
    texts = top.mapping("texts", required=True)
    for name in texts:
        fields = Entry(faults, FILE, "texts", texts).mapping(name)
        _check(Entry(faults, FILE, name, fields))
    faults.raise_if_any()
    return texts


def _check(entry: Entry) -> None:
    for language in sorted(entry.fields.keys() - set(LANGUAGES)):
        entry.note(Problem.BAD_VALUE, language)
    slots = [set(_SLOT.findall(" ".join(_forms(entry, language)))) for language in LANGUAGES]
    if slots[0] != slots[1]:
        entry.note(Problem.BAD_SLOT, ", ".join(sorted(slots[0] ^ slots[1])))
    for language in LANGUAGES:
        for text in _forms(entry, language):
            if re.search(r"[{}]", _SLOT.sub("", text)):
                entry.note(Problem.BAD_SLOT, language)
            if any(len(sentence.split()) > MOST_WORDS for sentence in _END.split(text)):
                entry.note(Problem.NOT_PLAIN, language)


def _forms(entry: Entry, language: str) -> Iterator[str]:
    if not isinstance(entry.fields.get(language), dict):
        yield entry.text(language, required=True)
        return
    forms = entry.mapping(language)
    for form in sorted(_FORMS ^ forms.keys()):
        entry.note(Problem.MISSING, f"{language} {form}")
    yield from (text for text in forms.values() if isinstance(text, str))
