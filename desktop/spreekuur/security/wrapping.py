# SPDX-License-Identifier: EUPL-1.2
"""Wrapping the vault's key for one slot, and vouching for a name that was given to a slot afterwards."""

import hmac
import os
from dataclasses import replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from spreekuur.security import argon
from spreekuur.security.keyslots import Keyslots, Slot
from spreekuur.security.unlocked import derived

_NONCE_BYTES = 12


def wrapped(locks: Keyslots, slot: Slot, secret: bytes, key: bytes, confidant: bytes | None) -> Slot:
    """The slot with the vault's key wrapped for this secret, and the key of the signals if it is given."""
    stretched = argon.stretch(secret, locks.salt, locks.cost)
    vault_key = _wrap(locks, slot, stretched, "vault", key)
    sealed = _wrap(locks, slot, stretched, "confidant", confidant) if confidant else b""
    return replace(slot, wrapped=vault_key, confidant=sealed)


def unwrapped(locks: Keyslots, slot: Slot, stretched: bytes) -> tuple[bytes, bytes | None] | None:
    """The vault's key and that of the signals, if the stretched secret is this slot's and its name is vouched for."""
    key = _unwrap(locks, slot, stretched, "vault", slot.wrapped)
    if key is None or not _name_holds(locks, slot, key):
        return None
    return key, _unwrap(locks, slot, stretched, "confidant", slot.confidant) if slot.confidant else None


def renamed(locks: Keyslots, slot: Slot, name: str, vault_key: bytes) -> Slot:
    """The slot under another name. Its wrapping stays bound to the name it was made with, so no passphrase is needed.

    That the new name was given by somebody who had the vault open is vouched for with the vault's key.
    """
    made_with = slot.wrapped_as or slot.name
    if name == made_with:
        return replace(slot, name=name, wrapped_as="", seal=b"")
    bare = replace(slot, name=name, wrapped_as=made_with, seal=b"")
    return replace(bare, seal=_seal(locks, bare, vault_key))


def _name_holds(locks: Keyslots, slot: Slot, vault_key: bytes) -> bool:
    return not slot.wrapped_as or hmac.compare_digest(slot.seal, _seal(locks, slot, vault_key))


def _seal(locks: Keyslots, slot: Slot, vault_key: bytes) -> bytes:
    key = derived(vault_key, locks.vault_id, "spreekuur/slot/name/v1")
    return hmac.digest(key, slot.salt + slot.name.encode("utf-8"), "sha256")


def _wrap(locks: Keyslots, slot: Slot, stretched: bytes, use: str, key: bytes) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(_wrapping_key(stretched, slot, use)).encrypt(nonce, key, locks.header_of(slot))


def _unwrap(locks: Keyslots, slot: Slot, stretched: bytes, use: str, sealed: bytes) -> bytes | None:
    nonce, body = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    try:
        return AESGCM(_wrapping_key(stretched, slot, use)).decrypt(nonce, body, locks.header_of(slot))
    except InvalidTag:
        return None


def _wrapping_key(stretched: bytes, slot: Slot, use: str) -> bytes:
    info = f"spreekuur/slot/{use}/v1".encode()
    return HKDF(algorithm=SHA256(), length=argon.KEY_BYTES, salt=slot.salt, info=info).derive(stretched)
