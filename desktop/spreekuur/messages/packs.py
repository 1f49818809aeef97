# SPDX-License-Identifier: EUPL-1.2
"""The sentences about signed content packs."""

from collections.abc import Callable

from spreekuur.errors import packs as errors
from spreekuur.errors.packs import PackRefusal, PackRefused
from spreekuur.language import _
from spreekuur.messages.kind import Sentence

_REFUSED: dict[PackRefusal, Callable[[], str]] = {
    PackRefusal.NOT_READABLE: lambda: _("The pack cannot be read. Is the stick in, and is the name right?"),
    PackRefusal.NOT_A_PACK: lambda: _(
        "This file is no signed content pack. Choose the file that the coordinator made."
    ),
    PackRefusal.TOO_LARGE: lambda: _(
        "This pack is too large to be one. Nothing was changed: ask the coordinator for the file again."
    ),
    PackRefusal.DAMAGED: lambda: _(
        "This pack was damaged on its way. Nothing was changed: ask the coordinator for the file again."
    ),
    PackRefusal.NEWER: lambda: _(
        "This pack was made for a newer Spreekuur. Nothing was changed: first bring this program up to date."
    ),
    PackRefusal.OTHER_TEAM: lambda: _(
        "This pack is of another team. Nothing was changed: take the pack of your own coordinator."
    ),
    PackRefusal.REVOKED: lambda: _(
        "This pack was signed by a laptop that is out of the team. Nothing was changed: ask your coordinator."
    ),
    PackRefusal.UNKNOWN_SIGNER: lambda: _(
        "This laptop does not know who signed this pack. Nothing was changed: first take in the coordinator's bundle."
    ),
    PackRefusal.ROLE: lambda: _(
        "This pack was not signed by a coordinator's laptop. Nothing was changed: ask your coordinator."
    ),
    PackRefusal.SIGNATURE: lambda: _(
        "This pack was changed after it was signed, or somebody else signed it."
        " Nothing was changed: ask your coordinator for it, and say so."
    ),
    PackRefusal.KEY_REPLACED: lambda: _(
        "This pack was signed with a key that the coordinator has replaced. Nothing was changed: ask your coordinator."
    ),
    PackRefusal.OLDER: lambda: _(
        "This pack is not newer than the one in use (version {version}). Nothing was changed."
    ),
    PackRefusal.SAME: lambda: _("This pack is in use already (version {version})."),
    PackRefusal.UNSOUND: lambda: _(
        "What is in this pack cannot be used by this program. Nothing was changed: ask the coordinator to check it."
    ),
}


def say_refused(error: PackRefused) -> str:
    """Why a pack is not taken."""
    return _REFUSED[error.why]().format(version=error.version)


def say_refusal(why: PackRefusal) -> str:
    """The same, of a pack that is gone."""
    return _REFUSED[why]().format(version="")


SENTENCES: dict[type, Sentence] = {
    errors.PackRefused: say_refused,
    errors.NotAPackKey: lambda e: _(
        "This file is no key for packs. The coordinator makes one: spreekuur pack key FILE."
    ),
    errors.NoPackVersion: lambda e: _(
        "Which version is it? Raise the version in municipality.yaml, or give one: --version 2."
        " It is numbers and points."
    ),
    errors.NoPackYet: lambda e: _("No pack was installed, so there is none to go back from."),
}
