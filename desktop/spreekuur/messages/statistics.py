# SPDX-License-Identifier: EUPL-1.2
"""The sentences about the making of figures."""

from collections.abc import Callable

from spreekuur.errors import statistics as errors
from spreekuur.errors.statistics import Why
from spreekuur.language import _
from spreekuur.messages.kind import Sentence

WHY: dict[Why, Callable[[], str]] = {
    Why.UNPROVED: lambda: _(
        "Whatever rounding was tried, somebody could work out a small count. Nothing was released: "
        "these figures go with those of the next period."
    ),
    Why.IMPOSSIBLE: lambda: _(
        "No rounding fits these figures and the earlier ones. Nothing was released: "
        "these figures go with those of the next period."
    ),
    Why.TIME: lambda: _(
        "Rounding the figures took too long. Nothing was released: try again when the laptop has less to do."
    ),
    Why.SOLVER: lambda: _(
        "The part that rounds the figures broke off. Nothing was released, and nothing is lost: try again."
    ),
}

SENTENCES: dict[type, Sentence] = {
    errors.NotReleased: lambda e: WHY[e.why](),
    errors.FiguresStopped: lambda e: _("You stopped the making of the figures. Nothing was released."),
}
