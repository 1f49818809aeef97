# SPDX-License-Identifier: EUPL-1.2
"""Practice: an evening with invented people, and what somebody has tried of the six small tasks."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from spreekuur.consultations import store as consultations
from spreekuur.consultations.model import Kind
from spreekuur.desk import evening as evenings
from spreekuur.desk import queue
from spreekuur.desk.desk import Desk
from spreekuur.desk.papers import FOR_CLIENT
from spreekuur.evenings import store
from spreekuur.evenings.model import Evening
from spreekuur.letters import store as papers
from spreekuur.letters.store import PaperState
from spreekuur.store import practice
from spreekuur.store.undoing import was_used


class Task(StrEnum):
    """The six things to try, in the order in which they are easiest."""

    NUMBER = "number"
    TALK = "talk"
    LETTER = "letter"
    HIDE = "hide"
    LOCK = "lock"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Visitor:
    """An invented person in the queue: language, how long they wait, what the host noted."""

    language: str
    waited: int
    help_first: bool = False
    interpreter: bool = False


VISITORS = (
    Visitor("pl", 12),
    Visitor("bg", 9),
    Visitor("ro", 7),
    Visitor("es", 2, interpreter=True),
)


def furnish(desk: Desk, name: str, now: datetime) -> Evening:
    """Mark an empty vault as practice and begin an evening in it, with people waiting."""
    practice.mark(desk.db)
    begun = evenings.start(desk, now - timedelta(minutes=VISITORS[0].waited + 3), (name,))
    for visitor in VISITORS:
        queue.take(
            desk,
            begun,
            now - timedelta(minutes=visitor.waited),
            visitor.language,
            help_first=visitor.help_first,
            interpreter=visitor.interpreter,
        )
    return begun


def done(desk: Desk) -> frozenset[Task]:
    """Which tasks can be seen done in the vault; hiding and locking leave no trace there."""
    found = {Task.UNDO} if was_used(desk.db) else set()
    evening = evenings.current(desk)
    if evening is None:
        return frozenset(found)
    if len(store.tickets(desk.db, evening.id)) > len(VISITORS):
        found.add(Task.NUMBER)
    talks = consultations.of_evening(desk.db, evening.id)
    if any(talk.kind in (Kind.TALK, Kind.LIGHT_TOUCH) for talk in talks):
        found.add(Task.TALK)
    letters = [paper for paper in papers.of_evening(desk.db, evening.id) if paper.kind not in FOR_CLIENT]
    if any(paper.state is not PaperState.MADE for paper in letters):
        found.add(Task.LETTER)
    return frozenset(found)
