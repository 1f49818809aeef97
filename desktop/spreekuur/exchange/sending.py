# SPDX-License-Identifier: EUPL-1.2
"""Making a bundle for one other laptop: what it has not had yet, and news of the team.

A volunteer's laptop gives all it wrote to each coordinator's. A coordinator's gives all it wrote or took in to the
other coordinators', and to a volunteer's only what is about that one's own rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from spreekuur.errors.exchange import NobodyToSendTo
from spreekuur.errors.team import NotInATeam, PutBack
from spreekuur.exchange import bundle, counts, parked, peers, proposal, rows, tables
from spreekuur.exchange.counts import Counts
from spreekuur.store import connection, foreign, merging, practice
from spreekuur.store.connection import Database
from spreekuur.store.foreign import Change
from spreekuur.store.schema import KNOWN
from spreekuur.store.writing import new_id
from spreekuur.team import outgoing, pack_travel, returning, roster
from spreekuur.team.certificates import Certificate
from spreekuur.team.roster import Team
from spreekuur.times import stamp

_PARTS = {
    (record, name): parent
    for (record, name), parent in tables.BELONGS_TO.items()
    if parent in ("consultation", "referral") or record == "consent"
}


@dataclass(frozen=True, slots=True)
class Made:
    """A bundle to be put in its place; then `placed` is to be called."""

    name: str
    to: Certificate
    rows: int
    sequence: int
    content: bytes = field(repr=False)


def recipients(db: Database) -> list[Certificate]:
    """To whom this laptop gives bundles.

    Raises: PracticeStays, NotInATeam, PutBack, NobodyToSendTo.
    """
    practice.refuse(db)
    if roster.is_waiting(db):
        raise NotInATeam
    if returning.is_put_back(db):
        raise PutBack
    team = roster.of(db)
    found = [one for one in team.others() if team.i_lead or team.leads(one)]
    if not found:
        raise NobodyToSendTo
    return sorted(found, key=lambda one: not team.leads(one))


def make(db: Database, to: Certificate, now: datetime) -> Made:
    """The next bundle for a laptop; its number is used from now on, whatever becomes of it."""
    team = roster.of(db)
    with db.joined():
        since = peers.builds_on(db, to.vault)
        sequence = peers.last_made(db, to.vault) + 1
        own, others = peers.went_with(db, to.vault, since)
        lines = [rows.line(one) for one in _changes(db, team, to, (since, own, others))]
        told = _told(db, team, to, now) | {"sequence": sequence, "since": since}
        told |= {"follows": outgoing.id_of(db, to.vault, since)}
        content = bundle.seal(team.keys, to, told, lines)
        outgoing.remember(db, to.vault, sequence, told["bundle"], told["made_at"])
        peers.note_made(db, to.vault, sequence, connection.changes(db), foreign.newest(db))
    name = f"{team.me.laptop}-{team.me.vault[:8]}-{to.laptop}-{to.vault[:8]}-{sequence:06}{bundle.SUFFIX}"
    return Made(name, to, len(lines), sequence, content)


def placed(db: Database, made: Made) -> None:
    """The bundle is in its place, whole: the next one builds on it."""
    peers.note_placed(db, made.to.vault, made.sequence)


def unsent(db: Database) -> int:
    """How many changes of this laptop no coordinator's laptop was given yet."""
    team = roster.of(db)
    leading = [one for one in team.others() if team.leads(one)]
    went = [peers.went_with(db, one.vault, peers.builds_on(db, one.vault))[0] for one in leading]
    return foreign.unsent(db, min(went)) if went else 0


def _told(db: Database, team: Team, to: Certificate, now: datetime) -> dict[str, Any]:
    talks = counts.of(db)
    counts.keep(db, talks)
    return {
        "schema": len(KNOWN),
        "team": team.id,
        "bundle": new_id(),
        "made_at": stamp(now),
        "members": [dict(one.document) for one in team.members.values()] if team.i_lead else [],
        "lists": [dict(one.document) for one in team.lists],
        "receipt": _receipt(db, team, to, talks),
        "counts": counts.by_day(talks, team.me.vaults),
        "pack": pack_travel.given(db, team, to),
        "address": proposal.given(db, team),
    }


def _receipt(db: Database, team: Team, to: Certificate, talks: Counts) -> dict[str, Any]:
    peer, again = peers.get(db, to.vault), to.vault in returning.asked_again(db)
    # A coordinator's laptop has what this one wrote itself and lost: it is asked to begin at the beginning.
    taken = 0 if again and team.leads(to) else peer.taken
    theirs = parked.with_settled(db, counts.by_day(talks, to.vaults), to.vaults)
    known = (peers.taken_as(db, to.vault, taken) or "") if taken else ""
    return {"taken": taken, "held": peer.held or again, "counts": theirs, "bundle": known}


def _changes(db: Database, team: Team, to: Certificate, went: tuple[int, int, int]) -> Iterator[Change]:
    since, own, others = went
    every = not team.i_lead or team.leads(to)
    theirs = frozenset() if every else foreign.rows_of(db, to.vaults)
    ours: list[Change] = []
    touched: dict[str, list[str]] = {}
    for record, record_id in foreign.touched_since(db, own) if every or theirs else ():
        if _travels(team, record) and (every or _is_about(db, record, record_id, theirs)):
            touched.setdefault(record, []).append(record_id)
    for record, ids in touched.items():
        ours += [one for one in foreign.own_changes_of(db, record, ids) if one.n > own]
    yield from (_as_given(team, one) for one in sorted(ours, key=lambda one: one.n))
    if team.i_lead:
        came = foreign.arrived_since(db, others)
        # From the beginning also what it wrote itself: it may have been put back from a copy.
        came = came if since == 0 else (one for one in came if one.writer != to.vault)
        yield from (one for one in came if every or _is_about(db, one.record, one.record_id, theirs))


def _travels(team: Team, record: str) -> bool:
    return record in tables.ORDER and (team.i_lead or record not in tables.LEADERS_ONLY)


def _as_given(team: Team, one: Change) -> Change:
    """A change without what each vault makes itself; a volunteer's laptop decides nothing about the directory."""
    after = {name: value for name, value in one.after.items() if (one.record, name) not in tables.DERIVED}
    if not team.i_lead and one.record in tables.DECIDED_BY_LEADERS:
        decided = {"state": "waiting", "decided_at": None, "decided_by": None}
        after |= {name: value for name, value in decided.items() if name in after}
    return replace(one, after=after)


def _is_about(db: Database, record: str, record_id: str, theirs: frozenset[tuple[str, str]]) -> bool:
    """Whether a row is one of those that a laptop made, or a part of one."""
    if not theirs or (record, record_id) in theirs:
        return bool(theirs)
    parts = {name: parent for (of, name), parent in _PARTS.items() if of == record}
    row = merging.present(db, record, record_id) or {} if parts else {}
    return any(row.get(name) and _is_about(db, parent, row[name], theirs) for name, parent in parts.items())
