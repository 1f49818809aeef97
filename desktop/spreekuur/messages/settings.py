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
    settings.NeedsCoordinator: lambda e: _(
        "This takes a coordinator. Lock, and let the coordinator open Spreekuur with their own passphrase. Nothing was"
        " changed."
    ),
    settings.NotYourPassphrase: lambda e: _(
        "This is somebody else's passphrase. Type the one that opened the vault today."
    ),
    settings.LastCoordinator: lambda e: _(
        "Nobody else could then manage passphrases or read sealed signals. Add another coordinator first."
    ),
    settings.SignalsNotYours: lambda e: _("This passphrase does not open what is sealed. Ask a confidant."),
    settings.ConfidantsFull: lambda e: _("There are {most} confidants already. Let one go first.").format(
        **vars(e)
    ),
    settings.OnlyConfidant: lambda e: _(
        "Only {name} opens what is sealed. Let {name} first give the key back or name a second confidant. Is that not"
        " possible? Then a new key can be begun under “Read signals”: what was sealed before stays closed for good."
    ).format(name=e.name),
    settings.OwnSlot: lambda e: _(
        "The vault was opened with this passphrase. Lock, and let somebody else open it to remove this one."
    ),
    settings.KeyNotYetTheirs: _not_yet_theirs,
    settings.PermitOver: lambda e: _(
        "The coordinator's passphrase was given a while ago. Type it once more; nothing was changed."
    ),
}
