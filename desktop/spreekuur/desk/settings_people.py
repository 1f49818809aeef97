# SPDX-License-Identifier: EUPL-1.2
"""Who may give and take away passphrases: one's own with one's own, all others' with the coordinator's.

Who may is asked of `roles`. Who is removed has had the vault's key; so the vault then gets another.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from spreekuur.desk.desk import Desk
from spreekuur.desk.leave import Permit, hold
from spreekuur.desk.roles import Act, of_leave
from spreekuur.errors.settings import NotCoordinator, NotYourPassphrase, OwnSlot
from spreekuur.security import keyslots, lockfile, passphrase, renewing, slots, vault
from spreekuur.security.renewing import Renewal
from spreekuur.security.slots import Change
from spreekuur.security.vault import NewSlot, Unlocked
from spreekuur.store import rekeying


@dataclass(frozen=True, slots=True)
class Member:
    """A person with a passphrase; `manages` may answer for others, `opened` opened the vault this time.

    `confidant` was named to read what is sealed, `reads` can: until somebody is named, that is the coordinator.
    """

    name: str
    coordinator: bool
    manages: bool
    opened: bool
    confidant: bool = False
    reads: bool = False


@dataclass(frozen=True, slots=True)
class People:
    """Everybody with a passphrase, in the order in which they got it, and how many more may have one."""

    members: tuple[Member, ...]
    free: int

    def managers(self) -> tuple[str, ...]:
        """Whose passphrase gives leave to manage others."""
        return tuple(member.name for member in self.members if member.manages)

    def readers(self) -> tuple[str, ...]:
        """Whose passphrase opens what is sealed."""
        return tuple(member.name for member in self.members if member.reads)


@dataclass(frozen=True, slots=True)
class Renewed:
    """The vault under its new key: as it is open now, the leave for what comes next, and what the old key still opens.

    `left` are the names of folders beside the vault; copies elsewhere are not known.
    """

    opened: Unlocked = field(repr=False)
    leave: Permit
    left: tuple[str, ...]


def look(home: Path, opened: Unlocked) -> People:
    """Who has a passphrase.

    Raises: KeyslotsMissing, DamagedKeyslots.
    """
    locks = lockfile.read(home)
    known, leaders = locks.people(), {slot.name for slot in locks.leaders()}
    return People(
        tuple(
            Member(
                slot.name,
                slot.coordinator,
                slot.name in leaders,
                slot.name == opened.slot_name,
                slot.named,
                slot.opens_signals(),
            )
            for slot in known
        ),
        keyslots.SLOTS_AT_MOST - len(known),
    )


def permit(home: Path, typed: str, now: datetime) -> Permit:
    """Leave to manage others, for whoever types a passphrase that has it; takes about a second.

    Raises: WrongPassphrase, NotCoordinator, KeyslotsMissing, DamagedKeyslots.
    """
    return permit_of(home, vault.unlock(home, typed), now)


def permit_of(home: Path, opened: Unlocked, now: datetime) -> Permit:
    """The same for whoever opened the vault with it just now.

    Raises: NotCoordinator, KeyslotsMissing, DamagedKeyslots.
    """
    if not opened.leads or opened.slot_name not in {slot.name for slot in lockfile.read(home).leaders()}:
        raise NotCoordinator
    return Permit(opened, now)


def add(home: Path, leave: Permit, person: NewSlot, now: datetime) -> Change:
    """Give somebody a passphrase.

    Raises: PermitOver, WeakPassphrase, SlotsFull, SlotNameTaken, SlotNameInvalid, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    lead = of_leave(Act.PEOPLE, leave, now)
    passphrase.check(person.passphrase)
    return slots.add_slot(home, lead, person)


def rename(home: Path, opened: Unlocked, leave: Permit | None, name: str, to: str, now: datetime) -> Change:
    """Call somebody otherwise; one's own name needs no leave.

    Raises: PermitOver, NoSuchSlot, SlotNameTaken, SlotNameInvalid, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    if name != opened.slot_name:
        of_leave(Act.PEOPLE, leave, now)
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
    lead = of_leave(Act.PEOPLE, leave, now)
    passphrase.check(new)
    return slots.change_passphrase(home, lead, name, new)


def remove(desk: Desk, home: Path, opened: Unlocked, leave: Permit, name: str, now: datetime) -> Renewed:
    """Take somebody's passphrase away and give the vault a new key; everybody else's passphrase stays.

    Raises: PermitOver, OwnSlot, NoSuchSlot, LastSlot, LastCoordinator, KeyNotYetTheirs, NoRoom, ReadOnlyHome,
    StoreFaulty, StoreBusy, CopyUnsound, DamagedKeyslots: nothing was changed.
    """
    lead = of_leave(Act.PEOPLE, leave, now)
    if name == opened.slot_name:
        raise OwnSlot
    return renew(desk, opened, leave, renewing.without(home, lead, name))


def new_sheet(
    desk: Desk, home: Path, opened: Unlocked, leave: Permit, secret: bytes, now: datetime
) -> Renewed:
    """Let a new recovery sheet count, and the old one no more: the vault gets a new key.

    Raises: PermitOver, KeyNotYetTheirs, NoRoom, ReadOnlyHome, StoreFaulty, StoreBusy, CopyUnsound, DamagedKeyslots.
    """
    lead = of_leave(Act.SHEETS, leave, now)
    return renew(desk, opened, leave, renewing.with_sheet(home, lead, secret))


def take_back(home: Path, change: Change) -> None:
    """Undo one change of the slots.

    Raises: UndoOvertaken, NoRoom, ReadOnlyHome, StoreFaulty.
    """
    slots.take_back(home, change)


def renew(desk: Desk, opened: Unlocked, leave: Permit, renewal: Renewal) -> Renewed:
    """Put the vault under new locks with a new key; for who was given leave.

    Raises: NoRoom, ReadOnlyHome, StoreFaulty, StoreBusy, CopyUnsound.
    """
    left = rekeying.renew(desk.db, renewal)
    key = renewal.opened.vault_key
    mine = replace(opened, vault_key=key)
    return Renewed(mine, replace(leave, opened=replace(leave.opened, vault_key=key)), left)
