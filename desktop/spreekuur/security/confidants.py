# SPDX-License-Identifier: EUPL-1.2
"""Who opens what is sealed: one or two people by name; until there is one, the coordinators.

There is one key for all that is sealed. Whoever holds it can hand it on to another slot without that person's
passphrase; nobody else can, the coordinator included. At every moment somebody holds it.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from spreekuur.errors.settings import ConfidantsFull, LastCoordinator, OnlyConfidant, SignalsNotYours
from spreekuur.security import lockfile, slots, wrapping
from spreekuur.security.keyslots import Keyslots, Slot
from spreekuur.security.slots import Change
from spreekuur.security.unlocked import Unlocked

MOST = 2


def by_name(locks: Keyslots) -> tuple[Slot, ...]:
    """The confidants; nobody until one is named."""
    return tuple(slot for slot in locks.people() if slot.named)


def name(home: Path, opened: Unlocked, who: str) -> Change:
    """Make somebody a confidant. With the first one the key of the signals leaves everybody else.

    Raises: NoSuchSlot, SignalsNotYours, ConfidantsFull, KeyNotYetTheirs, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    locks = slots.ours(home, opened)
    chosen, there = slots.named(locks, who), by_name(locks)
    key = _key_of(opened)
    if len(there) >= MOST and chosen not in there:
        raise ConfidantsFull(MOST)

    def one(slot: Slot) -> Slot:
        if slot is chosen:
            return _trusted(locks, slot, opened.vault_key, key, named=True)
        return slot if slot.named else _without(locks, slot, opened.vault_key)

    return _changed(home, locks, one)


def unname(home: Path, opened: Unlocked, who: str) -> Change:
    """Let somebody be a confidant no longer. After the last one the key goes back to the coordinators.

    Raises: NoSuchSlot, SignalsNotYours, KeyNotYetTheirs, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    locks = slots.ours(home, opened)
    chosen = slots.named(locks, who)
    if any(slot.named for slot in locks.people() if slot is not chosen):
        return _changed(
            home, locks, lambda slot: _without(locks, slot, opened.vault_key) if slot is chosen else slot
        )
    return _handed_to(home, opened, locks, _key_of(opened))


def begin_anew(home: Path, opened: Unlocked, key: bytes) -> Change:
    """Give a new key of the signals to the coordinators. What was sealed to the one before stays as it is.

    Raises: KeyNotYetTheirs, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    return _handed_to(home, opened, slots.ours(home, opened), key)


def left_behind(locks: Keyslots, opened: Unlocked, gone: Slot) -> tuple[Slot, ...]:
    """All slots but one that is taken away; when it alone held the key of the signals, others hold it now.

    Raises: LastCoordinator, OnlyConfidant when nobody who stays can be given that key.
    """
    staying = tuple(slot for slot in locks.slots if slot is not gone)
    if not gone.opens_signals() or any(slot.opens_signals() for slot in staying):
        return staying
    heirs = _heirs(replace(locks, slots=staying), opened)
    if opened.confidant_key is None or not heirs:
        raise OnlyConfidant(gone.name) if gone.named else LastCoordinator
    key = opened.confidant_key
    return tuple(
        _trusted(locks, slot, opened.vault_key, key, named=False) if slot in heirs else slot
        for slot in staying
    )


def _handed_to(home: Path, opened: Unlocked, locks: Keyslots, key: bytes) -> Change:
    heirs = _heirs(locks, opened)

    def one(slot: Slot) -> Slot:
        bare = _without(locks, slot, opened.vault_key)
        return _trusted(locks, bare, opened.vault_key, key, named=False) if slot in heirs else bare

    return _changed(home, locks, one)


def _heirs(locks: Keyslots, opened: Unlocked) -> tuple[Slot, ...]:
    """Who holds the key when nobody is named: the coordinators, else whoever opened the vault."""
    leaders = tuple(slot for slot in locks.people() if slot.coordinator)
    return leaders or tuple(slot for slot in locks.people() if slot.name == opened.slot_name)


def _trusted(locks: Keyslots, slot: Slot, vault_key: bytes, key: bytes, *, named: bool) -> Slot:
    if slot.opens_signals():
        return wrapping.kept_named(locks, slot, vault_key, named=named)
    return wrapping.entrusted(locks, slot, vault_key, key, named=named)


def _without(locks: Keyslots, slot: Slot, vault_key: bytes) -> Slot:
    if not slot.opens_signals() and not slot.named:
        return slot
    return wrapping.entrusted(locks, slot, vault_key, None, named=False)


def _key_of(opened: Unlocked) -> bytes:
    if opened.confidant_key is None:
        raise SignalsNotYours
    return opened.confidant_key


def _changed(home: Path, before: Keyslots, change: Callable[[Slot], Slot]) -> Change:
    after = replace(before, slots=tuple(map(change, before.slots)))
    # No copy of the locks from before stays beside them: in it the key lay with whoever holds it no longer.
    lockfile.write(home, after, keep_before=False)
    return Change(before, after)
