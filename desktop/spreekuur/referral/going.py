# SPDX-License-Identifier: EUPL-1.2
"""How soon the client goes to a place, and by when its answer is asked for.

The one source for the card, the client's screen and every paper. A rule says how soon (an emergency now, urgent today
or tomorrow); else a term of the law gives the last day; else there is no hurry, and the way the place works decides.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

REPLY_DAYS = 14
"""Within how many days an answer to a letter is asked for."""
_AT_ONCE = timedelta(days=1)


class Going(NamedTuple):
    """How soon, and the last day for it where a term of the law sets one."""

    soon: "Soon"
    by: date | None = None


class Soon(StrEnum):
    """How soon somebody goes."""

    NOW = "emergency"
    AT_ONCE = "urgent"
    BY_DAY = "by_day"
    NO_HURRY = "normal"


def going(priority: str, last_day: date | None, today: date) -> Going:
    """How soon the client goes to a place of this priority; `last_day` is the last day of a term of the law.

    A term that ends tomorrow or that has passed leaves no time to wait: it is "today or tomorrow".
    """
    soon = Soon(priority)
    if soon is not Soon.NO_HURRY or last_day is None:
        return Going(soon)
    return Going(Soon.AT_ONCE) if last_day <= today + _AT_ONCE else Going(Soon.BY_DAY, last_day)


def answer_by(asked_on: date, last_days: Iterable[date | None], wished: date | None = None) -> date:
    """The day by which an answer is asked: two weeks on or as wished, but not after a last day still to come."""
    day = wished or asked_on + timedelta(days=REPLY_DAYS)
    return min([day, *(last for last in last_days if last is not None and last >= asked_on)])
