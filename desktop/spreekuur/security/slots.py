# SPDX-License-Identifier: EUPL-1.2
"""Giving people a way into an open vault, and taking it away: always one slot, written whole or not at all.

Each change gives the locks before and after it, so that it can be taken back while nothing else has changed.
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from spreekuur.errors.settings import LastCoordinator
from spreekuur.errors.vault import (
    DamagedKeyslots,
    LastSlot,
    NoSuchSlot,
    SlotNameInvalid,
    SlotNameTaken,
    SlotsFull,
    UndoOvertaken,
)
from spreekuur.security import argon, keyslots, lockfile, wrapping
from spreekuur.security.keyslots import PASSPHRASE, RECOVERY, Keyslots, Slot
from spreekuur.security.passphrase import as_secret
from spreekuur.security.unlocked import NewSlot, Unlocked


class Change(NamedTuple):
    """The locks before and after one change of the slots."""

    before: Keyslots
    after: Keyslots


def people(home: Path) -> tuple[Slot, ...]:
    """Everybody who has a passphrase; needs no key.

    Raises: NoVault, KeyslotsMissing, DamagedKeyslots.
    """
    return lockfile.read(home).people()


def add_slot(home: Path, opened: Unlocked, person: NewSlot) -> Change:
    """Give a person a passphrase of their own. The first coordinator alone gets the key of the signals.

    Raises: SlotsFull, SlotNameTaken, SlotNameInvalid, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    locks = _ours(home, opened)
    check_names([slot.name for slot in locks.people()] + [person.name])
    confidant = opened.confidant_key if person.coordinator else None
    slot = Slot(person.name, PASSPHRASE, person.coordinator, os.urandom(argon.SALT_BYTES))
    new = wrapping.wrapped(locks, slot, as_secret(person.passphrase), opened.vault_key, confidant)
    kept = [replace(old, confidant=b"") if confidant and not old.coordinator else old for old in locks.slots]
    return _changed(home, locks, (*kept, new))


def change_passphrase(home: Path, opened: Unlocked, name: str, passphrase: str) -> Change:
    """Give the person of this name a new passphrase: one slot is written anew, the store is not touched.

    Raises: NoSuchSlot, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    locks = _ours(home, opened)
    old = _named(locks, name)
    bare = Slot(name, PASSPHRASE, old.coordinator, os.urandom(argon.SALT_BYTES))
    confidant = opened.confidant_key if old.confidant else None
    new = wrapping.wrapped(locks, bare, as_secret(passphrase), opened.vault_key, confidant)
    return _changed(home, locks, _with(locks, old, new))


def rename_slot(home: Path, opened: Unlocked, name: str, to: str) -> Change:
    """Call a person's slot otherwise; it opens with the same passphrase.

    Raises: NoSuchSlot, SlotNameTaken, SlotNameInvalid, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    locks = _ours(home, opened)
    old = _named(locks, name)
    check_names([to, *(slot.name for slot in locks.people() if slot is not old)])
    return _changed(home, locks, _with(locks, old, wrapping.renamed(locks, old, to, opened.vault_key)))


def replace_recovery(home: Path, opened: Unlocked, recovery_secret: bytes) -> Change:
    """Make the old recovery sheet worthless and a new one good.

    Raises: NoRoom, ReadOnlyHome, StoreFaulty.
    """
    locks = _ours(home, opened)
    sheet = Slot(RECOVERY, RECOVERY, False, os.urandom(argon.SALT_BYTES))
    new = wrapping.wrapped(locks, sheet, recovery_secret, opened.vault_key, None)
    return _changed(home, locks, (*locks.people(), new), keep_before=False)


def remove_slot(home: Path, name: str) -> Change:
    """Take a person's way in away. Whoever copied both files before can still open that copy.

    Raises: NoSuchSlot, LastSlot, LastCoordinator, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    locks = lockfile.read(home)
    gone = _named(locks, name)
    left = tuple(slot for slot in locks.people() if slot is not gone)
    if not left:
        raise LastSlot
    if gone.coordinator and not any(slot.coordinator for slot in left):
        raise LastCoordinator
    if gone.confidant and not any(slot.confidant for slot in left):
        raise LastCoordinator
    return _changed(home, locks, tuple(slot for slot in locks.slots if slot is not gone), keep_before=False)


def take_back(home: Path, change: Change) -> None:
    """Put the locks back as they were before a change.

    Raises: UndoOvertaken when they were changed again since; NoRoom, ReadOnlyHome, StoreFaulty.
    """
    if lockfile.read(home) != change.after:
        raise UndoOvertaken
    lockfile.write(home, change.before, keep_before=False)


def check_names(names: Sequence[str]) -> None:
    """Hold that people's slots may be called so, all together.

    Raises: SlotNameInvalid, SlotNameTaken, SlotsFull.
    """
    if not all(keyslots.valid_name(name) for name in names):
        raise SlotNameInvalid
    if len(set(names)) != len(names):
        raise SlotNameTaken
    if len(names) > keyslots.SLOTS_AT_MOST:
        raise SlotsFull


def _ours(home: Path, opened: Unlocked) -> Keyslots:
    """The locks of the vault that is open; a key of another vault must never be wrapped into them."""
    locks = lockfile.read(home)
    if locks.vault_id != opened.vault_id:
        raise DamagedKeyslots
    return locks


def _named(locks: Keyslots, name: str) -> Slot:
    found = locks.named(name)
    if found is None:
        raise NoSuchSlot
    return found


def _with(locks: Keyslots, old: Slot, new: Slot) -> tuple[Slot, ...]:
    return tuple(new if slot is old else slot for slot in locks.slots)


def _changed(home: Path, before: Keyslots, slots: tuple[Slot, ...], *, keep_before: bool = True) -> Change:
    after = replace(before, slots=slots)
    lockfile.write(home, after, keep_before=keep_before)
    return Change(before, after)
