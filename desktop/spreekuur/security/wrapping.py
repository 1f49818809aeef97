# SPDX-License-Identifier: EUPL-1.2
"""Wrapping the vault's key for one slot, handing it a newer one, and vouching for its name and its key pair.

A slot's own wrapping is made with its passphrase. A newer key is handed to its public key, locked inside with the key
from before: so nobody opens it without the passphrase, and nobody makes one who never had the vault's key.
"""

import hmac
import os
from dataclasses import replace
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from spreekuur.errors.settings import KeyNotYetTheirs
from spreekuur.errors.vault import DamagedKeyslots, SealNotYours
from spreekuur.security import argon, sealing
from spreekuur.security.keyslots import Keyslots, Slot
from spreekuur.security.unlocked import derived

_NONCE_BYTES = 12


class Opened(NamedTuple):
    """What one passphrase gives: the vault's key, that of the signals, and the slot as it is best kept from now on."""

    vault_key: bytes
    confidant: bytes | None
    slot: Slot


def wrapped(locks: Keyslots, slot: Slot, secret: bytes, key: bytes, confidant: bytes | None) -> Slot:
    """The slot with the vault's key wrapped for this secret, and the key of the signals if it is given."""
    stretched = argon.stretch(secret, locks.salt, locks.cost)
    return _wrapped(locks, slot, stretched, key, confidant, sealing.new_key_pair().private)


def unwrapped(locks: Keyslots, slot: Slot, stretched: bytes) -> Opened | None:
    """The keys, if the stretched secret is this slot's.

    Raises: DamagedKeyslots when it is, and somebody without the vault's key changed the rest of the slot.
    """
    first = _unwrap(locks, slot, stretched, "vault", slot.wrapped)
    if first is None:
        return None
    private = _unwrap(locks, slot, stretched, "private", slot.private) if slot.public else None
    keys = _all_keys(locks, slot, private, first)
    key = keys[-1]
    if not is_vouched_for(locks, slot, key):
        raise DamagedKeyslots
    confidant = _unwrap(locks, slot, stretched, "confidant", slot.confidant) if slot.confidant else None
    if slot.entrusted:
        confidant = _entrusted_key(locks, slot, private, keys)
    if private is not None and not slot.handed and not slot.entrusted:
        return Opened(key, confidant, slot)
    pair = private or sealing.new_key_pair().private
    return Opened(key, confidant, _wrapped(locks, slot, stretched, key, confidant, pair))


def handed(locks: Keyslots, slot: Slot, old_key: bytes, new_key: bytes) -> Slot:
    """The slot with a new key of the vault, for which its passphrase is not needed.

    Raises: DamagedKeyslots when nobody who had the key vouches for the slot's key pair.
    """
    if not slot.public or not is_vouched_for(locks, slot, old_key):
        raise DamagedKeyslots
    inside = _encrypted(_handing_key(locks, old_key), new_key, locks.header_of(slot))
    key = sealing.seal(slot.public, inside, locks.header_of(slot), sealing.HANDED_KEY)
    given = replace(slot, handed=(*slot.handed, key))
    return replace(given, seal=_seal(locks, given, new_key))


def entrusted(locks: Keyslots, slot: Slot, vault_key: bytes, confidant: bytes | None, *, named: bool) -> Slot:
    """The slot with the key of the signals, or without it, for which its passphrase is not needed.

    Locked inside with the vault's key, as a new key is: nobody without it can slip in a key of their own.

    Raises: KeyNotYetTheirs when the slot has no key pair yet; DamagedKeyslots when nobody who had the key vouches
    for it.
    """
    if confidant is not None and not slot.public:
        raise KeyNotYetTheirs((slot.name,), sheet=False)
    if not is_vouched_for(locks, slot, vault_key):
        raise DamagedKeyslots
    bare = replace(slot, confidant=b"", entrusted=b"", named=named)
    if confidant is not None:
        header = locks.header_of(bare)
        inside = _encrypted(_trusting_key(locks, vault_key), confidant, header)
        bare = replace(bare, entrusted=sealing.seal(slot.public, inside, header, sealing.HANDED_CONFIDANT))
    return replace(bare, seal=_seal(locks, bare, vault_key)) if bare.public or bare.wrapped_as else bare


def kept_named(locks: Keyslots, slot: Slot, vault_key: bytes, *, named: bool) -> Slot:
    """The slot as a confidant by name, or not; the key it holds stays as it is.

    Raises: KeyNotYetTheirs when the slot has no key pair yet.
    """
    if named and not slot.public:
        raise KeyNotYetTheirs((slot.name,), sheet=False)
    bare = replace(slot, named=named)
    return replace(bare, seal=_seal(locks, bare, vault_key)) if bare.public or bare.wrapped_as else bare


