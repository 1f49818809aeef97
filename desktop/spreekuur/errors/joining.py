# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with the files by which a laptop comes into a team."""

from spreekuur.errors import UserError


class NoRequestHere(UserError):
    """The folder holds no request of a laptop."""


class NoAdmissionHere(UserError):
    """The folder holds no admission that is for this laptop."""


class OwnRequest(UserError):
    """The request was made by the very laptop that is to answer it."""


class DigitInUse(UserError):
    """Letters from here carry the digit of this laptop already."""
