# SPDX-License-Identifier: EUPL-1.2
"""Closing the evening: what is still open, whether the numbers add up, and the evening's end."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from spreekuur.consultations import store as consultations
from spreekuur.consultations.talk import Talk
from spreekuur.desk import backups, figures_counts, talks
from spreekuur.desk import evening as evenings
from spreekuur.desk.desk import Desk
from spreekuur.desk.papers import left_desk
from spreekuur.desk.tonight import Tonight, tonight
from spreekuur.evenings import store
from spreekuur.evenings.model import Evening, TicketState
from spreekuur.letters import store as papers
from spreekuur.letters.store import KeptPaper, PaperState
from spreekuur.store.writing import step


class Reason(StrEnum):
    """Why a number has no talk, or more than one; one key each on the screen."""

    LEFT = "left"
    OTHER_DESK = "other_desk"
    NOT_GIVEN_OUT = "not_given_out"
    SEVERAL_PERSONS = "several_persons"
    CAME_BACK = "came_back"
    MISTYPED = "mistyped"
    UNKNOWN = "unknown"


FOR_MISSING = (Reason.LEFT, Reason.OTHER_DESK, Reason.NOT_GIVEN_OUT, Reason.UNKNOWN)
FOR_DOUBLE = (Reason.SEVERAL_PERSONS, Reason.CAME_BACK, Reason.MISTYPED, Reason.UNKNOWN)
FOR_BEYOND = (Reason.MISTYPED, Reason.OTHER_DESK, Reason.UNKNOWN)


@dataclass(frozen=True, slots=True)
class OpenPoints:
    """What a tired coordinator should see before going home."""

    drafts: tuple[tuple[Talk, str], ...]
    unprinted: tuple[KeptPaper, ...]
    still_waiting: int


@dataclass(frozen=True, slots=True)
class CountCheck:
    """The paper numbers against the talks, and the reasons that are known already.

    `missing` have no talk, `double` several; `beyond` were used in a talk but lie above the highest ticket.
    """

    highest: int
    missing: tuple[int, ...]
    double: tuple[int, ...]
    known: Mapping[int, Reason]
    beyond: tuple[int, ...] = ()


def open_points(desk: Desk, evening: Evening) -> OpenPoints:
    """Drafts, papers that never left the desk, and people still in the queue."""
    unprinted = [p for p in papers.of_evening(desk.db, evening.id) if p.state is PaperState.MADE]
    return OpenPoints(
        tuple(talks.unfinished(desk)), tuple(unprinted), len(store.waiting(desk.db, evening.id))
    )


def check_count(desk: Desk, evening: Evening, highest: int) -> CountCheck:
    """Compare the highest number on a paper ticket with the talks that were saved."""
    with_talk = consultations.numbers(desk.db, evening.id)
    left = {t.number for t in store.tickets(desk.db, evening.id) if t.state is TicketState.GONE}
    missing = tuple(n for n in range(1, highest + 1) if n not in with_talk)
    double = tuple(sorted({n for n in with_talk if with_talk.count(n) > 1}))
    beyond = tuple(sorted({n for n in with_talk if n > highest}))
    return CountCheck(highest, missing, double, {n: Reason.LEFT for n in missing if n in left}, beyond)


def highest_known(desk: Desk, evening: Evening) -> int:
    """The highest number that this laptop knows of, as a first guess; 0 when there is none."""
    return store.next_number(desk.db, evening.id) - 1


def note_count(desk: Desk, evening: Evening, highest: int | None, reasons: Mapping[int, Reason]) -> Evening:
    """Keep the highest paper number (None: no paper numbers tonight) and why some do not match."""
    counted = replace(evening, highest_paper_number=highest)
    with step(desk.db, "count_evening"):
        store.note_count_reasons(desk.db, evening.id, {str(n): r.value for n, r in reasons.items()})
        store.add_evening(desk.db, counted)
    return counted


def paper_left(desk: Desk, paper: KeptPaper, how: PaperState) -> str:
    """Note how a paper left the desk; the step that takes it back."""
    with step(desk.db, "paper_left") as step_id:
        left_desk(desk, paper, how)
    return step_id


@dataclass(frozen=True, slots=True)
class Ending:
    """All that the closing shows, in one reading; without an evening there is nothing to close."""

    evening: Evening | None
    points: OpenPoints | None
    counts: Tonight | None
    highest_known: int
    folder: str
    unsent: int = 0
    """Periods of which signed figures were never sent."""
    was_asked: bool = False
    """Whether somebody answered this evening already whether to send them."""


def look(desk: Desk) -> Ending:
    """What is still open before the evening can end."""
    evening = evenings.current(desk)
    folder = backups.folder(desk)
    if evening is None:
        return Ending(None, None, None, 0, folder)
    known = highest_known(desk, evening)
    return Ending(
        evening,
        open_points(desk, evening),
        tonight(desk, evening),
        known,
        folder,
        figures_counts.counts(desk).unsent,
        figures_counts.was_asked(desk, evening),
    )


def close(
    desk: Desk,
    evening: Evening,
    now: datetime,
    highest: int | None = None,
    reasons: Mapping[int, Reason] | None = None,
) -> Evening:
    """End the evening. Whoever still waits is noted as gone; drafts stay and are asked for next time."""
    with step(desk.db, "close_evening"):
        if reasons:
            store.note_count_reasons(desk.db, evening.id, {str(n): r.value for n, r in reasons.items()})
        counted = evening.highest_paper_number if highest is None else highest
        return evenings.end(desk, replace(evening, highest_paper_number=counted), now)
