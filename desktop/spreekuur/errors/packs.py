# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with signed content packs."""

from dataclasses import dataclass
from enum import StrEnum

from spreekuur.errors import UserError


class PackRefusal(StrEnum):
    """Why a pack is not taken."""

    NOT_READABLE = "not_readable"
    NOT_A_PACK = "not_a_pack"
    TOO_LARGE = "too_large"
    DAMAGED = "damaged"
    NEWER = "newer"
    OTHER_TEAM = "other_team"
    REVOKED = "revoked"
    UNKNOWN_SIGNER = "unknown_signer"
    ROLE = "role"
    SIGNATURE = "signature"
    KEY_REPLACED = "key_replaced"
    OLDER = "older"
    SAME = "same"
    UNSOUND = "unsound"


@dataclass(eq=False)
class PackRefused(UserError):
    """A pack is not taken; the vault stays as it was. `version` is the one that is in use, if that is why."""

    why: PackRefusal
    version: str = ""


class NotAPackKey(UserError):
    """The file is no key that signs packs."""


class NoPackVersion(UserError):
    """The folder does not say which version it is, or says it in another way than 1.2.3."""


class NoPackYet(UserError):
    """No pack was installed, so there is nothing to go back from."""
