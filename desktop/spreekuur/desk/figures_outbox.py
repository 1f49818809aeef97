# SPDX-License-Identifier: EUPL-1.2
"""The list of all that was ever signed: how far each is on its way to the municipality, and what stands in its way."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from spreekuur.desk import figures_place, figures_sending
from spreekuur.desk.desk import Desk
from spreekuur.desk.figures_counts import leads
from spreekuur.desk.figures_place import Place
from spreekuur.desk.figures_waiting import Sendable, packages, saved_at
from spreekuur.desk.figures_withdrawn import Notice, notices
from spreekuur.errors import UserError
from spreekuur.errors.team import NotACoordinator
from spreekuur.sending.outbox import Note
from spreekuur.statistics import ledger
from spreekuur.statistics.ledger import Became, Entry, Status
from spreekuur.store import practice
from spreekuur.times import from_stamp


@dataclass(frozen=True, slots=True)
class Item:
    """A signed period: since when it is as it is, and why it goes no further.

    Of one that was withdrawn, `note` and `why` are about the notice; without a note none has to go.
    """

    id: str
    period: str
    signed_at: datetime
    note: Note | None = field(default_factory=Note)
    why: UserError | None = None
    by_hand_at: datetime | None = None
    """When its files were saved to a folder, if they were."""
    withdrawn_at: datetime | None = None
    notice_by_hand: bool = False
    """Whether the notice was saved to a folder."""


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
    going = {one.entry.id: one for one in notices(desk)}
    found = [_item(one, place) for one in packages(desk)]
    gone = [one for one in ledger.entries(desk.db) if one.status is Status.WITHDRAWN]
    found += [_gone(one, going.get(one.id), place) for one in gone]
    return Outbox(place, tuple(sorted(found, key=_order, reverse=True)))


def _order(item: Item) -> tuple[str, datetime]:
    """A year after its own quarters; of one period what was signed last comes last."""
    return item.period if "-" in item.period else f"{item.period}-Y", item.signed_at


def _item(one: Sendable, place: Place) -> Item:
    why = figures_sending.why(one, place)
    return replace(_signed(one.entry), note=one.note, why=why)


def _gone(entry: Entry, notice: Notice | None, place: Place) -> Item:
    at = from_stamp(next(step.at for step in entry.steps if step.to is Became.WITHDRAWN))
    item = replace(_signed(entry), note=None, withdrawn_at=at)
    if notice is None:
        return item
    why = figures_sending.why(notice, place)
    return replace(item, note=notice.note, why=why, notice_by_hand=notice.by_hand)


def _signed(entry: Entry) -> Item:
    saved = saved_at(entry)
    by_hand = from_stamp(saved) if saved else None
    return Item(entry.id, str(entry.period), from_stamp(entry.signed_at), by_hand_at=by_hand)
