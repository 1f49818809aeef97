# SPDX-License-Identifier: EUPL-1.2
"""What can stand in the way of sending figures to the municipality; the package stays in the vault each time."""

from dataclasses import dataclass
from enum import StrEnum

from spreekuur.errors import UserError


class NoPlaceForFigures(UserError):
    """Nobody named a place yet to which the figures go."""


class FiguresPlaceAway(UserError):
    """The folder or stick for the figures is not there, or cannot be written."""


class FiguresFolderClosed(UserError):
    """The folder for the figures is there, but does not keep what is written into it."""


class OtherFiguresThere(UserError):
    """In the folder lies something else under the name of the package; it was left alone."""


class FiguresRefused(UserError):
    """The municipality's receipt says that the package was not taken."""


class NoticeRefused(UserError):
    """The municipality's receipt says that the notice of a withdrawal was not taken."""


class ReceiptUnsigned(UserError):
    """A receipt lies there that nobody signed, and the key of the municipality is known: it does not count."""


class ReceiptOfAnother(UserError):
    """A receipt lies there under which the signature is not good, or not by the municipality's key."""


class WhyKey(StrEnum):
    """What is wrong with what was typed as the municipality's key."""

    UNREADABLE = "unreadable"
    KIND = "kind"
    PRIVATE = "private"
    SEVERAL = "several"
    OWN = "own"


@dataclass(eq=False)
class ReceiptKeyUnusable(UserError):
    """What was typed is no key that can sign receipts; the one from before stays."""

    why: WhyKey
