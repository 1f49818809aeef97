# SPDX-License-Identifier: EUPL-1.2
"""Taking a bundle in: every check first, in one order, then all of it in one transaction, or nothing.

The order: size, opening, form, team, certificate, revocation, signature, recipient, schema, clock, checksum of the
rows, number, in whose name the rows are written. `bundle` does the first three. A row of a form that Spreekuur never
writes, or that its laptop may not write, refuses nothing: it is set aside until somebody decides (`parked`).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from spreekuur.errors.exchange import BundleRefused, BundleWaits, Refusal
from spreekuur.exchange import bundle, parked, peers, proposal
from spreekuur.exchange.bundle import Manifest, Opened
from spreekuur.exchange.roles import Rights
from spreekuur.exchange.rows import Reader
from spreekuur.exchange.settling import settle
from spreekuur.store import connection, foreign, practice
from spreekuur.store.connection import Database
from spreekuur.store.foreign import Change
from spreekuur.store.schema import KNOWN
from spreekuur.store.writing import step
from spreekuur.team import clocks, pack_travel, returning, revocation, roster
from spreekuur.team.certificates import Certificate
from spreekuur.team.roster import Team
from spreekuur.times import from_stamp, stamp

_MOST_AHEAD = timedelta(days=366)
_TRUSTED_AHEAD = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Taken:
    """A bundle that came in: its changes, those that were new, and how many rows of each table were added."""

    sender: Certificate
    changes: int
    new: int
    added: Mapping[str, int]
    clients: tuple[str, ...]
    """The client files that came in new, to be held against those that are here."""
    recoded: tuple[tuple[str, str], ...]
    """Client codes that two laptops had given out, each with the one that the later client has now."""
    parked: int = 0
    """Changes that wait since until somebody decides."""
    days: tuple[str, ...] = ()
    """The days of which new talks of that laptop came in, the first one first."""


@dataclass(frozen=True, slots=True)
class Already:
    """A bundle that came in before: nothing changes."""

    sender: Certificate


def open_bundle(db: Database, untrusted: bytes) -> Opened:
    """What is in a bundle; nothing in it is believed yet.

    Raises: PracticeStays, BundleRefused.
    """
    practice.refuse(db)
    return bundle.open_with(roster.of(db).keys.reading_key, untrusted)


def take(db: Database, opened: Opened, now: datetime) -> Taken | Already:
    """Take a bundle in, if nothing is wrong with it; else the store stays as it is, byte for byte.

    Raises: BundleRefused, BundleWaits.
    """
    team = roster.of(db)
    told = opened.manifest
    sender = _believed(team, opened)
    _check_time(db, told, now)
    lines = bundle.lines_of(opened)
    if _is_known(db, told):
        return Already(sender)
    changes, odd = Reader(db).read(lines)
    leads = team.leads(sender)
    objections = {} if leads else Rights(db, sender).objections(changes)
    objected = [(one, objections[one.n]) for one in changes if one.n in objections]
    objected += parked.odd(sender.vault, odd, now)
    with step(db, foreign.MERGED.rstrip("/")):
        _look_at_myself(db, told, changes, now)
        others = [one for one in changes if one.n not in objections]
        others = [one for one in others if one.writer != db.origin or _is_lost(db, one)]
        roster.keep(db, [sender])
        if leads:
            _learn(db, team, told)
            proposal.heard(db, sender, told.address)
        pack_travel.heard(db, sender, told.pack, now, leads=leads)
        new = foreign.keep(db, others, connection.changes(db))
        recoded = settle(db, new)
        waits = parked.keep(db, sender.vault, objected, now) if objected else 0
        parked.came_otherwise(db)
        for one in new:
            if (one.record, one.action) == ("client", "erase"):
                parked.forget_client(db, one.record_id)
        peers.note_taken(db, sender.vault, told.sequence, told.bundle, told.receipt, told.counts)
        clocks.note(db, sender.vault, told.made_at, told.receipt.taken)
        roster.saw_time(db, min(told.made_at, stamp(_reference(db, now) + _TRUSTED_AHEAD)))
    return replace(_report(sender, changes, new, recoded), parked=waits)


def _look_at_myself(db: Database, told: Manifest, changes: list[Change], now: datetime) -> None:
    """Does somebody have of this vault what it does not know it gave? Then it was put back from a copy."""
    mine = max((one.n for one in changes if one.writer == db.origin), default=0)
    taken = told.receipt.taken if mine <= connection.changes(db) else bundle.BIGGEST
    returning.notice(db, told.sender.vault, taken, told.receipt.bundle, now)
    if told.since == 0:
        returning.was_given_again(db, told.sender.vault)


def _is_lost(db: Database, one: Change) -> bool:
    """Whether a change that this vault made itself is of a time that it lost, and wants back."""
    return not returning.is_put_back(db) and not foreign.is_ours(db, one.n)


def _report(
    sender: Certificate, changes: list[Change], new: list[Change], recoded: list[tuple[str, str]]
) -> Taken:
    made = [one for one in new if one.action == "insert"]
    files = tuple(one.record_id for one in made if one.record == "client")
    talks = [one.after for one in made if one.record == "consultation"]
    days = sorted({str(one["held_on"]) for one in talks if one["origin"] in sender.vaults})
    added = Counter(one.record for one in made)
    return Taken(sender, len(changes), len(new), added, files, tuple(recoded), days=tuple(days))


def _believed(team: Team, opened: Opened) -> Certificate:
    told = opened.manifest
    if told.team != team.id:
        raise BundleRefused(Refusal.OTHER_TEAM)
    if told.sender.vault in team.revoked | team.replaced:
        raise BundleRefused(Refusal.REVOKED)
    sender = team.judged(told.sender)
    if sender is None:
        raise BundleRefused(Refusal.UNKNOWN_SENDER)
    if not bundle.is_signed(opened, sender):
        raise BundleRefused(Refusal.SIGNATURE)
    if told.to != bundle.key_id(team.me) or sender.vault == team.me.vault:
        raise BundleRefused(Refusal.NOT_FOR_US)
    if told.schema > len(KNOWN):
        raise BundleRefused(Refusal.NEWER)
    return sender


def _check_time(db: Database, told: Manifest, now: datetime) -> None:
    """A wrong clock locks nobody out; what is a year ahead of every time that was ever signed is no wrong clock."""
    if from_stamp(told.made_at) > _reference(db, now) + _MOST_AHEAD:
        raise BundleRefused(Refusal.CLOCK)


def _reference(db: Database, now: datetime) -> datetime:
    latest = roster.latest_signed(db)
    return max(now, from_stamp(latest)) if latest else now


def _is_known(db: Database, told: Manifest) -> bool:
    peer = peers.get(db, told.sender.vault)
    if told.since >= told.sequence:
        raise BundleRefused(Refusal.DAMAGED)
    if told.sequence <= peer.taken:
        _hold_against(db, told, told.sequence, told.bundle)
        return True
    if told.since > peer.taken:
        raise BundleWaits(told.since - peer.taken)
    _hold_against(db, told, told.since, told.follows)
    return False


def _hold_against(db: Database, told: Manifest, sequence: int, bundle_id: str) -> None:
    """What came in under a number must be what the sender says now; else it was put back from a copy."""
    known = peers.taken_as(db, told.sender.vault, sequence)
    if known is not None and bundle_id and known != bundle_id:
        raise BundleRefused(Refusal.FORKED)


def _learn(db: Database, team: Team, told: Manifest) -> None:
    """News of the team from a coordinator: certificates and revocations that count."""
    _learn_members(db, told)
    known = roster.of(db).members
    lists = [one for one in told.lists if one.team == team.id and one.issuer in known]
    leading = [one for one in lists if team.leads(known[one.issuer])]
    roster.keep_lists(db, [one for one in leading if revocation.is_by(one, known[one.issuer].signs_with)])
    roster.drop_uncounted(db)
    _learn_members(db, told)  # those for whom another coordinator vouches since


def _learn_members(db: Database, told: Manifest) -> None:
    waiting = list(told.members)
    while waiting:
        now = roster.of(db)
        counting = [one for one in waiting if now.judged(one) == one]
        if not counting:
            break
        roster.keep(db, counting)
        waiting = [one for one in waiting if one not in counting]
