# SPDX-License-Identifier: EUPL-1.2
"""A condition as the plain alternatives it is made of, so that two conditions can be held against each other. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

NUMBER, LISTS = "expected_months", ("topics", "signals")
HIGHEST = 1200  # months; `docs/answers.md`
MOST = 256


@dataclass(frozen=True, slots=True)
class Form:
    """One way for a condition to hold: each of `lists` needs one of its ids, each choice is one of these values.

    A number counts from `low` up to, not including, `high`.
    """

    lists: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)
    choices: Mapping[str, frozenset[str]] = field(default_factory=dict)
    months: tuple[float, float] | None = None

    def joined(self, other: "Form") -> "Form | None":
        """Both at once; None if no answers are both."""
        choices = dict(self.choices)
        for key, values in other.choices.items():
            choices[key] = choices[key] & values if key in choices else values
        lists = {
            key: (*self.lists.get(key, ()), *other.lists.get(key, ())) for key in {*self.lists, *other.lists}
        }
        months = _overlap(self.months, other.months)
        if not all(choices.values()) or (months is not None and months[0] >= months[1]):
            return None
        return Form(lists, choices, months)

    def implies(self, other: "Form") -> bool:
        """Whenever this one holds, does the other?"""
        lists = all(
            any(mine <= theirs for mine in self.lists.get(key, ()))
            for key, wanted in other.lists.items()
            for theirs in wanted
        )
        choices = all(
            key in self.choices and self.choices[key] <= values for key, values in other.choices.items()
        )
        return lists and choices and _within(self.months, other.months)


def forms(when: Mapping[str, Any]) -> list[Form]:
    """Every way for a condition to hold; none: no answers make it true. Of very many the first are given."""
    return [form for form, _count in zip(_forms(when), range(MOST), strict=False)]


def implied(narrow: Mapping[str, Any], wide: Mapping[str, Any]) -> bool:
    """Whenever the first condition is true, is the second certainly true?"""
    of_narrow, of_wide = forms(narrow), forms(wide)
    return all(any(one.implies(other) for other in of_wide) for one in of_narrow)


def _forms(when: Mapping[str, Any]) -> Iterator[Form]:
    parts = [
        [form for alternative in wanted for form in _forms(alternative)]
        if key == "any"
        else _plain(key, wanted)
        for key, wanted in when.items()
    ]
    for chosen in product(*parts):
        whole: Form | None = Form()
        for part in chosen:
            whole = whole.joined(part) if whole is not None else None
        if whole is not None:
            yield whole


def _plain(key: str, wanted: Any) -> list[Form]:
    if key in LISTS:
        return [Form(lists={key: (frozenset(wanted),)})] if wanted else []
    if key == NUMBER:
        low, high = max(wanted.get("gte", 0), 0), min(wanted.get("lt", HIGHEST + 1), HIGHEST + 1)
        return [Form(months=(low, high))] if low < high else []
    return [Form(choices={key: frozenset(wanted)})] if wanted else []


def _overlap(
    one: tuple[float, float] | None, other: tuple[float, float] | None
) -> tuple[float, float] | None:
    if one is None or other is None:
        return one or other
    return max(one[0], other[0]), min(one[1], other[1])


def _within(mine: tuple[float, float] | None, wanted: tuple[float, float] | None) -> bool:
    if wanted is None:
        return True
    return mine is not None and wanted[0] <= mine[0] and mine[1] <= wanted[1]
