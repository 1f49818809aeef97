# SPDX-License-Identifier: EUPL-1.2
"""Tonight's work counts. Raw numbers exist only here and at closing, and never by topic or any other dimension."""

from dataclasses import dataclass

from spreekuur.consultations import store as consultations
from spreekuur.consultations.model import Kind
from spreekuur.desk.desk import Desk
from spreekuur.desk.papers import FOR_CLIENT
from spreekuur.evenings.model import Evening
from spreekuur.letters import store as papers


@dataclass(frozen=True, slots=True)
class Tonight:
    """How many talks and letters, and the mean length of a talk in minutes (None before the first)."""

    talks: int
    letters: int
    mean_minutes: int | None


def tonight(desk: Desk, evening: Evening) -> Tonight:
    """The counts of one evening."""
    held = [
        c for c in consultations.of_evening(desk.db, evening.id) if c.kind in (Kind.TALK, Kind.LIGHT_TOUCH)
    ]
    timed = [(c.ended_at - c.started_at).total_seconds() / 60 for c in held if not c.entered_afterwards]
    letters = [p for p in papers.of_evening(desk.db, evening.id) if p.kind not in FOR_CLIENT]
    return Tonight(len(held), len(letters), round(sum(timed) / len(timed)) if timed else None)
