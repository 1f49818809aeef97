# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with the directory; each names the entry it is about, and nothing was changed."""

from spreekuur.errors import UserError


class _AboutEntry(UserError):
    def __init__(self, entry: str) -> None:
        super().__init__(entry)
        self.entry = entry


class PlaceNeedsName(UserError):
    """An entry without a name could never be found."""


class PhoneNotReadable(_AboutEntry):
    """This is no phone number: there are letters in it, or too few or too many digits."""


class HoursNotReadable(_AboutEntry):
    """From these words it cannot be told when the place is open."""


class LinkNotReadable(_AboutEntry):
    """This is no website."""


class MailNotReadable(_AboutEntry):
    """This is no e-mail address."""


class NothingToConfirm(_AboutEntry):
    """There is nothing yet that could be confirmed."""


class KnownAlready(_AboutEntry):
    """There is an entry of this name already."""


class NoSuchPlace(_AboutEntry):
    """The directory has no such entry, or not any more."""


class MergeInCircle(_AboutEntry):
    """The entry would, over others, be merged into itself."""


class NeededByProgram(_AboutEntry):
    """The program falls back on this entry; it must stay."""


class NotForYou(UserError):
    """Only a coordinator decides about the directory."""
