# SPDX-License-Identifier: EUPL-1.2
"""Days of presence for the registration clock: calendar months, blocks of stays, and counting without a calendar.

Days are numbers (`date.toordinal`), so that two hundred years cost no more than two weeks.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from spreekuur.consultations.model import Stay
from spreekuur.times import months_after

ENDLESS = date.max.toordinal() * 10
"""The last day of somebody who is still here: later than any day there is."""


@dataclass(frozen=True, slots=True, order=True)
class Block:
    """Days of presence without a day between them; both ends count."""

    first: int
    last: int

    @property
    def is_open(self) -> bool:
        """Is the end not known?"""
        return self.last == ENDLESS


def after(day: int, months: int) -> int:
    """So many calendar months later: the same day number, or the last day of a month that has no such day."""
    return months_after(date.fromordinal(day), months).toordinal()


def as_date(day: int) -> date | None:
    """The day as a date; None for the end that is not known."""
    return None if day == ENDLESS else date.fromordinal(day)


def blocks(stays: Iterable[Stay]) -> list[Block]:
    """The stays with an arrival, in order; those that overlap or touch are one block."""
    spans = sorted(
        (stay.arrival.toordinal(), stay.departure.toordinal() if stay.departure else ENDLESS)
        for stay in stays
        if stay.arrival
    )
    made: list[Block] = []
    for first, last in spans:
        if made and first <= made[-1].last + 1:
            made[-1] = Block(made[-1].first, max(made[-1].last, last))
        else:
            made.append(Block(first, last))
    return made


def chosen(spans: Sequence[Sequence[Block]], today: int) -> int:
    """Which run of blocks counts: the first whose last day is today or later, else the last."""
    return next((place for place, span in enumerate(spans) if span[-1].last >= today), len(spans) - 1)


class Presence:
    """Counts days of presence in blocks that stand in order and do not touch."""

    def __init__(self, held: Sequence[Block]) -> None:
        self.blocks = held
        self._firsts = [block.first for block in held]
        self._before = [0]
        for block in held:
            self._before.append(self._before[-1] + block.last - block.first + 1)

    def until(self, day: int) -> int:
        """How many days of presence there are up to and with this day."""
        place = bisect_right(self._firsts, day) - 1
        if place < 0:
            return 0
        block = self.blocks[place]
        return self._before[place] + min(day, block.last) - block.first + 1

    def within(self, first: int, last: int) -> int:
        """How many days of presence there are from the first to the last of these days, both included."""
        return self.until(last) - self.until(first - 1)

    def nth(self, number: int) -> int | None:
        """The day of presence with this number, counted from 1; None when there are not so many."""
        if number > self._before[-1]:
            return None
        place = bisect_left(self._before, number) - 1
        return self.blocks[place].first + number - self._before[place] - 1

    def block_of(self, day: int) -> Block:
        """The block that a day of presence is in."""
        return self.blocks[bisect_right(self._firsts, day) - 1]


def month_starts(block: Block) -> Iterator[tuple[int, int]]:
    """The calendar months of a block from its first day on: the first of its days in the month, and the last."""
    first = block.first
    while first <= block.last:
        following = after(first - date.fromordinal(first).day + 1, 1)
        yield first, min(block.last, following - 1)
        first = following
