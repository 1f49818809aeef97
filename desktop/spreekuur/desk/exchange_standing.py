# SPDX-License-Identifier: EUPL-1.2
"""How the exchange stands on this laptop, as Today, the closing and its own screen show it."""

from dataclasses import dataclass, field
from enum import StrEnum

from spreekuur.desk import exchange_counts, exchange_status, exchange_steps, exchange_where, figures_counts
from spreekuur.desk import team as desk_team
from spreekuur.desk.desk import Desk
from spreekuur.desk.exchange_status import Evening
from spreekuur.desk.figures_counts import Counts
from spreekuur.errors.team import PutBack
from spreekuur.exchange import conflicts, peers, proposal
from spreekuur.exchange.conflicts import Conflict
from spreekuur.exchange.proposal import Proposal
from spreekuur.store import practice
from spreekuur.team import roster


class Part(StrEnum):
    """What this laptop does in the exchange."""

    ALONE = "alone"
    WAITING = "waiting"
    """It asked to join a team, and does not belong to it yet."""
    PRACTICE = "practice"
    GIVES = "gives"
    TAKES_IN = "takes_in"


@dataclass(frozen=True, slots=True)
class Standing:
    """What was not given yet, what came in, and what is asked."""

    part: Part = Part.ALONE
    folder: str = ""
    address: str = ""
    """The address of the team, if the coordinator set one."""
    leading: tuple[str, ...] = ()
    """The coordinators' laptops that this one gives to."""
    talks: int = 0
    """Talks of this laptop that no bundle took along yet, new or changed."""
    records: int = 0
    """Records of any kind."""
    given_at: str = ""
    questions: int = 0
    evenings: tuple[Evening, ...] = ()
    held: tuple[str, ...] = ()
    """Laptops of which a bundle waits for one before it."""
    proposed: Proposal | None = None
    """The address that a coordinator's laptop uses, and this one does not."""
    put_back: PutBack | None = None
    """This laptop was put back from a copy, and has to ask the team once more."""
    figures: Counts = field(default_factory=Counts)
    """Periods of which signed figures wait to be sent to the municipality."""

    @property
    def is_in_a_team(self) -> bool:
        """Whether there is somebody to exchange with."""
        return self.part in (Part.GIVES, Part.TAKES_IN)


def look(desk: Desk) -> Standing:
    """How it stands now."""
    db = desk.db
    if practice.is_on(db):
        return Standing(Part.PRACTICE)
    if roster.is_waiting(db):
        return Standing(Part.WAITING)
    figures = figures_counts.counts(desk)
    if db.execute("SELECT 1 FROM member LIMIT 1").fetchone() is None:
        return Standing(figures=figures)
    team = roster.of(db)
    others = team.others()
    if not others:
        return Standing(figures=figures)
    leading = [one for one in others if team.leads(one)]
    return Standing(
        part=Part.TAKES_IN if team.i_lead else Part.GIVES,
        folder=exchange_where.folder(desk),
        address=exchange_where.address(desk),
        leading=tuple(one.name for one in leading),
        talks=max((exchange_counts.talks_for(db, one.vault) for one in leading), default=0),
        records=max((exchange_counts.records_for(db, one.vault) for one in leading), default=0),
        given_at=exchange_steps.given_at(desk),
        questions=len(conflicts.open_ones(db)),
        evenings=exchange_status.status(desk).evenings,
        proposed=proposal.open_one(db),
        put_back=desk_team.put_back(desk),
        held=tuple(one.name for one in others if peers.get(db, one.vault).held),
        figures=figures,
    )


def questions_about(desk: Desk, record: str, record_id: str) -> list[Conflict]:
    """The fields of one record that two laptops filled in differently, and nobody decided yet."""
    return conflicts.of_row(desk.db, record, record_id)
