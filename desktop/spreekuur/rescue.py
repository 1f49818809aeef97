# SPDX-License-Identifier: EUPL-1.2
"""What can be done when a vault does not open: put it back from a copy, or give a new passphrase."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from spreekuur.app import finish_what_was_cut_short
from spreekuur.errors import UserError
from spreekuur.errors.settings import NotCoordinator
from spreekuur.errors.vault import DamagedStore, NotABackup, StoreNotOurs, disk_fault
from spreekuur.security import places, vault, wiping
from spreekuur.security.files import make_folder, put_in_place
from spreekuur.security.instance import InstanceLock
from spreekuur.security.vault import KEYSLOTS_NAME, STORE_NAME, Unlocked
from spreekuur.store import backup, checking, mark, older
from spreekuur.store.connection import open_or_read
from spreekuur.times import from_stamp


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy whose files are whole, when it was made, and how much it holds.

    `older` is one from before a change of the schema: what it holds is known only once it is opened.
    """

    folder: Path
    made_at: datetime
    talks: int = 0
    evenings: int = 0
    clients: int = 0
    older: bool = False


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was put back. With `whole` the store too, so what came after the copy is missing.

    `aside` is the folder that the damaged files were moved to; nothing is ever deleted.
    """

    whole: bool
    aside: Path | None


def copies(home: Path) -> list[Copy]:
    """The whole copies beside a vault, the newest first; those that are damaged too are left out.

    Copies of an older version come last: they have no checksum that could be held against them.
    """
    found = []
    for folder in (*backup.local_copies(home), *older.within(home / backup.LOCAL_FOLDER)):
        try:
            found.append(read_copy(folder))
        except NotABackup:
            continue
    return sorted(found, key=lambda copy: (not copy.older, copy.made_at), reverse=True)


def read_copy(folder: Path) -> Copy:
    """The copy in a folder, or the newest of the copies in it.

    Raises: NotABackup.
    """
    try:
        inside = sorted(entry.parent for entry in folder.glob(f"*/{backup.MANIFEST_NAME}"))
        alone = (folder / backup.MANIFEST_NAME).exists() or older.made_at(folder)
        place = folder if alone else [folder, *older.within(folder), *inside][-1]
        if moment := older.made_at(place):
            return Copy(place, from_stamp(moment), older=True)
        manifest = backup.read_manifest(place)
        talks, evenings, clients = (
            int(manifest["rows"].get(table, 0)) for table in ("consultation", "evening", "client")
        )
        return Copy(place, from_stamp(manifest["made_at"]), talks, evenings, clients)
    except (OSError, ValueError, TypeError, KeyError) as error:
        # A name that no system takes, or a made-up manifest.
        raise NotABackup from error


def as_opened(copy: Copy, unlocked: Unlocked) -> Copy:
    """The copy with the moment that its key shows to be true: without it anybody may have written another."""
    return replace(copy, made_at=from_stamp(backup.made_at_of(copy.folder, unlocked.db_key)))


def last_saved(home: Path) -> datetime | None:
    """Until when something may have been kept in the vault of a folder, as far as its files say without a key.

    None when there is no store.
    """
    store = home / STORE_NAME
    if said := mark.last_known(store):
        return from_stamp(said)
    files = [path for path in (store, store.with_name(STORE_NAME + "-wal")) if path.exists()]
    changed = max((path.stat().st_mtime for path in files), default=None)
    return None if changed is None else datetime.fromtimestamp(changed, UTC)


def repair(home: Path, copy: Copy, passphrase: str, *, whole: bool = False) -> Repaired:
    """Put back what is damaged: only the locks if the store is whole, else locks and store; with `whole` always both.

    Raises: WrongPassphrase, NotCoordinator, NotABackup, AlreadyOpen, DamagedStore, CopyUnsound, NoRoom, ReadOnlyHome,
    StoreFaulty.
    """
    unlocked = vault.unlock_copy(locks_of(copy, home), passphrase)
    with InstanceLock(home):
        finish_what_was_cut_short(home)
        is_whole = _store_is_whole(home, unlocked)
        if whole and is_whole:
            _refuse_volunteers(unlocked)
        if whole or not is_whole:
            return Repaired(True, backup.restore(copy.folder, home, unlocked.db_key, replace=True))
        if not copy.older:
            put_in_place(home / KEYSLOTS_NAME, (copy.folder / KEYSLOTS_NAME).read_bytes())
        return Repaired(False, None)


def locks_of(copy: Copy, home: Path) -> Path:
    """The folder whose locks open a copy that is to come to a home."""
    return older.locks_for(copy.folder, home) if copy.older else copy.folder


def bring(home: Path, copy: Copy, passphrase: str) -> None:
    """Make a copy the vault of a folder that has none; the passphrases of the copy's day open it.

    Raises: WrongPassphrase, VaultExists, CloudFolder, UnsuitableDisk, NotABackup, AlreadyOpen, DamagedStore, NoRoom,
    ReadOnlyHome, StoreFaulty.
    """
    _bring(home, copy, vault.unlock_copy(locks_of(copy, home), passphrase))


def bring_by_sheet(home: Path, copy: Copy, recovery_secret: bytes, name: str, passphrase: str) -> None:
    """The same with the recovery sheet; the person of this name gets a new passphrase.

    Raises: as `bring`, RecoveryRefused and NoSuchSlot; cut short after the copy is in place, the sheet opens it.
    """
    _bring(home, copy, vault.unlock_copy_by_recovery(locks_of(copy, home), recovery_secret))
    new_passphrase(home, recovery_secret, name, passphrase)


def _bring(home: Path, copy: Copy, unlocked: Unlocked) -> None:
    objection = places.objection(home)
    if objection is not None:
        raise objection
    put_back(home, copy, unlocked, replace=False)


def put_back(home: Path, copy: Copy, unlocked: Unlocked, *, replace: bool) -> Path | None:
    """Put a copy in place under the locks that opened it; gives where a vault that stood there was moved to.

    A sound vault is moved only for a coordinator of the copy; what is damaged anybody may mend.

    Raises: NotCoordinator, VaultExists (without `replace`), NotABackup, AlreadyOpen, DamagedStore, NoRoom,
    ReadOnlyHome, StoreFaulty.
    """
    try:
        make_folder(home, 0o700)
    except OSError as error:
        raise disk_fault(error) from error
    with InstanceLock(home):
        wiping.finish(home)
        if replace and _stands(home, unlocked):
            _refuse_volunteers(unlocked)
        try:
            return backup.restore(copy.folder, home, unlocked.db_key, replace=replace)
        except DamagedStore as error:
            raise (StoreNotOurs if copy.older else type(error)) from error


def people(home: Path) -> tuple[str, ...]:
    """The names of those who have a passphrase; empty when the locks cannot be read."""
    try:
        return tuple(slot.name for slot in vault.people(home))
    except UserError:
        return ()


def new_passphrase(home: Path, recovery_secret: bytes, name: str, passphrase: str) -> None:
    """Give somebody a new passphrase, with the recovery sheet.

    Raises: RecoveryRefused, NoSuchSlot, AlreadyOpen, KeyslotsMissing, DamagedKeyslots, NoRoom, ReadOnlyHome.
    """
    with InstanceLock(home):
        finish_what_was_cut_short(home)
        opened = vault.unlock_by_recovery(home, recovery_secret)
        vault.change_passphrase(home, opened, name, passphrase)


def _refuse_volunteers(unlocked: Unlocked) -> None:
    if not unlocked.leads:
        raise NotCoordinator


def _stands(home: Path, unlocked: Unlocked) -> bool:
    """Whether a vault lies there that can be used, this one or another."""
    try:
        return _store_is_whole(home, unlocked, foreign=True)
    except StoreNotOurs:
        return True


def _store_is_whole(home: Path, unlocked: Unlocked, *, foreign: bool = False) -> bool:
    """Raises: with `foreign`, StoreNotOurs for one under another key."""
    if not (home / STORE_NAME).exists():
        return False
    try:
        # A disk that cannot be written says nothing about the store: it must not go for that.
        db = open_or_read(home / STORE_NAME, unlocked.db_key, vault_id=unlocked.vault_id)
    except StoreNotOurs:
        if foreign:
            raise
        return False
    except UserError:
        return False
    try:
        return checking.is_sound(db)
    finally:
        db.close()
