# SPDX-License-Identifier: EUPL-1.2
"""Bringing an erasure to the disk: afterwards no page of the store holds what was erased.

`secure_delete` overwrites what is deleted, but leaves copies where cells had moved from one page to another, and the
index of words notes only that a file left it. So both are written anew: at once for a person who was erased, else
before the next copy is made.
"""

from spreekuur.store import driver, finding, vault_settings
from spreekuur.store.connection import Database

_OWED = "erasure_to_reach_disk"
_SOON, _LATER = "soon", "later"


def owe(db: Database, *, soon: bool = True) -> None:
    """Note, in the transaction that erases, that the pages are still to be written anew: a crash does not lose that."""
    vault_settings.put(db, _OWED, _SOON if soon or is_owed_soon(db) else _LATER)


def is_owed(db: Database) -> bool:
    """Was something erased that may still stand in a page?"""
    return bool(vault_settings.get(db, _OWED, ""))


def is_owed_soon(db: Database) -> bool:
    """Should it be brought to the disk now, and not only before the next copy?"""
    return bool(vault_settings.get(db, _OWED, "") == _SOON)


def reach_disk(db: Database) -> None:
    """Write the whole store anew, and empty the log of pages that SQLite keeps beside it; a second for 25 MiB.

    Raises: NoRoom, StoreBusy, StoreFaulty, DamagedStore; the erasure itself is kept, and this is owed still.
    """
    db.execute(finding.REBUILD)
    db.execute(finding.MERGE)
    driver.allow_attach(db.connection, allowed=True)  # VACUUM attaches its new file inside
    try:
        db.execute("VACUUM")
    finally:
        driver.allow_attach(db.connection, allowed=False)
    vault_settings.put(db, _OWED, "")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
