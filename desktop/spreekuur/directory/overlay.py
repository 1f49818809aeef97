# SPDX-License-Identifier: EUPL-1.2
"""Lays what a team found out over the organisations of the pack. Pure; nothing here refuses: bad rows are passed by."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from spreekuur.content.directory import Overlay
from spreekuur.content.model import DOUBTED, LOCAL, Check, Opening, Organisation
from spreekuur.directory.model import FIELDS, IMPORTED_PREFIX, Finding, FindingState, Kind, Place, PlaceState
from spreekuur.times import from_stamp, local_date

# A number that may save a life is not taken away because somebody says it is wrong: it is shown with the doubt.
KEPT_IN_SIGHT = ("emergency", "acute_care", "crisis")
_TEXTS = ("name", "what", "hours", "cost", "eligibility")
HoursReader = Callable[[str], tuple[tuple[Opening, ...], Mapping[str, str]]]
Translator = Callable[[str, str], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What is made of written values: of hours data and texts, of a text those of other languages that are known."""

    hours: HoursReader = lambda value: ((), {})
    translated: Translator = lambda field, value: {}


def laid_over(
    shipped: Mapping[str, Organisation],
    entries: Iterable[Place],
    findings: Iterable[Finding],
    reading: Reading | None = None,
) -> Overlay:
    """What changes in the directory by these entries and findings.

    The latest finding of a field counts: one that was accepted, or one of this laptop's that still waits.
    An entry of this laptop can be used at once; one of another laptop only once a coordinator said yes.
    Without a `reading` hours and texts stand as they were written, in every language.
    """
    changed = {
        place.org: _of_place(place, shipped) for place in _latest(entries) if _in_sight(place, shipped)
    }
    texts: dict[str, Mapping[str, str]] = {}
    for finding in sorted(findings, key=lambda one: (one.decided_at or one.noted_at, one.id)):
        there = changed.get(finding.org) or shipped.get(finding.org)
        if there is None or not finding.counts or finding.field not in FIELDS:
            continue
        changed[finding.org] = _with(there, finding, texts, reading or Reading())
    return Overlay(changed, texts)


def day_of(stamped: str) -> str:
    """The local day of a stored moment."""
    return local_date(from_stamp(stamped)).isoformat()


def _latest(entries: Iterable[Place]) -> list[Place]:
    """One for each organisation: the last that was decided on, or noted."""
    ordered = sorted(entries, key=lambda one: (one.decided_at or one.noted_at, one.id))
    return list({place.org: place for place in ordered}.values())


def _in_sight(place: Place, shipped: Mapping[str, Organisation]) -> bool:
    if place.org in shipped or place.state is not PlaceState.WAITING:
        return True
    return place.here and not place.org.startswith(IMPORTED_PREFIX)


def _of_place(place: Place, shipped: Mapping[str, Organisation]) -> Organisation:
    there = shipped.get(place.org) or Organisation(
        id=place.org,
        category=place.category,
        languages=(),
        phone="",
        phones=(),
        email="",
        url="",
        address="",
        assurance={},
        checked_on=day_of(place.noted_at),
        direct=True,
        consent_needed=True,
        bring=(),
        topics=place.topics,
        lines=_lines_of(place.category, shipped),
    )
    merged = place.merged_into if place.state is PlaceState.MERGED else ""
    return replace(
        there,
        local=place.state is PlaceState.WAITING and place.org not in shipped,
        retired=place.state is PlaceState.RETIRED,
        merged_into=merged,
    )


def _lines_of(category: str, shipped: Mapping[str, Organisation]) -> tuple[str, ...]:
    """The programme lines of the first entry of the pack that is of the same kind."""
    return next((there.lines for there in shipped.values() if there.category == category), ())


def _with(
    there: Organisation,
    finding: Finding,
    texts: dict[str, Mapping[str, str]],
    reading: Reading,
) -> Organisation:
    name = finding.field
    if finding.kind is Kind.REPORTED:
        return _doubted(there, finding)
    there = _checked(there, finding)
    if finding.kind is Kind.CONFIRMED:
        return there
    if name == "hours":
        opening, said = reading.hours(finding.value)
        texts[f"org.{there.id}.hours"] = {"nl": finding.value, **said}
        return replace(there, opening=opening)
    if name == "bring":
        return replace(there, bring=_things(there.id, finding.value, texts, reading))
    if name in _TEXTS:
        texts[f"org.{there.id}.{name}"] = {"nl": finding.value, **reading.translated(name, finding.value)}
        return replace(there, door="") if name == "name" else there
    if name == "languages":
        return replace(there, languages=tuple(finding.value.split()))
    if name == "phone":
        numbers = tuple(number.strip() for number in finding.value.split(" / ") if number.strip())
        return replace(there, phone=finding.value, phones=numbers)
    return replace(there, **{name: finding.value})  # type: ignore[arg-type]


def _checked(there: Organisation, finding: Finding) -> Organisation:
    name = finding.field
    return replace(
        there,
        assurance={**there.assurance, name: _assurance(finding)},
        checks={**there.checks, name: _check(finding)},
        doubts={field: doubt for field, doubt in there.doubts.items() if field != name},
    )


def _doubted(there: Organisation, finding: Finding) -> Organisation:
    kept = there.category in KEPT_IN_SIGHT
    return replace(
        there,
        assurance=there.assurance if kept else {**there.assurance, finding.field: DOUBTED},
        doubts={**there.doubts, finding.field: _check(finding)},
    )


def _check(finding: Finding) -> Check:
    return Check(day_of(finding.decided_at or finding.noted_at), finding.decided_by or finding.noted_by)


def _assurance(finding: Finding) -> str:
    if finding.kind is Kind.CONFIRMED:
        return "verified"
    return LOCAL if finding.state is FindingState.WAITING else "corroborated"


def _things(org: str, value: str, texts: dict[str, Mapping[str, str]], reading: Reading) -> tuple[str, ...]:
    things = [line.strip() for line in value.splitlines() if line.strip()]
    ids = tuple(f"org.{org}.bring.{place}" for place in range(1, len(things) + 1))
    texts.update(
        {
            text_id: {"nl": thing, **reading.translated("bring", thing)}
            for text_id, thing in zip(ids, things, strict=True)
        }
    )
    return ids
