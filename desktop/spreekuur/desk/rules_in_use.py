# SPDX-License-Identifier: EUPL-1.2
"""Which rules of the advice are followed, passed over or never used at this laptop: a worklist for the coordinator.

Counts leave this module as "fewer than five" or in fives: a rule tells what talks were about (`docs/advice.md`).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from spreekuur.content.model import Rule
from spreekuur.content.pack import Content
from spreekuur.desk.desk import Desk
from spreekuur.desk.leave import Permit
from spreekuur.desk.roles import Act, of_leave
from spreekuur.referral import store as referrals
from spreekuur.referral.explaining import lead_of
from spreekuur.referral.model import Referral

STEP = 5


class Use(StrEnum):
    """How a rule fares, the most to look at first."""

    PASSED_OVER = "passed_over"
    NEVER = "never"
    FOLLOWED = "followed"


@dataclass(frozen=True, slots=True)
class RuleUse:
    """One rule: `chosen` and `passed_over` are 0 below five, else rounded down to fives."""

    rule: str
    route: str
    """The id of the place it leads to."""
    why: str
    """The id of its text in the content."""
    use: Use
    chosen: int
    passed_over: int
    reasons: tuple[str, ...]
    """Coded reasons for going elsewhere, the commonest first."""


def look(desk: Desk, leave: Permit | None, now: datetime) -> list[RuleUse]:
    """Every rule of the content, those that are passed over first, then those nobody ever needed.

    Raises: PermitOver, NotCoordinator.
    """
    of_leave(Act.RULE_USE, leave, now)
    return counted(referrals.every(desk.db), desk.content)


def counted(kept: Iterable[Referral], content: Content) -> list[RuleUse]:
    """The same for these referrals. Pure."""
    chosen: Counter[str] = Counter()
    over: Counter[str] = Counter()
    reasons: dict[str, Counter[str]] = {}
    leads: dict[tuple[str, ...], Rule | None] = {}
    for referral in kept:
        if referral.rules not in leads:  # the same few come back again and again
            leads[referral.rules] = lead_of(referral.rules, content)
        lead = leads[referral.rules]
        if lead is not None:
            chosen[lead.id] += 1
        for rule in referral.instead_of:
            over[rule] += 1
            reasons.setdefault(rule, Counter())[referral.reason] += 1
    uses = [
        RuleUse(
            rule=rule.id,
            route=rule.route,
            why=rule.why,
            use=_use(chosen[rule.id], over[rule.id]),
            chosen=_in_fives(chosen[rule.id]),
            passed_over=_in_fives(over[rule.id]),
            reasons=tuple(reason for reason, _n in reasons.get(rule.id, Counter()).most_common() if reason),
        )
        for rule in content.rules
    ]
    order = list(Use)
    return sorted(uses, key=lambda each: (order.index(each.use), -each.passed_over, -each.chosen))


def _use(chosen: int, over: int) -> Use:
    if not chosen and not over:
        return Use.NEVER
    return Use.PASSED_OVER if over >= chosen else Use.FOLLOWED


def _in_fives(count: int) -> int:
    return count - count % STEP
