# SPDX-License-Identifier: EUPL-1.2
"""JSON from outside in which a name that stands twice is a fault: two programs would read it in two ways."""

from collections.abc import Sequence
from typing import Any


def each_once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """For `object_pairs_hook` of `json.loads`.

    Raises: ValueError.
    """
    if len({key for key, _value in pairs}) != len(pairs):
        raise ValueError("twice")
    return dict(pairs)
