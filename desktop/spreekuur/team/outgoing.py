# SPDX-License-Identifier: EUPL-1.2
"""What this vault remembers of the last bundles it made: by number their id, and when they were made.

A receipt that names another id under a number says that this laptop was put back from a copy; one that is signed long
before the bundle it is for says that a clock is wrong.
"""

from spreekuur.store import vault_settings
from spreekuur.store.connection import Database

_MADE, _REMEMBERED = "bundles_made", 60


def remember(db: Database, vault: str, sequence: int, bundle: str, made_at: str) -> None:
    """Remember a bundle for a vault; those of long ago are forgotten."""
    every = vault_settings.get(db, _MADE, {})
    of_vault = every.get(vault, {}) | {str(sequence): [bundle, made_at]}
    last = sorted(of_vault, key=int)[-_REMEMBERED:]
    vault_settings.put(db, _MADE, every | {vault: {number: of_vault[number] for number in last}})


def forget_unplaced(db: Database) -> None:
    """Forget those that count as never placed: others may have been given under their numbers."""
    rows = db.execute("SELECT vault, sequence FROM bundle_made WHERE placed").fetchall()
    placed = {(vault, str(sequence)) for vault, sequence in rows}
    every = vault_settings.get(db, _MADE, {})
    kept = {
        vault: {number: told for number, told in of_vault.items() if (vault, number) in placed}
        for vault, of_vault in every.items()
    }
    if kept != every:
        vault_settings.put(db, _MADE, kept)


def id_of(db: Database, vault: str, sequence: int) -> str:
    """The id of a bundle; empty when that is forgotten, or there was none."""
    return _of(db, vault, sequence)[0]


def made_at(db: Database, vault: str, sequence: int) -> str:
    """When a bundle was made, by this laptop's clock; empty when that is forgotten."""
    return _of(db, vault, sequence)[1]


def _of(db: Database, vault: str, sequence: int) -> tuple[str, str]:
    bundle, at = vault_settings.get(db, _MADE, {}).get(vault, {}).get(str(sequence), ("", ""))
    return str(bundle), str(at)
