# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong when a paper leaves the desk."""

from spreekuur.errors import UserError


class PrinterSilent(UserError):
    """The printer did not take the paper; it is kept and can be printed again."""


class PrinterGone(UserError):
    """The printer that was chosen is not there any more; the paper is kept."""


class PaperErased(UserError):
    """The content of a kept paper was erased: its time had come."""


class FolderMissing(UserError):
    """There is no such folder to save a paper in."""


class FolderLocked(UserError):
    """The folder for a paper cannot be written."""
