# SPDX-License-Identifier: EUPL-1.2
"""Why a route is suggested: the answers that made its rules true, and which other answers would take it away.

Pure, and read straight from the rules: it shares the engine's meaning of a condition (`docs/answers.md`), nothing else.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spreekuur.content.model import Rule
from spreekuur.content.pack import Content
from spreekuur.referral.answers import LISTS, MONTHS, UNKNOWN, Answer, Answers
from spreekuur.referral.engine import suggest
from spreekuur.referral.model import Suggestion
from spreekuur.referral.rule_index import RANK

TRIED_MONTHS = (2, 5, 8)
"""The numbers that the chips of the form stand for."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One answer: a key of the engine and one of its values; `unknown` when the lack of an answer counts."""

    key: str
    value: str | float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one route stands in the advice."""

    lead: str
    """The rule that says why and how soon."""
    because: tuple[Ground, ...]
    """The answers that made its rules true, those of the lead rule first."""
    gone_if: tuple[Ground, ...]
    """Another answer to one of these questions, with which the route would not be suggested."""


def lead_of(rules: Iterable[str], content: Content) -> Rule | None:
    """The rule of the highest priority among these, first in the file on a tie; None when no rule is known."""
    wanted = set(rules)
    known = [rule for rule in content.rules if rule.id in wanted]
    return max(known, key=lambda rule: RANK[rule.priority]) if known else None


def explain(suggestion: Suggestion, answers: Answers, content: Content) -> Explanation:
    """Why the engine suggests this for these answers.

    A suggestion of before, of which no rule holds any more, has no answers behind it.
    """
    lead = lead_of(suggestion.rules, content)
    if lead is None:
        return Explanation("", (), ())
    named = set(suggestion.rules) - {lead.id}
    ordered = [lead, *(rule for rule in content.rules if rule.id in named)]
    grounds = (ground for rule in ordered for ground in grounds_of(rule.when, answers))
    because = tuple(dict.fromkeys(grounds))
    return Explanation(lead.id, because, tuple(_gone(suggestion.route, because, answers, content)))


def grounds_of(when: Mapping[str, Any], answers: Mapping[str, Answer]) -> tuple[Ground, ...]:
    """The answers that make a condition true; none when it is not true."""
    found: list[Ground] = []
    for key, wanted in when.items():
        held = _alternatives(wanted, answers) if key == "any" else _held(key, wanted, answers.get(key))
        if held is None:
            return ()
        found += held
    return tuple(dict.fromkeys(found))


def _alternatives(
    conditions: Iterable[Mapping[str, Any]], answers: Mapping[str, Answer]
) -> list[Ground] | None:
    true = [grounds for each in conditions if (grounds := grounds_of(each, answers)) or not each]
    return [ground for grounds in true for ground in grounds] if true else None


def _held(key: str, wanted: Any, answer: Answer | None) -> list[Ground] | None:
    """What of one answer a condition asks for; None when it does not hold."""
    if isinstance(answer, tuple):
        return [Ground(key, one) for one in answer if one in wanted] or None
    if answer is None:
        accepts = key not in LISTS and key != MONTHS and UNKNOWN in wanted
        return [Ground(key, UNKNOWN)] if accepts else None
    if isinstance(answer, str):
        return [Ground(key, answer)] if answer in wanted else None
    within = wanted.get("gte", answer) <= answer < wanted.get("lt", float("inf"))
    return [Ground(key, answer)] if within else None


def _gone(route: str, because: Iterable[Ground], answers: Answers, content: Content) -> Iterator[Ground]:
    for ground in because:
        if ground.key in LISTS:
            continue
        for value in _others(ground, content):
            other = Answers({**answers.known, ground.key: value})
            if all(each.route != route for each in suggest(other, content).suggestions):
                yield Ground(ground.key, value)


def _others(ground: Ground, content: Content) -> Iterator[str | float]:
    if ground.key == MONTHS:
        yield from TRIED_MONTHS
    else:
        choices = content.grammar.choices.get(ground.key, ())
        yield from (choice for choice in choices if choice not in (ground.value, UNKNOWN))
