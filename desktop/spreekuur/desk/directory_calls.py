# SPDX-License-Identifier: EUPL-1.2
"""What the coordinator has to look at: what others added or reported, and fields that are unsure or old."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from spreekuur.content.model import FRONT_GATE_ONLY, Organisation
from spreekuur.content.pack import Content
from spreekuur.desk.desk import Desk
from spreekuur.desk.directory_entry import CHECKED_FIELDS, is_old, kept_value, said_value
from spreekuur.directory import store
from spreekuur.directory.model import Finding, FindingState, Kind, PlaceState
from spreekuur.directory.reach import GENERIC
from spreekuur.times import from_stamp, local_date

_NOT_CALLED = ("internal", "partner_network")
ENTRY = ""
"""The field of a call that is about the whole entry."""


class Why(StrEnum):
    """Why somebody should look at it, the most pressing first."""

    REPORTED = "reported"
    CORRECTED = "corrected"
    ADDED = "added"
    EMPTY = "empty"
    UNSURE = "unsure"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class Call:
    """One field of one entry; `value` is what stands there or what somebody says is right, as it is kept."""

    org: str
    name: str
    field: str
    why: Why
    value: str
    chosen: int
    """How often the entry was chosen in a talk."""
    on: date | None = None
    by: str = ""

    @property
    def id(self) -> str:
        """Which one it is."""
        return f"{self.org}:{self.field}"


@dataclass(frozen=True, slots=True)
class Standing:
    """The fields of the whole directory, counted: which are sure, old, unsure, and waiting for the coordinator."""

    sure: int = 0
    old: int = 0
    unsure: int = 0
    waiting: int = 0

    @property
    def total(self) -> int:
        """All fields that one depends on."""
        return self.sure + self.old + self.unsure + self.waiting


@dataclass(frozen=True, slots=True)
class ToCall:
    """The list and the bar above it."""

    calls: tuple[Call, ...]
    standing: Standing


def to_call(desk: Desk, language: str, now: datetime) -> ToCall:
    """Everything to look at: what people of this team said first, then by how often the entry is used."""
    chosen, today = store.times_chosen(desk.db), local_date(now)
    waiting = _waiting(desk, language, chosen)
    taken = {(call.org, call.field) for call in waiting}
    counts = {"sure": 0, "old": 0, "unsure": 0, "waiting": len(waiting)}
    found = []
    for org, there in desk.content.directory.current().items():
        for field in _looked_after(desk.content, there):
            if (org, field) in taken:
                continue
            why = _why(desk.content, there, field, today)
            counts[{Why.OLD: "old", None: "sure"}.get(why, "unsure")] += 1
            if why is not None:
                found.append(_call(desk.content, there, field, why, language, chosen.get(org, 0)))
    order = {field: place for place, field in enumerate(CHECKED_FIELDS)}
    found.sort(key=lambda call: (-call.chosen, order[call.field], call.name))
    return ToCall((*waiting, *found), Standing(**counts))


def _waiting(desk: Desk, language: str, chosen: dict[str, int]) -> list[Call]:
    """What is waiting for a yes, the oldest first; an entry that is new stands there once."""
    new = [place for place in store.entries(desk.db) if place.state is PlaceState.WAITING]
    findings = store.findings(desk.db)
    calls = [
        Call(
            place.org,
            _name(desk.content, place.org, language, findings),
            ENTRY,
            Why.ADDED,
            _value(findings, place.org, "phone"),
            chosen.get(place.org, 0),
            local_date(from_stamp(place.noted_at)),
            place.noted_by,
        )
        for place in new
    ]
    added = {place.org for place in new}
    latest = {
        (one.org, one.field): one
        for one in findings
        if one.state is FindingState.WAITING
        and one.org not in added
        and one.org in desk.content.organisations
    }
    return [_said(desk.content, one, language, chosen) for one in latest.values()] + calls


def _said(content: Content, finding: Finding, language: str, chosen: dict[str, int]) -> Call:
    why = Why.REPORTED if finding.kind is Kind.REPORTED else Why.CORRECTED
    there = content.organisations[finding.org]
    return Call(
        finding.org,
        content.text(f"org.{finding.org}.name", language),
        finding.field,
        why,
        finding.value or _typed(content, there, finding.field, language),
        chosen.get(finding.org, 0),
        local_date(from_stamp(finding.noted_at)),
        finding.noted_by,
    )


def _name(content: Content, org: str, language: str, findings: list[Finding]) -> str:
    return content.text(f"org.{org}.name", language) or _value(findings, org, "name")


def _value(findings: list[Finding], org: str, field: str) -> str:
    return next((one.value for one in findings if (one.org, one.field) == (org, field)), "")


def _looked_after(content: Content, there: Organisation) -> list[str]:
    """The fields that somebody must be sure of: all that have something, and a number where there is none."""
    if there.id in GENERIC or there.category in _NOT_CALLED or not there.direct:
        return []
    gate = there.category in FRONT_GATE_ONLY
    return [
        field
        for field in CHECKED_FIELDS
        if (field == "phone" or kept_value(content, there, field)) and not (gate and field == "address")
    ]


def _why(content: Content, there: Organisation, field: str, today: date) -> Why | None:
    if not kept_value(content, there, field):
        return Why.EMPTY
    if field in there.doubts:
        return Why.REPORTED
    if not there.shows(field):
        return Why.UNSURE
    day = there.checked(field)
    return Why.OLD if is_old(date.fromisoformat(day) if day else None, today) else None


def _call(content: Content, there: Organisation, field: str, why: Why, language: str, chosen: int) -> Call:
    day = there.checked(field)
    return Call(
        there.id,
        content.text(f"org.{there.id}.name", language),
        field,
        why,
        _typed(content, there, field, language),
        chosen,
        date.fromisoformat(day) if day else None,
        there.checks[field].by if field in there.checks else "",
    )


def _typed(content: Content, there: Organisation, field: str, language: str) -> str:
    """What stands in the field; hours that are no data are words of the reader's language."""
    if field == "hours" and not there.opening:
        return said_value(content, there, field, language)
    return kept_value(content, there, field)
