# SPDX-License-Identifier: EUPL-1.2
"""Giving people a way into an open vault: always one slot, written whole or not at all.

Each change gives the locks before and after it, so that it can be taken back while nothing else has changed. Taking a
way in away changes the vault's key as well: that is in `renewing`.
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from spreekuur.errors.settings import OnlyConfidant
from spreekuur.errors.vault import (
    DamagedKeyslots,
    NoSuchSlot,
    SheetsThere,
    SlotNameInvalid,
    SlotNameTaken,
    SlotsFull,
    StoreFaulty,
    UndoOvertaken,
)
from spreekuur.security import argon, keyslots, lockfile, wrapping
from spreekuur.security.keyslots import PASSPHRASE, SHEETS, Keyslots, Slot
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
    """Give a person a passphrase of their own. Until confidants are named, a coordinator gets the key of the signals.

    Raises: SlotsFull, SlotNameTaken, SlotNameInvalid, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    locks = ours(home, opened)
    check_names([slot.name for slot in locks.people()] + [person.name])
    named = any(old.named for old in locks.people())
    confidant = opened.confidant_key if person.coordinator and not named else None
    slot = Slot(person.name, PASSPHRASE, person.coordinator, os.urandom(argon.SALT_BYTES))
    new = wrapping.wrapped(locks, slot, as_secret(person.passphrase), opened.vault_key, confidant)
    kept = [_closed(locks, old, opened) if confidant and not old.coordinator else old for old in locks.slots]
    return _changed(home, locks, (*kept, new))


def add_sheets(home: Path, opened: Unlocked, secret: bytes) -> Change:
    """Let three sheets open the vault, any two of them, beside what opens it already.

    Raises: SheetsThere, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    locks = ours(home, opened)
    if locks.on_paper(SHEETS) is not None:
        raise SheetsThere
    return _changed(home, locks, (*locks.slots, on_paper(locks, opened, SHEETS, secret)))


def on_paper(locks: Keyslots, opened: Unlocked, kind: str, secret: bytes) -> Slot:
    """The slot for what is printed; it opens no sealed signals."""
    return wrapping.wrapped(
        locks, Slot(kind, kind, False, os.urandom(argon.SALT_BYTES)), secret, opened.vault_key, None
    )


def change_passphrase(home: Path, opened: Unlocked, name: str, passphrase: str) -> Change:
    """Give the person of this name a new passphrase: one slot is written anew, the store is not touched.

    What opened sealed signals goes on doing so only when whoever changes it holds their key; somebody always does.

    Raises: NoSuchSlot, OnlyConfidant, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    locks = ours(home, opened)
    old = named(locks, name)
    confidant = opened.confidant_key if old.opens_signals() else None
    others = any(slot.opens_signals() for slot in locks.people() if slot is not old)
    # The sheet opens the vault for whoever lost everything; what was sealed stays closed then, and it is said so.
    if old.opens_signals() and confidant is None and not others and not opened.by_recovery:
        raise OnlyConfidant(name)
    trusted = old.named and confidant is not None
    bare = Slot(name, PASSPHRASE, old.coordinator, os.urandom(argon.SALT_BYTES), named=trusted)
    new = wrapping.wrapped(locks, bare, as_secret(passphrase), opened.vault_key, confidant)
    return _changed(home, locks, _with(locks, old, new))


def rename_slot(home: Path, opened: Unlocked, name: str, to: str) -> Change:
    """Call a person's slot otherwise; it opens with the same passphrase.

    Raises: NoSuchSlot, SlotNameTaken, SlotNameInvalid, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    locks = ours(home, opened)
    old = named(locks, name)
    check_names([to, *(slot.name for slot in locks.people() if slot is not old)])
    return _changed(home, locks, _with(locks, old, wrapping.renamed(locks, old, to, opened.vault_key)))


def take_back(home: Path, change: Change) -> None:
    """Put the locks back as they were before a change.

    Raises: UndoOvertaken when they were changed again since; NoRoom, ReadOnlyHome, StoreFaulty.
    """
    _refuse_half_way(home)
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


def ours(home: Path, opened: Unlocked) -> Keyslots:
    """The locks of the vault that is open; a key of another vault, or an old one, must never be wrapped into them.

    Raises: NoVault, KeyslotsMissing, DamagedKeyslots.
    """
    locks = lockfile.read(home)
    if locks.vault_id != opened.vault_id:
        raise DamagedKeyslots
    if not all(wrapping.is_vouched_for(locks, slot, opened.vault_key) for slot in locks.slots):
        raise DamagedKeyslots
    return locks


def named(locks: Keyslots, name: str) -> Slot:
    """The person's slot under this name.

    Raises: NoSuchSlot.
    """
    found = locks.named(name)
    if found is None:
        raise NoSuchSlot
    return found


def _closed(locks: Keyslots, old: Slot, opened: Unlocked) -> Slot:
    return wrapping.entrusted(locks, old, opened.vault_key, None, named=False) if old.opens_signals() else old


def _with(locks: Keyslots, old: Slot, new: Slot) -> tuple[Slot, ...]:
    return tuple(new if slot is old else slot for slot in locks.slots)


def _changed(home: Path, before: Keyslots, slots: tuple[Slot, ...]) -> Change:
    _refuse_half_way(home)
    after = replace(before, slots=slots)
    lockfile.write(home, after)
    return Change(before, after)


def _refuse_half_way(home: Path) -> None:
    """A disk that failed kept new locks from their place; the next use of the store ends that, one way or the other."""
    if lockfile.is_swapping(home):
        raise StoreFaulty
