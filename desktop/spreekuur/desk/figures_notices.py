# SPDX-License-Identifier: EUPL-1.2
"""Sends the notices about withdrawn packages to where these lie, in the three steps of `figures_sending`."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from spreekuur.desk import figures_due
from spreekuur.desk.desk import Desk
from spreekuur.desk.figures_waiting import FORMAT
from spreekuur.desk.figures_withdrawn import BY_HAND, MARK, NEVER_THERE, NOTES, Known, known
from spreekuur.errors.figures import LedgerDamaged, LedgerOfAnother
from spreekuur.security import sshsig
from spreekuur.security.identity import canonical
from spreekuur.sending import outbox
from spreekuur.sending.delivery import Outcome
from spreekuur.sending.notices import NoticeParcel
from spreekuur.sending.outbox import Note, Stage
from spreekuur.sending.receipt import WITHDRAWN
from spreekuur.statistics import ledger
from spreekuur.statistics.ledger import Became, Entry
from spreekuur.statistics.withdrawal import notice_files
from spreekuur.store import vault_settings
from spreekuur.team import roster
from spreekuur.times import stamp

Notices = tuple[NoticeParcel, ...]


def begin(
    desk: Desk, now: datetime, is_wanted: Callable[[Note], bool], code: Callable[[Exception], str]
) -> tuple[Notices, Notices]:
    """The notices that are to go now, and those of which a receipt is looked for; each is noted as under way."""
    sending, asking, notes = list[NoticeParcel](), list[NoticeParcel](), dict[str, Note]()
    for one in known(desk):
        is_new = is_wanted(one.note)
        if not is_new and not figures_due.owes_a_receipt(one.note):
            continue
        try:
            parcel = _parcel(desk, one)
        except (LedgerDamaged, LedgerOfAnother) as error:
            notes[one.entry.id] = outbox.broke(one.note, code(error), now)
            continue
        (sending if is_new else asking).append(parcel)
        notes[one.entry.id] = outbox.begun(one.note, now)
    _keep(desk, {entry: _told(note) for entry, note in notes.items()})
    return tuple(sending), tuple(asking)


def finish(
    desk: Desk, outcomes: Iterable[Outcome], after: Callable[[Note, Outcome], Note], now: datetime
) -> None:
    """Write down what came of each notice; what never was there needs none, and is not asked about again."""
    before = {one.entry.id: one for one in known(desk)}
    for outcome in outcomes:
        one = before.get(outcome.parcel.entry)
        if one is None:
            continue
        if not outcome.arrived and outcome.error is None:
            _keep(desk, {one.entry.id: {NEVER_THERE: True}})
            continue
        note = after(one.note, outcome)
        _keep(desk, {one.entry.id: _told(note)})
        _note_in_ledger(desk, one, note, now)


def note_by_hand(desk: Desk, entries: Iterable[Entry], now: datetime) -> None:
    """Note that somebody saved these notices, to take them there: then nobody is reminded of them."""
    _keep(desk, {one.id: {BY_HAND: stamp(now)} for one in entries})


def _note_in_ledger(desk: Desk, one: Known, note: Note, now: datetime) -> None:
    """The two facts that other coordinators' laptops should know, each once."""
    said = {"format": FORMAT, MARK: one.entry.release}
    if note.arrived and not one.note.arrived:
        ledger.note(desk.db, one.entry, Became.SENT, said, "", now)
    if note.stage is Stage.CONFIRMED and one.note.stage is not Stage.CONFIRMED:
        ledger.note(desk.db, one.entry, Became.SENT, said | {"receipt": WITHDRAWN}, "", now)


def _parcel(desk: Desk, one: Known) -> NoticeParcel:
    """Raises: LedgerDamaged, LedgerOfAnother."""
    entry = one.entry
    if entry.told.get("team") != roster.of(desk.db).id:
        raise LedgerOfAnother(str(entry.period))
    step = next(each for each in entry.steps if each.to is Became.WITHDRAWN)
    content, name = canonical(dict(step.notice)), str(entry.told["name"])
    public = sshsig.signer_of(step.signature)
    if public is None or not sshsig.is_signed(public, content, step.signature):
        raise LedgerDamaged(str(entry.period))
    files = notice_files(name, 1, content, step.signature)
    mark = hashlib.sha256(desk.db.origin.encode() + content).hexdigest()[:12]
    only_beside = "" if one.arrived else name
    return NoticeParcel(entry.id, min(files), files, mark, str(step.notice["manifest"]), only_beside)


def _told(note: Note) -> Mapping[str, Any]:
    return asdict(note) | {"at": stamp(note.at) if note.at else None}


def _keep(desk: Desk, told: Mapping[str, Mapping[str, Any]]) -> None:
    if told:
        kept = vault_settings.get(desk.db, NOTES, {})
        vault_settings.put(
            desk.db, NOTES, kept | {entry: {**kept.get(entry, {}), **told[entry]} for entry in told}
        )
