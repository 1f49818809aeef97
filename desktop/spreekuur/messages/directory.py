# SPDX-License-Identifier: EUPL-1.2
"""The sentences of the directory: which entry, and what can be done."""

from spreekuur.errors import directory
from spreekuur.language import _
from spreekuur.messages.kind import Sentence

SENTENCES: dict[type, Sentence] = {
    directory.PlaceNeedsName: lambda e: _("Type the name of the organisation first."),
    directory.PhoneNotReadable: lambda e: _(
        "{entry}: this is not a phone number. Type digits only, such as 0297-123456."
    ).format(**vars(e)),
    directory.HoursNotReadable: lambda e: _(
        "{entry}: these hours cannot be read. Type them such as “Mon-Fri 9:00-17:00; Sat 10-12”, or 24/7."
    ).format(**vars(e)),
    directory.LinkNotReadable: lambda e: _(
        "{entry}: this is not a website. Type it such as www.example.nl."
    ).format(**vars(e)),
    directory.MailNotReadable: lambda e: _(
        "{entry}: this is not an e-mail address. Type it such as info@example.nl."
    ).format(**vars(e)),
    directory.NothingToConfirm: lambda e: _("{entry}: nothing stands here yet. Type what is right.").format(
        **vars(e)
    ),
    directory.KnownAlready: lambda e: _(
        "{entry} is in the directory already. Open it and correct it."
    ).format(**vars(e)),
    directory.NoSuchPlace: lambda e: _("{entry} is not in the directory any more. Search again.").format(
        **vars(e)
    ),
    directory.MergeInCircle: lambda e: _(
        "{entry} would be merged into itself. Choose another entry that stays."
    ).format(**vars(e)),
    directory.NeededByProgram: lambda e: _("{entry} must stay: the advice falls back on it.").format(
        **vars(e)
    ),
    directory.NotForYou: lambda e: _(
        "The coordinator decides this. Ask the coordinator to type the passphrase."
    ),
}
