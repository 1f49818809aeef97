# SPDX-License-Identifier: EUPL-1.2
"""Giving bundles to the other laptops, and taking theirs in."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from spreekuur.desk import exchange_counts, exchange_doubles, packs, resting
from spreekuur.desk.desk import Desk
from spreekuur.desk.exchange_doubles import Double
from spreekuur.errors import UserError
from spreekuur.errors.exchange import BundleRefused, BundleWaits, Refusal
from spreekuur.exchange import conflicts, parked, peers, sending, taking
from spreekuur.exchange.bundle import SUFFIX, Opened
from spreekuur.exchange.conflicts import Conflict
from spreekuur.exchange.taking import Taken
from spreekuur.exchange.transport import Found, Transport
from spreekuur.store import backup, connection, practice
from spreekuur.store.resting import Afterwards
from spreekuur.team import roster

_NAMED = re.compile(rf"\d-[0-9a-f]{{8}}-\d-([0-9a-f]{{8}})-\d{{6,}}{re.escape(SUFFIX)}")


@dataclass(frozen=True, slots=True)
class Sent:
    """A bundle that is in its place now."""

    place: str
    to: str
    rows: int
    talks: int = 0
    """Talks of this laptop that are new or changed in it."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A bundle that came in, by the name of its file."""

    bundle: str
    sender: str
    rows: int
    added: Mapping[str, int]
    new: int = 0
    """The changes that were not here yet."""
    digit: int = 0
    days: tuple[str, ...] = ()
    """The days of which talks came in, the first one first."""


@dataclass(slots=True)
class Received:
    """What became of the bundles of a place; `held` and `refused` say why."""

    taken: list[TakenIn] = field(default_factory=list)
    already: int = 0
    held: list[tuple[str, UserError]] = field(default_factory=list)
    refused: list[tuple[str, UserError]] = field(default_factory=list)
    waits_of: dict[str, str] = field(default_factory=dict)
    """Of which laptop each bundle is that waits."""
    conflicts: int = 0
    waiting: int = 0
    """Rows that came and do not count before somebody decides, now and earlier."""
    doubles: list[Double] = field(default_factory=list)
    """Client files that seem to be of one person: a question, nothing was done about them."""
    recoded: list[tuple[str, str]] = field(default_factory=list)
    """Client codes that two laptops had given out, each with the new one: that client needs a new card."""
    afterwards: Afterwards = field(default_factory=Afterwards)
    """What came in about quarters whose figures are closed."""

    @property
    def needs_a_person(self) -> bool:
        """Whether somebody has to look at it."""
        return bool(self.held or self.refused or self.conflicts or self.waiting or self.recoded)


Wanted = Callable[[str], bool]
Tell = Callable[[int, int], None]
"""Hears how many bundles of how many were gone through."""


class Source(Protocol):
    """Where bundles are read from."""

    def bundles(self, wanted: Wanted) -> Iterator[Found]:
        """Those whose names are wanted, each by name.

        Raises: PlaceUnreachable, ShareTrouble.
        """


class _Rehearsed(Exception):
    """Ends a rehearsal: everything is taken back."""


def send(desk: Desk, transport: Transport, now: datetime) -> list[Sent]:
    """Give each laptop that is to have something a bundle of its own, the coordinators' first.

    Raises: PracticeStays, NotInATeam, NobodyToSendTo, PlaceUnreachable, ShareTrouble; what was not sent goes with the
    next bundle.
    """
    sent = []
    for to in sending.recipients(desk.db):
        talks = exchange_counts.talks_for(desk.db, to.vault)
        made = sending.make(desk.db, to, now)
        place = transport.put(made.name, made.content)
        sending.placed(desk.db, made)
        sent.append(Sent(place, to.name, made.rows, talks))
    return sent


