# SPDX-License-Identifier: EUPL-1.2
"""What a desk works with. Screen, command line and demo all go through this package."""

from dataclasses import dataclass

from spreekuur.content.pack import Content
from spreekuur.letters.model import Sender
from spreekuur.store.connection import Database


@dataclass(slots=True)
class Desk:
    """An open store with the content pack, who sends the letters, and this laptop's digit for the kenmerk.

    The settings may change who sends, in the hands of the thread that has the store.
    With `practice` everything in it is invented: papers say so, get no kenmerk, and nothing leaves.
    """

    db: Database
    content: Content
    sender: Sender
    laptop: int
    practice: bool = False

    def interrupt(self) -> None:
        """Give up the statement that runs now, from any thread."""
        self.db.interrupt()

    def close(self) -> None:
        """Close the store."""
        self.db.close()
