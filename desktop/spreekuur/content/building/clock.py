# SPDX-License-Identifier: EUPL-1.2
"""The thresholds of the registration clock and the housing classes (`docs/clock.md`)."""

from collections.abc import Mapping
from typing import Any

from spreekuur.content.building.faults import Entry, Faults
from spreekuur.errors.content import Problem

FILE = "clock.yaml"
FRACTION = "need_fraction"
# The least and the most of each; a window or a need of no days would make every visit a duty.
_LIMITS = {
    "window_months": (1, 1200),
    "need_months": (1, 1200),
    "away_ends_months": (1, 1200),
    "report_days": (0, 3660),
    "soon_days": (0, 3660),
    "bridge_days": (0, 3660),
    "short_below_months": (0, 1200),
    "mid_from_months": (0, 1200),
    "mid_to_months": (0, 1200),
}


def clock(data: Mapping[str, Any], faults: Faults) -> dict[str, Any]:
    """Whole numbers within reason, and a fraction of at most one; what is not named keeps its usual value."""
    fields = Entry(faults, FILE, "clock", data).mapping("clock", required=True)
    for key, value in fields.items():
        if key == FRACTION:
            problem = None if _is_fraction(value) else Problem.BAD_VALUE
        elif key not in _LIMITS:
            problem = Problem.UNKNOWN_ID
        elif type(value) is not int:
            problem = Problem.WRONG_TYPE
        else:
            least, most = _LIMITS[key]
            problem = None if least <= value <= most else Problem.BAD_VALUE
        if problem:
            faults.note(FILE, key, problem, key)
    return fields


def _is_fraction(value: object) -> bool:
    parts = value if isinstance(value, list) else []
    return len(parts) == 2 and all(type(part) is int for part in parts) and 0 < parts[0] <= parts[1]
