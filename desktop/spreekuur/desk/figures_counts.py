# SPDX-License-Identifier: EUPL-1.2
"""How many periods wait for the municipality, and whether the closing of an evening asked about them.

Read with every look at Today, so nothing is loaded here that makes figures or sends them.
"""

from dataclasses import dataclass

from spreekuur.desk.desk import Desk
from spreekuur.desk.figures_waiting import packages
from spreekuur.desk.figures_withdrawn import notices
from spreekuur.evenings.model import Evening
from spreekuur.sending.outbox import Stage
from spreekuur.store import practice, vault_settings
from spreekuur.store.connection import Database
from spreekuur.team import roster

_ASKED = "figures_asked"


@dataclass(frozen=True, slots=True)
class Counts:
    """Periods of which the municipality has not had the figures yet, or the notice that withdraws them."""

    waiting: int = 0
    needs_you: int = 0
    """Of those: somebody has to look at them."""
    unsent: int = 0
    """Of those: never brought to its place, so that sending may help."""


def counts(desk: Desk) -> Counts:
    """The numbers for the line below every screen: none in practice, nor on a laptop that does not lead."""
    waits = [one for one in packages(desk) + notices(desk) if one.waits]
    if not waits or not leads(desk.db):
        return Counts()
    return Counts(
        len(waits),
        sum(one.note.stage is Stage.NEEDS_YOU for one in waits),
        sum(not one.note.arrived for one in waits),
    )


def leads(db: Database) -> bool:
    """Whether this is a laptop that makes figures and sends them."""
    if practice.is_on(db) or roster.is_waiting(db) or not roster.has_keys(db):
        return False
    return roster.of(db).i_lead


def was_asked(desk: Desk, evening: Evening) -> bool:
    """Whether somebody answered this evening already whether to send what waits."""
    return bool(vault_settings.get(desk.db, _ASKED, "") == evening.id)


def note_asked(desk: Desk, evening: Evening) -> None:
    """Ask no more this evening whether to send what waits."""
    vault_settings.put(desk.db, _ASKED, evening.id)
