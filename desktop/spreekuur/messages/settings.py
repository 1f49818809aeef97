# SPDX-License-Identifier: EUPL-1.2
"""The sentences of the settings."""

from spreekuur.errors import settings
from spreekuur.language import _, ngettext
from spreekuur.messages.kind import Sentence


def _not_yet_theirs(e: settings.KeyNotYetTheirs) -> str:
    if not e.names:
        return _(
            "Nothing was changed yet. First make a new recovery sheet: the old one cannot take a new key."
        )
    return ngettext(
        "Nothing was changed yet. First {names} must open the vault once, or get a new passphrase.",
        "Nothing was changed yet. First {names} must each open the vault once, or get a new passphrase.",
        len(e.names),
    ).format(names=", ".join(e.names))


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
    settings.KeyNotYetTheirs: _not_yet_theirs,
    settings.PermitOver: lambda e: _(
        "The coordinator's passphrase was given a while ago. Type it once more; nothing was changed."
    ),
}
