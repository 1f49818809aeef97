# SPDX-License-Identifier: EUPL-1.2
"""What the room may see: which numbers are called now, and which come next. Numbers, and nothing else."""

from dataclasses import dataclass

from spreekuur.desk import evening as evenings
from spreekuur.desk import queue
from spreekuur.desk.desk import Desk

MOST_CALLED = 3
MOST_NEXT = 5


@dataclass(frozen=True, slots=True)
class Room:
    """The numbers called now, the newest first, and the next ones in their order."""

    called: tuple[int, ...] = ()
    next: tuple[int, ...] = ()


def look(desk: Desk) -> Room:
    """The numbers of the evening that is on; none without one."""
    evening = evenings.current(desk)
    if evening is None:
        return Room()
    called = [ticket.number for ticket in reversed(queue.called(desk, evening))]
    waiting = [ticket.number for ticket in queue.waiting(desk, evening)]
    return Room(tuple(called[:MOST_CALLED]), tuple(waiting[:MOST_NEXT]))
