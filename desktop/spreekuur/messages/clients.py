# SPDX-License-Identifier: EUPL-1.2
"""The sentences about client files."""

from spreekuur.errors import clients
from spreekuur.language import _
from spreekuur.messages.kind import Sentence


def _not_pairs(error: clients.NotPairs) -> str:
    if error.item is None:
        return _("The file must hold a JSON list of pairs, at most 16 MiB in UTF-8.")
    return _(
        "Pair {n}: give a and b, each with given, family and phone as texts of at most 1,000 signs."
    ).format(n=error.item)


SENTENCES: dict[type, Sentence] = {
    clients.RecordConsentNeeded: lambda e: _(
        "Without the client's consent no name is kept. Ask for consent, or work without a name."
    ),
    clients.NoSuchClient: lambda e: _("No client file has this code. Check the code on the client's card."),
    clients.FileClosed: lambda e: _(
        "The client took back the consent, so this file is closed. With new consent you can make a new one."
    ),
    clients.NotPairs: _not_pairs,
}
