# SPDX-License-Identifier: EUPL-1.2
"""The three clocks that start when somebody loses work, each with its rules and the term that a source gives."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from spreekuur.content.building.faults import Entry, Faults, entries
from spreekuur.errors.content import Problem
from spreekuur.language import LANGUAGES

FILE = "job_loss.yaml"
MOST_DAYS = 3660


@dataclass(frozen=True, slots=True)
class Known:
    """What the clocks may name; `rules` and `sources` are None where somebody brought their own without clocks."""

    topics: Mapping[str, Any]
    choices: Mapping[str, Any]
    rules: Mapping[str, Any] | None
    sources: Mapping[str, Any] | None


def job_loss(data: Mapping[str, Any], known: Known, faults: Faults) -> dict[str, Any]:
    """The topics that mean a lost job, and the clocks in the order in which they are shown."""
    top = Entry(faults, FILE, "topics", data)
    topics = top.texts("topics", required=True)
    if known.rules is not None:
        top.known("topics", topics, known.topics)
    return {
        "topics": topics,
        "clocks": [_clock(entry, known) for entry in entries(faults, FILE, data, "clocks")],
    }


def _clock(entry: Entry, known: Known) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": entry.name,
        "rules": entry.texts("rules", required=True),
        "assume": entry.mapping("assume"),
        "days": entry.fields.get("days"),
        "assurance": entry.choice("assurance", ("verified", "partly", "unverified")),
        "sources": entry.texts("sources", required=True),
        "term": entry.mapping("term", required=True),
    }
    days = made["days"]
    if days is not None and (type(days) is not int or not 0 <= days <= MOST_DAYS):
        entry.note(Problem.BAD_VALUE, "days")
    if known.rules is not None:
        entry.known("rules", made["rules"], known.rules)
    if known.sources is not None:
        entry.known("sources", made["sources"], known.sources)
    for key, value in made["assume"].items():
        if value not in known.choices.get(key, ()):
            entry.note(Problem.BAD_VALUE, f"assume {key}")
    for language in LANGUAGES:
        if not isinstance(made["term"].get(language), str):
            entry.note(Problem.MISSING, f"term {language}")
    return made
