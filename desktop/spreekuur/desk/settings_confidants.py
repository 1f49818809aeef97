# SPDX-License-Identifier: EUPL-1.2
"""Naming the people who read what is sealed, and the key it is sealed to.

Whoever reads now hands the key on; a coordinator who does not read cannot. Only a new key can be begun without it.
"""

from datetime import datetime
from pathlib import Path

from spreekuur.desk.desk import Desk
from spreekuur.desk.leave import Permit, hold
from spreekuur.desk.roles import Act, of_leave
from spreekuur.errors.settings import SignalsNotYours
from spreekuur.security import confidants, sealing, slots, vault
from spreekuur.security.slots import Change
from spreekuur.security.unlocked import Unlocked
from spreekuur.store import vault_settings
from spreekuur.store.connection import Database

SETTING = "confidant_key"


def permit(home: Path, typed: str, now: datetime) -> Permit:
    """Leave to read, and to say who reads, for whoever types a passphrase that opens what is sealed; about a second.

    Raises: WrongPassphrase, SignalsNotYours, KeyslotsMissing, DamagedKeyslots.
    """
    opened = vault.unlock(home, typed)
    if opened.confidant_key is None:
        raise SignalsNotYours
    return Permit(opened, now)


def name(home: Path, leave: Permit, who: str, now: datetime) -> Change:
    """Make somebody a confidant; with the first one nobody else reads any more.

    Raises: PermitOver, NoSuchSlot, SignalsNotYours, ConfidantsFull, KeyNotYetTheirs, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    hold(leave, now)
    return confidants.name(home, leave.opened, who)


def unname(home: Path, leave: Permit, who: str, now: datetime) -> Change:
    """Let somebody be a confidant no longer; after the last one the coordinators read again.

    Raises: PermitOver, NoSuchSlot, SignalsNotYours, KeyNotYetTheirs, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    hold(leave, now)
    return confidants.unname(home, leave.opened, who)


def begin_anew(desk: Desk, home: Path, leave: Permit, now: datetime) -> None:
    """Begin a new key, which the coordinators hold; what was sealed before stays closed for whoever lost the old one.

    Raises: PermitOver, KeyNotYetTheirs, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    _anew(desk.db, home, of_leave(Act.SIGNALS_KEY, leave, now))


def settle(db: Database, home: Path, opened: Unlocked) -> None:
    """See to it, when a store opens, that what is sealed from now on can be opened by somebody.

    A beginning anew that was cut short is finished by whoever holds the new key; when nobody holds any, such as after
    the recovery sheet gave the only one a new passphrase, a new one is begun.

    Raises: NoRoom, ReadOnlyHome, StoreFaulty.
    """
    if opened.confidant_key is not None:
        public = sealing.pair_of(opened.confidant_key).public.hex()
        if vault_settings.get(db, SETTING, "") != public:
            vault_settings.put(db, SETTING, public)
    elif not any(slot.opens_signals() for slot in slots.people(home)):
        _anew(db, home, opened)


def _anew(db: Database, home: Path, opened: Unlocked) -> None:
    pair = sealing.new_key_pair()
    confidants.begin_anew(home, opened, pair.private)  # first: until it is in the locks nobody may seal to it
    vault_settings.put(db, SETTING, pair.public.hex())
