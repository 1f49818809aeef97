# SPDX-License-Identifier: EUPL-1.2
"""What the registration clock takes and gives (`docs/clock.md`). It counts; Burgerzaken decides."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Any

from spreekuur.consultations.model import Stay


class HousingClass(StrEnum):
    """The classes of the municipality's housing line; at 6 to 12 months a stay is in two of them."""

    SHORT = "short"
    MID = "mid"
    LONG = "long"


class Status(StrEnum):
    """How far the registration is."""

    NOT_DUE = "not_due"
    DUE_SOON = "due_soon"
    DUE_NOW = "due_now"
    OVERDUE = "overdue"
    REGISTERED = "registered"
    UNKNOWN = "unknown"


class Code(StrEnum):
    """What is worth saying or asking about the stays, in the order in which it is given."""

    NO_STAYS = "no_stays"
    ARRIVAL_MISSING = "arrival_missing"
    DEPARTURE_MISSING = "departure_missing"
    REGISTRATION_UNKNOWN = "registration_unknown"
    PLAN_TO_CONFIRM = "plan_to_confirm"
    STAYS_MERGED = "stays_merged"
    GAP_BRIDGED = "gap_bridged"
    OVERLAP_SHORT_MID = "overlap_short_mid"
    NO_LENGTH_YET = "no_length_yet"
    OPEN_END = "open_end"
    NOT_HERE_TODAY = "not_here_today"
    EARLIER_SPELL_IGNORED = "earlier_spell_ignored"
    SPELL_OVER = "spell_over"
    THRESHOLD_REACHED = "threshold_reached"
    THRESHOLD_AHEAD = "threshold_ahead"
    THRESHOLD_NOT_REACHED = "threshold_not_reached"
    EXPECTED_ON_ARRIVAL = "expected_on_arrival"
    RNI_NOT_ENOUGH = "rni_not_enough"


UNCOUNTABLE = frozenset({Code.NO_STAYS, Code.ARRIVAL_MISSING, Code.DEPARTURE_MISSING})
"""With one of these the stays do not say enough to count anything."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The numbers of `clock.yaml` in the content; the ones here hold where it says nothing.

    Sources: two thirds of half a year (Wet BRP art. 2.38) and "four months" of municipalities, of which the lower
    counts; five days to report; eight months in a year to deregister; the classes of the municipality's programme.
    """

    window_months: int = 6
    need_fraction: tuple[int, int] = (2, 3)
    need_months: int = 4
    away_ends_months: int = 8
    report_days: int = 5
    soon_days: int = 30
    bridge_days: int = 31
    short_below_months: int = 12
    mid_from_months: int = 6
    mid_to_months: int = 36


def thresholds(clock: Mapping[str, Any]) -> Thresholds:
    """The thresholds of a content pack (`Content.clock`)."""
    known = {each.name: clock[each.name] for each in fields(Thresholds) if each.name in clock}
    if "need_fraction" in known:
        known["need_fraction"] = tuple(known["need_fraction"])
    return Thresholds(**known)


@dataclass(frozen=True, slots=True)
class Stays:
    """One question to the clock: the stays somebody named, as of a day."""

    today: date
    stays: tuple[Stay, ...]
    registration: str = "unknown"
    """How somebody is registered now: brp, rni, none or unknown."""


@dataclass(frozen=True, slots=True)
class Housing:
    """The stay that counts for housing: its classes, and its length in whole months."""

    classes: tuple[HousingClass, ...] = ()
    begins: date | None = None
    ends: date | None = None
    """None: still here, the end is not known (or there is no stay)."""
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Registration:
    """The registration clock; a member is None where there is nothing to say."""

    status: Status
    brp_due_on: date | None = None
    duty_from: date | None = None
    report_by: date | None = None
    rni_enough_until: date | None = None
    window_start: date | None = None
    window_end: date | None = None
    need: int | None = None
    days_so_far: int | None = None
    days_total: int | None = None


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The clock's whole answer to one set of stays."""

    housing: Housing
    registration: Registration
    codes: tuple[Code, ...] = field(default=())
