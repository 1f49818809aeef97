# SPDX-License-Identifier: EUPL-1.2
"""One entry as it may be shown: each field with how sure it is, and when it was checked. Pure."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from spreekuur.content import hours
from spreekuur.content.model import DOUBTED, FRONT_GATE_ONLY, LOCAL, SHOWN, Organisation
from spreekuur.content.pack import Content
from spreekuur.desk.panel import short_name
from spreekuur.directory.hours import OpenState, state_at
from spreekuur.directory.reach import Reach, reach_of
from spreekuur.directory.searching import is_free
from spreekuur.times import local_date, months_after

OLD_MONTHS = 12
SHOWN_FIELDS = (
    "phone", "url", "email", "address", "hours", "cost", "eligibility", "bring", "languages",
)  # fmt: skip
CHECKED_FIELDS = ("phone", "url", "email", "address", "hours")
"""The fields that are wrong one day: whoever goes there or calls depends on them."""


class Sure(StrEnum):
    """How sure a field is."""

    CONFIRMED = "confirmed"
    LIKELY = "likely"
    LOCAL = "local"
    DOUBTED = "doubted"
    UNSURE = "unsure"


_SURE = {"verified": Sure.CONFIRMED, "corroborated": Sure.LIKELY, LOCAL: Sure.LOCAL, DOUBTED: Sure.DOUBTED}


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field in the language of the screen; `shown` says whether anybody may rely on it."""

    field: str
    value: str
    sure: Sure
    shown: bool
    checked_on: date | None
    checked_by: str
    old: bool
    doubted_on: date | None = None
    doubted_by: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the directory, in the language of the screen."""

    id: str
    name: str
    short: str
    what: str
    category: str
    lines: tuple[str, ...]
    fields: tuple[FieldLine, ...]
    reach: Reach
    reach_words: str
    languages: tuple[str, ...]
    open: OpenState | None
    free: bool
    local: bool
    retired: bool
    merged_into: str
    front_gate: bool

    @property
    def call_first(self) -> bool:
        """Is something old or doubted that one goes there for?"""
        return any(
            line.shown and (line.old or line.doubted_on is not None)
            for line in self.fields
            if line.field in CHECKED_FIELDS
        )

    def line(self, field: str) -> FieldLine | None:
        """One field, if there is something to say of it."""
        return next((line for line in self.fields if line.field == field), None)


def entry(content: Content, org: str, language: str, now: datetime) -> Entry:
    """One entry as it may be shown; nothing that nobody confirmed is among its values.

    Raises: KeyError when there is no such entry.
    """
    there = content.organisations[org]
    today = local_date(now)
    name = content.text(f"org.{org}.name", language)
    gate = there.category in FRONT_GATE_ONLY
    names = [field for field in SHOWN_FIELDS if not (gate and field == "address")]
    reach, words = reach_of(there)
    into = there.merged_into
    return Entry(
        id=org,
        name=name,
        short=short_name(there, name),
        what=content.text(f"org.{org}.what", language),
        category=there.category,
        lines=there.lines,
        fields=tuple(
            line
            for field in names
            if (line := field_line(content, there, field, language, today)) is not None
        ),
        reach=reach,
        reach_words=words,
        languages=there.languages,
        open=state_at(there.opening, now) if there.shows("hours") else None,
        free=is_free(content, org),
        local=there.local,
        retired=there.retired,
        merged_into=content.text(f"org.{into}.name", language) if into else "",
        front_gate=gate,
    )


def field_line(
    content: Content, there: Organisation, field: str, language: str, today: date
) -> FieldLine | None:
    """One field with what is known of it; None when there is nothing."""
    value = said_value(content, there, field, language)
    check, doubt = there.checks.get(field), there.doubts.get(field)
    if not value:
        return None
    day = there.checked(field)
    checked_on = date.fromisoformat(day) if day else None
    # A text of the pack has no mark of its own; that of the whole entry holds for it.
    known = there.assurance.get(field) or there.assurance.get("", "")
    shown = known in SHOWN if field in CHECKED_FIELDS else known != DOUBTED
    return FieldLine(
        field=field,
        value=value if shown else "",
        sure=_SURE.get(known, Sure.UNSURE),
        shown=shown,
        checked_on=checked_on,
        checked_by=check.by if check else "",
        old=is_old(checked_on, today),
        doubted_on=date.fromisoformat(doubt.on) if doubt else None,
        doubted_by=doubt.by if doubt else "",
    )


def is_old(checked_on: date | None, today: date) -> bool:
    """Was it checked longer ago than twelve months, or never? Then one calls first."""
    return checked_on is None or months_after(checked_on, OLD_MONTHS) <= today


def said_value(content: Content, there: Organisation, field: str, language: str) -> str:
    """A field as one reads it, whether or not it may be shown."""
    if field == "bring":
        return ", ".join(filter(None, (content.text(item, language) for item in there.bring)))
    if field == "languages":
        return " ".join(there.languages)
    if field == "url":
        return there.url.partition("://")[2].removeprefix("www.").rstrip("/") or there.url
    if field in ("phone", "email", "address"):
        return str(getattr(there, field))
    return content.text(f"org.{there.id}.{field}", language)


def kept_value(content: Content, there: Organisation, field: str) -> str:
    """A field as it is kept, and compared with what somebody types."""
    if field == "bring":
        return "\n".join(filter(None, (content.text(item, "nl") for item in there.bring)))
    if field == "hours":
        return hours.written(there.opening) if there.opening else content.text(f"org.{there.id}.hours", "nl")
    if field == "url":
        return there.url
    return said_value(content, there, field, "nl")
