# SPDX-License-Identifier: EUPL-1.2
"""The registration clock and the housing classes, from the stays somebody named (`docs/clock.md`).

Pure arithmetic for a talk: it never says what somebody may or must get; Burgerzaken decides.
"""

from collections.abc import Iterator

from spreekuur.consultations.model import Stay
from spreekuur.referral import clock_housing, clock_registration
from spreekuur.referral.clock_days import Block, blocks
from spreekuur.referral.clock_model import (
    UNCOUNTABLE,
    Code,
    Housing,
    Reckoning,
    Registration,
    Status,
    Stays,
    Thresholds,
)

DEFAULTS = Thresholds()


def reckon(asked: Stays, limits: Thresholds = DEFAULTS) -> Reckoning:
    """The housing classes and the registration clock of these stays, and the codes of what is worth saying."""
    questions = set(_questions(asked))
    if questions & UNCOUNTABLE:
        status = Status.REGISTERED if asked.registration == "brp" else Status.UNKNOWN
        return Reckoning(Housing(), Registration(status), _in_order(questions))
    held, today = blocks(asked.stays), asked.today.toordinal()
    housing, of_housing = clock_housing.reckon(held, today, limits)
    registration, of_registration = clock_registration.reckon(held, asked, limits)
    seen = set(_seen(held, asked.stays, today))
    return Reckoning(housing, registration, _in_order(questions | seen | of_housing | of_registration))


def _questions(asked: Stays) -> Iterator[Code]:
    """What has to be asked before, or beside, counting."""
    arrivals = [stay.arrival for stay in asked.stays if stay.arrival]
    still_here = [stay.arrival for stay in asked.stays if stay.arrival and not stay.departure]
    if not asked.stays:
        yield Code.NO_STAYS
    if len(arrivals) < len(asked.stays):
        yield Code.ARRIVAL_MISSING
    if still_here and max(arrivals) > min(still_here):
        yield Code.DEPARTURE_MISSING
    if asked.registration == "unknown":
        yield Code.REGISTRATION_UNKNOWN
    if any(stay.planned and stay.arrival and stay.arrival <= asked.today for stay in asked.stays):
        yield Code.PLAN_TO_CONFIRM


def _seen(held: list[Block], stays: tuple[Stay, ...], today: int) -> Iterator[Code]:
    if len(held) < len(stays):
        yield Code.STAYS_MERGED
    if not any(block.first <= today <= block.last for block in held):
        yield Code.NOT_HERE_TODAY


def _in_order(codes: set[Code]) -> tuple[Code, ...]:
    return tuple(code for code in Code if code in codes)
