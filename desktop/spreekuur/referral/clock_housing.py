# SPDX-License-Identifier: EUPL-1.2
"""The housing classes of a stay: short, mid, long, and both of the first two from 6 to 12 months."""

from collections.abc import Iterator
from itertools import pairwise

from spreekuur.referral.clock_days import Block, after, as_date, chosen
from spreekuur.referral.clock_model import Code, Housing, HousingClass, Thresholds


def reckon(held: list[Block], today: int, limits: Thresholds) -> tuple[Housing, set[Code]]:
    """The stay that counts, with its classes; a short absence (leave and the journeys) does not end a stay.

    Without an end the length is counted up to today. Source: programme for labour migrants, line 2.
    """
    stays = _bridged(held, limits.bridge_days)
    stay = stays[chosen(stays, today)]
    first, last = stay[0].first, stay[-1].last
    codes = {Code.GAP_BRIDGED} if len(stay) > 1 else set()
    if stay[-1].is_open and first > today:
        return Housing((), as_date(first), None, None), codes | {Code.NO_LENGTH_YET}
    end = today + 1 if stay[-1].is_open else last + 1
    classes = tuple(_classes(first, end, limits))
    if {HousingClass.SHORT, HousingClass.MID} <= set(classes):
        codes.add(Code.OVERLAP_SHORT_MID)
    return Housing(classes, as_date(first), as_date(last), _months(first, end)), codes


def _bridged(held: list[Block], most: int) -> list[list[Block]]:
    """The blocks, with those together between which there are no more whole days than may be bridged."""
    stays = [[held[0]]]
    for before, block in pairwise(held):
        if block.first - before.last - 1 <= most:
            stays[-1].append(block)
        else:
            stays.append([block])
    return stays


def _classes(first: int, end: int, limits: Thresholds) -> Iterator[HousingClass]:
    """`end` is the day after the last one."""
    if end < after(first, limits.short_below_months):
        yield HousingClass.SHORT
    if after(first, limits.mid_from_months) <= end <= after(first, limits.mid_to_months):
        yield HousingClass.MID
    if end > after(first, limits.mid_to_months):
        yield HousingClass.LONG


def _months(first: int, end: int) -> int:
    """The largest number of whole months that fit before `end`."""
    months = (end - first) // 31
    while after(first, months + 1) <= end:
        months += 1
    return months
