# SPDX-License-Identifier: EUPL-1.2
"""Collects mistakes, and reads fields out of an entry with a check of their type."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from spreekuur.errors.content import ContentError, Fault, Problem

T = TypeVar("T")


class Faults:
    """All mistakes found so far."""

    def __init__(self) -> None:
        self._found: list[Fault] = []

    def note(self, file: str, entry: str, problem: Problem, detail: str = "") -> None:
        """Keep one mistake; the check goes on, so that one run names them all."""
        self._found.append(Fault(file, entry, problem, detail))

    @property
    def found(self) -> bool:
        """Was there any mistake?"""
        return bool(self._found)

    def raise_if_any(self) -> None:
        """Raises: ContentError with everything found."""
        if self._found:
            raise ContentError(*self._found)


class Entry:
    """One entry of a file; a field of the wrong type is noted and read as empty."""

    def __init__(self, faults: Faults, file: str, name: str, fields: Mapping[Any, Any]) -> None:
        self.faults, self.file, self.name, self.fields = faults, file, name, fields

    def note(self, problem: Problem, detail: str) -> None:
        """Keep a mistake of this entry."""
        self.faults.note(self.file, self.name, problem, detail)

    def _field(self, key: str, kind: type[T], empty: T, required: bool) -> T:
        value = self.fields.get(key)
        if value is None:
            if required:
                self.note(Problem.MISSING, key)
            return empty
        if isinstance(value, kind):
            return value
        self.note(Problem.WRONG_TYPE, key)
        return empty

    def text(self, key: str, *, required: bool = False) -> str:
        """A text; a required one may not be blank."""
        value = self._field(key, str, "", required)
        if required and not value.strip() and self.fields.get(key) is not None:
            self.note(Problem.MISSING, key)
        return value

    def texts(self, key: str, *, required: bool = False) -> list[str]:
        """A list of texts, each once."""
        values = self._field(key, list, [], required)
        if not all(isinstance(value, str) for value in values):
            self.note(Problem.WRONG_TYPE, key)
            return []
        if len(set(values)) != len(values):
            self.note(Problem.DUPLICATE, key)
        return values

    def flag(self, key: str) -> bool:
        """Yes or no; absent is no."""
        return self._field(key, bool, False, False)

    def mapping(self, key: str, *, required: bool = False) -> dict[str, Any]:
        """Fields below this one."""
        values = self._field(key, dict, {}, required)
        if all(isinstance(name, str) for name in values):
            return values
        self.note(Problem.WRONG_TYPE, key)
        return {}

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        """One of the allowed texts."""
        value = self.text(key, required=True)
        if value and value not in allowed:
            self.note(Problem.BAD_VALUE, key)
        return value

    def known(self, key: str, values: list[str], known: Mapping[str, Any]) -> None:
        """Note each id that does not exist."""
        for value in values:
            if value and value not in known:
                self.note(Problem.UNKNOWN_ID, f"{key} {value}")


def entries(faults: Faults, file: str, data: Mapping[str, Any], key: str) -> Iterator[Entry]:
    """The entries of a list; one without an id is named by its place, and an id counts once."""
    items = data.get(key)
    if not isinstance(items, list):
        faults.note(file, key, Problem.MISSING if items is None else Problem.WRONG_TYPE, key)
        return
    seen: set[str] = set()
    for place, item in enumerate(items, 1):
        if not isinstance(item, dict):
            faults.note(file, f"{key} {place}", Problem.WRONG_TYPE, key)
            continue
        identity = item.get("id")
        if not isinstance(identity, str) or not identity.strip():
            faults.note(
                file, f"{key} {place}", Problem.MISSING if identity is None else Problem.WRONG_TYPE, "id"
            )
            continue
        if identity in seen:
            faults.note(file, identity, Problem.DUPLICATE, "id")
            continue
        seen.add(identity)
        yield Entry(faults, file, identity, item)
