# SPDX-License-Identifier: EUPL-1.2
"""A directory of somebody else comes in: shown first, kept for the coordinator, never put in the place of ours."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from spreekuur.desk.desk import Desk
from spreekuur.desk.directory import lay_over
from spreekuur.directory import store
from spreekuur.directory.hsds import comparing, services
from spreekuur.directory.hsds.comparing import Change, Comparison, org_of
from spreekuur.directory.model import Finding, FindingState, Kind, Place, PlaceState
from spreekuur.store.writing import new_id, step
from spreekuur.times import stamp


def look(desk: Desk, path: Path) -> Comparison:
    """What a file in HSDS would bring; nothing is kept. What a coordinator refused before is not asked again.

    Raises: ForeignUnreadable, ForeignTooLarge, ForeignRefused.
    """
    found = comparing.compare(services.read(path), desk.content)
    refused = {
        (one.org, one.field, one.value)
        for one in store.findings(desk.db)
        if one.state is FindingState.REFUSED
    }
    gone = {one.org for one in store.entries(desk.db) if one.state is not PlaceState.WAITING}
    changed = tuple(one for one in found.changed if (one.org, one.field, one.theirs) not in refused)
    new = tuple(one for one in found.new if org_of(one) not in gone)
    settled = {one.org for one in found.changed} - {one.org for one in changed}
    return Comparison(new, changed, found.same + len(settled) + len(found.new) - len(new), found.left_out)


def keep(desk: Desk, found: Comparison, now: datetime) -> str:
    """Keep what was found until a coordinator says yes or no, as one step that can be undone; gives its id.

    What waits already is not kept twice.
    """
    at, by = stamp(now), desk.db.author
    waiting = {
        (one.org, one.field, one.value)
        for one in store.findings(desk.db)
        if one.state is FindingState.WAITING
    }
    known = {one.org for one in store.entries(desk.db)}
    with step(desk.db, "directory.import") as done:
        for service in found.new:
            org = org_of(service)
            if org not in known:
                store.add_place(desk.db, Place(new_id(), org, "", (), PlaceState.WAITING, at, by))
        for one in _all(found):
            if (one.org, one.field, one.theirs) not in waiting:
                store.add_finding(
                    desk.db,
                    Finding(
                        id=new_id(),
                        org=one.org,
                        field=one.field,
                        value=one.theirs,
                        kind=Kind.IMPORTED,
                        state=FindingState.WAITING,
                        noted_at=at,
                        noted_by=by,
                    ),
                )
    lay_over(desk)
    return done


def _all(found: Comparison) -> Iterator[Change]:
    """Every field that the file brings: those that differ, and all of what is new."""
    yield from found.changed
    for service in found.new:
        for field, value in service.fields.items():
            yield Change(org_of(service), field, "", value)
