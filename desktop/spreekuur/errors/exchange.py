# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a sealed bundle, and with giving it from one laptop to another."""

from dataclasses import dataclass
from enum import StrEnum

from spreekuur.errors import UserError


class NotSealedToUs(UserError):
    """The bundle opens with another key, or is no bundle, or was changed on the way."""


class Refusal(StrEnum):
    """Why a bundle is not taken in; nothing of it is kept."""

    TOO_LARGE = "too_large"
    NO_FILE = "no_file"
    NOT_OPENED = "not_opened"
    DAMAGED = "damaged"
    NEWER = "newer"
    OTHER_TEAM = "other_team"
    UNKNOWN_SENDER = "unknown_sender"
    REVOKED = "revoked"
    SIGNATURE = "signature"
    NOT_FOR_US = "not_for_us"
    FORKED = "forked"
    CLOCK = "clock"
    AUTHOR = "author"


class Objection(StrEnum):
    """Why a row of a bundle does not count before somebody decided; all else of the bundle comes in."""

    ROLE = "role"
    """Only a coordinator's laptop writes this."""
    AUTHOR = "author"
    """Another laptop made this row."""
    BRANCH = "branch"
    """It belongs to a row that is not the sender's, or that nobody knows."""
    FORM = "form"
    """Spreekuur never writes such a row."""


@dataclass(eq=False)
class BundleRefused(UserError):
    """The bundle was not taken in; `why` says what is wrong with it."""

    why: Refusal


@dataclass(eq=False)
class BundleWaits(UserError):
    """One or more bundles before this one are missing; it is taken in after them."""

    missing: int


class NobodyToSendTo(UserError):
    """There is no coordinator's laptop to send to yet."""


class PlaceUnreachable(UserError):
    """The folder or address for the bundles cannot be reached; nothing was lost."""


class NoSuchConflict(UserError):
    """No conflict has this id, or it was decided already."""


class BothDoNotFit(UserError):
    """This field holds one value only: one of the two must be chosen."""


class NoSuchWaiting(UserError):
    """No row that waits has this id, or it was decided already."""


class NotToBeTakenOver(UserError):
    """This row cannot be taken over: Spreekuur writes none like it, or only whoever signed it may."""
