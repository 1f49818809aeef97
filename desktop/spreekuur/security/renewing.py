# SPDX-License-Identifier: EUPL-1.2
"""Taking a way into a vault away: new locks with a new key for everybody who stays, without their passphrases.

Nothing is written here: locks and store must change together, which `store/rekeying.py` does. Whoever was taken away
knows the old key, and whoever copied the old locks can still find it; neither opens the store any more.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from spreekuur.errors.settings import KeyNotYetTheirs, LastCoordinator
from spreekuur.errors.vault import LastSlot
from spreekuur.security import argon, confidants, slots, wrapping
from spreekuur.security.keyslots import ON_PAPER, PASSPHRASE, RECOVERY, SHEETS, Keyslots, Slot
from spreekuur.security.unlocked import Unlocked


@dataclass(frozen=True, slots=True)
class Renewal:
    """Locks under a new key of the vault, ready to be put in place; `opened` is the vault as it is open then."""

    after: Keyslots
    opened: Unlocked = field(repr=False)


def without(home: Path, opened: Unlocked, name: str) -> Renewal:
    """The locks without a person; the key of the signals, if that person alone held it, goes to the coordinators.

    Raises: NoSuchSlot, LastSlot, LastCoordinator, OnlyConfidant, KeyNotYetTheirs, DamagedKeyslots.
    """
    locks = slots.ours(home, opened)
    gone = slots.named(locks, name)
    left = tuple(slot for slot in locks.people() if slot is not gone)
    if not left:
        raise LastSlot
    if gone.coordinator and not any(slot.coordinator for slot in left):
        raise LastCoordinator
    return _renewed(locks, confidants.left_behind(locks, opened, gone), opened)


def with_sheet(home: Path, opened: Unlocked, recovery_secret: bytes) -> Renewal:
    """The locks with a new recovery sheet in the place of the old one.

    Raises: KeyNotYetTheirs, DamagedKeyslots.
    """
    return _on_paper(home, opened, RECOVERY, recovery_secret, (RECOVERY,))


def with_sheets(home: Path, opened: Unlocked, secret: bytes, *, alone: bool = False) -> Renewal:
    """The locks with three new sheets in the place of older ones; `alone`: of the recovery sheet, too.

    Raises: KeyNotYetTheirs, DamagedKeyslots.
    """
    return _on_paper(home, opened, SHEETS, secret, ON_PAPER if alone else (SHEETS,))


def _on_paper(home: Path, opened: Unlocked, kind: str, secret: bytes, ended: Sequence[str]) -> Renewal:
    locks = slots.ours(home, opened)
    staying = tuple(slot for slot in locks.slots if slot.kind not in ended)
    return _renewed(locks, (*staying, slots.on_paper(locks, opened, kind, secret)), opened)


def _renewed(locks: Keyslots, staying: tuple[Slot, ...], opened: Unlocked) -> Renewal:
    left_out = [slot for slot in staying if not slot.can_be_handed()]
    if left_out:
        names = tuple(slot.name for slot in left_out if slot.kind == PASSPHRASE)
        raise KeyNotYetTheirs(names, sheet=len(names) < len(left_out))
    key = os.urandom(argon.KEY_BYTES)
    given = tuple(wrapping.handed(locks, slot, opened.vault_key, key) for slot in staying)
    return Renewal(replace(locks, slots=given), replace(opened, vault_key=key))
