# SPDX-License-Identifier: EUPL-1.2
"""The list of all that was ever signed: how far each is on its way to the municipality, and what stands in its way."""

from dataclasses import dataclass, field
from datetime import datetime

from spreekuur.desk import figures_place, figures_sending
from spreekuur.desk.desk import Desk
from spreekuur.desk.figures_place import Place
from spreekuur.desk.figures_waiting import Sendable, leads, packages
from spreekuur.errors import UserError
from spreekuur.errors.team import NotACoordinator
from spreekuur.sending.outbox import OPEN, Note
from spreekuur.statistics import ledger
from spreekuur.statistics.ledger import Became, Entry, Status
from spreekuur.store import practice
from spreekuur.times import from_stamp


@dataclass(frozen=True, slots=True)
class Item:
    """A signed period: since when it is as it is, and why it goes no further."""

    id: str
    period: str
    signed_at: datetime
    note: Note = field(default_factory=Note)
    why: UserError | None = None
    by_hand_at: datetime | None = None
    """When its files were saved to a folder, if they were."""
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Outbox:
    """Where figures go, and every signed period, the newest first."""

    place: Place = field(default_factory=Place, repr=False)
    items: tuple[Item, ...] = ()


def look(desk: Desk) -> Outbox:
    """All of it, in one reading.

    Raises: PracticeStays, NotACoordinator.
    """
    practice.refuse(desk.db)
    if not leads(desk.db):
        raise NotACoordinator
    place = figures_place.get(desk)
    found = [_item(one, place) for one in packages(desk)]
    found += [_gone(one) for one in ledger.entries(desk.db) if one.status is Status.WITHDRAWN]
    return Outbox(place, tuple(sorted(found, key=_order, reverse=True)))


def _order(item: Item) -> tuple[str, datetime]:
    """A year after its own quarters; of one period what was signed last comes last."""
    return item.period if "-" in item.period else f"{item.period}-Y", item.signed_at


def _item(one: Sendable, place: Place) -> Item:
    entry = one.entry
    return Item(
        entry.id,
        str(entry.period),
        from_stamp(entry.signed_at),
        one.note,
        figures_sending.why(one, place) if one.note.stage in OPEN else None,
        from_stamp(one.by_hand_at) if one.by_hand_at else None,
    )


def _gone(entry: Entry) -> Item:
    at = next(step.at for step in entry.steps if step.to is Became.WITHDRAWN)
    return Item(entry.id, str(entry.period), from_stamp(entry.signed_at), withdrawn_at=from_stamp(at))
