# SPDX-License-Identifier: EUPL-1.2
"""Days that cannot be, such as an arrival before the birth: found before they are kept. Pure."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from spreekuur.clients.births import Born
from spreekuur.consultations.model import Stay
from spreekuur.times import months_after

_AHEAD_MONTHS = 24
_LEAST_MONTHS = {"4-12m": 4, "1-3y": 12, "3y+": 36}


class Wrong(StrEnum):
    """What is wrong with the days that were typed."""

    DEPARTURE_FIRST = "departure_first"
    BEFORE_BIRTH = "before_birth"
    TOO_FAR_AHEAD = "too_far_ahead"


def of_stays(stays: Sequence[Stay], births: Sequence[Born], today: date) -> Wrong | None:
    """The first thing that cannot be; `births` of those whose stays these may be, all of whom must be too young.

    An arrival that has not come yet is a plan; one that is years ahead is a slip of the key.
    """
    for stay in stays:
        if stay.arrival and stay.departure and stay.departure < stay.arrival:
            return Wrong.DEPARTURE_FIRST
        days = [day for day in (stay.arrival, stay.departure) if day is not None]
        if any(_is_before_birth(day, births) for day in days):
            return Wrong.BEFORE_BIRTH
        if stay.arrival and stay.arrival > months_after(today, _AHEAD_MONTHS):
            return Wrong.TOO_FAR_AHEAD
    return None


def is_ahead(stays: Sequence[Stay], today: date) -> bool:
    """Is one of the arrivals a plan?"""
    return any(stay.arrival is not None and stay.arrival > today for stay in stays)


def of_here_since(band: str, births: Sequence[Born], today: date) -> Wrong | None:
    """Can somebody be here for so long?"""
    months = _LEAST_MONTHS.get(band)
    return (
        Wrong.BEFORE_BIRTH
        if months is not None and _is_before_birth(months_after(today, -months), births)
        else None
    )


def _is_before_birth(day: date, births: Sequence[Born]) -> bool:
    return bool(births) and all(day < born.first for born in births)
