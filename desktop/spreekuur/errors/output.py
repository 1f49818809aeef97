# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with the files that commands read and write."""

from spreekuur.errors import UserError


class AlreadyThere(UserError):
    """A file of that name exists, and overwriting was not asked for; takes the name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class FolderNotEmpty(UserError):
    """Many files are written only into a folder that is absent or empty."""


class CannotWrite(UserError):
    """The file could not be written, and nothing is left of it; takes the name and the system's reason."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)
        self.name = name
        self.reason = reason