def renamed(locks: Keyslots, slot: Slot, name: str, vault_key: bytes) -> Slot:
    """The slot under another name. Its wrapping stays bound to the name it was made with, so no passphrase is needed.

    That the new name was given by somebody who had the vault open is vouched for with the vault's key.
    """
    made_with = slot.wrapped_as or slot.name
    bare = replace(slot, name=name, wrapped_as="" if name == made_with else made_with, seal=b"")
    if not bare.wrapped_as and not bare.public:
        return bare
    return replace(bare, seal=_seal(locks, bare, vault_key))


def is_vouched_for(locks: Keyslots, slot: Slot, vault_key: bytes) -> bool:
    """Whether somebody who had the vault's key gave this name and key pair to the slot."""
    if not slot.wrapped_as and not slot.public:  # of the first version, under the name it was made with
        return True
    return hmac.compare_digest(slot.seal, _seal(locks, slot, vault_key))


def _wrapped(
    locks: Keyslots, slot: Slot, stretched: bytes, key: bytes, confidant: bytes | None, private: bytes
) -> Slot:
    pair = sealing.pair_of(private)
    bare = Slot(slot.name, slot.kind, slot.coordinator, slot.salt, public=pair.public, named=slot.named)
    new = replace(
        bare,
        wrapped=_wrap(locks, bare, stretched, "vault", key),
        confidant=_wrap(locks, bare, stretched, "confidant", confidant) if confidant else b"",
        private=_wrap(locks, bare, stretched, "private", private),
    )
    return replace(new, seal=_seal(locks, new, key))


def _all_keys(locks: Keyslots, slot: Slot, private: bytes | None, first: bytes) -> list[bytes]:
    """The vault's keys that this slot was given, the newest last."""
    header, keys = locks.header_of(slot), [first]
    try:
        for sealed in slot.handed:
            inside = sealing.unseal(private, sealed, header, sealing.HANDED_KEY)
            keys.append(_decrypted(_handing_key(locks, keys[-1]), inside, header))
    except (SealNotYours, InvalidTag) as error:
        raise DamagedKeyslots from error
    return keys


def _entrusted_key(locks: Keyslots, slot: Slot, private: bytes | None, keys: list[bytes]) -> bytes:
    """The key of the signals that was handed over, under whichever of the vault's keys was in use then."""
    header = locks.header_of(slot)
    try:
        inside = sealing.unseal(private, slot.entrusted, header, sealing.HANDED_CONFIDANT)
    except SealNotYours as error:
        raise DamagedKeyslots from error
    for key in reversed(keys):
        try:
            return _decrypted(_trusting_key(locks, key), inside, header)
        except InvalidTag:
            continue
    raise DamagedKeyslots


def _seal(locks: Keyslots, slot: Slot, vault_key: bytes) -> bytes:
    if slot.public:
        key = derived(vault_key, locks.vault_id, "spreekuur/slot/vouched/v2")
        return hmac.digest(key, locks.vouched_of(slot), "sha256")
    key = derived(vault_key, locks.vault_id, "spreekuur/slot/name/v1")
    return hmac.digest(key, slot.salt + slot.name.encode("utf-8"), "sha256")


def _wrap(locks: Keyslots, slot: Slot, stretched: bytes, use: str, key: bytes) -> bytes:
    return _encrypted(_wrapping_key(stretched, slot, use), key, locks.header_of(slot))


def _unwrap(locks: Keyslots, slot: Slot, stretched: bytes, use: str, sealed: bytes) -> bytes | None:
    try:
        return _decrypted(_wrapping_key(stretched, slot, use), sealed, locks.header_of(slot))
    except InvalidTag:
        return None


def _encrypted(key: bytes, content: bytes, bound_to: bytes) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, bound_to)


def _decrypted(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], bound_to)


def _handing_key(locks: Keyslots, vault_key: bytes) -> bytes:
    return derived(vault_key, locks.vault_id, "spreekuur/slot/handed/v2")


def _trusting_key(locks: Keyslots, vault_key: bytes) -> bytes:
    return derived(vault_key, locks.vault_id, "spreekuur/slot/confidant/v3")


def _wrapping_key(stretched: bytes, slot: Slot, use: str) -> bytes:
    info = f"spreekuur/slot/{use}/v1".encode()
    return HKDF(algorithm=SHA256(), length=argon.KEY_BYTES, salt=slot.salt, info=info).derive(stretched)
