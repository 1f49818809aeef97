# SPDX-License-Identifier: EUPL-1.2
"""To follow up: which referrals wait for an answer, and what became of each. Nobody's name stands here."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from spreekuur.clients import merging
from spreekuur.desk import evening as evenings
from spreekuur.desk import kenmerk_typed
from spreekuur.desk.desk import Desk
from spreekuur.errors.desk import NoSuchReferral, StepNotAllowed, StepTooEarly
from spreekuur.errors.letters import WrongKenmerk
from spreekuur.referral import progress, steps
from spreekuur.referral.progress import Progress, Step, WhyNot
from spreekuur.referral.steps import Followed
from spreekuur.store.writing import step
from spreekuur.times import local_date


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One referral on the list, with the day on which its answer is looked for."""

    referral: Followed
    due_on: date | None
    may_become_unknown: bool
    """Two evenings went by after that day: "unknown" is the honest end."""
    history: tuple[Step, ...] = ()

    def is_advice(self) -> bool:
        """Does the client think it over still?"""
        return self.referral.state is Progress.ADVISED

    def is_overdue(self, today: date) -> bool:
        """Has the day passed?"""
        return self.due_on is not None and self.due_on < today


def awaited(desk: Desk, today: date) -> tuple[FollowUp, ...]:
    """Every referral without an end, the longest overdue first; last the advice that clients think over."""
    found = _follow_ups(desk, steps.not_ended(desk.db))
    return tuple(sorted(found, key=lambda one: (one.is_advice(), one.due_on or today, one.referral.id)))


def overdue_count(desk: Desk, today: date) -> int:
    """How many referrals wait longer than was agreed."""
    # Without their histories, which nobody sees: this is asked each time that Today is shown.
    days = (progress.due_on(r.state, r.chosen_on, r.reply_by, r.since) for r in steps.not_ended(desk.db))
    return sum(day is not None and day < today for day in days)


def of_kenmerk(desk: Desk, typed: str) -> FollowUp:
    """The referral behind a kenmerk as it was typed, read out or scanned, with its history.

    Raises:
        WrongKenmerk: it is none, a character is wrong or swapped, or a slip's code names another place.
        NoSuchReferral: it is sound, but no letter of this laptop has it.
    """
    read = kenmerk_typed.read(typed)
    referral = steps.with_kenmerk(desk.db, read.kenmerk)
    if referral is None:
        raise NoSuchReferral
    if not kenmerk_typed.is_for(read, referral.route):
        raise WrongKenmerk
    return _follow_up(desk, referral)


def of_client(desk: Desk, client_id: str) -> tuple[FollowUp, ...]:
    """Every referral of the talks in a client's file, and in the files that are seen in it, the newest first."""
    own = merging.members(desk.db, client_id)
    found = [one for file_id in own for one in steps.of_client(desk.db, file_id)]
    ordered = sorted(found, key=lambda one: (one.chosen_on, one.id), reverse=True)
    return tuple(_follow_ups(desk, ordered))


def note(desk: Desk, referral_id: str, to: Progress, now: datetime, why: WhyNot | None = None) -> str:
    """Note how far a referral is, in the name of whoever sits at the desk; the step that takes it back.

    Raises:
        NoSuchReferral: it was taken away in the meantime.
        StepNotAllowed: from where it is now nothing leads there.
        StepTooEarly: today lies before the step that was noted last.
        ValueError: a reason is missing, or given where none belongs.
    """
    if (to is Progress.COULD_NOT_HELP) != (why is not None):
        raise ValueError("a reason belongs to 'could not help', and only to it")
    referral = steps.one(desk.db, referral_id)
    if referral is None:
        raise NoSuchReferral
    if not progress.may_go(referral.state, to):
        raise StepNotAllowed(referral.state, to)
    on, by = local_date(now), evenings.who_is_here(desk)
    if on < referral.since:
        raise StepTooEarly(referral.since)
    with step(desk.db, "referral") as step_id:
        steps.add(desk.db, referral_id, Step(to, on, by, why), now)
    return step_id


def _follow_up(desk: Desk, referral: Followed) -> FollowUp:
    return _follow_ups(desk, [referral])[0]


def _follow_ups(desk: Desk, referrals: Sequence[Followed]) -> list[FollowUp]:
    """With their histories; what is asked of the store is asked once for all of them."""
    histories = steps.of_referrals(desk.db, [referral.id for referral in referrals])
    held = steps.evening_days(desk.db)
    found = []
    for referral in referrals:
        due = progress.due_on(referral.state, referral.chosen_on, referral.reply_by, referral.since)
        unheard = progress.unheard_from(referral.state, due, referral.since)
        late = unheard is not None and progress.may_become_unknown(
            unheard, len(held) - bisect_right(held, unheard.isoformat())
        )
        found.append(FollowUp(referral, due, late, histories[referral.id]))
    return found
