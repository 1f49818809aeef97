# SPDX-License-Identifier: EUPL-1.2
"""Why a package of figures is not taken in at the municipality, and what can be wrong with where figures are kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from spreekuur.errors import UserError


class Refusal(StrEnum):
    """Why a package is not taken in; nothing of it is kept."""

    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    LINK = "link"
    PATH = "path"
    NAME_TWICE = "name_twice"
    UNREADABLE = "unreadable"
    NO_PACKAGE = "no_package"
    UNSIGNED = "unsigned"
    MANIFEST = "manifest"
    MISSING_FILE = "missing_file"
    STRANGE_FILE = "strange_file"
    CHANGED = "changed"
    SIGNATURE = "signature"
    UNKNOWN_SIGNER = "unknown_signer"
    REVOKED = "revoked"
    NEWER = "newer"
    CONTENTS = "contents"
    UNPROVED = "unproved"
    UNFINISHED = "unfinished"
    SECOND_VERSION = "second_version"
    ORDER = "order"
    NOTICE = "notice"


@dataclass(eq=False)
class PackageRefused(UserError):
    """The package was not taken in; `why` says what is wrong with it, `key` which unknown key signed it.

    `files` are those that it is about: as the package calls them, so what is shown of them is cut to what prints.
    """

    why: Refusal
    key: str = ""
    files: Sequence[str] = field(default=(), repr=False, kw_only=True)


@dataclass(eq=False)
class PeriodTaken(PackageRefused):
    """Another package of its period was taken in before, and stays in."""

    why: Refusal = Refusal.SECOND_VERSION


class PackageWaits(UserError):
    """A package before this one is missing; it is taken in after that one."""


@dataclass(eq=False)
class MailWaits(UserError):
    """Files of a mail are not saved yet; the package is looked at once all `files` lie there too."""

    files: Sequence[str] = field(repr=False)
    why = "mail_unfinished"


class NoticeWaits(UserError):
    """The package that a notice withdraws is not here; the notice counts once it is."""


@dataclass(eq=False)
class InboxUnreadable(UserError):
    """The inbox, or the folder with the keys, is not there or cannot be read; `name` is its last part."""

    name: str


class WhyStore(StrEnum):
    """What is wrong with the place where figures are kept."""

    ADDRESS = "address"
    DRIVER = "driver"
    NO_SERVER = "no_server"
    NO_DATABASE = "no_database"
    PASSWORD = "password"
    NOT_LET_IN = "not_let_in"
    RIGHTS = "rights"
    OTHER_TABLES = "other_tables"
    BUSY = "busy"
    FULL = "full"
    UNREACHABLE = "unreachable"
    NOT_OURS = "not_ours"
    NEWER = "newer"
    CHANGED = "changed"
    IN_THE_INBOX = "in_the_inbox"


@dataclass(eq=False)
class FiguresStoreUnusable(UserError):
    """The figures cannot be kept there; nothing was changed."""

    why: WhyStore


class WhySigning(StrEnum):
    """What is wrong with the key that is to sign the receipts."""

    UNREADABLE = "unreadable"
    NO_KEY = "no_key"
    PUBLIC = "public"
    KIND = "kind"
    OPEN = "open"
    NOBODY_TO_ASK = "nobody_to_ask"
    PASSPHRASE = "passphrase"


@dataclass(eq=False)
class SigningKeyUnusable(UserError):
    """Receipts cannot be signed with that key; nothing was taken in."""

    why: WhySigning
