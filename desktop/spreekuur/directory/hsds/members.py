# SPDX-License-Identifier: EUPL-1.2
"""Reads members out of a foreign entry with a check of each; whatever is wrong with one is noted."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from spreekuur.errors.hsds import Refusal, Why

LONGEST, LONGEST_NAME = 5000, 300
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_PHONE = re.compile(r"\+?[0-9][0-9 ()./\-]{1,39}")
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_URL = re.compile(r"https?://[^\s/?#@]+\.[^\s/?#@]+(?:[/?#]\S*)?")
_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
# Controls, marks that turn the direction of writing, halves of letters, letters nobody knows.
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")


def plain(text: str) -> str:
    """The text as people see it: on one line, and nothing in it that is not to be seen."""
    seen = "".join(" " if unicodedata.category(sign) in _UNSEEN else sign for sign in text)
    return " ".join(seen.split())


class Members:
    """One object inside an entry. Mistakes go to `refusals` of the whole entry."""

    def __init__(
        self, entry: str, fields: Mapping[str, Any], refusals: list[Refusal], path: str = ""
    ) -> None:
        self._entry, self._fields, self._refusals, self._path = entry, fields, refusals, path
        self.empty = not fields

    def note(self, why: Why, member: str) -> None:
        """Keep a mistake."""
        self._refusals.append(Refusal(self._entry, why, f"{self._path}{member}"))

    def text(self, member: str, *, required: bool = False, longest: int = LONGEST) -> str:
        """A text, cleaned; an empty one if there is none."""
        value = self._fields.get(member)
        if value is None:
            if required:
                self.note(Why.MISSING, member)
            return ""
        if not isinstance(value, str):
            self.note(Why.WRONG_TYPE, member)
            return ""
        if len(value) > longest:
            self.note(Why.TOO_LONG, member)
            return ""
        clean = plain(value)
        if required and not clean:
            self.note(Why.MISSING, member)
        return clean

    def _shaped(self, member: str, shape: re.Pattern[str], why: Why) -> str:
        text = self.text(member, longest=LONGEST_NAME * 2)
        if text and not shape.fullmatch(text):
            self.note(why, member)
            return ""
        return text

    def id(self, member: str, *, required: bool = False) -> str:
        """A UUID in small letters."""
        if required and not self._fields.get(member):
            self.note(Why.MISSING, member)
        return self._shaped(member, _UUID, Why.BAD_ID).lower()

    def choice(self, member: str, allowed: tuple[str, ...], *, required: bool = False) -> str:
        """One of these texts."""
        value = self.text(member, required=required)
        if value and value not in allowed:
            self.note(Why.BAD_VALUE, member)
        return value

    def phone(self, member: str) -> str:
        """A phone number: digits and what stands between them."""
        return self._shaped(member, _PHONE, Why.BAD_PHONE)

    def contact(self, member: str) -> str:
        """The address of a website, or of e-mail."""
        return self._shaped(member, _EMAIL if member == "email" else _URL, Why.BAD_CONTACT)

    def language(self, member: str) -> str:
        """An ISO 639 code."""
        return self._shaped(member, _LANGUAGE, Why.BAD_LANGUAGE)

    def day(self, member: str) -> str:
        """A day of the calendar: 29 February only in a leap year."""
        text = self._shaped(member, _DATE, Why.BAD_DATE)
        try:
            return date.fromisoformat(text).isoformat() if text else ""
        except ValueError:
            self.note(Why.BAD_DATE, member)
            return ""

    def time(self, member: str) -> str:
        """A time of the day, with or without its offset."""
        return self._shaped(member, _TIME, Why.BAD_HOURS)

    def below(self, member: str) -> "Members":
        """The object under this member; an empty one if there is none."""
        value = self._fields.get(member)
        if value is not None and not isinstance(value, dict):
            self.note(Why.WRONG_TYPE, member)
        fields = value if isinstance(value, dict) else {}
        return Members(self._entry, fields, self._refusals, f"{self._path}{member}.")

    def each(self, member: str) -> Iterator["Members"]:
        """The objects of a list."""
        value = self._fields.get(member)
        if value is not None and not isinstance(value, list):
            self.note(Why.WRONG_TYPE, member)
        for place, item in enumerate(value if isinstance(value, list) else (), 1):
            if isinstance(item, dict):
                yield Members(self._entry, item, self._refusals, f"{self._path}{member}.{place}.")
            else:
                self.note(Why.WRONG_TYPE, f"{member}.{place}")
