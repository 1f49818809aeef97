# SPDX-License-Identifier: EUPL-1.2
"""The sentences of the settings."""

from spreekuur.errors import settings
from spreekuur.language import _
from spreekuur.messages.kind import Sentence

SENTENCES: dict[type, Sentence] = {
    settings.NotCoordinator: lambda e: _(
        "This passphrase opens the vault, but it is not the coordinator's. Nothing was changed."
    ),
    settings.NotYourPassphrase: lambda e: _(
        "This is somebody else's passphrase. Type the one that opened the vault today."
    ),
    settings.LastCoordinator: lambda e: _(
        "Nobody else could then manage passphrases or read sealed signals. Add another coordinator first."
    ),
    settings.OwnSlot: lambda e: _(
        "The vault was opened with this passphrase. Lock, and let somebody else open it to remove this one."
    ),
    settings.PermitOver: lambda e: _(
        "The coordinator's passphrase was given a while ago. Type it once more; nothing was changed."
    ),
}
