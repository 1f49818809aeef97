# SPDX-License-Identifier: EUPL-1.2
"""What a person brings to a vault, and what an opened vault gives: the keys that follow from its one key."""

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from spreekuur.security import argon


@dataclass(frozen=True, slots=True)
class NewSlot:
    """A person to give a way in."""

    name: str
    passphrase: str = field(repr=False)
    coordinator: bool = False


@dataclass(frozen=True, slots=True)
class Unlocked:
    """An open vault: who opened it, and the keys that follow from that. Keys stay out of `repr`.

    `confidant_key` is there only for a slot that may read sealed signals.
    """

    vault_id: str
    slot_name: str
    coordinator: bool
    by_recovery: bool
    vault_key: bytes = field(repr=False)
    confidant_key: bytes | None = field(repr=False, default=None)
    leads: bool = False
    """A coordinator; in a vault without one whoever made it; or whoever has the recovery sheet."""

    @property
    def db_key(self) -> bytes:
        """The key of the store."""
        return derived(self.vault_key, self.vault_id, "spreekuur/db/v1")

    @property
    def backup_key(self) -> bytes:
        """The key for what leaves the laptop as a backup of another form than the store's."""
        return derived(self.vault_key, self.vault_id, "spreekuur/backup/v1")

    @property
    def settings_key(self) -> bytes:
        """The key for settings kept outside the store."""
        return derived(self.vault_key, self.vault_id, "spreekuur/settings/v1")


def derived(vault_key: bytes, vault_id: str, use: str) -> bytes:
    """The key for one use of a vault."""
    return HKDF(SHA256(), argon.KEY_BYTES, vault_id.encode(), use.encode()).derive(vault_key)
