# SPDX-License-Identifier: EUPL-1.2
"""One go at a place in four steps: read what lies there, take it in, put ours there, note that it is there.

The first and the third need no store: a slow stick or network keeps nobody from writing. Whatever ends it in between,
a lock or a crash, it can be done again: nothing is lost, and nothing comes twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from spreekuur.desk import exchange, exchange_counts, exchange_where
from spreekuur.desk.desk import Desk
from spreekuur.desk.exchange import Received, Sent, Tell, Wanted
from spreekuur.errors import UserError
from spreekuur.exchange import sending
from spreekuur.exchange.sending import Made
from spreekuur.exchange.transport import Found, Transport
from spreekuur.store import vault_settings
from spreekuur.times import stamp

_GIVEN = "exchange_given_at"


@dataclass(frozen=True, slots=True)
class Brought:
    """What lay in a place, as it was read; nothing of it is believed."""

    found: tuple[Found, ...] = field(default=(), repr=False)

    def bundles(self, wanted: Wanted) -> Iterator[Found]:
        """Each by name."""
        return (one for one in self.found if wanted(one[0]))


@dataclass(frozen=True, slots=True)
class Ready:
    """What came in, and the bundles that are to be put in their place."""

    received: Received
    made: tuple[tuple[Made, int], ...] = ()
    """Each with the number of talks of this laptop in it."""


@dataclass(frozen=True, slots=True)
class Put:
    """Which bundles are in their place; `failed` says why not all are."""

    ready: Ready
    places: tuple[str, ...] = ()
    failed: UserError | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """What one go came to; `not_sent` says why not all was put there, what was taken in stands."""

    received: Received
    sent: tuple[Sent, ...] = ()
    not_sent: UserError | None = None


def read(where: Transport, wanted: Wanted) -> Brought:
    """Read what lies there and is wanted (`exchange.wanted`); needs no store.

    Raises: PlaceUnreachable, ShareTrouble.
    """
    return Brought(tuple(where.bundles(wanted)))


def take_in(
    desk: Desk, brought: Brought | None, now: datetime, tell: Tell = lambda _done, _of: None
) -> Ready:
    """Take in what was read, and make what the others are to have, receipts with it; None takes nothing in.

    Raises: PracticeStays, NotInATeam, NobodyToSendTo, and what `back_up_locally` raises; then nothing was taken in.
    """
    sending.recipients(desk.db)
    received = exchange.receive(desk, brought, now, tell=tell) if brought else Received()
    made = [
        (exchange_counts.talks_for(desk.db, to.vault), sending.make(desk.db, to, now))
        for to in sending.recipients(desk.db)
    ]
    return Ready(received, tuple((bundle, talks) for talks, bundle in made))


def put(where: Transport, ready: Ready) -> Put:
    """Put the bundles in their place; needs no store."""
    places: list[str] = []
    for bundle, _talks in ready.made:
        try:
            places.append(where.put(bundle.name, bundle.content))
        except UserError as error:
            return Put(ready, tuple(places), error)
    return Put(ready, tuple(places))


def note(desk: Desk, done: Put, now: datetime, place: str = "") -> Round:
    """Note what is in its place, and use this place from now on, if one is named."""
    sent = []
    for (bundle, talks), where in zip(done.ready.made, done.places, strict=False):
        sending.placed(desk.db, bundle)
        sent.append(Sent(where, bundle.to.name, bundle.rows, talks))
    if place:
        exchange_where.choose(desk, place)
    if sent:
        vault_settings.put(desk.db, _GIVEN, stamp(now))
    return Round(done.ready.received, tuple(sent), done.failed)


def given_at(desk: Desk) -> str:
    """When something was given last; empty when nothing was."""
    return str(vault_settings.get(desk.db, _GIVEN, ""))


def at_place(desk: Desk, place: str, now: datetime) -> Round:
    """All four at a place, which is used from now on.

    Raises: what `read`, `take_in` and `exchange_where.transport` raise.
    """
    where = exchange_where.transport(desk, place)
    return note(desk, put(where, take_in(desk, read(where, exchange.wanted(desk)), now)), now, place)
