# SPDX-License-Identifier: EUPL-1.2
"""Bringing an erasure to the disk: afterwards no page of the store holds what was erased."""

from spreekuur.store import driver, vault_settings
from spreekuur.store.connection import Database

_OWED = "erasure_to_reach_disk"


def owe(db: Database) -> None:
    """Note, in the transaction that erases, that the pages are still to be written anew: a crash does not lose that."""
    vault_settings.put(db, _OWED, True)


def is_owed(db: Database) -> bool:
    """Was something erased that may still stand in a page?"""
    return bool(vault_settings.get(db, _OWED, False))


def reach_disk(db: Database) -> None:
    """Write the whole store anew, and empty the log of pages that SQLite keeps beside it.

    `secure_delete` overwrites what is deleted, but leaves copies where cells had moved from one page to another.

    Raises: NoRoom, StoreBusy, StoreFaulty, DamagedStore; the erasure itself is kept, and this is owed still.
    """
    driver.allow_attach(db.connection, allowed=True)  # VACUUM attaches its new file inside
    try:
        db.execute("VACUUM")
    finally:
        driver.allow_attach(db.connection, allowed=False)
    vault_settings.put(db, _OWED, False)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
