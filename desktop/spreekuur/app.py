# SPDX-License-Identifier: EUPL-1.2
"""Composition root without Qt: from a home folder and a passphrase to everything a desk needs."""

import shutil
from dataclasses import asdict, dataclass, field
from pathlib import Path

from spreekuur.content.pack import Content
from spreekuur.desk import directory, moving_mended, settings_confidants
from spreekuur.desk.desk import Desk
from spreekuur.errors.vault import (
    NoRoom,
    NoVault,
    ReadOnlyHome,
    StoreFaulty,
    StoreMissing,
    VaultExists,
    disk_fault,
)
from spreekuur.letters.model import Sender
from spreekuur.referral import rule_edits
from spreekuur.security import identity, places, process, sealing, vault, wiping
from spreekuur.security.argon import Argon2Cost
from spreekuur.security.files import flush_folder, make_folder
from spreekuur.security.instance import InstanceLock
from spreekuur.security.vault import KEYSLOTS_NAME, STORE_NAME, NewSlot, Unlocked
from spreekuur.store import backup, practice, swapping, vault_settings
from spreekuur.store.connection import Database, open_or_read, open_store
from spreekuur.store.mark import MARK_NAME, REACH_NAME, Seen
from spreekuur.team import pack_beside, pack_content, returning, roster
from spreekuur.times import Clock, stamp, utc_now

_REFUSALS = (NoRoom, ReadOnlyHome, StoreFaulty)
_FOUNDING = "founding"  # a vault in the making; whole when it leaves this folder


@dataclass(frozen=True, slots=True)
class Founding:
    """What a new vault is made from; the first of the people is at the desk."""

    name: str
    sender: Sender
    laptop: int
    people: tuple[NewSlot, ...]
    recovery_secret: bytes = field(repr=False)
    joins: bool = False
    """It founds no team: it waits until a coordinator's laptop admits it."""


@dataclass(slots=True)
class App:
    """An open vault with the content pack, in the hands of the thread that opened it."""

    home: Path
    db: Database
    content: Content
    unlocked: Unlocked
    lock: InstanceLock

    @property
    def slot_name(self) -> str:
        """Whose passphrase opened the vault."""
        return self.unlocked.slot_name

    @property
    def coordinator(self) -> bool:
        """Whether that is a coordinator, who may release and send."""
        return self.unlocked.coordinator

    @property
    def desk(self) -> Desk:
        """What the use cases work with."""
        return desk_of(self.db, self.content)

    def close(self) -> None:
        """Bring everything to the disk and let another program have the vault."""
        self.db.close()
        self.lock.release()


def desk_of(db: Database, content: Content) -> Desk:
    """What the use cases work with, on an open store; the content shows the team's own places and rules from now on."""
    sender = Sender(**vault_settings.get(db, "sender"))
    desk = Desk(db, content, sender, vault_settings.get(db, "laptop"), practice.is_on(db))
    directory.lay_over(desk)
    rule_edits.lay_over(content, rule_edits.edits(db))
    return desk


def open_home(
    home: Path, passphrase: str, *, author: str = "", content: Path | None = None, clock: Clock = utc_now
) -> App:
    """Unlock a vault and open its store; `author` is who is at the desk, else the slot's name.

    Raises: NoVault, AlreadyOpen, WrongPassphrase, DamagedKeyslots, KeyslotsMissing, StoreMissing, DamagedStore,
    NewerSchema, ReadOnlyHome, NoRoom, StoreFaulty, ContentError, PackRefused.
    """
    lock, unlocked = unlock_home(home, passphrase)
    try:
        return _opened(home, lock, unlocked, author=author, content=content, clock=clock)
    except BaseException:
        lock.release()
        raise


def unlock_home(home: Path, passphrase: str) -> tuple[InstanceLock, Unlocked]:
    """Make sure that the vault is ours alone, and unlock it; the store is not opened yet.

    Raises: NoVault, AlreadyOpen, WrongPassphrase, DamagedKeyslots, KeyslotsMissing, ReadOnlyHome.
    """
    if not home.is_dir():
        raise NoVault
    process.protect()
    lock = InstanceLock(home, to_read=True)
    try:
        _finish_if_it_can_be(home)
        return lock, vault.unlock(home, passphrase)
    except BaseException:
        lock.release()
        raise


def open_recovered(home: Path, recovery_secret: bytes, name: str, passphrase: str) -> App:
    """Open a vault with its recovery sheet, and give the person of this name a new passphrase.

    Raises: as `open_home`, RecoveryRefused and NoSuchSlot.
    """
    if not home.is_dir():
        raise NoVault
    process.protect()
    with InstanceLock(home):
        finish_what_was_cut_short(home)
        vault.change_passphrase(home, vault.unlock_by_recovery(home, recovery_secret), name, passphrase)
    return open_home(home, passphrase)


