# SPDX-License-Identifier: EUPL-1.2
"""All that the desk should see on opening: the queue, tonight's work, and what is still to be done."""

from dataclasses import dataclass
from datetime import datetime

from spreekuur.consultations.talk import Talk
from spreekuur.desk import (
    amiss,
    client_files_due,
    follow_up,
    joining,
    known_day,
    packs,
    queue,
    shared_sheets,
    talks,
    tasks,
    team,
)
from spreekuur.desk import evening as evenings
from spreekuur.desk.amiss import Amiss
from spreekuur.desk.desk import Desk
from spreekuur.desk.joining import Stage
from spreekuur.desk.known_day import Doubt
from spreekuur.desk.packs import Installed
from spreekuur.desk.shelter import OpenChain, open_chains
from spreekuur.desk.tonight import Tonight, tonight
from spreekuur.errors.team import ClockDiffers
from spreekuur.errors.vault import ReadingOnly
from spreekuur.evenings import store
from spreekuur.evenings.model import Evening, Ticket
from spreekuur.letters import store as papers
from spreekuur.letters.store import KeptPaper, PaperState
from spreekuur.times import local_date


@dataclass(frozen=True, slots=True)
class Today:
    """What is on now. Without an evening the queue is empty; `left_open` is one of an earlier day."""

    evening: Evening | None
    left_open: Evening | None
    waiting: tuple[Ticket, ...]
    called: tuple[Ticket, ...]
    """Called, and neither saved nor being written down."""
    counts: Tonight | None
    drafts: tuple[tuple[Talk, str], ...]
    unprinted: tuple[KeptPaper, ...]
    shelter: tuple[OpenChain, ...]
    """Earlier talks about a bed for the night of which the end is not known."""
    to_clear: int
    """Client files whose time is over."""
    late: int
    """Referrals of which an answer is overdue."""
    tasks_due: int
    """Tasks for today or for days before."""
    clock_is_wrong: bool
    doubt: Doubt | None
    """Whether somebody has to say that today's date is right."""
    roster: tuple[str, ...]
    """Who is here, or was here last time; before the first evening whoever unlocked."""
    next_number: int
    amiss: Amiss | None = None
    """What was wrong with the vault's file, until somebody decided what to do."""
    reading: ReadingOnly | None = None
    """Why the vault is open for reading only, if it is."""
    new_pack: Installed | None = None
    """A content pack that came with a bundle and that nobody here was told of."""
    sheets_due: bool = False
    """Whether it is a year since somebody tried the three sheets that open the vault."""
    clock: ClockDiffers | None = None
    """What another laptop's signed time says about the clocks."""
    joining: Stage | None = None
    """How far this laptop is with joining a team, until it belongs to it."""


def look(desk: Desk, now: datetime) -> Today:
    """What is on now, in one reading."""
    current = evenings.current(desk)
    over = current is not None and evenings.is_over(current, now)
    evening = None if over else current
    drafts = tuple(talks.unfinished(desk))
    doubt = known_day.look(desk, now)
    being_written = {talk.ticket_id for talk, _saved_at in drafts}
    return Today(
        evening=evening,
        left_open=current if over else None,
        waiting=tuple(queue.waiting(desk, evening)) if evening else (),
        called=tuple(t for t in queue.called(desk, evening) if t.id not in being_written) if evening else (),
        counts=tonight(desk, evening) if evening else None,
        drafts=drafts,
        unprinted=_unprinted(desk, current),
        shelter=open_chains(desk),
        to_clear=0 if doubt else client_files_due.count_due(desk, local_date(now)),
        late=follow_up.overdue_count(desk, local_date(now)),
        tasks_due=tasks.due_count(desk, local_date(now)),
        clock_is_wrong=evenings.clock_is_wrong(desk, now),
        doubt=doubt,
        roster=evening.roster
        if evening
        else evenings.last_roster(desk) or tuple(filter(None, [desk.db.author])),
        next_number=store.next_number(desk.db, evening.id) if evening else 1,
        amiss=amiss.look(desk),
        reading=desk.db.reading,
        new_pack=packs.news(desk),
        sheets_due=desk.db.path is not None and shared_sheets.drill_due(desk, local_date(now)),
        clock=team.clock(desk, now),
        joining=joining.unfinished(desk),
    )


def _unprinted(desk: Desk, evening: Evening | None) -> tuple[KeptPaper, ...]:
    kept = papers.of_evening(desk.db, evening.id) if evening else []
    return tuple(paper for paper in kept if paper.state is PaperState.MADE)
