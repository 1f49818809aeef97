# SPDX-License-Identifier: EUPL-1.2
"""From the entries of a foreign file to services in our words; one mistake anywhere, and none is taken."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from spreekuur.content import hours
from spreekuur.content.model import Opening
from spreekuur.directory.hsds import ids, reading
from spreekuur.directory.hsds.members import LONGEST_NAME, Members, plain
from spreekuur.directory.hsds.model import Foreign
from spreekuur.directory.hsds.out import DAYS
from spreekuur.errors.hsds import ForeignRefused, Refusal, Why

STATUSES = ("active", "inactive", "defunct", "temporarily closed")
MOST_REFUSALS = 1000


def read(path: Path) -> list[Foreign]:
    """Every service of a file in HSDS 3: a JSON array of dereferenced services.

    Raises: ForeignUnreadable, ForeignTooLarge, ForeignRefused with all mistakes (a thousand at most).
    """
    return checked(reading.read(path))


def checked(entries: Iterable[tuple[int, Any]]) -> list[Foreign]:
    """The services of these entries.

    Raises: ForeignRefused.
    """
    refusals: list[Refusal] = []
    found: list[Foreign] = []
    for place, untrusted in entries:
        service = _service(place, untrusted, refusals)
        if service is not None:
            found.append(service)
        if len(refusals) >= MOST_REFUSALS:
            break
    refusals += _across(found)
    if refusals:
        raise ForeignRefused(*refusals)
    return found


def of_ours(document: dict[str, Any]) -> Foreign:
    """A service that we made ourselves, read as if somebody else had."""
    return _read(0, Members("", document, []))


def _service(place: int, untrusted: Any, refusals: list[Refusal]) -> Foreign | None:
    if isinstance(untrusted, Refusal):
        refusals.append(untrusted)
        return None
    if not isinstance(untrusted, dict):
        refusals.append(Refusal(str(place), Why.NOT_A_SERVICE))
        return None
    before = len(refusals)
    named = untrusted.get("name")
    entry = f"{place} ({plain(named[:60])})" if isinstance(named, str) else str(place)
    made = _read(place, Members(entry, untrusted, refusals))
    return made if len(refusals) == before else None


def _read(place: int, service: Members) -> Foreign:
    organization = service.below("organization")
    name = service.text("name", required=True, longest=LONGEST_NAME)
    fields = {
        "name": name,
        "what": service.text("description"),
        "eligibility": service.text("eligibility_description"),
        "cost": service.text("fees_description"),
        "hours": _hours(list(map(_schedule, service.each("schedules")))),
        "phone": " / ".join(_each(service, "phones", lambda phone: phone.phone("number"))),
        "email": service.contact("email"),
        "url": service.contact("url"),
        "address": _address(service),
        "languages": " ".join(_each(service, "languages", lambda spoken: spoken.language("code"))),
        "bring": "\n".join(_each(service, "required_documents", lambda paper: paper.text("document"))),
    }
    service.day("assured_date")
    return Foreign(
        place=place,
        id=service.id("id", required=True),
        ours=_ours(organization),
        organization=organization.id("id", required=not organization.empty),
        organization_name=organization.text("name", required=not organization.empty, longest=LONGEST_NAME),
        parent=organization.id("parent_organization_id"),
        active=service.choice("status", STATUSES, required=True) == "active",
        fields={field: value for field, value in fields.items() if value},
    )


def _each(service: Members, member: str, take: Any) -> list[str]:
    """What is taken of each object of a list; nothing twice."""
    return list(dict.fromkeys(value for item in service.each(member) if (value := take(item))))


def _ours(organization: Members) -> str:
    for identifier in organization.each("organization_identifiers"):
        kind = identifier.text("identifier_type", longest=LONGEST_NAME)
        value = identifier.text("identifier", longest=LONGEST_NAME)
        if kind == ids.IDENTIFIER_TYPE:
            return value
    return ""


def _hours(schedules: list[tuple[str, Opening | None]]) -> str:
    """As data if all of it is, written as the desk keeps it; else what stands there in words."""
    opening = [one for _text, one in schedules if one is not None]
    if opening and len(opening) == len(schedules):
        return hours.written(opening)
    return "; ".join(dict.fromkeys(text for text, _one in schedules if text))


def _schedule(schedule: Members) -> tuple[str, Opening | None]:
    """The words of a schedule, and what it says of a week; over midnight is sound, no time at all is not."""
    opens, closes = schedule.time("opens_at"), schedule.time("closes_at")
    if bool(opens) != bool(closes) or (opens and opens == closes):
        schedule.note(Why.BAD_HOURS, "closes_at" if opens else "opens_at")
    first, last = schedule.day("valid_from"), schedule.day("valid_to")
    schedule.day("dtstart")
    schedule.day("until")
    if first and last and last < first:
        schedule.note(Why.BAD_DATE, "valid_to")
    kind = schedule.choice("freq", ("WEEKLY", "MONTHLY"))
    days = _weekdays(schedule)
    span = f"{opens[:5]}-{closes[:5]}" if opens and closes else ""
    text = schedule.text("description") or " ".join(filter(None, (days, span)))
    numbers = tuple(sorted({DAYS.index(day) for day in days.split(",") if day in DAYS}))
    weekly = kind == "WEEKLY" and len(numbers) == len(days.split(",")) and not (first or last)
    return text, Opening(numbers, _minutes(opens), _end(closes)) if weekly and span else None


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:5])


def _end(clock: str) -> int:
    """A day that ends at 23:59 ends at midnight: HSDS cannot say 24:00."""
    return 24 * 60 if _minutes(clock) in (0, 24 * 60 - 1) else _minutes(clock)


def _weekdays(schedule: Members) -> str:
    text = schedule.text("byday", longest=LONGEST_NAME)
    for day in filter(None, text.split(",")):
        number, code = day.strip()[:-2], day.strip()[-2:]
        if code not in DAYS or not (number == "" or number.removeprefix("-").removeprefix("+").isdigit()):
            schedule.note(Why.BAD_HOURS, "byday")
    return text


def _address(service: Members) -> str:
    """The first place: its text, else its address on one line."""
    found = []
    for at in service.each("service_at_locations"):
        location = at.below("location")
        lines = []
        for address in location.each("addresses"):
            parts = [
                address.text(part, longest=LONGEST_NAME) for part in ("address_1", "postal_code", "city")
            ]
            lines.append(", ".join(filter(None, (parts[0], " ".join(filter(None, parts[1:]))))))
        if text := location.text("description") or next(iter(lines), ""):
            found.append(text)
    return next(iter(found), "")


def _across(found: list[Foreign]) -> list[Refusal]:
    """What is only wrong when the entries are seen together."""
    refusals, seen, names = [], set(), dict[str, str]()
    for service in found:
        if service.id in seen:
            refusals.append(Refusal(service.entry, Why.DUPLICATE))
        seen.add(service.id)
        if service.organization:
            first = names.setdefault(service.organization, service.organization_name)
            if first != service.organization_name:
                refusals.append(Refusal(service.entry, Why.TWO_NAMES))
    parents = {service.organization: service.parent for service in found if service.parent}
    turning = _in_a_circle(parents)
    return refusals + [Refusal(each.entry, Why.CYCLE) for each in found if each.organization in turning]


def _in_a_circle(parents: Mapping[str, str]) -> set[str]:
    """Those that come back to themselves when one goes from parent to parent; each is walked once."""
    done: set[str] = set()
    turning: set[str] = set()
    for start in parents:
        path: dict[str, int] = {}
        at = start
        while at in parents and at not in done and at not in path:
            path[at] = len(path)
            at = parents[at]
        if at in path:
            turning |= {name for name, step in path.items() if step >= path[at]}
        done |= path.keys()
    return turning
