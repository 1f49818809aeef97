# SPDX-License-Identifier: EUPL-1.2
"""Who may give and take away passphrases: one's own with one's own, all others' with the coordinator's.

The rule is the desk's, not the keys': whoever has a passphrase has the vault's key (docs/security.md).
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from spreekuur.errors.settings import NotCoordinator, NotYourPassphrase, OwnSlot, PermitOver
from spreekuur.security import keyslots, passphrase, slots, vault
from spreekuur.security.keyslots import Slot
from spreekuur.security.slots import Change
from spreekuur.security.vault import NewSlot, Unlocked

PERMIT_MINUTES = 10  # writing six words down takes its time


@dataclass(frozen=True, slots=True)
class Member:
    """A person with a passphrase; `manages` may answer for others, `opened` opened the vault this time."""

    name: str
    coordinator: bool
    manages: bool
    opened: bool


@dataclass(frozen=True, slots=True)
class People:
    """Everybody with a passphrase, in the order in which they got it, and how many more may have one."""

    members: tuple[Member, ...]
    free: int

    def managers(self) -> tuple[str, ...]:
        """Whose passphrase gives leave to manage others."""
        return tuple(member.name for member in self.members if member.manages)


@dataclass(frozen=True, slots=True)
class Permit:
    """Somebody typed a passphrase once more, at this moment: a coordinator for others, or anybody for oneself."""

    opened: Unlocked = field(repr=False)
    given_at: datetime

    def holds(self, now: datetime) -> bool:
        """Whether that is not too long ago; a clock that was set back ends it."""
        return timedelta(0) <= now - self.given_at < timedelta(minutes=PERMIT_MINUTES)


def hold(leave: Permit | None, now: datetime) -> None:
    """Refuse without leave, or when it was given too long ago.

    Raises: PermitOver.
    """
    if leave is None or not leave.holds(now):
        raise PermitOver


def look(home: Path, opened: Unlocked) -> People:
    """Who has a passphrase.

    Raises: KeyslotsMissing, DamagedKeyslots.
    """
    known = slots.people(home)
    leaders = {slot.name for slot in _managers(known)}
    return People(
        tuple(
            Member(slot.name, slot.coordinator, slot.name in leaders, slot.name == opened.slot_name)
            for slot in known
        ),
        keyslots.SLOTS_AT_MOST - len(known),
    )


def permit(home: Path, typed: str, now: datetime) -> Permit:
    """Leave to manage others, for whoever types a passphrase that has it; takes about a second.

    Raises: WrongPassphrase, NotCoordinator, KeyslotsMissing, DamagedKeyslots.
    """
    opened = vault.unlock(home, typed)
    if opened.slot_name not in {slot.name for slot in _managers(slots.people(home))}:
        raise NotCoordinator
    return Permit(opened, now)


def add(home: Path, leave: Permit, person: NewSlot, now: datetime) -> Change:
    """Give somebody a passphrase.

    Raises: PermitOver, WeakPassphrase, SlotsFull, SlotNameTaken, SlotNameInvalid, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    hold(leave, now)
    passphrase.check(person.passphrase)
    return slots.add_slot(home, leave.opened, person)


def rename(home: Path, opened: Unlocked, leave: Permit | None, name: str, to: str, now: datetime) -> Change:
    """Call somebody otherwise; one's own name needs no leave.

    Raises: PermitOver, NoSuchSlot, SlotNameTaken, SlotNameInvalid, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    if name != opened.slot_name:
        hold(leave, now)
    return slots.rename_slot(home, opened, name, to)


def prove(home: Path, opened: Unlocked, typed: str, now: datetime) -> Permit:
    """Leave to change one's own passphrase, for whoever types it once more; takes about a second.

    Raises: WrongPassphrase, NotYourPassphrase, KeyslotsMissing, DamagedKeyslots.
    """
    proof = vault.unlock(home, typed)
    if proof.slot_name != opened.slot_name:
        raise NotYourPassphrase
    return Permit(proof, now)


def change_own(home: Path, opened: Unlocked, proof: Permit, new: str, now: datetime) -> Change:
    """Take a new passphrase in the place of one's own.

    Raises: PermitOver, NotYourPassphrase, WeakPassphrase, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    hold(proof, now)
    if proof.opened.slot_name != opened.slot_name:
        raise NotYourPassphrase
    passphrase.check(new)
    return slots.change_passphrase(home, proof.opened, opened.slot_name, new)


def change_other(home: Path, leave: Permit, name: str, new: str, now: datetime) -> Change:
    """Give somebody a new passphrase, such as who forgot the old one.

    Raises: PermitOver, WeakPassphrase, NoSuchSlot, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    hold(leave, now)
    passphrase.check(new)
    return slots.change_passphrase(home, leave.opened, name, new)


def remove(home: Path, opened: Unlocked, leave: Permit, name: str, now: datetime) -> Change:
    """Take somebody's passphrase away. The vault's own key stays: a copy made before still opens with it.

    Raises: PermitOver, OwnSlot, NoSuchSlot, LastSlot, LastCoordinator, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    hold(leave, now)
    if name == opened.slot_name:
        raise OwnSlot
    return slots.remove_slot(home, name)


def new_sheet(home: Path, leave: Permit, secret: bytes, now: datetime) -> Change:
    """Let a new recovery sheet count, and the old one no more.

    Raises: PermitOver, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    hold(leave, now)
    return slots.replace_recovery(home, leave.opened, secret)


def take_back(home: Path, change: Change) -> None:
    """Undo one change of the slots.

    Raises: UndoOvertaken, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    slots.take_back(home, change)


def _managers(known: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The coordinators; without one whoever holds the key of the signals; and if nobody does, everybody."""
    coordinators = tuple(slot for slot in known if slot.coordinator)
    holders = tuple(slot for slot in known if slot.confidant)
    return coordinators or holders or known
