# SPDX-License-Identifier: EUPL-1.2
"""How far the notice of each withdrawn package is on its way to where the package lies.

Read as often as `figures_waiting`, so nothing is loaded here that makes figures or sends them either.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from spreekuur.desk import figures_waiting
from spreekuur.desk.desk import Desk
from spreekuur.desk.figures_waiting import FORMAT, Sendable
from spreekuur.sending import outbox
from spreekuur.sending.outbox import Note, Receipt, Stage
from spreekuur.statistics import ledger
from spreekuur.statistics.ledger import Became, Entry, Status, Step
from spreekuur.statistics.withdrawal import ENDING
from spreekuur.store import vault_settings
from spreekuur.times import from_stamp

NOTES = "figures_notices"
"""The setting of the vault that keeps what only this laptop knows of a notice."""
MARK = "notice"
"""With this in it, a step of the ledger that sending wrote is about the notice, and not about the package."""
BY_HAND, NEVER_THERE = "by_hand", "never_there"


@dataclass(frozen=True, slots=True)
class Notice(Sendable):
    """The signed notice about a package that was withdrawn after it had been sent: it has to get there, too."""

    @property
    def name(self) -> str:
        """The file that lies beside the package."""
        return f"{self.entry.told['name']}{ENDING}"


@dataclass(frozen=True, slots=True)
class Known:
    """A withdrawn package: `arrived` says that it was sent, `perhaps` that it may have been when the power went."""

    entry: Entry
    note: Note
    by_hand_at: str
    arrived: bool
    perhaps: bool


def notices(desk: Desk) -> tuple[Notice, ...]:
    """The notices that have to go or went, by period. Of what never was sent none goes."""
    return tuple(Notice(one.entry, one.note, one.by_hand_at) for one in known(desk) if one.arrived)


def known(desk: Desk) -> tuple[Known, ...]:
    """Every withdrawn package that was sent, or may have been."""
    packages = vault_settings.get(desk.db, figures_waiting.NOTES, {})
    kept = vault_settings.get(desk.db, NOTES, {})
    gone = [one for one in ledger.entries(desk.db) if one.status is Status.WITHDRAWN]
    found = [_known(one, packages.get(one.id, {}), kept.get(one.id, {})) for one in gone]
    return tuple(one for one in found if one.arrived or one.perhaps)


def _known(entry: Entry, package: Mapping[str, Any], kept: Mapping[str, Any]) -> Known:
    sent = [one for one in entry.steps if one.to is Became.SENT and one.notice.get("format") == FORMAT]
    own_kept = {name: value for name, value in kept.items() if name not in (BY_HAND, NEVER_THERE)}
    own = figures_waiting.read(own_kept)
    note = _with_ledger(own, [one for one in sent if MARK in one.notice])
    arrived = bool(sent) or bool(package.get("arrived"))
    begun = package.get("stage", Stage.READY.value) != Stage.READY.value
    if not arrived and not own_kept:
        note = Note(Stage.SENDING)  # what was asked for is gone on with
    perhaps = begun and not arrived and not kept.get(NEVER_THERE)
    return Known(entry, note, str(kept.get(BY_HAND, "")), arrived, perhaps)


def _with_ledger(own: Note, steps: list[Step]) -> Note:
    """What the ledger says goes before what this laptop kept: another coordinator may have sent it."""
    for step in steps:
        if step.notice.get("receipt"):
            return outbox.answered(own, Receipt.TAKEN, from_stamp(step.at))
    return outbox.went(own, from_stamp(steps[0].at)) if steps else own
