# SPDX-License-Identifier: EUPL-1.2
"""Stays as one text and back: `2026-01-05/2026-04-01`, `2026-05-01/..`, with ` planned` behind one to come. Pure."""

import re
from collections.abc import Iterable
from datetime import date

from spreekuur.consultations.model import Stay

_OPEN, _PLANNED = "..", " planned"
_STAY = re.compile(r"(\d{4}-\d\d-\d\d|\.\.)/(\d{4}-\d\d-\d\d|\.\.)( planned)?")


def to_texts(stays: Iterable[Stay]) -> list[str]:
    """Each stay as a text."""
    return [f"{_iso(s.arrival)}/{_iso(s.departure)}{_PLANNED if s.planned else ''}" for s in stays]


def from_text(text: str) -> Stay | None:
    """The stay behind a text; None when it is none, or ends before it begins."""
    found = _STAY.fullmatch(text)
    if found is None:
        return None
    try:
        arrival, departure = (
            None if part == _OPEN else date.fromisoformat(part) for part in found.group(1, 2)
        )
    except ValueError:
        return None
    if arrival is not None and departure is not None and departure < arrival:
        return None
    return Stay(arrival, departure, bool(found[3]))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else _OPEN
