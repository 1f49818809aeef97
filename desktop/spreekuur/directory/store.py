# SPDX-License-Identifier: EUPL-1.2
"""The SQL of the team's own entries and findings: every finding stays, so the rows of an entry are its history."""

import json

from spreekuur.directory.model import Finding, FindingState, Kind, Place, PlaceState
from spreekuur.store.connection import Database
from spreekuur.store.writing import save

_PLACE = "id, org, category, topics, state, merged_into, noted_at, noted_by, decided_at, decided_by, origin"
_FINDING = "id, org, field, value, finding, state, noted_at, noted_by, decided_at, decided_by, origin"

# Counted in the indexes alone: to ask each referral of ten years for its state takes seven times as long.
_CHOSEN = """
select route, sum(many) from (
    select route, count(*) as many from referral group by route
    union all select route, -count(*) from referral where state = 'advised' group by route)
group by route"""


def entries(db: Database) -> list[Place]:
    """Every entry of the team's own and every decision about one of the pack, the oldest first."""
    rows = db.execute(f"select {_PLACE} from place order by id")
    return [
        Place(
            id=id_,
            org=org,
            category=category,
            topics=tuple(json.loads(topics)),
            state=PlaceState(state),
            noted_at=noted_at,
            noted_by=noted_by,
            merged_into=merged_into or "",
            decided_at=decided_at or "",
            decided_by=decided_by or "",
            here=origin == db.origin,
        )
        for (
            id_, org, category, topics, state, merged_into,
            noted_at, noted_by, decided_at, decided_by, origin,
        ) in rows
    ]  # fmt: skip


def findings(db: Database, org: str | None = None) -> list[Finding]:
    """What was found out about one entry, or about all of them, the oldest first."""
    rows = db.execute(
        f"select {_FINDING} from place_field where org = ? or ? is null order by noted_at, id", (org, org)
    )
    return [
        Finding(
            id=id_,
            org=of,
            field=field,
            value=value,
            kind=Kind(kind),
            state=FindingState(state),
            noted_at=noted_at,
            noted_by=noted_by,
            decided_at=decided_at or "",
            decided_by=decided_by or "",
            here=origin == db.origin,
        )
        for id_, of, field, value, kind, state, noted_at, noted_by, decided_at, decided_by, origin in rows
    ]


def add_place(db: Database, place: Place) -> None:
    """Keep an entry, or what became of it since."""
    row = {
        "id": place.id,
        "org": place.org,
        "category": place.category,
        "topics": json.dumps(list(place.topics)),
        "state": place.state.value,
        "merged_into": place.merged_into or None,
        "noted_at": place.noted_at,
        "noted_by": place.noted_by,
        "decided_at": place.decided_at or None,
        "decided_by": place.decided_by or None,
    }
    save(db, "place", row)


def add_finding(db: Database, finding: Finding) -> None:
    """Keep a finding, or what a coordinator decided about it."""
    row = {
        "id": finding.id,
        "org": finding.org,
        "field": finding.field,
        "value": finding.value,
        "finding": finding.kind.value,
        "state": finding.state.value,
        "noted_at": finding.noted_at,
        "noted_by": finding.noted_by,
        "decided_at": finding.decided_at or None,
        "decided_by": finding.decided_by or None,
    }
    save(db, "place_field", row)


def times_chosen(db: Database) -> dict[str, int]:
    """How often each entry was chosen in a talk; what the client still thinks over is not."""
    return {org: many for org, many in db.execute(_CHOSEN).fetchall() if many}
