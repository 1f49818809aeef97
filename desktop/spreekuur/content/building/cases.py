# SPDX-License-Identifier: EUPL-1.2
"""The cases that a change of a rule is tried on: sets of answers, as `docs/answers.md` describes them."""

from collections.abc import Mapping
from typing import Any

from spreekuur.content.building.conditions import NUMBER, Vocabulary
from spreekuur.content.building.faults import Entry, Faults, entries

FILE = "cases.yaml"
_PLAIN = (NUMBER, "age")


def cases(
    data: Mapping[str, Any], words: Vocabulary, faults: Faults, *, strict: bool
) -> list[dict[str, Any]]:
    """Every case in file order. Cases of another folder's content that this one does not know are left out."""
    made = []
    for entry in entries(faults if strict else Faults(), FILE, data, "cases"):
        answers = entry.mapping("answers", required=True)
        heard = faults if strict else Faults()
        _check(Entry(heard, FILE, entry.name, answers), words)
        if strict or not heard.found:
            made.append({"id": entry.name, "answers": answers})
    return made


def _check(answers: Entry, words: Vocabulary) -> None:
    """A single answer is a condition of one value."""
    for key in _PLAIN:
        if key in answers.fields and not isinstance(answers.fields[key], int | float):
            answers.text(key)
    asked = {key: value for key, value in answers.fields.items() if key not in _PLAIN and value != []}
    words.checked(
        answers, {key: value if isinstance(value, list) else [value] for key, value in asked.items()}
    )
