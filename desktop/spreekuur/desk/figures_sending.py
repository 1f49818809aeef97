# SPDX-License-Identifier: EUPL-1.2
"""Sending signed figures to the municipality: what waits, where it goes, and what became of each package.

In three steps, so that the store waits for no network: `begin` reads what is to go, `delivery.deliver` brings it there,
`finish` writes down what came of it. After a power cut anywhere in between the same is begun again, and nothing goes
twice. That a package arrived and that it was confirmed are steps of the ledger, which other coordinators get, too.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import partial

from spreekuur.desk import (
    exchange_place,
    figures_due,
    figures_notices,
    figures_place,
    figures_receipts,
    statistics,
)
from spreekuur.desk.desk import Desk
from spreekuur.desk.figures_waiting import FORMAT, NOTES, Sendable, packages
from spreekuur.desk.figures_withdrawn import Notice, notices
from spreekuur.desk.roles import Act, require
from spreekuur.errors import UserError
from spreekuur.errors.figures import LedgerDamaged, LedgerOfAnother, SignedTwice
from spreekuur.errors.sending import (
    FiguresPlaceAway,
    FiguresRefused,
    NoticeRefused,
    OtherFiguresThere,
    ReceiptOfAnother,
    ReceiptUnsigned,
)
from spreekuur.errors.transport import ShareTrouble, Trouble
from spreekuur.sending import outbox
from spreekuur.sending.delivery import Load, Outcome
from spreekuur.sending.notices import NoticeParcel
from spreekuur.sending.outbox import Note, Receipt, Stage
from spreekuur.sending.ways import Parcel, Way
from spreekuur.statistics import ledger
from spreekuur.statistics.ledger import Became, Entry
from spreekuur.statistics.package import MANIFEST
from spreekuur.statistics.periods import Period
from spreekuur.store import vault_settings
from spreekuur.team import roster
from spreekuur.times import stamp
from spreekuur.transport import address

_DAMAGED, _OF_ANOTHER = "ledger_damaged", "ledger_of_another"


@dataclass(frozen=True, slots=True)
class Begun:
    """What is to go, and of what a receipt is looked for."""

    sending: tuple[Load, ...]
    asking: tuple[Load, ...]


def look(desk: Desk, period: Period) -> tuple[figures_place.Place, Sendable | None]:
    """Where figures go, and how far those of a period are."""
    return figures_place.get(desk), next((one for one in packages(desk) if one.entry.period == period), None)


def set_out(
    desk: Desk,
    now: datetime,
    *,
    only_due: bool = False,
    only_asked: bool = False,
    longest: timedelta = outbox.LONGEST,
) -> tuple[Begun, Way]:
    """Begin on the way to the place that is kept; without one nothing is begun.

    Raises: PracticeStays, NotInATeam, NotACoordinator, NeedsCoordinator, NoPlaceForFigures, AddressRefused.
    """
    roster.leading(desk.db)
    require(desk, Act.SEND_FIGURES)
    way = figures_place.way_to(figures_place.get(desk))
    return begin(desk, now, only_due=only_due, only_asked=only_asked, longest=longest), way


def begin(
    desk: Desk,
    now: datetime,
    *,
    only_due: bool = False,
    only_asked: bool = False,
    longest: timedelta = outbox.LONGEST,
) -> Begun:
    """Read what is to go now, and note of each that it is under way.

    `only_due` leaves out what broke not long ago, `only_asked` what nobody asked to send, see `outbox.is_wanted`.

    Raises: PracticeStays, NotInATeam, NotACoordinator, NeedsCoordinator.
    """
    roster.leading(desk.db)
    require(desk, Act.SEND_FIGURES)
    wanted = partial(outbox.is_wanted, now=now, only_due=only_due, only_asked=only_asked, longest=longest)
    sending, asking, notes = _load(desk, now, wanted)
    with desk.db.atomic():
        withdrawing, withdrawn = figures_notices.begin(desk, now, wanted, _code)
        new, arrived = (*sending, *withdrawing), (*asking, *withdrawn)
        if only_due and not new and not figures_due.receipts_are_due(desk, now, longest):
            arrived = ()
        if new or arrived:
            figures_due.note_receipts(desk, now, found=False)
        _keep(desk, notes)
    return Begun(new, arrived)


def _load(
    desk: Desk, now: datetime, is_wanted: Callable[[Note], bool]
) -> tuple[list[Load], list[Load], dict[str, Note]]:
    """The packages that are to go, those of which a receipt is looked for, and what is noted of each."""
    sending, asking, notes = list[Load](), list[Load](), dict[str, Note]()
    every = packages(desk)
    twice = _twice(every)
    for one in every:
        is_new = is_wanted(one.note)
        if not is_new and not figures_due.owes_a_receipt(one.note):
            continue
        try:
            if one.entry.period in twice:
                raise SignedTwice(str(one.entry.period))
            parcel = _parcel(desk, one.entry)
        except (SignedTwice, LedgerDamaged, LedgerOfAnother) as error:
            notes[one.entry.id] = outbox.broke(one.note, _code(error), now)
            continue
        (sending if is_new else asking).append(parcel)
        notes[one.entry.id] = outbox.begun(one.note, now)
    return sending, asking, notes


def finish(desk: Desk, outcomes: Iterable[Outcome], now: datetime) -> tuple[Sendable, ...]:
    """Write down what came of each package, all of it or nothing; how far every one is now, and every notice."""
    known, every = {one.entry.id: one for one in packages(desk)}, tuple(outcomes)
    after = partial(_after, desk, now=now)
    with desk.db.atomic():
        notes = {}
        if any(outcome.arrived for outcome in every):
            figures_due.note_receipts(desk, now, found=True)
        for outcome in every:
            one = known.get(outcome.parcel.entry)
            if one is None:
                # Withdrawn in between: its notice follows.
                if outcome.arrived and isinstance(outcome.parcel, Parcel):
                    notes[outcome.parcel.entry] = outbox.went(Note(), now)
                continue
            note = notes[one.entry.id] = after(one.note, outcome)
            _note_in_ledger(desk, one, note, outcome.parcel, now)
        _keep(desk, notes)
        of_notices = [one for one in every if isinstance(one.parcel, NoticeParcel)]
        figures_notices.finish(desk, of_notices, after, now)
    return packages(desk) + notices(desk)


def why(one: Sendable, where: exchange_place.Place) -> UserError | None:
    """What stands in the way of a package, to be said in words; None when nothing does."""
    code, host = one.note.why, ""
    if code in {trouble.value for trouble in Trouble}:
        if where.is_online:
            host = address.parse(where.where).host
        return ShareTrouble(Trouble(code), host)
    period = str(one.entry.period)
    errors: Mapping[str, UserError] = {
        outbox.AWAY: FiguresPlaceAway(),
        outbox.OTHER: OtherFiguresThere(),
        outbox.REFUSED: NoticeRefused() if isinstance(one, Notice) else FiguresRefused(),
        outbox.UNSIGNED: ReceiptUnsigned(),
        outbox.NOT_THEIRS: ReceiptOfAnother(),
        outbox.TWICE: SignedTwice(period),
        _DAMAGED: LedgerDamaged(period),
        _OF_ANOTHER: LedgerOfAnother(period),
    }
    return errors.get(code)


def _code(error: Exception) -> str:
    if isinstance(error, ShareTrouble):
        return error.why.value
    codes: Mapping[type[Exception], str] = {
        FiguresPlaceAway: outbox.AWAY,
        OtherFiguresThere: outbox.OTHER,
        SignedTwice: outbox.TWICE,
        LedgerDamaged: _DAMAGED,
        LedgerOfAnother: _OF_ANOTHER,
    }
    return codes[type(error)]


def _after(desk: Desk, note: Note, outcome: Outcome, now: datetime) -> Note:
    if outcome.arrived:
        note = outbox.went(note, now, unread=outcome.unread)
    elif outcome.error is not None:
        note = outbox.broke(note, _code(outcome.error), now)
    return figures_receipts.heard(desk, outcome.parcel, outcome.said, note, now)


def _note_in_ledger(desk: Desk, before: Sendable, note: Note, parcel: Load, now: datetime) -> None:
    """The two facts that other coordinators' laptops should know, each once."""
    said = {"format": FORMAT, "manifest": parcel.digest}
    if note.arrived and not before.note.arrived:
        ledger.note(desk.db, before.entry, Became.SENT, said, "", now)
    if note.stage is Stage.CONFIRMED and before.note.stage is not Stage.CONFIRMED:
        confirmed = said | {"receipt": Receipt.TAKEN.value}
        ledger.note(desk.db, before.entry, Became.SENT, confirmed, "", now)


def _parcel(desk: Desk, entry: Entry) -> Parcel:
    """Raises: LedgerDamaged, LedgerOfAnother."""
    files = statistics.files_of(desk, entry)
    mark = hashlib.sha256(desk.db.origin.encode() + files[MANIFEST]).hexdigest()[:12]
    return Parcel(entry.id, str(entry.told["name"]), files, mark)


def _twice(every: Iterable[Sendable]) -> frozenset[Period]:
    periods = [one.entry.period for one in every]
    return frozenset(one for one in periods if periods.count(one) > 1)


def _keep(desk: Desk, notes: Mapping[str, Note]) -> None:
    if not notes:
        return
    kept = vault_settings.get(desk.db, NOTES, {})
    for entry, note in notes.items():
        kept[entry] = asdict(note) | {"at": stamp(note.at) if note.at else None}
    vault_settings.put(desk.db, NOTES, kept)
