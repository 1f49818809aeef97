# SPDX-License-Identifier: EUPL-1.2
"""Reads the members of a JSON object one by one, each checked; what nobody asked for is refused."""

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from spreekuur.errors.letters import UnknownMember, WrongValue
from spreekuur.printing import glyphs

MAX_TEXT, MAX_LIST = 2000, 40
_NUMBER = re.compile(r"[0-9]{1,7}(?:\.[0-9]{1,2})?")
_FIRST, _LAST = date(1900, 1, 1), date(2999, 12, 31)


class Fields:
    """One object of the case; `path` names it in messages (`client.given`)."""

    def __init__(self, data: Any, path: str = "") -> None:
        if not isinstance(data, Mapping):
            raise WrongValue(field=path or "CASE", expected="{…}")
        self._data, self._path = data, path
        self._asked: set[str] = set()

    def name(self, key: str) -> str:
        """The member's full name."""
        return f"{self._path}.{key}" if self._path else key

    def get(self, key: str) -> Any:
        """The raw value; None if it was left out."""
        self._asked.add(key)
        return self._data.get(key)

    def wrong(self, key: str, expected: str) -> WrongValue:
        """The error that says which member is wrong."""
        return WrongValue(field=self.name(key), expected=expected)

    def part(self, key: str) -> "Fields":
        """A member that is itself an object; an empty one if it was left out."""
        value = self.get(key)
        return Fields({} if value is None else value, self.name(key))

    def text(self, key: str, default: str = "") -> str:
        """A line of text that prints."""
        value = self.get(key)
        if value is None:
            return default
        if not isinstance(value, str) or len(value) > MAX_TEXT:
            raise self.wrong(key, f"text ≤ {MAX_TEXT}" if isinstance(value, str) else "text")
        return _printable(value, self.name(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; line breaks inside one become spaces."""
        value = self.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise self.wrong(key, "[text]")
        if len(value) > MAX_LIST or any(len(text) > MAX_TEXT for text in value):
            raise self.wrong(key, f"[text ≤ {MAX_TEXT}] ≤ {MAX_LIST}")
        cleaned = (_printable(glyphs.one_line(text), self.name(key)) for text in value)
        return tuple(text for text in cleaned if text)

    def choice(self, key: str, allowed: tuple[str, ...], default: str = "") -> str:
        """One of a few words."""
        value = self.get(key)
        if value is None and (default or not allowed):
            return default
        if value is None:
            return ""
        if not isinstance(value, str) or value not in allowed:
            raise self.wrong(key, ", ".join(allowed))
        return value

    def day(self, key: str) -> date | None:
        """A date as YYYY-MM-DD."""
        value = self.get(key)
        if value is None:
            return None
        try:
            if not isinstance(value, str) or len(value) != len("2026-11-11"):
                raise ValueError
            day = date.fromisoformat(value)
        except ValueError as error:
            raise self.wrong(key, "YYYY-MM-DD") from error
        if not _FIRST <= day <= _LAST:
            raise self.wrong(key, f"{_FIRST} - {_LAST}")
        return day

    def clock(self, key: str) -> time | None:
        """A time as HH:MM."""
        value = self.get(key)
        if value is None:
            return None
        try:
            if not isinstance(value, str) or len(value) != len("21:05"):
                raise ValueError
            return time.fromisoformat(value)
        except ValueError as error:
            raise self.wrong(key, "HH:MM") from error

    def number(self, key: str) -> Decimal | None:
        """An amount or a count, not negative, as number or as text."""
        value = self.get(key)
        if value is None:
            return None
        sort = isinstance(value, int | float | str) and not isinstance(value, bool)
        if not sort or not _NUMBER.fullmatch(str(value)):
            raise self.wrong(key, "0 - 9999999.99")
        return Decimal(str(value))

    def tick(self, key: str) -> bool:
        """Yes or no; left out means no."""
        value = self.get(key)
        if value is None:
            return False
        if not isinstance(value, bool):
            raise self.wrong(key, "true, false")
        return value

    def nothing_else(self) -> None:
        """Refuse members that nobody asked for.

        Raises: UnknownMember with the first of them.
        """
        for key in self._data:
            if key not in self._asked:
                raise UnknownMember(field=_shown(self.name(str(key))))


def count(fields: Fields, key: str) -> int | None:
    """A whole number."""
    number = fields.number(key)
    if number is not None and number != int(number):
        raise fields.wrong(key, "0, 1, 2 …")
    return None if number is None else int(number)


def _printable(text: str, field: str) -> str:
    glyphs.check(text, field)
    return glyphs.clean(" ".join(text.split()), "")


def _shown(name: str) -> str:
    """A name that is safe in a one-line message, however odd the file is."""
    return "".join(c if c.isprintable() else "?" for c in name[:60])
