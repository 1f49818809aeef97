# SPDX-License-Identifier: EUPL-1.2
"""The sentences about figures that were not proved safe: nothing leaves, and what to do."""

from collections.abc import Callable

from spreekuur.errors import proof as errors
from spreekuur.errors.proof import Fault, Unfinished
from spreekuur.language import _
from spreekuur.messages.kind import Sentence

WHY: dict[Fault, Callable[[], str]] = {
    Fault.NARROW: lambda: _(
        "From these figures somebody could work out a small count. Nothing was released: "
        "the figures go along with those of the next period."
    ),
    Fault.RULES: lambda: _(
        "A sum or a rounding in these figures is wrong. Nothing was released: make the figures again."
    ),
    Fault.CLASH: lambda: _(
        "The same count stands in these figures with two values. Nothing was released: make the figures again."
    ),
    Fault.IMPOSSIBLE: lambda: _(
        "These figures contradict each other. Nothing was released: make the figures again."
    ),
    Fault.TWICE: lambda: _(
        "There are two versions of the figures of one period. Nothing was released: keep the one that was signed."
    ),
}
UNFINISHED: dict[Unfinished, Callable[[], str]] = {
    Unfinished.CANCELLED: lambda: _("You stopped the check of the figures. Nothing was released."),
    Unfinished.TIME: lambda: _(
        "The check of the figures took too long. Nothing was released: try again when the laptop has less to do."
    ),
    Unfinished.CRASHED: lambda: _(
        "The check of the figures broke off. Nothing was released, and nothing is lost: try again."
    ),
}

SENTENCES: dict[type, Sentence] = {
    errors.Unproved: lambda e: WHY[e.why](),
    errors.DamagedFiles: lambda e: _(
        "The file {name} of the figures is missing or damaged. Nothing was released: make the figures again."
    ).format(**vars(e)),
    errors.PackageThere: lambda e: _(
        "There is a folder {name} already, with something else in it. Nothing was overwritten: choose another place."
    ).format(**vars(e)),
    errors.ProofUnfinished: lambda e: UNFINISHED[e.why](),
}
