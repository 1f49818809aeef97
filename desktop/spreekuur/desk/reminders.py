# SPDX-License-Identifier: EUPL-1.2
"""One sheet that asks an organisation for the answers to all letters it has not answered yet. No names."""

from collections.abc import Iterable
from datetime import date, datetime

from spreekuur.desk import paper_settings
from spreekuur.desk.desk import Desk
from spreekuur.desk.practice_mark import marked
from spreekuur.errors.desk import NoSuchReferral
from spreekuur.letters import case as cases
from spreekuur.letters import store as papers
from spreekuur.letters.reminder import Open, Reminder, reminder_sheet
from spreekuur.referral import steps
from spreekuur.referral.going import answer_by
from spreekuur.referral.progress import Progress
from spreekuur.referral.steps import Followed
from spreekuur.times import local_date


def open_letters(referrals: Iterable[Followed], route: str) -> tuple[Followed, ...]:
    """Of these referrals those to this place that have a letter; an appointment is an answer already."""
    return tuple(
        one
        for one in referrals
        if one.route == route and one.kenmerk is not None and one.state is not Progress.APPOINTMENT
    )


def paper(desk: Desk, route: str, now: datetime) -> bytes:
    """The sheet as PDF bytes, in Dutch; an answer is asked within fourteen days, and before the last day of any case.

    Raises: NoSuchReferral when every letter was answered in the meantime.
    """
    waiting = open_letters(steps.not_ended(desk.db), route)
    if not waiting:
        raise NoSuchReferral
    today = local_date(now)
    made_on = papers.made_on(desk.db, [one.kenmerk for one in waiting if one.kenmerk])
    asked = Reminder(
        route,
        today,
        answer_by(today, [day for one in waiting for day in _last_days(desk, one)]),
        tuple(Open(kenmerk, day) for kenmerk, day in made_on.items()),
        paper_settings.look(desk).window,
    )
    return marked(desk, reminder_sheet(asked, desk.content, desk.sender))


def _last_days(desk: Desk, one: Followed) -> tuple[date | None, ...]:
    """The last days of the case of a letter, as long as what it says is kept."""
    of_talk = papers.of_consultation(desk.db, one.consultation_id)
    kept = next((paper.case for paper in of_talk if paper.kenmerk == one.kenmerk), None)
    return cases.read(kept, desk.content).last_days if kept else ()
