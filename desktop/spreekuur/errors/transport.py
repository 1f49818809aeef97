# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with an address on the network, and with the server that is there."""

from dataclasses import dataclass
from enum import StrEnum

from spreekuur.errors import UserError


class AddressFault(StrEnum):
    """What is wrong with what was typed as an address."""

    NOT_AN_ADDRESS = "not_an_address"
    NOT_HTTPS = "not_https"
    WITH_PASSWORD = "with_password"


@dataclass(eq=False)
class AddressRefused(UserError):
    """This address is not used; nobody was called."""

    why: AddressFault


class CredentialsUnreadable(UserError):
    """The file with the user name and the password is not there, or does not hold the two lines."""


class Trouble(StrEnum):
    """Why a server could not be used; what was to go there is still here."""

    NO_NETWORK = "no_network"
    NOBODY_ANSWERS = "nobody_answers"
    SLOW = "slow"
    CUT = "cut"
    NOT_PRIVATE = "not_private"
    OTHER_CERTIFICATE = "other_certificate"
    UNKNOWN_ISSUER = "unknown_issuer"
    DATE = "date"
    LOGIN_PAGE = "login_page"
    REDIRECTED = "redirected"
    NOT_A_SHARE = "not_a_share"
    PASSWORD = "password"
    FORBIDDEN = "forbidden"
    NO_FOLDER = "no_folder"
    CONFLICT = "conflict"
    CHANGED = "changed"
    LOCKED = "locked"
    BUSY = "busy"
    SERVER = "server"
    FULL = "full"
    TOO_LARGE = "too_large"
    DIFFERENT = "different"
    NO_RENAME = "no_rename"
    UNREADABLE = "unreadable"


@dataclass(eq=False)
class ShareTrouble(UserError):
    """The folder at the address could not be used; nothing was lost, and it can be tried again.

    `issuer` is who signed the certificate that was shown, where that may tell who stands in between.
    """

    why: Trouble
    host: str
    issuer: str = ""
