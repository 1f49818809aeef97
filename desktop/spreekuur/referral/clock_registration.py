# SPDX-License-Identifier: EUPL-1.2
"""The registration clock: when a stay reaches the days of presence with which Burgerzaken wants to see somebody."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from spreekuur.referral.clock_days import Block, Presence, after, chosen
from spreekuur.referral.clock_model import Code, Registration, Status, Stays, Thresholds
from spreekuur.referral.clock_windows import Window, telling


def reckon(held: list[Block], asked: Stays, limits: Thresholds) -> tuple[Registration, set[Code]]:
    """The clock of the spell that counts, from its first day, past or planned.

    Sources: registering within five days of arrival (Rijksoverheid and municipalities); deregistering before eight
    months abroad in a year (own knowledge). The numbers stand in the content.
    """
    today, brp = asked.today.toordinal(), asked.registration == "brp"
    spells = _spells(held, limits.away_ends_months)
    place = chosen(spells, today)
    spell, codes = spells[place], {Code.EARLIER_SPELL_IGNORED} if place else set()
    if spell[-1].is_open:
        codes.add(Code.OPEN_END)
    if spell[-1].last < today and after(spell[-1].last + 1, limits.away_ends_months) <= today:
        status = Status.REGISTERED if brp else Status.NOT_DUE
        return Registration(status), codes | {Code.SPELL_OVER}
    presence = Presence(spell)
    window = telling(presence, limits)
    counted = _dated(presence, window, today, limits)
    codes |= _of_window(presence, window, today)
    if brp:
        dates = {"brp_due_on": None, "duty_from": None, "report_by": None, "rni_enough_until": None}
        return replace(counted, status=Status.REGISTERED, **dates), codes
    if asked.registration == "rni" and counted.status in (Status.DUE_NOW, Status.OVERDUE):
        codes.add(Code.RNI_NOT_ENOUGH)
    return counted, codes


def _spells(held: list[Block], months: int) -> list[list[Block]]:
    """The blocks, parted where somebody was away so long that the registration would have ended."""
    spells = [[held[0]]]
    for before, block in pairwise(held):
        if after(before.last + 1, months) <= block.first:
            spells.append([block])
        else:
            spells[-1].append(block)
    return spells


def _dated(presence: Presence, window: Window, today: int, limits: Thresholds) -> Registration:
    """The dates of a spell. Who could foresee the stay has to report from its first day, else from the due day."""
    counted = Registration(
        Status.NOT_DUE,
        window_start=date.fromordinal(window.first),
        window_end=date.fromordinal(window.last),
        need=window.need,
        days_so_far=presence.within(window.first, min(window.last, today)) if today >= window.first else 0,
        days_total=window.total,
    )
    if window.reached is None:
        return replace(counted, rni_enough_until=date.fromordinal(presence.blocks[-1].last))
    block = presence.block_of(window.reached)
    duty = window.reached if block.is_open else block.first
    report_by = duty + limits.report_days
    return replace(
        counted,
        status=_status(today, duty, report_by, limits.soon_days),
        brp_due_on=date.fromordinal(window.reached),
        duty_from=date.fromordinal(duty),
        report_by=date.fromordinal(report_by),
        rni_enough_until=date.fromordinal(duty - 1) if duty > presence.blocks[0].first else None,
    )


def _status(today: int, duty: int, report_by: int, soon: int) -> Status:
    if today > report_by:
        return Status.OVERDUE
    if today >= duty:
        return Status.DUE_NOW
    return Status.DUE_SOON if duty - today <= soon else Status.NOT_DUE


def _of_window(presence: Presence, window: Window, today: int) -> set[Code]:
    if window.reached is None:
        return {Code.THRESHOLD_NOT_REACHED}
    when = Code.THRESHOLD_REACHED if window.reached <= today else Code.THRESHOLD_AHEAD
    foreseen = not presence.block_of(window.reached).is_open
    return {when, Code.EXPECTED_ON_ARRIVAL} if foreseen else {when}
