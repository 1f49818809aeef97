# SPDX-License-Identifier: EUPL-1.2
"""Which unanswered question would change the advice, and for which routes.

The status of a route is a pair of ranks: the best of its true rules, and the best of its true or unknown
ones. A question is worth asking if one of its answers gives some route another status. Only rules that are
not false now can matter, because one more answer never makes a false rule anything else; and for one route
only the values that its own rules or a guard read can differ from each other.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from spreekuur.referral.answers import LISTS
from spreekuur.referral.matching import FALSE, NOT_KNOWN, NOTHING, TRUE, Given, Verdict, judge
from spreekuur.referral.model import Question
from spreekuur.referral.rule_index import NO_RANK, IndexedGuard, IndexedRule, RuleIndex

Live = tuple[IndexedRule, Verdict]
Status = tuple[int, int]

_NO_STATUS: Status = (NO_RANK, NO_RANK)


class Asker:
    """Works out the questions for one set of answers; `live` are the rules that are true or unknown."""

    def __init__(
        self, index: RuleIndex, given: Given, live: Sequence[Live], applied: tuple[IndexedGuard, ...]
    ) -> None:
        self._index, self._given, self._live, self._applied = index, given, live, applied
        self._groups: dict[tuple[IndexedGuard, ...], dict[str, list[Live]]] = {}
        self._movers = index.movers_of({each.rule.route for each, _ in live})

    def questions(self) -> tuple[Question, ...]:
        """Every question that could change the advice, in the order in which they are asked."""
        read = set().union(
            *(each.mentions for each, _ in self._live), *(guard.mentions for guard in self._movers)
        )
        found = []
        for key in self._index.ask_order:
            if key in read and self._given[key] is NOT_KNOWN and (changes := self._changes(key)):
                found.append(Question(key, tuple(sorted(changes))))
        return tuple(found)

    def _changes(self, key: str) -> set[str]:
        given = self._given.copy()
        shifts = self._shifts(key, given)
        found = set()
        for route, moved in self._affected(key, set(shifts.values())).items():
            now = self._status(self._grouped(self._applied).get(route, ()))
            for value in self._tries(key, moved, shifts):
                given[key] = value
                applied = next((shifts[v] for v in value if v in shifts), shifts[None])
                rules = self._grouped(applied).get(route, ())
                if self._status(rules, key, given) != now:
                    found.add(route)
                    break
        return found

    def _shifts(self, key: str, given: Given) -> dict[Any, tuple[IndexedGuard, ...]]:
        """For each value that a guard reads, which guards apply with it; under None, with any other value."""
        values: set[Any] = set().union(*(guard.mentions.get(key, NOTHING) for guard in self._movers))
        if not values:
            return {None: self._applied}
        shifts = {}
        for value in [None, *values]:
            given[key] = NOTHING if value is None else frozenset((value,))
            shifts[value] = tuple(guard for guard in self._index.guards if judge(guard.test, given) is TRUE)
        return shifts

    def _affected(self, key: str, situations: set[tuple[IndexedGuard, ...]]) -> dict[str, set[Any]]:
        """The routes that an answer could change, each with the values that its rules read."""
        now = self._grouped(self._applied)
        found: dict[str, set[Any]] = {}
        for applied in situations | {self._applied}:
            groups = self._grouped(applied)
            for route in now.keys() | groups.keys() if groups is not now else now:
                rules = groups.get(route, [])
                read = [each.mentions[key] for each, _ in rules if key in each.mentions]
                if read or rules != now.get(route, []):
                    found.setdefault(route, set()).update(*read)
        return found

    def _tries(self, key: str, read: set[Any], shifts: dict[Any, Any]) -> Iterator[frozenset[Any]]:
        """One value that nothing reads, if there is one, and each value that something reads."""
        domain = self._index.domains[key]
        read = read | (shifts.keys() - {None})
        if key in LISTS or any(value not in read for value in domain):
            yield NOTHING
        for value in domain:
            if value in read:
                yield frozenset((value,))

    def _grouped(self, applied: tuple[IndexedGuard, ...]) -> dict[str, list[Live]]:
        """The live rules by the route where they end when these guards apply."""
        if applied not in self._groups:
            groups: dict[str, list[Live]] = {}
            redirect = self._index.redirect(applied)
            for each in self._live:
                route = redirect[each[0].rule.route][0]
                if route is not None:
                    groups.setdefault(route, []).append(each)
            self._groups[applied] = groups
        return self._groups[applied]

    def _status(self, rules: Sequence[Live], key: str = "", given: Given | None = None) -> Status:
        certain = possible = NO_RANK
        for rule, verdict in rules:
            if given is not None and key in rule.mentions:
                verdict = judge(rule.test, given)
            if verdict is not FALSE and rule.rank > possible:
                possible = rule.rank
            if verdict is TRUE and rule.rank > certain:
                certain = rule.rank
        return certain, possible
