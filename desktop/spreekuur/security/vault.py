# SPDX-License-Identifier: EUPL-1.2
"""Who may open a vault: founding it, unlocking it, adding and taking away people.

The vault's key is made once, at random, and is never stored bare; a passphrase only opens one wrapping of it.
"""

import os
import uuid
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from spreekuur.errors import UserError
from spreekuur.errors.vault import (
    DamagedKeyslots,
    KeyslotsMissing,
    LastSlot,
    NoSuchSlot,
    NoVault,
    RecoveryRefused,
    SlotNameInvalid,
    SlotNameTaken,
    SlotsFull,
    VaultExists,
    WrongPassphrase,
    disk_fault,
)
from spreekuur.security import argon, keyslots
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.files import put_in_place
from spreekuur.security.keyslots import PASSPHRASE, RECOVERY, Keyslots, Slot
from spreekuur.security.passphrase import as_secret

KEYSLOTS_NAME = "keyslots.json"
PREVIOUS_NAME = "keyslots.previous.json"
STORE_NAME = "vault.db"
_NONCE_BYTES = 12


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

    @property
    def db_key(self) -> bytes:
        """The key of the store."""
        return _derived(self.vault_key, self.vault_id, "spreekuur/db/v1")

    @property
    def backup_key(self) -> bytes:
        """The key for what leaves the laptop as a backup of another form than the store's."""
        return _derived(self.vault_key, self.vault_id, "spreekuur/backup/v1")

    @property
    def settings_key(self) -> bytes:
        """The key for settings kept outside the store."""
        return _derived(self.vault_key, self.vault_id, "spreekuur/settings/v1")


def found(
    home: Path,
    people: Sequence[NewSlot],
    recovery_secret: bytes,
    confidant: bytes,
    *,
    cost: Argon2Cost | None = None,
) -> Unlocked:
    """Make a new vault's key and locks in an existing folder; the first person is the one who unlocked.

    `confidant`, the key that opens sealed signals, is wrapped for the coordinators, or else for the first person.

    Raises: VaultExists, SlotNameInvalid, SlotNameTaken, SlotsFull, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    if (home / KEYSLOTS_NAME).exists() or (home / STORE_NAME).exists():
        raise VaultExists
    _check_names([person.name for person in people])
    locks = Keyslots(str(uuid.uuid4()), cost or argon.calibrated(), os.urandom(argon.SALT_BYTES), ())
    first = people[0]
    has_coordinator = any(person.coordinator for person in people)
    opened = Unlocked(
        locks.vault_id, first.name, first.coordinator, False, os.urandom(argon.KEY_BYTES), confidant
    )
    slots = []
    for person in people:
        reads_signals = person.coordinator if has_coordinator else person is first
        slot = Slot(person.name, PASSPHRASE, person.coordinator, os.urandom(argon.SALT_BYTES))
        secret = as_secret(person.passphrase)
        slots.append(_wrapped(locks, slot, secret, opened.vault_key, confidant if reads_signals else None))
    sheet = Slot(RECOVERY, RECOVERY, False, os.urandom(argon.SALT_BYTES))
    slots.append(_wrapped(locks, sheet, recovery_secret, opened.vault_key, None))
    _write(home, replace(locks, slots=tuple(slots)))
    return opened if first.coordinator or not has_coordinator else replace(opened, confidant_key=None)


def unlock(home: Path, passphrase: str) -> Unlocked:
    """Open the vault with a person's passphrase; takes about a second, right or wrong.

    Raises: NoVault, KeyslotsMissing, DamagedKeyslots, WrongPassphrase.
    """
    return _unlock(home, as_secret(passphrase), PASSPHRASE, WrongPassphrase)


def unlock_by_recovery(home: Path, recovery_secret: bytes) -> Unlocked:
    """Open the vault with the recovery sheet, to give somebody a new passphrase.

    Raises: NoVault, KeyslotsMissing, DamagedKeyslots, RecoveryRefused.
    """
    return _unlock(home, recovery_secret, RECOVERY, RecoveryRefused)


def people(home: Path) -> tuple[Slot, ...]:
    """Everybody who has a passphrase; needs no key.

    Raises: NoVault, KeyslotsMissing, DamagedKeyslots.
    """
    return _read(home).people()


def add_slot(home: Path, opened: Unlocked, person: NewSlot) -> None:
    """Give a person a passphrase of their own. The first coordinator alone gets the key of the signals.

    Raises: SlotsFull, SlotNameTaken, SlotNameInvalid, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    locks = _read(home)
    _check_names([slot.name for slot in locks.people()] + [person.name])
    confidant = opened.confidant_key if person.coordinator else None
    slot = Slot(person.name, PASSPHRASE, person.coordinator, os.urandom(argon.SALT_BYTES))
    new = _wrapped(locks, slot, as_secret(person.passphrase), opened.vault_key, confidant)
    kept = [replace(old, confidant=b"") if confidant and not old.coordinator else old for old in locks.slots]
    _write(home, replace(locks, slots=(*kept, new)))


