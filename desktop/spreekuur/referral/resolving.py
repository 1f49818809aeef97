# SPDX-License-Identifier: EUPL-1.2
"""From true rules to suggestions: one for each route, best first."""

from collections.abc import Sequence
from dataclasses import dataclass

from spreekuur.content.model import Guard
from spreekuur.referral.model import Mode, Suggestion
from spreekuur.referral.rule_index import IndexedGuard, IndexedRule, Redirect

COORDINATOR = "coordinator"


@dataclass(frozen=True, slots=True)
class Situation:
    """What the guards say: whether the desk may act, and where each route ends."""

    applied: tuple[IndexedGuard, ...]
    redirect: Redirect

    @property
    def silence(self) -> Guard | None:
        """The guard that forbids to act for this client."""
        return next((each.guard for each in self.applied if each.guard.inform_only), None)

    @property
    def mode(self) -> Mode:
        """May the desk act, or only inform?"""
        return Mode.INFORM_ONLY if self.silence else Mode.NORMAL


def suggestions(true: Sequence[IndexedRule], situation: Situation) -> tuple[Suggestion, ...]:
    """One suggestion for each route that is left after the guards, in the order of `semantics`."""
    by_route: dict[str, list[IndexedRule]] = {}
    for each in true:
        route = situation.redirect[each.rule.route][0]
        if route is not None:
            by_route.setdefault(route, []).append(each)
    led = [(_lead(rules), route, rules) for route, rules in by_route.items()]
    led.sort(key=lambda item: (-item[0].rank, item[0].class_rank, item[0].position))
    silence = situation.silence
    return tuple(_suggestion(lead, route, rules, situation.redirect, silence) for lead, route, rules in led)


def _lead(rules: list[IndexedRule]) -> IndexedRule:
    """The rule of the highest priority, first in the file on a tie."""
    return max(rules, key=lambda each: each.rank)


def _suggestion(
    lead: IndexedRule, route: str, rules: list[IndexedRule], redirect: Redirect, silence: Guard | None
) -> Suggestion:
    return Suggestion(
        route=route,
        priority=lead.rule.priority,
        rules=tuple([each.rule.id for each in rules]),
        why=lead.rule.why,
        bring=_bring(lead, rules),
        first_step=_first_step(lead, route, redirect, silence),
        fallback=_fallback(lead, route, redirect),
    )


def _bring(lead: IndexedRule, rules: list[IndexedRule]) -> tuple[str, ...]:
    if len(rules) == 1:
        return lead.rule.bring
    items = [*lead.rule.bring]
    for each in rules:
        items += [item for item in each.rule.bring if item not in items]
    return tuple(items)


def _first_step(lead: IndexedRule, route: str, redirect: Redirect, silence: Guard | None) -> str:
    """Without consent nobody is told to call for the client, and an emergency never waits for consent."""
    if silence is not None and silence.first_step and not _may_call(lead, route, silence):
        return silence.first_step
    moved_by = redirect[lead.rule.route][1]
    return moved_by.first_step if moved_by is not None and moved_by.first_step else lead.rule.first_step


def _may_call(lead: IndexedRule, route: str, silence: Guard) -> bool:
    return lead.rule.priority == "emergency" or route in silence.may_call_without_consent


def _fallback(lead: IndexedRule, route: str, redirect: Redirect) -> str | None:
    fallback = redirect[lead.rule.fallback][0] if lead.rule.fallback else None
    if fallback is not None and fallback != route:
        return fallback
    return None if route == COORDINATOR else COORDINATOR
