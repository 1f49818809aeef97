# SPDX-License-Identifier: EUPL-1.2
"""True, false or unknown: what a condition says of answers of which some are missing."""

from bisect import bisect_right
from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from spreekuur.referral.answers import MONTHS, UNKNOWN

# A set for each key: the ids of a list, the one choice made, the interval a number lies in.
Given = dict[str, frozenset[Any]]

NOT_KNOWN: frozenset[Any] = frozenset((UNKNOWN,))
NOTHING: frozenset[Any] = frozenset()


class Verdict(IntEnum):
    """Ordered, so that the lowest of several conditions is their conjunction."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2


FALSE, MAYBE, TRUE = Verdict.FALSE, Verdict.UNKNOWN, Verdict.TRUE

# Plain keys with the values they accept, and the alternatives of `any` (None: there is no `any`).
Test = tuple[tuple[tuple[str, frozenset[Any]], ...], "tuple[Any, ...] | None"]


def thresholds(conditions: list[Mapping[str, Any]]) -> list[float]:
    """Every number that the conditions compare with, in order, each once."""
    found: set[float] = set()
    for condition in conditions:
        found.update(condition.get(MONTHS, {}).values())
        found.update(thresholds(condition.get("any", [])))
    return sorted(found)


def interval(number: float, borders: list[float]) -> int:
    """The place of a number among the borders: no condition can tell two numbers of one interval apart."""
    return bisect_right(borders, number)


def compiled(condition: Mapping[str, Any], borders: list[float]) -> Test:
    """The condition as sets, ready to be judged many times."""
    plain = tuple((key, _accepted(wanted, borders)) for key, wanted in condition.items() if key != "any")
    alternatives = condition.get("any")
    return plain, None if alternatives is None else tuple(compiled(each, borders) for each in alternatives)


def _accepted(wanted: Any, borders: list[float]) -> frozenset[Any]:
    if not isinstance(wanted, dict):
        return frozenset(wanted)
    first = interval(wanted["gte"], borders) if "gte" in wanted else 0
    end = interval(wanted["lt"], borders) if "lt" in wanted else len(borders) + 1
    return frozenset(range(first, end))


def judge(test: Test, given: Given) -> Verdict:
    """False if one key is false, else unknown if one is unknown, else true."""
    plain, alternatives = test
    verdict = TRUE
    for key, accepted in plain:
        answer = given[key]
        if accepted.isdisjoint(answer):
            if answer is not NOT_KNOWN:
                return FALSE
            verdict = MAYBE
    if alternatives is not None:
        best = FALSE
        for alternative in alternatives:
            best = max(best, judge(alternative, given))
            if best is TRUE:
                return verdict
        return min(best, verdict)
    return verdict


def mentions(test: Test) -> dict[str, frozenset[Any]]:
    """The keys that a test reads, each with all values it accepts somewhere."""
    plain, alternatives = test
    found = dict(plain)
    for alternative in alternatives or ():
        for key, accepted in mentions(alternative).items():
            found[key] = found.get(key, NOTHING) | accepted
    return found
