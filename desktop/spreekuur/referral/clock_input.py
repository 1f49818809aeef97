# SPDX-License-Identifier: EUPL-1.2
"""Stays from outside, checked before the clock counts anything (`docs/clock.md`)."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from spreekuur.consultations.model import Stay
from spreekuur.errors.content import InvalidAnswers, WrongAnswer
from spreekuur.referral.clock_model import Stays

TODAY, STAYS, REGISTRATION = "today", "stays", "registration"
ARRIVAL, DEPARTURE, PLANNED = "arrival", "departure", "planned"
REGISTRATIONS = ("brp", "rni", "none", "unknown")
MOST_STAYS = 200
YEARS = range(1900, 2101)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read(untrusted: object) -> Stays:
    """One question to the clock.

    Raises: InvalidAnswers for a key, type, choice or date that is not allowed, a departure before its arrival,
    and more than 200 stays.
    """
    fields = _mapping(untrusted, "", {TODAY, STAYS, REGISTRATION})
    today, held = _date(fields, TODAY), fields.get(STAYS)
    if today is None or held is None:
        raise InvalidAnswers(WrongAnswer.ABSENT, STAYS if today else TODAY)
    if not isinstance(held, list):
        raise InvalidAnswers(WrongAnswer.WRONG_TYPE, STAYS)
    if len(held) > MOST_STAYS:
        raise InvalidAnswers(WrongAnswer.TOO_MANY_STAYS, STAYS)
    stays = tuple(_stay(each) for each in held)
    return Stays(today, stays, _registration(fields.get(REGISTRATION)))


def _stay(untrusted: object) -> Stay:
    fields = _mapping(untrusted, STAYS, {ARRIVAL, DEPARTURE, PLANNED})
    arrival, departure = _date(fields, ARRIVAL), _date(fields, DEPARTURE)
    if arrival and departure and departure < arrival:
        raise InvalidAnswers(WrongAnswer.DEPARTURE_FIRST, STAYS)
    planned = fields.get(PLANNED)
    if planned is not None and not isinstance(planned, bool):
        raise InvalidAnswers(WrongAnswer.WRONG_TYPE, PLANNED)
    return Stay(arrival, departure, bool(planned))


def _mapping(untrusted: object, key: str, known: set[str]) -> Mapping[str, Any]:
    if not isinstance(untrusted, dict):
        raise InvalidAnswers(WrongAnswer.WRONG_TYPE if key else WrongAnswer.NOT_ANSWERS, key)
    if not known >= untrusted.keys():
        raise InvalidAnswers(WrongAnswer.UNKNOWN_KEY)
    return untrusted


def _date(fields: Mapping[str, Any], key: str) -> date | None:
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InvalidAnswers(WrongAnswer.WRONG_TYPE, key)
    try:
        day = date.fromisoformat(value) if _DATE.fullmatch(value) else None
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        raise InvalidAnswers(WrongAnswer.NO_DATE, key)
    return day


def _registration(value: object) -> str:
    if value is None:
        return "unknown"
    if not isinstance(value, str):
        raise InvalidAnswers(WrongAnswer.WRONG_TYPE, REGISTRATION)
    if value not in REGISTRATIONS:
        raise InvalidAnswers(WrongAnswer.UNKNOWN_CHOICE, REGISTRATION)
    return value
