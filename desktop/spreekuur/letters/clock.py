# SPDX-License-Identifier: EUPL-1.2
"""What the registration clock says to the client, as phrases of the phrase bank (`docs/clock.md`)."""

from datetime import date
from typing import TYPE_CHECKING

from spreekuur.letters.draft import Draft

if TYPE_CHECKING:
    from spreekuur.referral.clock_model import Registration

HEADING = "client.clock.heading"
Lines = tuple[tuple[str, date | None], ...]
"""Ids of phrases, each with its date if it has one."""


def lines(found: "Registration") -> Lines:
    """The sentences, in the order in which they are read; none when nothing is to be done or known."""
    from spreekuur.referral.clock_model import Status

    until, by = found.rni_enough_until, found.report_by
    if found.window_start is None or found.status is Status.REGISTERED:
        return ()
    if by is None or found.duty_from is None:
        said = ("client.clock.rni_only", until)
    elif until is None:
        said = ("client.clock.brp", found.duty_from)
    else:
        said = ("client.clock.rni_then_brp", until)
    late = found.status is Status.OVERDUE
    told = (said, ("client.clock.too_late" if late else "client.clock.report_by", by))
    dated = tuple((phrase, day) for phrase, day in told if day is not None)
    return (*dated, ("client.clock.decides", None), ("client.clock.what", None))


def of_case(draft: Draft) -> Lines:
    """The sentences for the stays of a case, as of its date; none without stays."""
    case = draft.case
    if not case.stays:
        return ()
    from spreekuur.referral import clock  # the reckoning is loaded with the first paper that needs it
    from spreekuur.referral.clock_input import in_reach
    from spreekuur.referral.clock_model import Stays, thresholds

    if not in_reach(case.stays):
        return ()
    registered = str(case.answers.get("registration") or "unknown")
    asked = Stays(case.date, case.stays, registered)
    return lines(clock.reckon(asked, thresholds(draft.content.clock)).registration)
