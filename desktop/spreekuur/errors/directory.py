# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with the directory; each names the entry it is about, and nothing was changed."""

from spreekuur.errors import UserError


class PlaceNeedsName(UserError):
    """An entry without a name could never be found."""


class PhoneNotReadable(UserError):
    """This is no phone number: there are letters in it, or too few or too many digits."""

    def __init__(self, entry: str) -> None:
        super().__init__(entry)
        self.entry = entry


class HoursNotReadable(UserError):
    """From these words it cannot be told when the place is open."""

    def __init__(self, entry: str) -> None:
        super().__init__(entry)
        self.entry = entry


class LinkNotReadable(UserError):
    """This is no website."""

    def __init__(self, entry: str) -> None:
        super().__init__(entry)
        self.entry = entry


class MailNotReadable(UserError):
    """This is no e-mail address."""

    def __init__(self, entry: str) -> None:
        super().__init__(entry)
        self.entry = entry


class NothingToConfirm(UserError):
    """There is nothing yet that could be confirmed."""

    def __init__(self, entry: str) -> None:
        super().__init__(entry)
        self.entry = entry


class KnownAlready(UserError):
    """There is an entry of this name already."""

    def __init__(self, entry: str) -> None:
        super().__init__(entry)
        self.entry = entry


class NoSuchPlace(UserError):
    """The directory has no such entry, or not any more."""

    def __init__(self, entry: str) -> None:
        super().__init__(entry)
        self.entry = entry


class MergeInCircle(UserError):
    """The entry would, over others, be merged into itself."""

    def __init__(self, entry: str) -> None:
        super().__init__(entry)
        self.entry = entry


class NeededByProgram(UserError):
    """The program falls back on this entry; it must stay."""

    def __init__(self, entry: str) -> None:
        super().__init__(entry)
        self.entry = entry


class NotForYou(UserError):
    """Only a coordinator decides about the directory."""
