# SPDX-License-Identifier: EUPL-1.2
"""Leave for a while: somebody typed a passphrase once more, at a desk where others sit too."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from spreekuur.errors.settings import PermitOver
from spreekuur.security.unlocked import Unlocked

PERMIT_MINUTES = 10  # writing six words down takes its time


@dataclass(frozen=True, slots=True)
class Permit:
    """Somebody typed a passphrase once more, at this moment: a coordinator for others, or anybody for oneself."""

    opened: Unlocked = field(repr=False)
    given_at: datetime

    def holds(self, now: datetime) -> bool:
        """Whether that is not too long ago; a clock that was set back ends it."""
        return timedelta(0) <= now - self.given_at < timedelta(minutes=PERMIT_MINUTES)


def hold(leave: Permit | None, now: datetime) -> Permit:
    """The leave, refused where there is none or it was given too long ago.

    Raises: PermitOver.
    """
    if leave is None or not leave.holds(now):
        raise PermitOver
    return leave
