# SPDX-License-Identifier: EUPL-1.2
"""The mark of a practice vault: whatever copies, exports or counts asks for it first and refuses."""

from spreekuur.errors.practice import PracticeStays
from spreekuur.store import vault_settings
from spreekuur.store.connection import Database

_SETTING = "practice"


def mark(db: Database) -> None:
    """Say for good that everything in this vault is invented."""
    vault_settings.put(db, _SETTING, True)


def is_on(db: Database) -> bool:
    """Whether everything in this vault is invented."""
    return bool(vault_settings.get(db, _SETTING, False))


def refuse(db: Database) -> None:
    """Let only a real vault go on; called by all that copies, exports or counts.

    Raises: PracticeStays.
    """
    if is_on(db):
        raise PracticeStays
