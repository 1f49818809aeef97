# SPDX-License-Identifier: EUPL-1.2
"""Checks the conditions of rules, guards and phrases against the keys and values that exist."""

from collections.abc import Mapping
from typing import Any

from spreekuur.content.building.faults import Entry
from spreekuur.errors.content import Problem

NUMBER = "expected_months"


class Vocabulary:
    """What a condition may speak of: topics, signals, and the choices of each key."""

    def __init__(self, lists: Mapping[str, Mapping[str, Any]], choices: Mapping[str, list[str]]) -> None:
        self._lists, self._choices = lists, choices

    def checked(self, entry: Entry, condition: Any) -> dict[str, Any]:
        """The condition, unchanged; what cannot be understood is noted."""
        if not isinstance(condition, dict):
            entry.note(Problem.WRONG_TYPE, "when")
            return {}
        for key, wanted in condition.items():
            self._check_key(entry, key, wanted)
        return condition

    def _check_key(self, entry: Entry, key: Any, wanted: Any) -> None:
        if key == "any":
            self._check_any(entry, wanted)
        elif key == NUMBER:
            _check_range(entry, wanted)
        elif key in self._lists or key in self._choices:
            self._check_list(entry, key, wanted)
        else:
            entry.note(Problem.BAD_CONDITION, str(key))

    def _check_any(self, entry: Entry, wanted: Any) -> None:
        if not isinstance(wanted, list) or not wanted:
            entry.note(Problem.BAD_CONDITION, "any")
            return
        for condition in wanted:
            self.checked(entry, condition)

    def _check_list(self, entry: Entry, key: str, wanted: Any) -> None:
        if not isinstance(wanted, list) or not wanted or not all(isinstance(value, str) for value in wanted):
            entry.note(Problem.BAD_CONDITION, key)
            return
        allowed = self._lists.get(key) if key in self._lists else [*self._choices[key], "unknown"]
        entry.known(key, wanted, dict.fromkeys(allowed or ()))


def _check_range(entry: Entry, wanted: Any) -> None:
    sound = isinstance(wanted, dict) and wanted and set(wanted) <= {"gte", "lt"}
    if not sound or not all(isinstance(n, int | float) and not isinstance(n, bool) for n in wanted.values()):
        entry.note(Problem.BAD_CONDITION, NUMBER)
