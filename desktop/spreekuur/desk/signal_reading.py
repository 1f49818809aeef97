# SPDX-License-Identifier: EUPL-1.2
"""Reading what is sealed: with a confidant's own passphrase, by day, without any way to a client; and that is noted."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime

from spreekuur.clients import seen
from spreekuur.consultations import signal_card
from spreekuur.consultations.signal_card import Card
from spreekuur.desk import signal_cards
from spreekuur.desk.desk import Desk
from spreekuur.desk.leave import Permit, hold
from spreekuur.errors.settings import SignalsNotYours
from spreekuur.errors.vault import SealNotYours
from spreekuur.security.sealing import CARD, unseal
from spreekuur.times import from_stamp


@dataclass(frozen=True, slots=True)
class Note:
    """What was sealed of one talk: a card with its lines, or the signals that were chosen on the form."""

    id: str
    held_on: date
    kept_at: datetime | None
    """When a card was kept; the signals of the form have the day alone."""
    signals: tuple[str, ...] = field(repr=False)
    card: Card = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """What this key opens, the newest first, and how many it does not: they were sealed to a key from before."""

    notes: tuple[Note, ...]
    closed: int


def read(desk: Desk, leave: Permit, now: datetime) -> Reading:
    """All that is sealed and that this person's key opens; who read, and when, is noted without a word of it.

    Raises: PermitOver, SignalsNotYours.
    """
    hold(leave, now)
    key = leave.opened.confidant_key
    if key is None:
        raise SignalsNotYours
    seen.note_reading(desk.db, leave.opened.slot_name, now)
    # Neither client nor evening number: a note belongs to a day here, and to nobody.
    query = (
        "select n.id, n.consultation_id, n.kind, n.sealed, c.held_on from sealed_note n"
        " join consultation c on c.id = n.consultation_id order by c.held_on desc, n.id desc"
    )
    notes, closed = [], 0
    for row in desk.db.execute(query).fetchall():
        try:
            notes.append(_opened(key, *row))
        except SealNotYours:
            closed += 1
    return Reading(tuple(notes), closed)


def _opened(key: bytes, note_id: str, talk: str, kind: str, sealed: bytes, held_on: str) -> Note:
    day = date.fromisoformat(held_on)
    if kind == signal_cards.KIND:
        place = signal_cards.bound_to(talk, note_id)
        found = signal_card.from_bytes(unseal(key, sealed, place, CARD))
        there = tuple(dict.fromkeys(entry.signal for entry in found.card if entry.signal))
        return Note(note_id, day, from_stamp(found.at), there, found.card)
    return Note(note_id, day, None, tuple(json.loads(unseal(key, sealed, talk.encode()))))
