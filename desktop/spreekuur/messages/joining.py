# SPDX-License-Identifier: EUPL-1.2
"""The sentences about the files by which a laptop comes into a team."""

from spreekuur.errors import joining as errors
from spreekuur.language import _
from spreekuur.messages.kind import Sentence

SENTENCES: dict[type, Sentence] = {
    errors.NoRequestHere: lambda e: _(
        "There is no request of a laptop in this folder. Let the other laptop write it on this stick first."
    ),
    errors.NoAdmissionHere: lambda e: _(
        "There is no admission for this laptop in this folder. Let the coordinator's laptop write it on this stick"
        " first."
    ),
    errors.OwnRequest: lambda e: _(
        "This request was made on this very laptop. A laptop of a coordinator in the team must answer it."
    ),
    errors.DigitInUse: lambda e: _(
        "Letters with this digit have left this laptop already. It keeps its digit."
    ),
}
