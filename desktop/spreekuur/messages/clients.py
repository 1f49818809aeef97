# SPDX-License-Identifier: EUPL-1.2
"""The sentences about client files."""

from spreekuur.errors import clients
from spreekuur.language import _
from spreekuur.messages.kind import Sentence

SENTENCES: dict[type, Sentence] = {
    clients.RecordConsentNeeded: lambda e: _(
        "Without the client's consent no name is kept. Ask for consent, or work without a name."
    ),
    clients.NoSuchClient: lambda e: _("No client file has this code. Check the code on the client's card."),
    clients.FileClosed: lambda e: _(
        "The client took back the consent, so this file is closed. With new consent you can make a new one."
    ),
}
