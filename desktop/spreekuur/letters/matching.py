# SPDX-License-Identifier: EUPL-1.2
"""Does a sentence fit the answers? As the engine's rules, but unknown never makes a sentence true."""

from collections.abc import Mapping
from typing import Any


def fits(when: Mapping[str, Any], answers: Mapping[str, Any]) -> bool:
    """All keys of the condition hold; a key that was not answered does not hold."""
    return all(_holds(key, wanted, answers) for key, wanted in when.items())


def _holds(key: str, wanted: Any, answers: Mapping[str, Any]) -> bool:
    if key == "any":
        return any(fits(condition, answers) for condition in wanted)
    value = answers.get(key)
    if value is None:
        return False
    if key in ("topics", "signals"):
        return not isinstance(value, str) and any(one in value for one in wanted)
    if isinstance(wanted, Mapping):
        low, high = wanted.get("gte"), wanted.get("lt")
        return (
            isinstance(value, int | float)
            and (low is None or value >= low)
            and (high is None or value < high)
        )
    return value in wanted
