# SPDX-License-Identifier: EUPL-1.2
"""The file with the locks on the disk: whole or not at all, with the one from before the last change beside it."""

from contextlib import suppress
from pathlib import Path

from spreekuur.errors import UserError
from spreekuur.errors.vault import DamagedKeyslots, KeyslotsMissing, NoVault, disk_fault
from spreekuur.outside import read_plain
from spreekuur.security import keyslots
from spreekuur.security.files import put_in_place
from spreekuur.security.keyslots import Keyslots

KEYSLOTS_NAME = "keyslots.json"
PREVIOUS_NAME = "keyslots.previous.json"
STORE_NAME = "vault.db"
SWAP_READY = "new-key"  # the folder of a change of key that was decided on, until all of it is in place


def read(home: Path) -> Keyslots:
    """The locks; the copy from before the last change stands in for damaged ones.

    Raises: NoVault, KeyslotsMissing, DamagedKeyslots, ReadOnlyHome, StoreFaulty.
    """
    try:
        return _read_file(home / KEYSLOTS_NAME)
    except FileNotFoundError:
        pass
    except DamagedKeyslots:
        if not (home / PREVIOUS_NAME).exists():
            raise
    try:
        return _read_file(home / PREVIOUS_NAME)
    except FileNotFoundError as error:
        raise KeyslotsMissing if (home / STORE_NAME).exists() else NoVault from error


def write(home: Path, locks: Keyslots, *, keep_before: bool = True) -> None:
    """Put new locks in place. Those from before stay beside them, unless somebody's way in was taken away.

    Raises: NoRoom, ReadOnlyHome, StoreFaulty; the locks are then as they were.
    """
    present, previous = home / KEYSLOTS_NAME, home / PREVIOUS_NAME
    if keep_before and (before := _whole_bytes(present)):
        put_in_place(previous, before)
    put_in_place(present, keyslots.to_bytes(locks))
    if not keep_before:
        with suppress(OSError):  # the new locks are in place already; the next unlock takes it away
            previous.unlink(missing_ok=True)


def is_swapping(home: Path) -> bool:
    """Whether other locks wait to take the place of these: what is written into these now would go with them."""
    return (home / SWAP_READY / KEYSLOTS_NAME).exists()


def settle(home: Path, proved: Keyslots, better: Keyslots) -> None:
    """These locks have proved good: `better`, the same as they are kept from now on, take their place.

    The copy from before goes. Locks that somebody changed while a passphrase was tried are left alone.
    """
    with suppress(OSError, UserError):  # a disk that cannot be written is the store's to report
        present, good = home / KEYSLOTS_NAME, keyslots.to_bytes(better)
        found = _whole_bytes(present)
        if found and found != keyslots.to_bytes(proved):
            return
        if found != good:
            put_in_place(present, good)
        (home / PREVIOUS_NAME).unlink(missing_ok=True)


def _whole_bytes(path: Path) -> bytes:
    """What is in the file, if it is whole: damaged locks must never push out the good ones from before."""
    try:
        data = read_plain(path, keyslots.BYTES_AT_MOST)
        keyslots.from_bytes(data)
    except (FileNotFoundError, DamagedKeyslots):
        return b""
    except OSError as error:
        raise disk_fault(error) from error
    return data


def _read_file(path: Path) -> Keyslots:
    try:
        return keyslots.from_bytes(read_plain(path, keyslots.BYTES_AT_MOST))
    except FileNotFoundError:
        raise
    except OSError as error:
        raise disk_fault(error) from error
