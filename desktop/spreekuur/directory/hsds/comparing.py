# SPDX-License-Identifier: EUPL-1.2
"""What a foreign directory says that ours does not. Pure: ours stays, whatever stands in the file."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spreekuur.content.folding import words
from spreekuur.content.pack import Content
from spreekuur.directory.hsds import ids, out
from spreekuur.directory.hsds.model import Foreign
from spreekuur.directory.hsds.services import of_ours
from spreekuur.directory.model import IMPORTED_PREFIX

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One field of an entry of ours that the file has another value for; `ours` is what we would give out."""

    org: str
    field: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Services that we do not know, fields that differ, how many are the same, and who is not active there."""

    new: tuple[Foreign, ...]
    changed: tuple[Change, ...]
    same: int
    left_out: tuple[Foreign, ...]


def org_of(service: Foreign) -> str:
    """The id in our directory of a service that came in a file; the same service always gets the same."""
    return IMPORTED_PREFIX + service.id.replace("-", "")


def compare(foreign: Iterable[Foreign], content: Content) -> Comparison:
    """Hold each service against our directory: found by its id, by the id that we gave it, or by its whole name."""
    ours = _Ours(content)
    new, changed, left_out, same = [], [], [], 0
    for service in foreign:
        if not service.active:
            left_out.append(service)
            continue
        org = ours.find(service)
        if org is None:
            new.append(service)
            continue
        differing = _differing(org, ours.fields(org), service.fields)
        changed += differing
        same += not differing
    return Comparison(tuple(new), tuple(changed), same, tuple(left_out))


class _Ours:
    """Finds entries of ours, and gives each as it would go out."""

    def __init__(self, content: Content) -> None:
        self._documents = {each["x_spreekuur"]["id"]: each for each in out.services(content)}
        self._by_service = {ids.of("service", org): org for org in self._documents}
        self._by_name: dict[tuple[str, ...], set[str]] = {}
        for org, document in self._documents.items():
            for name in (document["name"], content.organisations[org].door):
                if spelt := tuple(words(name)):
                    self._by_name.setdefault(spelt, set()).add(org)

    def find(self, service: Foreign) -> str | None:
        """The id of ours; a name counts only if one entry alone has it."""
        for org in (self._by_service.get(service.id), service.ours, org_of(service)):
            if org in self._documents:
                return org
        named = self._by_name.get(tuple(words(service.fields["name"])), set())
        return next(iter(named)) if len(named) == 1 else None

    def fields(self, org: str) -> Fields:
        """What we would give out."""
        return of_ours(self._documents[org]).fields


def _differing(org: str, ours: Fields, theirs: Fields) -> list[Change]:
    return [
        Change(org, field, ours.get(field, ""), value)
        for field, value in theirs.items()
        if _core(field, value) != _core(field, ours.get(field, ""))
    ]


def _core(field: str, value: str) -> object:
    """A value without what makes no difference: how a number is grouped, in which order languages stand."""
    if field == "phone":
        return {re.sub(r"\D", "", number) for number in value.split(" / ")}
    if field in ("languages", "bring"):
        return set(value.split("\n") if field == "bring" else value.split())
    if field == "url":
        return value.partition("://")[2].removeprefix("www.").rstrip("/").lower()
    return value
