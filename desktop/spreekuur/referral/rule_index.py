# SPDX-License-Identifier: EUPL-1.2
"""The rules of one content pack, filed under the answers without which they cannot hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from spreekuur.content.model import Guard, Rule
from spreekuur.content.pack import Content
from spreekuur.referral.answers import LISTS, MONTHS, UNKNOWN, Answers
from spreekuur.referral.matching import NOT_KNOWN, Given, Test, compiled, interval, mentions, thresholds

RANK = {"normal": 1, "urgent": 2, "emergency": 3}
NO_RANK = 0

# Where a route ends after the guards (None: dropped), and the guard that moved it there.
Redirect = Mapping[str, "tuple[str | None, Guard | None]"]


@dataclass(frozen=True, slots=True, eq=False)
class IndexedRule:
    """A rule with all that can be worked out before there are answers."""

    position: int
    rule: Rule
    test: Test
    mentions: Mapping[str, frozenset[Any]]
    rank: int
    class_rank: int


@dataclass(frozen=True, slots=True, eq=False)
class IndexedGuard:
    """A guard with its test; `touches` are the routes that it moves or drops."""

    guard: Guard
    test: Test
    mentions: Mapping[str, frozenset[Any]]
    touches: frozenset[str]


class RuleIndex:
    """Finds the rules that can hold for given answers, and knows the possible answers to each question."""

    def __init__(self, content: Content) -> None:
        # Not the content itself: an index must go when its content goes.
        self.ask_order = content.grammar.ask_order
        self.made_of = content.rulebook.current
        self._routes = tuple(content.organisations)
        self._borders = thresholds(
            [*(rule.when for rule in content.rules), *(guard.when for guard in content.guards)]
        )
        self.rules = tuple(
            self._indexed(position, rule, content) for position, rule in enumerate(content.rules)
        )
        self.guards = tuple(self._indexed_guard(guard) for guard in content.guards)
        self._movers = tuple(guard for guard in self.guards if guard.touches)
        self._targets = frozenset(route for each in self._movers for route in each.guard.replace.values())
        self.domains = self._domains(content)
        self.blank: Given = dict.fromkeys((*LISTS, MONTHS, *content.grammar.choices), NOT_KNOWN)
        self._single = {
            key: {choice: frozenset((choice,)) for choice in domain} for key, domain in self.domains.items()
        }
        self._always, self._filed = self._file()
        self._redirects: dict[tuple[IndexedGuard, ...], Redirect] = {}

    def _indexed(self, position: int, rule: Rule, content: Content) -> IndexedRule:
        test = compiled(rule.when, self._borders)
        ranks = content.grammar.class_rank
        category = content.organisations[rule.route].category
        return IndexedRule(
            position, rule, test, mentions(test), RANK[rule.priority], ranks.get(category, len(ranks))
        )

    def _indexed_guard(self, guard: Guard) -> IndexedGuard:
        test = compiled(guard.when, self._borders)
        return IndexedGuard(guard, test, mentions(test), frozenset((*guard.replace, *guard.drop)))

    def _domains(self, content: Content) -> dict[str, tuple[Any, ...]]:
        """The values that a question is tried with; for a list its ids, for a number the intervals."""
        tried = thresholds([rule.when for rule in content.rules])
        lowest = [max(tried[0] - 1, 0)] if tried else []
        choices = {
            key: tuple(c for c in values if c != UNKNOWN) for key, values in content.grammar.choices.items()
        }
        return {
            "topics": tuple(content.topics),
            "signals": tuple(content.signals),
            MONTHS: tuple(sorted({interval(number, self._borders) for number in [*lowest, *tried]})),
            **choices,
        }

    def _file(self) -> tuple[list[IndexedRule], dict[str, dict[Any, list[IndexedRule]]]]:
        always: list[IndexedRule] = []
        filed: dict[str, dict[Any, list[IndexedRule]]] = {}
        for rule in self.rules:
            needs = _needed(rule.test)
            if not needs:
                always.append(rule)
            for key, values in needs.items():
                # Unknown may still become one of the values, so the rule is found there as well.
                for value in {*values, UNKNOWN}:
                    filed.setdefault(key, {}).setdefault(value, []).append(rule)
        return always, filed

    def given(self, answers: Answers) -> Given:
        """The answers as sets."""
        given = self.blank.copy()
        for key, answer in answers.known.items():
            if isinstance(answer, str):
                given[key] = self._single[key][answer]
            elif isinstance(answer, tuple):
                given[key] = frozenset(answer)
            else:
                given[key] = frozenset((interval(answer, self._borders),))
        return given

    def candidates(self, given: Given) -> list[IndexedRule]:
        """In file order every rule that is true or unknown, and perhaps some that are false."""
        found = set(self._always)
        for key, by_value in self._filed.items():
            for value in given[key]:
                if value in by_value:
                    found.update(by_value[value])
        return sorted(found, key=attrgetter("position"))

    def movers_of(self, routes: set[str]) -> list[IndexedGuard]:
        """The guards that could move or drop one of these routes, or where another guard has moved it."""
        return [
            guard
            for guard in self._movers
            if not (guard.touches.isdisjoint(routes) and guard.touches.isdisjoint(self._targets))
        ]

    def redirect(self, applied: tuple[IndexedGuard, ...]) -> Redirect:
        """Where every route ends when these guards apply, in file order."""
        if applied not in self._redirects:
            self._redirects[applied] = {route: _end(route, applied) for route in self._routes}
        return self._redirects[applied]


def _end(route: str, applied: tuple[IndexedGuard, ...]) -> tuple[str | None, Guard | None]:
    moved_by = None
    for each in applied:
        if route in each.guard.replace:
            route, moved_by = each.guard.replace[route], each.guard
        if route in each.guard.drop:
            return None, moved_by
    return route, moved_by


def _needed(test: Test) -> dict[str, frozenset[Any]]:
    """Where a rule is filed: one of these answers must be given, or its key be unknown, else it is false."""
    plain, alternatives = test
    by_key = dict(plain)
    for key in LISTS:
        if key in by_key:
            return {key: by_key[key]}
    if alternatives is not None and (joined := _joined([_needed(each) for each in alternatives])):
        return joined
    return dict(_narrowest(by_key))


def _joined(needs: list[dict[str, frozenset[Any]]]) -> dict[str, frozenset[Any]]:
    """What a rule with alternatives needs: all their needs together; nothing if one of them needs nothing."""
    joined: dict[str, frozenset[Any]] = {}
    for need in needs:
        if not need:
            return {}
        for key, values in need.items():
            joined[key] = joined.get(key, frozenset()) | values
    return joined


def _narrowest(by_key: Mapping[str, frozenset[Any]]) -> Iterator[tuple[str, frozenset[Any]]]:
    """The plain key that accepts the fewest values."""
    if by_key:
        yield min(by_key.items(), key=lambda item: len(item[1]))
