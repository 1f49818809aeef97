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


def _household_refused(error: clients.HouseholdRefused) -> str:
    return {
        clients.Refusal.SELF: _("This is the file itself. Choose the file of the other person."),
        clients.Refusal.ALREADY: _(
            "These two belong together already. Take the first one away, then choose anew."
        ),
        clients.Refusal.SECOND_PARTNER: _(
            "One of them has a partner already. Take that one away first, if it is not so any more."
        ),
        clients.Refusal.CIRCLE: _(
            "Then somebody would be their own parent. Look at who is the parent and who the child."
        ),
        clients.Refusal.CHILD_OLDER: _(
            "By the dates of birth the child is not younger than the parent. Look at who is who, or correct a date."
        ),
    }[error.why]


SENTENCES: dict[type, Sentence] = {
    clients.RecordConsentNeeded: lambda e: _(
        "Without the client's consent no name is kept. Ask for consent, or work without a name."
    ),
    clients.NoSuchClient: lambda e: _("No client file has this code. Check the code on the client's card."),
    clients.FileClosed: lambda e: _(
        "The client took back the consent, so this file is closed. With new consent you can make a new one."
    ),
    clients.NotPairs: _not_pairs,
    clients.HouseholdRefused: _household_refused,
    clients.HouseholdNeedsConsent: lambda e: _(
        "Who belongs to whom is kept only while both agree to a file. Ask for that consent first."
    ),
    clients.FilesAreOne: lambda e: _("These are one file already. Nothing was changed."),
    clients.ToldApart: lambda e: _(
        "It was noted that these are two different people. Take that back in the file first, then put them together."
    ),
    clients.JoinNeedsConsent: lambda e: _(
        "File {code} has no consent to keep a file that holds today. Ask the client and note it in that file first."
    ).format(code=e.code),
    clients.FileInBin: lambda e: _("File {code} lies in the bin. Take it back first.").format(code=e.code),
    clients.FileNotJoined: lambda e: _("This file stands alone already. Nothing was changed."),
}
