# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with days that were typed, said beside the field."""

from spreekuur.desk.day_checks import Wrong
from spreekuur.language import _


def wrong_days(which: Wrong) -> str:
    """What cannot be, and what to do."""
    return {
        Wrong.DEPARTURE_FIRST: _("The departure lies before the arrival. Type it again."),
        Wrong.BEFORE_BIRTH: _(
            "That is before the client was born. Look at this answer, or at the date of birth."
        ),
        Wrong.TOO_FAR_AHEAD: _("This arrival is more than two years ahead. Look at the year."),
    }[which]


def planned() -> str:
    """An arrival that has not come yet."""
    return _("This arrival has not come yet: it is noted as a plan.")
