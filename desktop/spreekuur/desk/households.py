# SPDX-License-Identifier: EUPL-1.2
"""The household of a client: who belongs to whom, noted, taken away and looked at from either file."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from spreekuur.clients import households, merging, store
from spreekuur.clients.births import born
from spreekuur.clients.households import Kind
from spreekuur.desk.client_files_consents import may_link
from spreekuur.desk.client_files_search import ClientHit, summaries
from spreekuur.desk.desk import Desk
from spreekuur.errors.clients import HouseholdNeedsConsent, HouseholdRefused, NoSuchClient
from spreekuur.store.writing import step
from spreekuur.times import local_date


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who belongs to a client; without a file of their own there is no more than what they are."""

    tie_id: str
    kind: Kind
    noted_on: date
    file: ClientHit | None = None


def of_file(desk: Desk, client_id: str, today: date) -> tuple[Member, ...]:
    """Who belongs to the person of this file, in the order of kinds and then of noting."""
    ours = merging.members(desk.db, client_id)
    found = [_member(desk, tie, ours) for tie in households.of_files(desk.db, ours)]
    others = {other for _member_of, other in found if other is not None}
    files = {hit.id: hit for hit in summaries(desk, others, today)}
    members = [
        Member(one.tie_id, one.kind, one.noted_on, files.get(other) if other else None)
        for one, other in found
        if other is None or (other in files and other not in ours)
    ]
    order = list(Kind)
    return tuple(sorted(members, key=lambda member: order.index(member.kind)))


def add(desk: Desk, client_id: str, kind: Kind, other_id: str | None, now: datetime) -> str:
    """Note that another belongs to this client; without a file for the other only that there is somebody. The step
    that takes it back.

    Raises:
        NoSuchClient: one of the files was erased in the meantime.
        HouseholdNeedsConsent: one of both does not agree, now, that a file is kept.
        HouseholdRefused: it cannot be so; nothing is changed.
    """
    ends = [client_id, *([other_id] if other_id else [])]
    for end in ends:
        if store.get(desk.db, end) is None:
            raise NoSuchClient
    if not all(may_link(desk, end, local_date(now)) for end in ends):
        raise HouseholdNeedsConsent
    near = households.family(desk.db, [each for end in ends for each in merging.members(desk.db, end)])
    ties = [tie for one in near if (tie := _of_persons(desk, one)) is not None]
    births = {client.id: born(client.birth_date) for end in ends if (client := store.get(desk.db, end))}
    if why := households.refusal(client_id, kind, other_id, ties, births):
        raise HouseholdRefused(why)
    with step(desk.db, "household") as step_id:
        households.add(desk.db, client_id, kind, other_id, now)
    return step_id


def take_away(desk: Desk, tie_id: str) -> str:
    """Note that somebody does not belong to a client any more. The step that takes it back."""
    with step(desk.db, "household_less") as step_id:
        households.take_away(desk.db, tie_id)
    return step_id


def _member(desk: Desk, tie: households.Tie, ours: Collection[str]) -> tuple[Member, str | None]:
    own = tie.client_id if tie.client_id in ours else tie.other_id
    kind, other = tie.seen_from(own)
    return Member(tie.id, kind, tie.noted_on), merging.end_of(desk.db, other) if other else None


def _of_persons(desk: Desk, tie: households.Tie) -> households.Tie | None:
    """The same between the files in which one finds both; None when these are one by now."""
    first, second = (merging.end_of(desk.db, end) for end in (tie.client_id, tie.other_id))
    return None if first == second and not tie.is_nameless else replace(tie, client_id=first, other_id=second)
