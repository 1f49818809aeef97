# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with the files by which a laptop comes into a team."""

from dataclasses import dataclass

from spreekuur.errors import UserError


class NoRequestHere(UserError):
    """The folder holds no request of a laptop."""


class NoAdmissionHere(UserError):
    """The folder holds no admission that is for this laptop."""


class OwnRequest(UserError):
    """The request was made by the very laptop that is to answer it."""


@dataclass(eq=False)
class WasTakenOut(UserError):
    """The laptop that asks was taken out of the team; its keys count no more."""

    digit: int


class DigitInUse(UserError):
    """Letters from here carry the digit of this laptop already."""
