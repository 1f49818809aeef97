# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with client files."""

from enum import StrEnum

from spreekuur.errors import UserError


class RecordConsentNeeded(UserError):
    """A client file, and a name in it, exist only with the client's consent to record."""


class NoSuchClient(UserError):
    """There is no client file with this code, or it was erased in the meantime."""


class FileClosed(UserError):
    """The client took back the consent to record, and the file is closed for good."""


class NotPairs(UserError):
    """What was given is no list of pairs of persons; `item` counts from 1, None when it is no list at all."""

    def __init__(self, item: int | None = None) -> None:
        super().__init__(item)
        self.item = item


class Refusal(StrEnum):
    """Why two people cannot belong together so."""

    SELF = "self"
    ALREADY = "already"
    SECOND_PARTNER = "second_partner"
    CIRCLE = "circle"
    CHILD_OLDER = "child_older"


class HouseholdRefused(UserError):
    """Two people cannot belong together so, and nothing was noted."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why)
        self.why = why


class HouseholdNeedsConsent(UserError):
    """Who belongs to whom is kept only while both clients agree that a file is kept."""


class FilesAreOne(UserError):
    """The two files are one already: joining them would lead in a circle."""


class ToldApart(UserError):
    """Somebody said that these two files are of two different people."""


class JoinNeedsConsent(UserError):
    """Both files need consent to record that holds today; `code` is the file that lacks it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class FileNotJoined(UserError):
    """The file stands alone: there is nothing to separate it from."""


class FileInBin(UserError):
    """The file lies in the bin; `code` is its code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
