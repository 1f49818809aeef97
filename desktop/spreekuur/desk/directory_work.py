# SPDX-License-Identifier: EUPL-1.2
"""What is done with the directory: anybody adds and reports, a coordinator decides; each is one step to undo."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from spreekuur.content.folding import fold
from spreekuur.content.model import Organisation
from spreekuur.desk.desk import Desk
from spreekuur.desk.directory import lay_over
from spreekuur.desk.directory_entry import kept_value, said_value
from spreekuur.desk.leave import Permit
from spreekuur.desk.roles import Act, of_leave
from spreekuur.directory import store
from spreekuur.directory.model import LOCAL_PREFIX, Finding, FindingState, Kind, Place, PlaceState
from spreekuur.directory.values import cleaned
from spreekuur.errors.directory import (
    KnownAlready,
    MergeInCircle,
    NeededByProgram,
    NoSuchPlace,
    NotForYou,
    NothingToConfirm,
    PlaceNeedsName,
)
from spreekuur.language import current
from spreekuur.security.vault import Unlocked
from spreekuur.store.writing import new_id, step
from spreekuur.times import stamp

COORDINATOR = "coordinator"
_STEP = "directory"


@dataclass(frozen=True, slots=True)
class Decider:
    """A coordinator, by name; only `decider` makes one."""

    name: str


@dataclass(frozen=True, slots=True)
class Done:
    """The step that undoes it, and the entry it was about."""

    step: str
    org: str


def decider(opened: Unlocked | None, leave: Permit | None, now: datetime) -> Decider:
    """Who decides: the coordinator who opened the vault, or who typed the passphrase a short while ago.

    Raises: NotForYou.
    """
    if leave is not None and leave.holds(now):
        return Decider(of_leave(Act.DIRECTORY, leave, now).slot_name)
    if opened is not None and opened.leads:
        return Decider(opened.slot_name)
    raise NotForYou


def add(desk: Desk, category: str, topics: tuple[str, ...], fields: Mapping[str, str], now: datetime) -> Done:
    """Add a place that is missing; it can be used at once on this laptop, and waits for a coordinator's yes.

    Raises: PlaceNeedsName, KnownAlready, PhoneNotReadable, HoursNotReadable, LinkNotReadable, MailNotReadable.
    """
    name = " ".join(fields.get("name", "").split())
    if not name:
        raise PlaceNeedsName
    _refuse_known(desk, name)
    values = {field: _cleaned(desk, field, text, name) for field, text in fields.items()}
    org = LOCAL_PREFIX + new_id().replace("-", "")
    at, by = stamp(now), desk.db.author
    with step(desk.db, _STEP) as made:
        store.add_place(desk.db, Place(new_id(), org, category, topics, PlaceState.WAITING, at, by))
        for field, value in values.items():
            if value:
                _note(desk, org, (field, value, Kind.ENTERED), now)
    lay_over(desk)
    return Done(made, org)


def report(desk: Desk, org: str, field: str, text: str, now: datetime) -> Done:
    """Say that a field is wrong; with `text` what is right, which is used at once on this laptop.

    Raises: NoSuchPlace, PhoneNotReadable, HoursNotReadable, LinkNotReadable, MailNotReadable.
    """
    _known(desk, org)
    value = _cleaned(desk, field, text, name_of(desk, org))
    with step(desk.db, _STEP) as made:
        _note(desk, org, (field, value, Kind.CORRECTED if value else Kind.REPORTED), now)
    lay_over(desk)
    return Done(made, org)


def settle(desk: Desk, by: Decider, org: str, field: str, text: str, now: datetime) -> Done:
    """Confirm a field or, when `text` is another than what stands there, correct it; what waits for it is decided too.

    Raises: NoSuchPlace, NothingToConfirm, PhoneNotReadable, HoursNotReadable, LinkNotReadable, MailNotReadable.
    """
    _known(desk, org)
    kept = value_of(desk, org, field)
    # What stands there may be confirmed as it is, also hours that nobody can make data of.
    said = said_value(desk.content, desk.content.organisations[org], field, current())
    same = " ".join(text.split()) in {" ".join(one.split()) for one in (kept, said)}
    value = kept if same else _cleaned(desk, field, text, name_of(desk, org))
    if not value:
        raise NothingToConfirm(name_of(desk, org))
    with step(desk.db, _STEP) as made:
        for finding in _waiting(desk, org, field):
            right = finding.kind is not Kind.REPORTED and finding.value == value
            _decide(desk, by, finding, FindingState.ACCEPTED if right else FindingState.REFUSED, now)
        if value != kept:
            _note(desk, org, (field, value, Kind.CORRECTED), now, by)
        _note(desk, org, (field, value, Kind.CONFIRMED), now, by)
    lay_over(desk)
    return Done(made, org)


def refuse(desk: Desk, by: Decider, org: str, field: str, now: datetime) -> Done:
    """What waits for this field is not so; what stood there before stands again."""
    with step(desk.db, _STEP) as made:
        for finding in _waiting(desk, org, field):
            _decide(desk, by, finding, FindingState.REFUSED, now)
    lay_over(desk)
    return Done(made, org)


def accept_place(desk: Desk, by: Decider, org: str, now: datetime) -> Done:
    """Yes to an entry that somebody added, with all that waits for it.

    Raises: NoSuchPlace.
    """
    place = _entry(desk, org)
    with step(desk.db, _STEP) as made:
        _put(desk, by, replace(place, state=PlaceState.ACCEPTED), now)
        for finding in _waiting(desk, org):
            _decide(desk, by, finding, FindingState.ACCEPTED, now)
    lay_over(desk)
    return Done(made, org)


def retire(desk: Desk, by: Decider, org: str, now: datetime) -> Done:
    """Send nobody there any more; old referrals still name it.

    Raises: NoSuchPlace, NeededByProgram.
    """
    place = _entry(desk, org)  # one that came in a file is not in sight yet
    if org == COORDINATOR:
        raise NeededByProgram(name_of(desk, org))
    with step(desk.db, _STEP) as made:
        _put(desk, by, replace(place, state=PlaceState.RETIRED, merged_into=""), now)
    lay_over(desk)
    return Done(made, org)


def bring_back(desk: Desk, by: Decider, org: str, now: datetime) -> Done:
    """Use an entry again that was retired or merged.

    Raises: NoSuchPlace.
    """
    _known(desk, org)
    with step(desk.db, _STEP) as made:
        _put(desk, by, replace(_entry(desk, org), state=PlaceState.ACCEPTED, merged_into=""), now)
    lay_over(desk)
    return Done(made, org)


def merge(desk: Desk, by: Decider, org: str, into: str, now: datetime) -> Done:
    """Two entries are the same place: from now on `into` takes the place of `org`.

    Raises: NoSuchPlace, NeededByProgram, MergeInCircle.
    """
    _known(desk, org)
    _known(desk, into)
    if org == COORDINATOR:
        raise NeededByProgram(name_of(desk, org))
    seen, there = {org}, into
    while there:
        if there in seen:
            raise MergeInCircle(name_of(desk, org))
        seen.add(there)
        there = desk.content.organisations[there].merged_into
    with step(desk.db, _STEP) as made:
        _put(desk, by, replace(_entry(desk, org), state=PlaceState.MERGED, merged_into=into), now)
    lay_over(desk)
    return Done(made, org)


def name_of(desk: Desk, org: str) -> str:
    """The name of an entry in the language of the screen; an unknown one by its id."""
    return desk.content.text(f"org.{org}.name", current()) or org


def value_of(desk: Desk, org: str, field: str) -> str:
    """What stands in a field now, as it is kept."""
    return kept_value(desk.content, desk.content.organisations[org], field)


def _known(desk: Desk, org: str) -> Organisation:
    if org not in desk.content.organisations:
        raise NoSuchPlace(org)
    return desk.content.organisations[org]


def _refuse_known(desk: Desk, name: str) -> None:
    wanted = fold(name)
    for org, there in desk.content.directory.current().items():
        names = {there.door, *(desk.content.text(f"org.{org}.name", code) for code in (current(), "nl"))}
        if wanted in {fold(one) for one in names}:
            raise KnownAlready(name)


def _cleaned(desk: Desk, field: str, text: str, entry: str) -> str:
    return cleaned(field, text, entry, desk.content.days, current())


def _entry(desk: Desk, org: str) -> Place:
    """The row of an entry; of one of the pack, nobody decided on yet, a new one."""
    rows = [place for place in store.entries(desk.db) if place.org == org]
    if rows:
        return rows[-1]
    there = desk.content.organisations.get(org)
    if there is None:
        raise NoSuchPlace(org)
    return Place(new_id(), org, there.category, (), PlaceState.ACCEPTED, "", "")


def _put(desk: Desk, by: Decider, place: Place, now: datetime) -> None:
    at = stamp(now)
    new = place if place.noted_at else replace(place, noted_at=at, noted_by=by.name)
    store.add_place(desk.db, replace(new, decided_at=at, decided_by=by.name))


def _waiting(desk: Desk, org: str, field: str = "") -> list[Finding]:
    found = store.findings(desk.db, org)
    return [one for one in found if one.state is FindingState.WAITING and field in ("", one.field)]


def _decide(desk: Desk, by: Decider, finding: Finding, state: FindingState, now: datetime) -> None:
    store.add_finding(desk.db, replace(finding, state=state, decided_at=stamp(now), decided_by=by.name))


def _note(
    desk: Desk, org: str, what: tuple[str, str, Kind], now: datetime, by: Decider | None = None
) -> None:
    """Keep a finding (field, value, kind); a coordinator's own counts at once."""
    field, value, kind = what
    at = stamp(now)
    state = FindingState.WAITING if by is None else FindingState.ACCEPTED
    finding = Finding(new_id(), org, field, value, kind, state, at, by.name if by else desk.db.author)
    store.add_finding(desk.db, replace(finding, decided_at=at, decided_by=by.name) if by else finding)
