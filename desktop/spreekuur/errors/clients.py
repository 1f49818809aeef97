# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with client files."""

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
