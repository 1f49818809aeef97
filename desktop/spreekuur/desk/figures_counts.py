# SPDX-License-Identifier: EUPL-1.2
"""How many periods wait for the municipality, and whether the closing of an evening asked about them.

Read with every look at Today, so nothing is loaded here that makes figures or sends them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from spreekuur.desk import roles
from spreekuur.desk.desk import Desk
from spreekuur.desk.figures_waiting import packages
from spreekuur.desk.figures_withdrawn import notices
from spreekuur.desk.roles import Act
from spreekuur.evenings.model import Evening
from spreekuur.sending.outbox import Stage
from spreekuur.store import practice, vault_settings
from spreekuur.store.connection import Database
from spreekuur.team import roster

_ASKED = "figures_asked"
_LEFT = "figures_left"


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


@dataclass(frozen=True, slots=True)
class Unsent:
    """Signed periods that were never brought to their place, by the id of the release."""

    unasked: Mapping[str, str] = field(default_factory=dict)
    """Nobody was asked about them when the window closed."""
    unsaid: Mapping[str, str] = field(default_factory=dict)
    """Of those: nor were they named when the desk was opened."""


def unsent(desk: Desk) -> Unsent:
    """What there is to ask about before the program is left: nothing of who may not send, nor in practice."""
    waits = [one for one in packages(desk) if one.waits and not one.note.arrived]
    if not waits or not leads(desk.db) or not roles.may(desk, Act.SEND_FIGURES):
        return Unsent()
    known = vault_settings.get(desk.db, _LEFT, {})
    unasked = {one.entry.id: str(one.entry.period) for one in waits if not known.get(one.entry.id)}
    return Unsent(unasked, {id_: period for id_, period in unasked.items() if id_ not in known})


def note_told(desk: Desk, ids: Iterable[str], *, asked: bool) -> None:
    """Somebody was told of these, or asked about them before leaving: do it no more."""
    known = vault_settings.get(desk.db, _LEFT, {})
    vault_settings.put(desk.db, _LEFT, known | dict.fromkeys(ids, asked))


def leads(db: Database) -> bool:
    """Whether this is a laptop that makes figures and sends them."""
    if practice.is_on(db) or roster.is_waiting(db) or not roster.has_keys(db):
        return False
    return roster.of(db).i_lead


def was_asked(desk: Desk, evening: Evening) -> bool:
    """Whether somebody answered this evening already whether to send what waits."""
    return bool(vault_settings.get(desk.db, _ASKED, "") == evening.id)


def note_asked(desk: Desk, evening: Evening) -> None:
    """Ask no more this evening whether to send what waits, nor when the program is left."""
    vault_settings.put(desk.db, _ASKED, evening.id)
    note_told(desk, unsent(desk).unasked, asked=True)
