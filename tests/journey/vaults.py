# SPDX-License-Identifier: EUPL-1.2
"""A real vault on the disk, opened as quickly as a test may: the cost of a passphrase is not what is proved."""

from pathlib import Path

from spreekuur.app import App, Founding, found_home, open_home
from spreekuur.letters.sender import example
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.vault import NewSlot

PHRASE = "appel boom citroen dorp eend fiets"
SECRET = b"r" * 20  # of the recovery sheet
CHEAP = Argon2Cost(16 * 1024, 1, 1)


def founded(home: Path) -> Path:
    """A new vault with one person, Marta."""
    people = (NewSlot("Marta", PHRASE, coordinator=True),)
    found_home(home, Founding("Pools spreekuur", example(), 0, people, SECRET), cost=CHEAP).close()
    return home


def opened(home: Path) -> App:
    """That vault from outside, to look at its rows or to play on it without a screen; close it."""
    return open_home(home, PHRASE)