def found_home(
    home: Path,
    founding: Founding,
    *,
    content: Path | None = None,
    clock: Clock = utc_now,
    cost: Argon2Cost | None = None,
) -> App:
    """Make a vault in a folder that has none, and open it; cut short at any moment, there is none or a whole one.

    Raises: VaultExists, CloudFolder, UnsuitableDisk, AlreadyOpen, SlotNameTaken, SlotNameInvalid, SlotsFull,
    ReadOnlyHome, NoRoom, StoreFaulty, ContentError.
    """
    objection = places.objection(home)
    if objection is not None:
        raise objection
    _make_folder(home)
    process.protect()
    lock = InstanceLock(home)
    try:
        finish_what_was_cut_short(home)
        if any((home / name).exists() for name in (KEYSLOTS_NAME, STORE_NAME)):
            raise VaultExists
        unlocked = _found_aside(home / _FOUNDING, founding, clock, cost)
        _bring_in(home)
        return _opened(home, lock, unlocked, author="", content=content, clock=clock)
    except BaseException:
        lock.release()
        raise


def _opened(
    home: Path, lock: InstanceLock, unlocked: Unlocked, *, author: str, content: Path | None, clock: Clock
) -> App:
    given = pack_content.load(content) if content is not None else None
    loaded = given or pack_beside.load(home)
    db = store_of(home, unlocked, author=author, clock=clock)
    known = given or pack_beside.believed(home, db, loaded)
    return App(home, db, known, unlocked, lock)


def store_of(
    home: Path, unlocked: Unlocked, *, author: str = "", clock: Clock = utc_now, seen: Seen | None = None
) -> Database:
    """Open the store of an unlocked vault, for the thread that calls; `seen` as for `open_store`.

    Where the disk is full or cannot be written it is open for reading only, which `Database.reading` says.

    Raises: StoreMissing, DamagedStore, NewerSchema, ReadOnlyHome, NoRoom, StoreFaulty.
    """
    if not (home / STORE_NAME).exists():
        raise StoreMissing
    path, who = home / STORE_NAME, author or unlocked.slot_name
    db = open_or_read(path, unlocked.db_key, author=who, clock=clock, vault_id=unlocked.vault_id, seen=seen)
    db.opened_by, db.leads = unlocked.slot_name, unlocked.leads
    if db.reading is not None:
        return db
    settings_confidants.settle(db, home, unlocked)
    returning.settle(db, db.clock())
    moving_mended.mend(db)
    return db


def _found_aside(aside: Path, founding: Founding, clock: Clock, cost: Argon2Cost | None) -> Unlocked:
    shutil.rmtree(aside, ignore_errors=True)
    _make_folder(aside)
    confidant = sealing.new_key_pair()
    unlocked = vault.found(aside, founding.people, founding.recovery_secret, confidant.private, cost=cost)
    made_at, first = stamp(clock()), founding.people[0]
    role = "coordinator" if first.coordinator and not founding.joins else "volunteer"
    ours = identity.make_identity(unlocked.vault_id, founding.name, role, founding.laptop, made_at)
    db = open_store(
        aside / STORE_NAME, unlocked.db_key, author=first.name, clock=clock, vault_id=unlocked.vault_id
    )
    try:
        with db.atomic():
            vault_settings.put(db, "name", founding.name)
            vault_settings.put(db, "sender", asdict(founding.sender))
            vault_settings.put(db, "laptop", founding.laptop)
            vault_settings.put(db, "confidant_key", confidant.public.hex())
            vault_settings.put(db, "identity", ours.as_setting())
            vault_settings.put(db, roster.WAITING, founding.joins)
    finally:
        db.close()
    return unlocked


def _bring_in(home: Path) -> None:
    """The store first: with its locks a vault begins to exist."""
    try:
        for name in (REACH_NAME, MARK_NAME, STORE_NAME, KEYSLOTS_NAME):
            if (home / _FOUNDING / name).exists():
                (home / _FOUNDING / name).rename(home / name)
        flush_folder(home)
        shutil.rmtree(home / _FOUNDING, ignore_errors=True)
    except OSError as error:
        raise disk_fault(error) from error


def _finish_if_it_can_be(home: Path) -> None:
    """The same where a vault is opened, perhaps to be read only: what hinders nobody in that may wait."""
    try:
        finish_what_was_cut_short(home)
    except _REFUSALS:
        if wiping.is_decided(home) or swapping.is_decided(home) or backup.is_decided(home):
            raise


def finish_what_was_cut_short(home: Path) -> None:
    """Bring to an end what a kill or a power cut left half done; the vault must be held.

    Raises: NoRoom, ReadOnlyHome, StoreFaulty.
    """
    wiping.finish(home)
    swapping.finish(home)
    backup.finish_restore(home)
    founded = (home / STORE_NAME).exists() and not (home / KEYSLOTS_NAME).exists()
    if founded and (home / _FOUNDING / KEYSLOTS_NAME).exists():
        _bring_in(home)


def _make_folder(folder: Path) -> None:
    try:
        make_folder(folder, 0o700)
    except OSError as error:
        raise disk_fault(error) from error
