# SPDX-License-Identifier: EUPL-1.2
"""Who may open a vault: founding it and unlocking it; the changes of its slots are in `slots`.

The vault's key is made once, at random, and is never stored bare; a passphrase only opens one wrapping of it.
"""

import os
import uuid
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from spreekuur.errors.vault import RecoveryRefused, VaultExists, WrongPassphrase
from spreekuur.security import argon, lockfile, wrapping
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.keyslots import ON_PAPER, PASSPHRASE, RECOVERY, Keyslots, Slot
from spreekuur.security.lockfile import KEYSLOTS_NAME, PREVIOUS_NAME, STORE_NAME
from spreekuur.security.passphrase import as_secret
from spreekuur.security.slots import add_slot, change_passphrase, check_names, people, rename_slot
from spreekuur.security.unlocked import NewSlot, Unlocked

__all__ = [
    "KEYSLOTS_NAME",
    "PREVIOUS_NAME",
    "STORE_NAME",
    "NewSlot",
    "Unlocked",
    "add_slot",
    "change_passphrase",
    "found",
    "people",
    "rename_slot",
    "unlock",
    "unlock_by_recovery",
    "unlock_copy",
    "unlock_copy_by_recovery",
]


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
    check_names([person.name for person in people])
    locks = Keyslots(str(uuid.uuid4()), cost or argon.calibrated(), os.urandom(argon.SALT_BYTES), ())
    first = people[0]
    has_coordinator = any(person.coordinator for person in people)
    opened = Unlocked(
        locks.vault_id, first.name, first.coordinator, False, os.urandom(argon.KEY_BYTES), confidant, True
    )
    slots = []
    for person in people:
        reads_signals = person.coordinator if has_coordinator else person is first
        slot = Slot(person.name, PASSPHRASE, person.coordinator, os.urandom(argon.SALT_BYTES))
        secret, key = as_secret(person.passphrase), opened.vault_key
        slots.append(wrapping.wrapped(locks, slot, secret, key, confidant if reads_signals else None))
    sheet = Slot(RECOVERY, RECOVERY, False, os.urandom(argon.SALT_BYTES))
    slots.append(wrapping.wrapped(locks, sheet, recovery_secret, opened.vault_key, None))
    lockfile.write(home, replace(locks, slots=tuple(slots)))
    leads = first.coordinator or not has_coordinator
    return opened if leads else replace(opened, confidant_key=None, leads=False)


def unlock(home: Path, passphrase: str) -> Unlocked:
    """Open the vault with a person's passphrase; takes about a second, right or wrong.

    Raises: NoVault, KeyslotsMissing, DamagedKeyslots, WrongPassphrase.
    """
    return _unlock(home, as_secret(passphrase), (PASSPHRASE,), WrongPassphrase)


def unlock_copy(folder: Path, passphrase: str) -> Unlocked:
    """Open the locks of a backup, of which no byte is changed.

    Raises: NoVault, KeyslotsMissing, DamagedKeyslots, WrongPassphrase.
    """
    return _tried(lockfile.read(folder), as_secret(passphrase), (PASSPHRASE,), WrongPassphrase)[0]


def unlock_by_recovery(home: Path, recovery_secret: bytes) -> Unlocked:
    """Open the vault with the recovery sheet, or two of three sheets, to give somebody a new passphrase.

    Raises: NoVault, KeyslotsMissing, DamagedKeyslots, RecoveryRefused.
    """
    return _unlock(home, recovery_secret, ON_PAPER, RecoveryRefused)


def unlock_copy_by_recovery(folder: Path, recovery_secret: bytes) -> Unlocked:
    """The same with the recovery sheet.

    Raises: NoVault, KeyslotsMissing, DamagedKeyslots, RecoveryRefused.
    """
    return _tried(lockfile.read(folder), recovery_secret, ON_PAPER, RecoveryRefused)[0]


def _unlock(home: Path, secret: bytes, kinds: Sequence[str], refused: type[Exception]) -> Unlocked:
    locks = lockfile.read(home)
    opened, better = _tried(locks, secret, kinds, refused)
    lockfile.settle(home, locks, better)
    return opened


def _tried(
    locks: Keyslots, secret: bytes, kinds: Sequence[str], refused: type[Exception]
) -> tuple[Unlocked, Keyslots]:
    """The open vault, and its locks as they are best kept: with the newest key under this passphrase itself."""
    stretched = argon.stretch(secret, locks.salt, locks.cost)
    for slot in locks.slots:
        if slot.kind in kinds and (found := wrapping.unwrapped(locks, slot, stretched)):
            by_sheet = slot.kind in ON_PAPER
            opened = Unlocked(
                locks.vault_id,
                slot.name,
                slot.coordinator,
                by_sheet,
                found.vault_key,
                found.confidant,
                leads=by_sheet or slot in locks.leaders(),
            )
            kept = tuple(found.slot if old is slot else old for old in locks.slots)
            return opened, replace(locks, slots=kept)
    raise refused
