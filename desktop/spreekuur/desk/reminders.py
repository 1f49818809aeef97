# SPDX-License-Identifier: EUPL-1.2
"""One sheet that asks an organisation for the answers to all letters it has not answered yet. No names."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from spreekuur.desk import paper_settings
from spreekuur.desk.desk import Desk
from spreekuur.desk.practice_mark import marked
from spreekuur.errors.desk import NoSuchReferral
from spreekuur.letters import store as papers
from spreekuur.letters.reminder import Open, Reminder, reminder_sheet
from spreekuur.referral import steps
from spreekuur.referral.progress import REPLY_WITHIN_DAYS, Progress
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
    """The sheet as PDF bytes, in Dutch; an answer is asked within fourteen days.

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
        today + timedelta(days=REPLY_WITHIN_DAYS),
        tuple(Open(kenmerk, day) for kenmerk, day in made_on.items()),
        paper_settings.look(desk).window,
    )
    return marked(desk, reminder_sheet(asked, desk.content, desk.sender))
