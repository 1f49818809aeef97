# SPDX-License-Identifier: EUPL-1.2
"""The sentences of tasks."""

from datetime import date

from spreekuur.errors import tasks as errors
from spreekuur.language import _
from spreekuur.messages.kind import Sentence


def _day(on: date) -> str:
    return f"{on.day}-{on.month}-{on.year}"


SENTENCES: dict[type, Sentence] = {
    errors.TaskForNobody: lambda e: _(
        "A task needs a client file or a letter with a reference. Put the talk in a file, or make the letter first."
    ),
    errors.TaskWithoutConsent: lambda e: _(
        "This client has not agreed to be called back. Ask for consent to follow up first,"
        " or type the reference of a letter."
    ),
    errors.TaskEmpty: lambda e: _("Type what is to be done, in a few words."),
    errors.TaskDayWrong: lambda e: _("Choose a day from {first} to {last}.").format(
        first=_day(e.first), last=_day(e.last)
    ),
    errors.TaskGone: lambda e: _("This task was done or taken away in the meantime."),
}
