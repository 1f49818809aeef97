# SPDX-License-Identifier: EUPL-1.2
"""Organisations, topics and signals: what rules speak of."""

from collections.abc import Mapping
from typing import Any

from spreekuur.content.building.faults import Entry, Faults, entries
from spreekuur.content.building.texts import Texts
from spreekuur.errors.content import Problem
from spreekuur.language import LANGUAGES

ORGANISATIONS, TOPICS, SIGNALS = "organisations.yaml", "topics.yaml", "signals.yaml"

# The engine falls back on the coordinator, whatever the municipality.
NEEDED = "coordinator"
_TEXTS = {
    "name": "name_nl",
    "what": "what_nl",
    "eligibility": "eligibility_nl",
    "cost": "cost",
    "hours": "hours",
    "languages_note": "languages_note",
}


def organisations(data: Mapping[str, Any], texts: Texts, faults: Faults) -> dict[str, dict[str, Any]]:
    """Every organisation by id; a number that nobody has called (`phone_to_check`) stays out."""
    made = {
        entry.name: _organisation(entry, texts)
        for entry in entries(faults, ORGANISATIONS, data, "organisations")
    }
    if made and NEEDED not in made:
        faults.note(ORGANISATIONS, "organisations", Problem.MISSING, NEEDED)
    return made


def _organisation(entry: Entry, texts: Texts) -> dict[str, Any]:
    for field, source in _TEXTS.items():
        text = entry.text(source, required=field == "name")
        texts.add(entry, f"org.{entry.name}.{field}", text)
    phone = entry.text("phone")
    return {
        "door": entry.text("door"),
        "category": entry.text("category", required=True),
        "languages": entry.texts("languages"),
        "phone": phone,
        "phones": _phones(entry) or ([phone] if phone else []),
        "email": entry.text("email"),
        "url": entry.text("url"),
        "address": entry.text("address"),
        "assurance": {"": entry.text("assurance"), **_assurance(entry)},
        "checked_on": entry.text("last_checked"),
        "direct": entry.flag("direct_referral"),
        "consent_needed": entry.flag("client_consent_needed"),
        "lines": entry.texts("programme_lines"),
        "bring": texts.shared(entry, "bring", entry.texts("bring")),
        "coverage": entry.text("coverage"),
        "province": entry.text("province"),
        "confidential": entry.flag("confidential"),
    }


def programme_lines(data: Mapping[str, Any], faults: Faults) -> dict[str, Any]:
    """The municipality's programme lines with their Dutch names, and what the list as a whole is called."""
    meta = Entry(faults, ORGANISATIONS, "meta", Entry(faults, ORGANISATIONS, "meta", data).mapping("meta"))
    lines = Entry(faults, ORGANISATIONS, "meta.programme_lines", meta.mapping("programme_lines"))
    return {"name": meta.text("programme_nl"), "lines": {line: lines.text(line) for line in lines.fields}}


def _phones(entry: Entry) -> list[str]:
    listed = entry.fields.get("phones") or []
    numbers = (
        [item.get("number") for item in listed if isinstance(item, dict)]
        if isinstance(listed, list)
        else None
    )
    if (
        numbers is None
        or len(numbers) != len(listed)
        or not all(isinstance(number, str) for number in numbers)
    ):
        entry.note(Problem.WRONG_TYPE, "phones")
        return []
    return [str(number) for number in numbers]


def _assurance(entry: Entry) -> dict[str, str]:
    made = {}
    for field, fields in entry.mapping("field_assurance").items():
        if isinstance(fields, dict) and isinstance(fields.get("status"), str):
            made[field] = fields["status"]
        else:
            entry.note(Problem.WRONG_TYPE, f"field_assurance {field}")
    return made


def topics(data: Mapping[str, Any], texts: Texts, faults: Faults) -> dict[str, dict[str, Any]]:
    """Every topic by id."""
    return {entry.name: _topic(entry, texts) for entry in entries(faults, TOPICS, data, "topics")}


def _topic(entry: Entry, texts: Texts) -> dict[str, Any]:
    line = entry.text("programme_line", required=True)
    synonyms = Entry(entry.faults, TOPICS, entry.name, entry.mapping("synonyms"))
    marks = Entry(entry.faults, TOPICS, entry.name, entry.mapping("sensitivity"))
    about_a_crime = line == "L6_safety" and "criminal" in marks.texts("categories")
    asked = texts.add_all(entry, f"topic.{entry.name}.question", entry.texts("typical_questions"))
    return {
        "line": line,
        "label": _labels(entry),
        "synonyms": {language: synonyms.texts(language) for language in LANGUAGES},
        "sensitive": about_a_crime,
        "protected": about_a_crime or bool(marks.texts("avg")),
        "questions": asked,
    }


def _labels(entry: Entry) -> dict[str, str]:
    labels = Entry(entry.faults, entry.file, entry.name, entry.mapping("label", required=True))
    made = {language: labels.text(language) for language in LANGUAGES}
    for language, label in made.items():
        if labels.fields and not label.strip():
            entry.note(Problem.MISSING, f"label {language}")
    return made


def signals(
    data: Mapping[str, Any], organisations: Mapping[str, Any], texts: Texts, faults: Faults
) -> dict[str, dict[str, Any]]:
    """Every signal by id."""
    return {
        entry.name: _signal(entry, organisations, texts)
        for entry in entries(faults, SIGNALS, data, "signals")
    }


def _signal(entry: Entry, organisations: Mapping[str, Any], texts: Texts) -> dict[str, Any]:
    prefix = f"signal.{entry.name}"
    texts.add(entry, f"{prefix}.what_to_do", entry.text("what_to_do_nl", required=True))
    texts.add(entry, f"{prefix}.safety_note", entry.text("safety_note_nl"))
    routes = entry.texts("routes")
    entry.known("routes", routes, organisations)
    return {
        "label": _labels(entry),
        "level": entry.choice("level", ("emergency", "urgent", "normal")),
        "routes": routes,
        "consent": entry.text("consent"),
        "do_not_inform": texts.shared(entry, "do_not_inform", entry.texts("do_not_inform")),
        "indicators": texts.add_all(entry, f"{prefix}.indicator", entry.texts("indicators_nl")),
        "asks": texts.add_all(entry, f"{prefix}.ask", entry.texts("ask_nl")),
    }