def change_passphrase(home: Path, opened: Unlocked, name: str, passphrase: str) -> None:
    """Give the person of this name a new passphrase: one slot is written anew, the store is not touched.

    Raises: NoSuchSlot, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    locks = _read(home)
    old = locks.named(name)
    if old is None:
        raise NoSuchSlot
    bare = Slot(name, PASSPHRASE, old.coordinator, os.urandom(argon.SALT_BYTES))
    confidant = opened.confidant_key if old.confidant else None
    new = _wrapped(locks, bare, as_secret(passphrase), opened.vault_key, confidant)
    _write(home, replace(locks, slots=tuple(new if slot is old else slot for slot in locks.slots)))


def replace_recovery(home: Path, opened: Unlocked, recovery_secret: bytes) -> None:
    """Make the old recovery sheet worthless and a new one good.

    Raises: NoRoom, ReadOnlyHome, StoreFaulty.
    """
    locks = _read(home)
    sheet = Slot(RECOVERY, RECOVERY, False, os.urandom(argon.SALT_BYTES))
    new = _wrapped(locks, sheet, recovery_secret, opened.vault_key, None)
    _write(home, replace(locks, slots=(*locks.people(), new)))


def remove_slot(home: Path, name: str) -> None:
    """Take a person's way in away. Whoever copied both files before can still open that copy.

    Raises: NoSuchSlot, LastSlot, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    locks = _read(home)
    if locks.named(name) is None:
        raise NoSuchSlot
    if len(locks.people()) == 1:
        raise LastSlot
    _write(home, replace(locks, slots=tuple(s for s in locks.slots if s.kind == RECOVERY or s.name != name)))
    (home / PREVIOUS_NAME).unlink(missing_ok=True)


def _unlock(home: Path, secret: bytes, kind: str, refused: type[Exception]) -> Unlocked:
    locks = _read(home)
    stretched = argon.stretch(secret, locks.salt, locks.cost)
    for slot in locks.slots:
        if slot.kind == kind and (key := _unwrapped(locks, slot, stretched, "vault", slot.wrapped)):
            confidant = (
                _unwrapped(locks, slot, stretched, "confidant", slot.confidant) if slot.confidant else None
            )
            _settle(home, locks)
            return Unlocked(locks.vault_id, slot.name, slot.coordinator, kind == RECOVERY, key, confidant)
    raise refused


def _settle(home: Path, locks: Keyslots) -> None:
    """These locks have proved good: the copy from before goes, or takes the place of damaged ones."""
    good = keyslots.to_bytes(locks)
    with suppress(OSError, UserError):  # a disk that cannot be written is the store's to report
        present = home / KEYSLOTS_NAME
        if not present.exists() or present.read_bytes() != good:
            put_in_place(present, good)
        (home / PREVIOUS_NAME).unlink(missing_ok=True)


def _wrapped(locks: Keyslots, slot: Slot, secret: bytes, key: bytes, confidant: bytes | None) -> Slot:
    stretched = argon.stretch(secret, locks.salt, locks.cost)
    wrapped = _wrap(locks, slot, stretched, "vault", key)
    sealed = _wrap(locks, slot, stretched, "confidant", confidant) if confidant else b""
    return replace(slot, wrapped=wrapped, confidant=sealed)


def _wrap(locks: Keyslots, slot: Slot, stretched: bytes, use: str, key: bytes) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(_wrapping_key(stretched, slot, use)).encrypt(nonce, key, locks.header_of(slot))


def _unwrapped(locks: Keyslots, slot: Slot, stretched: bytes, use: str, wrapped: bytes) -> bytes | None:
    nonce, sealed = wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:]
    try:
        return AESGCM(_wrapping_key(stretched, slot, use)).decrypt(nonce, sealed, locks.header_of(slot))
    except InvalidTag:
        return None


def _wrapping_key(stretched: bytes, slot: Slot, use: str) -> bytes:
    info = f"spreekuur/slot/{use}/v1".encode()
    return HKDF(algorithm=SHA256(), length=argon.KEY_BYTES, salt=slot.salt, info=info).derive(stretched)


def _derived(vault_key: bytes, vault_id: str, use: str) -> bytes:
    return HKDF(SHA256(), argon.KEY_BYTES, vault_id.encode(), use.encode()).derive(vault_key)


def _check_names(names: Sequence[str]) -> None:
    if not all(keyslots.valid_name(name) for name in names):
        raise SlotNameInvalid
    if len(set(names)) != len(names):
        raise SlotNameTaken
    if len(names) > keyslots.SLOTS_AT_MOST:
        raise SlotsFull


def _read(home: Path) -> Keyslots:
    """The locks; the copy from before the last change stands in for damaged ones."""
    try:
        return _read_file(home / KEYSLOTS_NAME)
    except FileNotFoundError:
        pass
    except DamagedKeyslots:
        if not (home / PREVIOUS_NAME).exists():
            raise
    try:
        return _read_file(home / PREVIOUS_NAME)
    except FileNotFoundError as error:
        raise KeyslotsMissing if (home / STORE_NAME).exists() else NoVault from error


def _read_file(path: Path) -> Keyslots:
    try:
        return keyslots.from_bytes(path.read_bytes())
    except FileNotFoundError:
        raise
    except OSError as error:
        raise disk_fault(error) from error


def _write(home: Path, locks: Keyslots) -> None:
    present = home / KEYSLOTS_NAME
    try:
        before = present.read_bytes() if present.exists() else b""
    except OSError as error:
        raise disk_fault(error) from error
    if before:
        put_in_place(home / PREVIOUS_NAME, before)
    put_in_place(present, keyslots.to_bytes(locks))
