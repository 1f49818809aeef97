# SPDX-License-Identifier: EUPL-1.2
"""When sending has something to do by itself: what somebody asked to send, and receipts of what arrived.

Read while a desk is open, so nothing is loaded here that makes figures or sends them.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from spreekuur.desk import roles
from spreekuur.desk.desk import Desk
from spreekuur.desk.figures_waiting import packages
from spreekuur.desk.figures_withdrawn import known
from spreekuur.desk.roles import Act
from spreekuur.errors import UserError
from spreekuur.sending import outbox
from spreekuur.sending.outbox import Note, Stage
from spreekuur.store import vault_settings
from spreekuur.team import roster
from spreekuur.times import from_stamp, stamp

PLACE = "figures_place"
"""The setting of the vault that keeps where figures go."""
_RECEIPTS = "figures_receipts"
_RECEIPTS_EVERY = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Due:
    """When there is something to do, None: never by itself; `waits` says that a package is asked for and not there."""

    at: datetime | None = None
    waits: bool = False


def look(desk: Desk, now: datetime, longest: timedelta = outbox.LONGEST) -> Due:
    """What is due, and when, where what broke waits so long at most.

    Nothing in practice, without a place, and on a laptop that does not lead. A moment that lies ahead by a clock that
    was wrong counts as now.
    """
    every = [one.note for one in packages(desk)] + [one.note for one in known(desk)]
    asked = [note for note in every if note.stage in outbox.ASKED and not note.arrived]
    moments = [_due(note, now, longest) for note in asked]
    if any(owes_a_receipt(note) for note in every):
        moments.append(_receipts(desk, now, longest))
    if not moments or not _may_send(desk):
        return Due()
    return Due(min(moments), bool(asked))


def owes_a_receipt(note: Note) -> bool:
    """Whether the municipality has a package or notice, and did not confirm it yet."""
    return note.arrived and note.stage is not Stage.CONFIRMED


def receipts_are_due(desk: Desk, now: datetime, longest: timedelta = outbox.LONGEST) -> bool:
    """Whether receipts were not looked for in the last six hours, or that broke and its pause is over."""
    return _receipts(desk, now, longest) <= now


def note_receipts(desk: Desk, now: datetime, *, found: bool) -> None:
    """They are looked for now; `found` says that the place answered."""
    tries = 0 if found else int(vault_settings.get(desk.db, _RECEIPTS, {}).get("tries", 0)) + 1
    vault_settings.put(desk.db, _RECEIPTS, {"at": stamp(now), "tries": tries})


def _due(note: Note, now: datetime, longest: timedelta) -> datetime:
    due = note.due_after(longest)
    return now if due is None or (note.at is not None and note.at > now) else due


def _receipts(desk: Desk, now: datetime, longest: timedelta) -> datetime:
    kept = vault_settings.get(desk.db, _RECEIPTS, {})
    last = from_stamp(kept["at"]) if kept else None
    if last is None or last > now:
        return now
    return last + (min(outbox.pause(kept["tries"]), longest) if kept["tries"] else _RECEIPTS_EVERY)


def _may_send(desk: Desk) -> bool:
    if not vault_settings.get(desk.db, PLACE, {}).get("where"):
        return False
    try:
        roster.leading(desk.db)
    except UserError:
        return False
    return roles.may(desk, Act.SEND_FIGURES)
