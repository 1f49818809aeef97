# SPDX-License-Identifier: EUPL-1.2
"""Reads the state of every text: one for a whole file and language, and another one where an entry says so."""

from collections.abc import Mapping
from typing import Any

from spreekuur.content.building.faults import Entry, Faults, entries
from spreekuur.content.states import is_state, usual
from spreekuur.errors.content import Problem
from spreekuur.language import LANGUAGES

# The files whose entries hold their texts themselves, and the list in each.
_LISTS = {"topics": "topics.yaml", "signals": "signals.yaml", "phrases": "phrases.yaml"}


def checked(entry: Entry, key: str, language: str, required: bool) -> str:
    """The state that an entry gives under this key; one that is required may not be left out."""
    state = entry.text(key, required=required)
    if state and not is_state(state):
        entry.note(Problem.BAD_VALUE, key)
    return state if is_state(state) else usual(language)


def of_lists(data: Mapping[str, Mapping[str, Any]], faults: Faults, complete: bool) -> dict[str, Any]:
    """The states of labels and phrases: by part and language, with the ids that have one of their own."""
    return {part: _of_list(part, data[file], faults, complete) for part, file in _LISTS.items()}


def _of_list(part: str, data: Mapping[str, Any], faults: Faults, complete: bool) -> dict[str, Any]:
    file = _LISTS[part]
    meta = Entry(faults, file, "meta", Entry(faults, file, "meta", data).mapping("meta"))
    states = Entry(faults, file, "meta.states", meta.mapping("states", required=complete))
    needed = complete and "states" in meta.fields
    made: dict[str, Any] = {
        language: {"": checked(states, language, language, needed)} for language in LANGUAGES
    }
    # Faults of the entries themselves are noted where the entries are read.
    for entry in entries(Faults(), file, data, part):
        if "states" in entry.fields:
            own = Entry(
                faults, file, entry.name, Entry(faults, file, entry.name, entry.fields).mapping("states")
            )
            own.known("states", list(own.fields), dict.fromkeys(LANGUAGES))
            for language in LANGUAGES:
                if language in own.fields:
                    made[language][entry.name] = checked(own, language, language, True)
    return made
