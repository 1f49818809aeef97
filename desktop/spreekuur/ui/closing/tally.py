# SPDX-License-Identifier: EUPL-1.2
"""How the count stands: which numbers still want a reason, and what was said of the others."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spreekuur.desk.closing import FOR_BEYOND, FOR_DOUBLE, FOR_MISSING, CountCheck, Reason
from spreekuur.language import _, ngettext


@dataclass(slots=True)
class Tally:
    """A check in progress; without one nothing was asked yet, or there were no paper numbers."""

    check: CountCheck | None = None
    reasons: dict[int, Reason] = field(default_factory=dict)
    finished: bool = False

    def left(self) -> list[int]:
        """The numbers that still want a reason."""
        check = self.check
        asked = (*check.missing, *check.double, *check.beyond) if check else ()
        return [number for number in asked if number not in self.reasons]

    def standing(self) -> str:
        """How it stands, in a few words."""
        if self.finished:
            return _("done")
        if left := len(self.left()):
            return ngettext("{n} number to explain", "{n} numbers to explain", left).format(n=left)
        return _("still to count")

    def explained(self) -> str:
        """What was said of each number; when nothing had to be, that."""
        if self.finished and self.check is None:
            return _("No paper numbers tonight.")
        if self.finished and not self.reasons:
            return _("Every number has one talk.")
        return " · ".join(
            f"{number}: {reason_words(reason)}" for number, reason in sorted(self.reasons.items())
        )


def reason_words(reason: Reason) -> str:
    """A reason as the coordinator would say it."""
    return {
        Reason.LEFT: _("left without a talk"),
        Reason.OTHER_DESK: _("at another desk"),
        Reason.NOT_GIVEN_OUT: _("not given out"),
        Reason.SEVERAL_PERSONS: _("several persons"),
        Reason.CAME_BACK: _("came back"),
        Reason.MISTYPED: _("typing mistake"),
        Reason.UNKNOWN: _("not known"),
    }[reason]


def reasons_for(number: int, check: CountCheck) -> Sequence[Reason]:
    """The reasons that can explain this number."""
    if number in check.missing:
        return FOR_MISSING
    return FOR_DOUBLE if number in check.double else FOR_BEYOND


def question(number: int, check: CountCheck) -> str:
    """What is asked about this number."""
    if number in check.missing:
        words = _("Number {number} has no talk. What happened?")
    elif number in check.double:
        words = _("Number {number} has several talks. What happened?")
    else:
        words = _("Number {number} is above the highest ticket. What happened?")
    return words.format(number=number)