def receive(
    desk: Desk,
    transport: Source,
    now: datetime,
    *,
    rehearse: bool = False,
    tell: Tell = lambda _done, _of: None,
) -> Received:
    """Take in every bundle of a place that is for this laptop, after a copy of the vault was made beside it.

    With `rehearse` nothing is kept: it tells what would be added. `tell` hears how far it is.

    Raises: PracticeStays, PlaceUnreachable, ShareTrouble, and what `back_up_locally` raises; then nothing was
    taken in.
    """
    practice.refuse(desk.db)
    done = Received()
    opened = _opened(desk, transport, done)
    if not rehearse:
        if opened and desk.db.path is not None:
            backup.back_up_locally(desk.db, exactly=True)
        _take(desk, opened, now, done, tell)
        packs.lay_beside(desk)
        return done
    try:
        with desk.db.atomic():
            _take(desk, opened, now, done, tell)
            raise _Rehearsed
    except _Rehearsed:
        return done


def open_conflicts(desk: Desk) -> list[Conflict]:
    """The fields that two laptops filled in differently, and nobody decided yet."""
    return conflicts.open_ones(desk.db)


def resolve(desk: Desk, conflict_id: str, keep: str) -> str:
    """Decide one; the id of the step, which can be undone.

    Raises: NoSuchConflict, BothDoNotFit.
    """
    return conflicts.resolve(desk.db, conflict_id, keep)


def _opened(desk: Desk, transport: Source, done: Received) -> list[tuple[str, Opened]]:
    """The bundles for this laptop, those of coordinators first, each laptop's in the order of their numbers."""
    found = []
    for name, untrusted in transport.bundles(wanted(desk)):
        if isinstance(untrusted, BundleRefused):
            done.refused.append((name, untrusted))
            continue
        try:
            found.append((name, taking.open_bundle(desk.db, untrusted)))
        except BundleRefused as error:
            done.refused.append((name, error))
    team = roster.of(desk.db)

    def order(one: tuple[str, Opened]) -> tuple[bool, str, int]:
        told = one[1].manifest
        leads = told.sender.vault in team.members and team.leads(team.members[told.sender.vault])
        return not leads, told.sender.vault, told.sequence

    return sorted(found, key=order)


def wanted(desk: Desk) -> Wanted:
    """Whether a file may be for this laptop, by its name: in a shared folder most are for others. Needs no store."""
    ours = desk.db.origin[:8]

    def is_ours(name: str) -> bool:
        named = _NAMED.fullmatch(name)
        return named is None or named.group(1) == ours

    return is_ours


def _take(desk: Desk, opened: list[tuple[str, Opened]], now: datetime, done: Received, tell: Tell) -> None:
    place = connection.changes(desk.db)
    files: list[str] = []
    waiting = opened
    while waiting:
        before = len(done.taken)
        later: list[tuple[str, Opened, BundleWaits | BundleRefused]] = []
        for name, one in waiting:
            tell(len(done.taken) + done.already, len(opened))
            if (error := _take_one(desk, name, one, now, done, files)) is not None:
                later.append((name, one, error))
        waiting = [(name, one) for name, one, _error in later]
        if len(done.taken) == before:
            _put_off(desk, later, done)
            break
    done.conflicts, done.waiting = len(conflicts.open_ones(desk.db)), parked.count(desk.db)
    done.doubles = exchange_doubles.found(desk.db, files)
    done.afterwards = resting.since(desk, place)


def _take_one(
    desk: Desk, name: str, one: Opened, now: datetime, done: Received, files: list[str]
) -> BundleWaits | BundleRefused | None:
    """Take one bundle in; gives back why it should be tried again after others."""
    try:
        came = taking.take(desk.db, one, now)
    except BundleWaits as error:
        return error
    except BundleRefused as error:
        if error.why is Refusal.UNKNOWN_SENDER:  # a coordinator's bundle may still bring its certificate
            return error
        done.refused.append((name, error))
        return None
    if isinstance(came, Taken):
        files += came.clients
        done.recoded += came.recoded
        told = (came.sender.name, came.changes, came.added, came.new, came.sender.laptop, came.days)
        done.taken.append(TakenIn(name, *told))
    else:
        done.already += 1
    return None


def _put_off(desk: Desk, later: Iterable[tuple[str, Opened, UserError]], done: Received) -> None:
    for name, one, error in later:
        if isinstance(error, BundleWaits):
            peers.note_held(desk.db, one.manifest.sender.vault, held=True)
            done.held.append((name, error))
            done.waits_of[name] = one.manifest.sender.name
        else:
            done.refused.append((name, error))
