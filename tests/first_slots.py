# SPDX-License-Identifier: EUPL-1.2
"""Slots as the first version wrote them, without a key pair; made by hand, as nothing in the program makes them now."""

from dataclasses import replace

from spreekuur.security import argon, wrapping
from spreekuur.security.keyslots import Keyslots, Slot
from spreekuur.security.passphrase import as_secret
from spreekuur.security.unlocked import Unlocked


def a_first_slot(locks: Keyslots, slot: Slot, secret: str | bytes, opened: Unlocked) -> Slot:
    """The slot of a person, or of a sheet, with these keys."""
    bare = Slot(slot.name, slot.kind, slot.coordinator, slot.salt)
    raw = as_secret(secret) if isinstance(secret, str) else secret
    stretched = argon.stretch(raw, locks.salt, locks.cost)
    signals = opened.confidant_key
    return replace(
        bare,
        wrapped=wrapping._wrap(locks, bare, stretched, "vault", opened.vault_key),
        confidant=wrapping._wrap(locks, bare, stretched, "confidant", signals) if signals else b"",
    )
