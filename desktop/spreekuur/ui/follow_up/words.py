# SPDX-License-Identifier: EUPL-1.2
"""What the screen says of a referral: how far it is, since when, and what can become of it."""

from datetime import date

from spreekuur.content.pack import Content
from spreekuur.desk.directory_search import name_of
from spreekuur.desk.follow_up import FollowUp
from spreekuur.language import _, current, ngettext
from spreekuur.messages.desk import step_name
from spreekuur.referral.progress import Progress, Step, WhyNot
from spreekuur.ui.clients.words import day
from spreekuur.ui.widgets import FoundRow

# The digit of each key, in the order of the return slip. What a client may do with advice has the same digits: advice
# and a referral that was made never ask for the same.
KEYS = {
    Progress.CHOSEN: 1,
    Progress.TAKEN_UP: 1,
    Progress.APPOINTMENT: 2,
    Progress.PASSED_ON: 3,
    Progress.COULD_NOT_HELP: 4,
    Progress.DID_NOT_GO: 5,
    Progress.CALLED: 6,
    Progress.UNKNOWN: 7,
    Progress.HANDED_OVER: 8,
}
ICONS = {
    Progress.CHOSEN: "check",
    Progress.HANDED_OVER: "hand",
    Progress.TAKEN_UP: "circle-check",
    Progress.APPOINTMENT: "calendar-days",
    Progress.PASSED_ON: "send",
    Progress.COULD_NOT_HELP: "x",
    Progress.DID_NOT_GO: "user-x",
    Progress.CALLED: "phone",
    Progress.UNKNOWN: "circle-question-mark",
}


def answer(to: Progress, now: Progress) -> str:
    """What a button says while a referral stands at `now`."""
    if now is Progress.ADVISED and to is Progress.DID_NOT_GO:
        return _("The client does not want it")
    return {
        Progress.CHOSEN: _("The client chooses it"),
        Progress.TAKEN_UP: _("Helped"),
        Progress.APPOINTMENT: _("Has an appointment"),
        Progress.PASSED_ON: _("Passed on to another place"),
        Progress.COULD_NOT_HELP: _("Could not help…"),
        Progress.DID_NOT_GO: _("The client did not go"),
        Progress.CALLED: _("Called, no answer yet"),
        Progress.UNKNOWN: _("We do not know"),
        Progress.HANDED_OVER: _("Handed over"),
    }[to]


def noted(to: Progress) -> str:
    """What the line at the bottom says after it."""
    return _("Noted: {step}").format(step=step_name(to))


def why(reason: WhyNot) -> str:
    """Why somebody could not help, as the return slip has it."""
    return {
        WhyNot.NOT_FOR_US: _("not for this place"),
        WhyNot.OUTSIDE_AREA: _("outside the area"),
        WhyNot.FULL: _("full, or a waiting list"),
        WhyNot.PAPERS_MISSING: _("papers are missing"),
        WhyNot.NO_ANSWER: _("nobody answers"),
        WhyNot.OTHER: _("another reason"),
    }[reason]


def row(one: FollowUp, content: Content, today: date, *, at_place: bool = False) -> FoundRow:
    """A referral in the list: the place, the kenmerk, how far it is, and how late.

    `at_place`: the place stands above the list, so the kenmerk comes first.
    """
    referral = one.referral
    place = name_of(content, referral.route, current())
    chosen = _("advised on {date}") if one.is_advice() else _("chosen on {date}")
    parts = [
        referral.kenmerk or chosen.format(date=day(referral.chosen_on, today)),
        step_name(referral.state),
    ]
    title = parts.pop(0) if at_place else place
    late = one.is_overdue(today)
    badge = ("warn", "clock", how_late(one, today)) if late else None
    icon = "circle-question-mark" if one.is_advice() else "send"
    return FoundRow(referral.id, icon, title, " · ".join(parts), badge)


def how_late(one: FollowUp, today: date) -> str:
    """So many days after the day on which the answer was looked for."""
    days = (today - one.due_on).days if one.due_on else 0
    return ngettext("{n} day late", "{n} days late", days).format(n=days)


def due(one: FollowUp, today: date) -> str:
    """When the answer is looked for."""
    if one.is_advice():
        return _("The client thinks it over. Nobody was sent yet.")
    if one.due_on is None:
        return _("Nothing is awaited any more.")
    if one.is_overdue(today):
        return _("An answer was expected by {date}: {late}.").format(
            date=day(one.due_on, today), late=how_late(one, today)
        )
    return _("An answer is expected by {date}.").format(date=day(one.due_on, today))


def past(step: Step, today: date) -> str:
    """One line of the history."""
    said = step_name(step.to) + (f" ({why(step.why)})" if step.why else "")
    return " · ".join(filter(None, (day(step.reached_on, today), said, step.noted_by)))
