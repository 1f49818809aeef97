# SPDX-License-Identifier: EUPL-1.2
"""What everybody may know of how figures are made: the code lists, and which units bound each other.

An attacker knows it all; so the prover takes it as it is given away: `hierarchies.json`, `model.json`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from spreekuur.statistics.safe_rules import FLOOR, TOTAL, UNITS, Frame, NotSafe, Parents

_CHAINS = (("persons", "contacts", "questions"),)
# Of each unit its cells, narrowed down by no other dimensions than these, are at most those of the other unit.
Within = Mapping[tuple[str, str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one catalogue; made by `facts_of`, which refuses what makes no sense."""

    hierarchies: Mapping[str, Parents]
    person_dimensions: frozenset[str]
    within: Within
    once: tuple[str, tuple[tuple[str, str], ...]] | None  # unit and cell that each person has once in a year
    single: tuple[
        str, str, str, frozenset[str]
    ]  # of a unit, at most one in another one with each of these codes
    evenings: Mapping[str, int]
    structural: tuple[tuple[str, Mapping[str, str]], ...]
    forbidden: frozenset[tuple[str, str]]
    guarded: frozenset[str]
    beside: str
    k: int

    def frame(self, base: int, max_deviation: int) -> Frame:
        """What the safe types hold each table of a release against."""
        lists, more = self.hierarchies, (self.forbidden, self.guarded, self.beside)
        return Frame(lists, base, max_deviation, self.k, *more)

    def is_structural(self, unit: str, cell: tuple[tuple[str, str], ...]) -> bool:
        """Whether a cell is empty by definition, as everybody knows: at or below an impossible one."""
        codes = dict(cell)
        return any(
            unit == of
            and all(self._is_under(name, codes.get(name, TOTAL), code) for name, code in impossible.items())
            for of, impossible in self.structural
        )

    def _is_under(self, name: str, code: str | None, above: str) -> bool:
        while code is not None and code != above:
            code = self.hierarchies[name].get(code)
        return code == above


def facts_of(hierarchies: Mapping[str, Parents], facts: Mapping[str, Any]) -> Facts:
    """The facts as `hierarchies.json` and `model.json` give them; every key of the latter may be absent.

    Raises:
        NotSafe: a code list is no tree, or a fact is about something that there is not.
    """
    for name, parents in hierarchies.items():
        _check_tree(name, parents)
    within, once = _within(facts), facts.get("once_a_year")
    evenings = dict(facts.get("evenings", {}))
    if any(unit not in UNITS for pair in within for unit in pair):
        raise NotSafe("a chain of units that there are not")
    if any(type(count) is not int or count < 0 for count in evenings.values()):
        raise NotSafe("evenings are a whole number")
    structural = tuple((zero["unit"], dict(zero["cell"])) for zero in facts.get("structural_zeros", ()))
    if any(code not in hierarchies.get(name, ()) for _, cell in structural for name, code in cell.items()):
        raise NotSafe("an impossible cell of no table")
    codes = facts.get("sensitive_codes", {})
    return Facts(
        hierarchies=hierarchies,
        person_dimensions=frozenset(facts.get("person_dimensions", ())),
        within=within,
        once=(once["unit"], tuple(sorted(once["cell"].items()))) if once else None,
        single=_single(facts.get("once_a_contact", {})),
        evenings=evenings,
        structural=structural,
        forbidden=frozenset((name, code) for name, several in codes.items() for code in several),
        guarded=frozenset(facts.get("sensitive_dimensions", ())),
        beside=facts.get("sensitive_allowed_with", "topic"),
        k=facts.get("k", FLOOR),
    )


def _single(told: Mapping[str, Any]) -> tuple[str, str, str, frozenset[str]]:
    unit, larger, name = (str(told.get(key, "")) for key in ("unit", "of", "dimension"))
    return unit, larger, name, frozenset(told.get("codes", ()))


def _within(facts: Mapping[str, Any]) -> Within:
    """Each pair of a chain binds the cells of persons' attributes; `unit_chains_within` may say of a pair that more."""
    persons = frozenset(facts.get("person_dimensions", ()))
    within = {pair: persons for chain in facts.get("unit_chains", _CHAINS) for pair in combinations(chain, 2)}
    for wider in facts.get("unit_chains_within", ()):
        within[wider["less"], wider["more"]] = frozenset(wider["dimensions"])
    return within


def _check_tree(name: str, parents: Parents) -> None:
    if parents.get(TOTAL, "") is not None:
        raise NotSafe(f"{name} has no root")
    for code in parents:
        seen: set[str] = set()
        above: str | None = code
        while above is not None:
            if above in seen or above not in parents:
                raise NotSafe(f"{name} is no tree")
            seen.add(above)
            above = parents[above]
        if TOTAL not in seen:
            raise NotSafe(f"{name} has a second root")
