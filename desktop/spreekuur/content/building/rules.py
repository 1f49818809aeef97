# SPDX-License-Identifier: EUPL-1.2
"""Rules, guards and the grammar of `rules.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from spreekuur.content.building.conditions import NUMBER, Vocabulary
from spreekuur.content.building.faults import Entry, Faults, entries
from spreekuur.content.building.texts import Texts
from spreekuur.errors.content import Problem

FILE = "rules.yaml"
PRIORITIES = ("emergency", "urgent", "normal")
_LISTS = ("topics", "signals")


@dataclass(frozen=True, slots=True)
class Known:
    """What exists already when rules are read."""

    organisations: Mapping[str, Any]
    sources: Mapping[str, Any] | None
    """None: the rules come without a register of sources, so its ids are not checked."""


def grammar(faults: Faults, data: Mapping[str, Any]) -> dict[str, Any]:
    """The engine's keys: the choices of each, and the order in which questions are asked."""
    meta = Entry(faults, FILE, "meta", data).mapping("meta", required=True)
    fields = Entry(
        faults, FILE, "meta.grammar", Entry(faults, FILE, "meta", meta).mapping("grammar", required=True)
    )
    keys = Entry(faults, FILE, "meta.grammar.keys", fields.mapping("keys", required=True))
    named = (*_LISTS, NUMBER)
    choices = {key: keys.texts(key, required=True) for key in keys.fields if key not in named}
    order = fields.texts("ask_order", required=True)
    fields.known("ask_order", order, dict.fromkeys(keys.fields))
    for key in keys.fields:
        if order and key not in order:
            fields.note(Problem.MISSING, f"ask_order {key}")
    for key in named:
        if key not in keys.fields:
            keys.note(Problem.MISSING, key)
    return {"choices": choices, "ask_order": order}


def rules(
    data: Mapping[str, Any], words: Vocabulary, known: Known, texts: Texts, faults: Faults
) -> list[dict[str, Any]]:
    """Every rule, in file order."""
    return [_rule(entry, words, known, texts) for entry in entries(faults, FILE, data, "rules")]


def _rule(entry: Entry, words: Vocabulary, known: Known, texts: Texts) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": entry.name,
        "when": words.checked(entry, entry.mapping("when", required=True)),
        "route": entry.text("route", required=True),
        "priority": entry.choice("priority", PRIORITIES),
        "why": texts.add(entry, f"rule.{entry.name}.why", entry.text("why_nl", required=True)),
        "first_step": texts.add(
            entry, f"rule.{entry.name}.first_step", entry.text("first_step_nl", required=True)
        ),
        "bring": texts.shared(entry, "bring", entry.texts("bring")),
        "fallback": entry.text("fallback") or None,
        "source_supports": entry.text("source_supports"),
        "assurance": entry.text("assurance"),
        "sources": entry.texts("sources"),
    }
    entry.known("route", [made["route"]], known.organisations)
    entry.known("fallback", [made["fallback"] or ""], known.organisations)
    if known.sources is not None:
        entry.known("sources", made["sources"], known.sources)
    return made


def guards(
    data: Mapping[str, Any], words: Vocabulary, known: Known, texts: Texts, faults: Faults
) -> tuple[list[dict[str, Any]], dict[str, int]]:
    """Every guard in file order, and the rank of each category of organisation."""
    made, ranks = [], {}
    for entry in entries(faults, FILE, data, "guards"):
        made.append(_guard(entry, words, known, texts))
        ranks.update(_ranks(entry, known))
    return made, ranks


def _guard(entry: Entry, words: Vocabulary, known: Known, texts: Texts) -> dict[str, Any]:
    effect = Entry(entry.faults, FILE, entry.name, entry.mapping("effect"))
    step = entry.text("first_step_nl") or effect.text("first_step_nl")
    replace = entry.mapping("replace")
    if not all(isinstance(route, str) for route in replace.values()):
        entry.note(Problem.WRONG_TYPE, "replace")
        replace = {}
    made: dict[str, Any] = {
        "id": entry.name,
        "when": words.checked(entry, entry.mapping("applies_when", required=True)),
        "replace": replace,
        "drop": entry.texts("drop"),
        "first_step": texts.add(entry, f"guard.{entry.name}.first_step", step) or None,
        "inform_only": effect.text("mode") == "inform_only",
        "may_call_without_consent": effect.texts("may_call_without_consent"),
    }
    entry.known("replace", [*replace, *replace.values()], known.organisations)
    entry.known("drop", made["drop"], known.organisations)
    entry.known("may_call_without_consent", made["may_call_without_consent"], known.organisations)
    return made


def _ranks(entry: Entry, known: Known) -> dict[str, int]:
    order = entry.texts("class_order")
    classes = Entry(entry.faults, FILE, entry.name, entry.mapping("class_of_category"))
    ranks: dict[str, int] = {}
    entry.known("class_of_category", list(classes.fields), dict.fromkeys(order))
    for place, name in enumerate(order):
        for category in classes.texts(name):
            if category in ranks:
                entry.note(Problem.DUPLICATE, category)
            ranks[category] = place
    return ranks
