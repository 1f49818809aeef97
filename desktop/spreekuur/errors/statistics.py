# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong while figures are made; nothing of them is released then."""

from enum import StrEnum

from spreekuur.errors import UserError


class Why(StrEnum):
    """What stood in the way of a release."""

    UNPROVED = "unproved"
    IMPOSSIBLE = "impossible"
    TIME = "time"
    SOLVER = "solver"


class NotReleased(UserError):
    """Whatever was tried, no figures came out that may leave; they go with those of the next period."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


class FiguresStopped(UserError):
    """Somebody stopped the making of the figures."""
