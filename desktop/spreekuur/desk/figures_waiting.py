# SPDX-License-Identifier: EUPL-1.2
"""How far each signed package is on its way to the municipality.

Read with every look at Today, so nothing is loaded here that makes figures or sends them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from spreekuur.desk.desk import Desk
from spreekuur.sending import outbox
from spreekuur.sending.outbox import Note, Receipt, Stage
from spreekuur.statistics import ledger
from spreekuur.statistics.ledger import Became, Entry, Status
from spreekuur.store import vault_settings
from spreekuur.times import from_stamp

NOTES = "figures_outbox"
"""The setting of the vault that keeps what only this laptop knows of a package."""
FORMAT = "spreekuur-sent/1"
"""Marks the steps of the ledger that sending wrote."""


@dataclass(frozen=True, slots=True)
class Sendable:
    """A signed package, and how far it is."""

    entry: Entry
    note: Note
    by_hand_at: str = ""
    """When its files were first saved to a folder, if they were."""

    @property
    def by_hand(self) -> bool:
        """Whether its files were saved to a folder."""
        return bool(self.by_hand_at)

    @property
    def waits(self) -> bool:
        """Whether the municipality has had nothing of it yet, as far as is known here."""
        return self.note.stage in outbox.OPEN and not self.by_hand


def packages(desk: Desk) -> tuple[Sendable, ...]:
    """Every signed package that was not withdrawn, by period, with how far it is.

    Two of one period are a conflict between laptops, and wait for somebody before anybody tries to send them.
    """
    kept = vault_settings.get(desk.db, NOTES, {})
    found = [one for one in ledger.entries(desk.db) if one.status is not Status.WITHDRAWN]
    periods = [one.period for one in found]
    return tuple(
        Sendable(
            one,
            _of_two(_note(one, kept.get(one.id, {})), periods.count(one.period) > 1),
            saved_at(one),
        )
        for one in found
    )


def saved_at(entry: Entry) -> str:
    """When the files of a package were first saved to a folder; empty when they never were."""
    return min((step.at for step in entry.steps if _is_by_hand(step)), default="")


def _of_two(note: Note, is_twice: bool) -> Note:
    return replace(note, stage=Stage.NEEDS_YOU, why=outbox.TWICE) if is_twice and not note.arrived else note


def _is_by_hand(step: ledger.Step) -> bool:
    return step.to is Became.SENT and step.notice.get("format") != FORMAT


def _note(entry: Entry, kept: Mapping[str, Any]) -> Note:
    """What the ledger says goes before what this laptop kept: another coordinator may have sent it."""
    own = read(kept)
    steps = [step for step in entry.steps if step.to is Became.SENT and not _is_by_hand(step)]
    for step in steps:
        if step.notice.get("receipt") == Receipt.TAKEN.value:
            return outbox.answered(own, Receipt.TAKEN, from_stamp(step.at))
    return outbox.went(own, from_stamp(steps[0].at)) if steps else own


def read(kept: Mapping[str, Any]) -> Note:
    """A note as it is kept; of what nothing is kept, a fresh one."""
    at = kept.get("at")
    return (
        Note(**{**kept, "stage": Stage(kept["stage"]), "at": from_stamp(at) if at else None})
        if kept
        else Note()
    )
