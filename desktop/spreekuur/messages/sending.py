# SPDX-License-Identifier: EUPL-1.2
"""The sentences about sending figures to the municipality: what happened, and what to do."""

from spreekuur.errors import sending as errors
from spreekuur.language import _
from spreekuur.messages.kind import Sentence

SENTENCES: dict[type, Sentence] = {
    errors.NoPlaceForFigures: lambda e: _(
        "No place for the figures is known yet. Name a folder, or the address that the municipality gave you."
    ),
    errors.FiguresPlaceAway: lambda e: _(
        "The folder for the figures cannot be used now. The figures are safe here: check the stick or the folder, and"
        " send once more."
    ),
    errors.OtherFiguresThere: lambda e: _(
        "Other figures lie under this name already. They were left alone, and nothing was sent: ask the municipality"
        " which ones it wants."
    ),
    errors.FiguresRefused: lambda e: _(
        "The municipality did not take these figures. Its receipt, beside them, says why: phone the municipality."
    ),
}
