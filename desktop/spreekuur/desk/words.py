# SPDX-License-Identifier: EUPL-1.2
"""Words that screens, the client's page and the client's paper share; `_` says them in the language asked for."""

from collections.abc import Callable

from spreekuur.consultations.model import Outcome

Say = Callable[[str], str]


def outcome(code: Outcome, _: Say) -> str:
    """What was done, in a word or two."""
    return {
        Outcome.INFO: _("Information"),
        Outcome.REFERRED: _("Referred"),
        Outcome.LETTER: _("Letter"),
        Outcome.FORM: _("Form filled in"),
        Outcome.CONTACTED: _("Called for the client"),
        Outcome.HANDED_OVER: _("Handed over in person"),
        Outcome.GUIDED: _("Went along"),
        Outcome.UNANSWERED: _("Could not answer"),
        Outcome.DECLINED: _("Client did not want it"),
    }[code]


def when(soon: str, _: Say, by: str = "") -> str:
    """How soon a route must be taken: a priority, or by which day (`by`, as the language writes it)."""
    return {
        "emergency": _("now"),
        "urgent": _("today or tomorrow"),
        "by_day": _("by {date} at the latest").format(date=by),
        "normal": _("no hurry"),
    }[soon]
