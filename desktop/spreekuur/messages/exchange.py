# SPDX-License-Identifier: EUPL-1.2
"""The sentences about sealed bundles: why one was not taken in, and what to do."""

from collections.abc import Callable

from spreekuur.errors import exchange as errors
from spreekuur.errors.exchange import Objection, Refusal
from spreekuur.language import _, ngettext
from spreekuur.messages.kind import Sentence

WHY: dict[Refusal, Callable[[], str]] = {
    Refusal.TOO_LARGE: lambda: _("This bundle is larger than any real one. Nothing of it was read."),
    Refusal.NO_FILE: lambda: _(
        "There is no file of this name that can be read; it may be a folder or a link. Take it away, or send it again."
    ),
    Refusal.NOT_OPENED: lambda: _(
        "This bundle cannot be opened here: it is for another laptop, or was changed on the way. Send it again."
    ),
    Refusal.DAMAGED: lambda: _(
        "This bundle is not whole, or was changed. Nothing was taken in: send it again."
    ),
    Refusal.NEWER: lambda: _(
        "This bundle was made by a newer version of Spreekuur. Install that version on this laptop, too."
    ),
    Refusal.OTHER_TEAM: lambda: _("This bundle is of another team. Nothing was taken in."),
    Refusal.UNKNOWN_SENDER: lambda: _(
        "This bundle is from a laptop that no coordinator of the team admitted. Nothing was taken in."
    ),
    Refusal.REVOKED: lambda: _(
        "This bundle is from a laptop that was taken out of the team. Nothing was taken in: ask your coordinator."
    ),
    Refusal.SIGNATURE: lambda: _(
        "This bundle was not signed by the laptop that it names. Nothing was taken in."
    ),
    Refusal.NOT_FOR_US: lambda: _("This bundle was made for another laptop. Nothing was taken in."),
    Refusal.FORKED: lambda: _(
        "That laptop was put back from a copy, and counts its bundles anew. Let it ask to join the team again."
    ),
    Refusal.CLOCK: lambda: _(
        "This bundle says that it is from far in the future. Check the date on both laptops, then send it again."
    ),
    Refusal.AUTHOR: lambda: _(
        "This bundle writes in another laptop's name. Nothing was taken in: ask your coordinator."
    ),
}

OBJECTIONS: dict[Objection, Callable[[], str]] = {
    Objection.ROLE: lambda: _("Only a coordinator's laptop may write this."),
    Objection.AUTHOR: lambda: _("Another laptop made this record."),
    Objection.BRANCH: lambda: _("It belongs to a record of another laptop, or to one that is not here."),
    Objection.FORM: lambda: _(
        "Spreekuur writes nothing like this. That laptop may be damaged, or somebody changed it."
    ),
}
"""Why a change of another laptop does not count before a coordinator decided."""

SENTENCES: dict[type, Sentence] = {
    errors.NotSealedToUs: lambda e: WHY[Refusal.NOT_OPENED](),
    errors.BundleRefused: lambda e: WHY[e.why](),
    errors.BundleWaits: lambda e: ngettext(
        "{missing} bundle before this one is missing. It waits; nothing is lost. Bring the missing one.",
        "{missing} bundles before this one are missing. It waits; nothing is lost. Bring the missing ones.",
        e.missing,
    ).format(**vars(e)),
    errors.NobodyToSendTo: lambda e: _(
        "There is no other laptop to send to yet. First let this laptop join a team, or let another join."
    ),
    errors.PlaceUnreachable: lambda e: _(
        "The folder for the bundles cannot be reached. Your work is safe. Check the stick or the folder."
    ),
    errors.NoSuchConflict: lambda e: _("There is no such question, or it was answered already."),
    errors.NoSuchWaiting: lambda e: _("There is no such change that waits, or somebody decided it already."),
    errors.NotToBeTakenOver: lambda e: _(
        "This cannot be taken over: Spreekuur writes no such thing, or only the laptop that signed it may. Drop it."
    ),
    errors.BothDoNotFit: lambda e: _("Only one of the two can stand here. Choose one of them."),
}
