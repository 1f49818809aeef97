# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with the vault: its keys, its store, its folder, its copies."""

import errno
from dataclasses import dataclass

from spreekuur.errors import UserError


class NoVault(UserError):
    """There is no vault in this folder yet."""


class VaultExists(UserError):
    """There is a vault in this folder already; it is never overwritten."""


class WrongPassphrase(UserError):
    """No slot opens with this passphrase."""


@dataclass(eq=False)
class WaitBeforeTrying(UserError):
    """Too many wrong tries: the next one has to wait."""

    seconds: int


@dataclass(eq=False)
class RecoveryMistyped(UserError):
    """Group number `group` does not agree with its check letter; 0: these are not `groups` groups of five."""

    group: int
    groups: int = 8


class RecoveryRefused(UserError):
    """Well-formed recovery groups, but of another vault."""


class SheetsThere(UserError):
    """Three sheets open the vault already; new ones end them, which takes a new key."""


class SheetTwice(UserError):
    """The same one of three sheets was typed twice: it takes two different ones."""


class SheetsOfTwoSets(UserError):
    """Two sheets that were not made together open nothing."""


@dataclass(eq=False)
class WeakPassphrase(UserError):
    """A phrase of one's own that could be guessed; `bits` of the `wanted` strength."""

    bits: int
    wanted: int


class PassphraseFileUnusable(UserError):
    """The passphrase file cannot be read, is empty or too short."""


class KeyslotsMissing(UserError):
    """The store is there, the file with its locks is not."""


class DamagedKeyslots(UserError):
    """The file with the locks is not what the program wrote."""


class DamagedStore(UserError):
    """The passphrase is right, but the store cannot be read whole."""


class StoreNotOurs(DamagedStore):
    """The passphrase is right, but no page of the store was written with the key behind it."""


class StoreNotAsLeft(UserError):
    """The store can be read, but it is not as it was left; somebody wants a copy in its place."""


class StoreMissing(UserError):
    """The locks are there, the store is not."""


class PlaintextStore(UserError):
    """The store is not encrypted; it is not opened."""


@dataclass(eq=False)
class StoreUnsafe(UserError):
    """The store would not take a protection it must have."""

    setting: str


class NewerSchema(UserError):
    """The store was written by a newer version of the program."""


class StoreBusy(UserError):
    """Another program holds the store's file."""


class StoreFaulty(UserError):
    """The disk gave an error; what was saved before is safe."""


class ReadOnlyHome(UserError):
    """The folder of the vault cannot be written."""


class NoRoom(UserError):
    """The disk is full; nothing of this was kept."""


@dataclass(eq=False)
class ReadingOnly(ReadOnlyHome):
    """The vault is open for reading only, because its disk is `full` or cannot be written."""

    full: bool


@dataclass(eq=False)
class CloudFolder(UserError):
    """The folder is copied to a cloud service, which breaks open stores and gives copies away."""

    service: str


@dataclass(eq=False)
class UnsuitableDisk(UserError):
    """The folder lies on a network drive or an old file system that cannot keep a store safe."""

    kind: str


class AlreadyOpen(UserError):
    """This vault is open in another window of the program."""


class SlotsFull(UserError):
    """Every slot is taken."""


class SlotNameTaken(UserError):
    """Somebody has a slot by that name."""


class SlotNameInvalid(UserError):
    """A slot's name must have 1 to 40 characters."""


class NoSuchSlot(UserError):
    """Nobody has a slot by that name."""


class LastSlot(UserError):
    """The last passphrase cannot be taken away."""


class NoPassphraseGiven(UserError):
    """There is no terminal to ask on, and no passphrase file was named."""


class PassphrasesDiffer(UserError):
    """The passphrase typed a second time is another one."""


class UndoOvertaken(UserError):
    """Something made later would be lost by undoing this."""


class NothingToUndo(UserError):
    """This step was undone already, or never was."""


@dataclass(eq=False)
class CopyUnsound(UserError):
    """A copy was made and read back, and it is not equal to the store."""

    what: str


class NotABackup(UserError):
    """The folder does not hold a whole backup."""


class SealNotYours(UserError):
    """Sealed for the confidants; this passphrase does not open it."""


NOT_KEPT = (NoRoom, ReadOnlyHome, StoreBusy, StoreFaulty, DamagedStore)
"""The errors after which what was to be kept is not on the disk, and can be tried again."""

_DISK_FAULTS: dict[int, type[UserError]] = {
    errno.ENOSPC: NoRoom,
    errno.EDQUOT: NoRoom,
    errno.EROFS: ReadOnlyHome,
    errno.EACCES: ReadOnlyHome,
    errno.EPERM: ReadOnlyHome,
}


def disk_fault(error: OSError) -> UserError:
    """The error a person can act on behind one of the disk."""
    return _DISK_FAULTS.get(error.errno or 0, StoreFaulty)()
