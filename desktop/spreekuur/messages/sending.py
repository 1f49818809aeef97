# SPDX-License-Identifier: EUPL-1.2
"""The sentences about sending figures to the municipality: what happened, and what to do."""

from collections.abc import Callable, Mapping
from datetime import date

from spreekuur.errors import sending as errors
from spreekuur.language import _
from spreekuur.messages.figures import period_name
from spreekuur.messages.kind import Sentence

_SAID: Mapping[str, Callable[[], str]] = {
    "ready": lambda: _("Figures of {period}: ready to be sent."),
    "sending": lambda: _("Figures of {period}: on their way; sending goes on where it broke off."),
    "waiting": lambda: _("Figures of {period}: not sent yet. {why}"),
    "needs_you": lambda: _("Figures of {period}: somebody has to look. {why}"),
    "sent": lambda: _("Figures of {period}: sent on {day}. There is no receipt yet."),
    "sent_unread": lambda: _(
        "Figures of {period}: sent on {day}. The server shows nobody what lies there, so it was not read back. There is"
        " no receipt yet."
    ),
    "confirmed": lambda: _("Figures of {period}: the municipality confirmed them ({day})."),
}


def how_far(stage: str, period: str, on: date | None, why: str) -> str:
    """How far the figures of a period are on their way, since which day, and what stands in the way."""
    day = f"{on.day}-{on.month}-{on.year}" if on else ""
    return _SAID[stage]().format(period=period_name(period), day=day, why=why).strip()


SENTENCES: dict[type, Sentence] = {
    errors.NoPlaceForFigures: lambda e: _(
        "No place for the figures is known yet. Name a folder, or the address that the municipality gave you."
    ),
    errors.FiguresPlaceAway: lambda e: _(
        "The folder for the figures cannot be used now. The figures are safe here: check the stick or the folder, and"
        " send once more."
    ),
    errors.OtherFiguresThere: lambda e: _(
        "Other figures lie under this name already. They were left alone, and nothing was sent: ask the municipality"
        " which ones it wants."
    ),
    errors.FiguresRefused: lambda e: _(
        "The municipality did not take these figures. Its receipt, beside them, says why: phone the municipality."
    ),
}
