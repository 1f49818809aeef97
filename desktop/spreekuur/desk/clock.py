# SPDX-License-Identifier: EUPL-1.2
"""What the registration clock says of a talk, as of the day it was held. Pure."""

from dataclasses import dataclass

from spreekuur.consultations.talk import Talk
from spreekuur.content.pack import Content
from spreekuur.referral import clock
from spreekuur.referral.clock_input import in_reach
from spreekuur.referral.clock_model import Reckoning, Stays, Thresholds, thresholds
from spreekuur.times import from_stamp, local_date


@dataclass(frozen=True, slots=True)
class Counted:
    """The question a talk puts to the clock, and the answer."""

    asked: Stays
    found: Reckoning
    limits: Thresholds


def of_talk(talk: Talk, content: Content) -> Counted | None:
    """What the stays of this talk come down to; None without any, or with a year that nobody means."""
    if not in_reach(talk.stays):
        return None
    today = local_date(from_stamp(talk.started_at))
    asked = Stays(today, talk.stays, str(talk.answers.get("registration", "unknown")))
    limits = thresholds(content.clock)
    return Counted(asked, clock.reckon(asked, limits), limits)
