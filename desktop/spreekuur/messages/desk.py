# SPDX-License-Identifier: EUPL-1.2
"""The sentences of an evening and of a demo."""

from datetime import date

from spreekuur.errors import demo, desk
from spreekuur.language import _
from spreekuur.messages.kind import Sentence

_STEPS = {
    "advised": lambda: _("client will decide"),
    "chosen": lambda: _("chosen"),
    "paper_made": lambda: _("paper made"),
    "handed_over": lambda: _("handed over"),
    "called": lambda: _("called"),
    "appointment": lambda: _("appointment"),
    "taken_up": lambda: _("taken up"),
    "passed_on": lambda: _("passed on"),
    "could_not_help": lambda: _("could not help"),
    "did_not_go": lambda: _("client did not go"),
    "unknown": lambda: _("unknown"),
}


def step_name(step: str) -> str:
    """What a step of a referral is called, on screen and in a sentence."""
    return _STEPS[step]() if step in _STEPS else step


def _day(on: date) -> str:
    return f"{on.day}-{on.month}-{on.year}"


SENTENCES: dict[type, Sentence] = {
    desk.NoOpenEvening: lambda e: _(
        "No evening has been started yet. Start the evening on the screen Today."
    ),
    desk.NumberTaken: lambda e: _("Number {number} is in the queue already. Check the paper ticket.").format(
        **vars(e)
    ),
    desk.DayInFuture: lambda e: _("This day has not come yet. Check the date."),
    desk.DayInDoubt: lambda e: _(
        "It is {today} by this computer, but the last day known here is {known}. Nothing was erased. If the date is"
        " right, say so on Today, or with spreekuur purge --date-is-right."
    ).format(today=_day(e.today), known=_day(e.known)),
    desk.CardEmpty: lambda e: _(
        "Nothing stands on the card yet. Choose a signal, and what you saw or heard."
    ),
    desk.CardWithoutConsent: lambda e: _(
        "The client wants nothing to be noted. This card is not kept either; help goes on by mouth."
    ),
    desk.ShelterStepRefused: lambda e: _(
        "This step does not follow on the one before. Press the step before it first, or take the last one back."
    ),
    desk.BackupFolderMissing: lambda e: _(
        "The folder is not there. Is the stick in the laptop? Put it in and try again."
    ),
    desk.BackupFolderIsHome: lambda e: _(
        "This folder belongs to the vault itself. Choose a folder on a stick."
    ),
    desk.NoSuchReferral: lambda e: _(
        "No letter of this laptop has this reference. Look on the letter again, or ask the other desk."
    ),
    desk.StepNotAllowed: lambda e: _(
        "This referral stands at “{now}”; “{to}” does not follow on that. Take the last step back first."
    ).format(now=step_name(e.now), to=step_name(e.to)),
    desk.StepTooEarly: lambda e: _(
        "The last step of this referral is of {date}, and today lies before it. Check the date of the laptop."
    ).format(date=_day(e.day)),
    demo.ScenarioInvalid: lambda e: _(
        "Entry {place} of the scenarios cannot be read: it needs answers, and texts only as texts."
    ).format(**vars(e)),
}
