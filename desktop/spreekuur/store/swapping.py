# SPDX-License-Identifier: EUPL-1.2
"""The last steps of a change of key: what was made ready beside the vault takes its place, file by file.

They can be cut short anywhere and are then done at the next start, which needs no key. See `rekeying`.
"""

import shutil
from pathlib import Path

from spreekuur.errors.vault import disk_fault
from spreekuur.security.files import flush_folder
from spreekuur.security.lockfile import KEYSLOTS_NAME, PREVIOUS_NAME, STORE_NAME, SWAP_READY
from spreekuur.store.mark import MARK_NAME, REACH_NAME

MAKING, READY = "new-key.part", SWAP_READY
COPIES = "backups"


def is_decided(home: Path) -> bool:
    """Whether a change of key was decided on and not brought to its end."""
    return (home / READY).is_dir()


def finish(home: Path) -> None:
    """Bring in a change of key that had been decided on, or throw away one that had not.

    Raises: NoRoom, ReadOnlyHome, StoreFaulty.
    """
    making, ready = home / MAKING, home / READY
    try:
        if making.exists():
            shutil.rmtree(making)
        if ready.is_dir():
            _bring_in(home, ready)
    except OSError as error:
        raise disk_fault(error) from error


def _bring_in(home: Path, ready: Path) -> None:
    if (ready / STORE_NAME).exists():
        # The log of the old store would be read into the new one: it must be gone from the disk first.
        for tail in ("-wal", "-shm"):
            (home / (STORE_NAME + tail)).unlink(missing_ok=True)
        flush_folder(home)
        (ready / STORE_NAME).replace(home / STORE_NAME)
        flush_folder(home)
    if (ready / MARK_NAME).exists():
        (ready / MARK_NAME).replace(home / MARK_NAME)
        (home / REACH_NAME).unlink(missing_ok=True)
    (home / PREVIOUS_NAME).unlink(missing_ok=True)
    if (ready / KEYSLOTS_NAME).exists():
        (ready / KEYSLOTS_NAME).replace(home / KEYSLOTS_NAME)
        flush_folder(home)
    for copy in sorted((ready / COPIES).iterdir()) if (ready / COPIES).is_dir() else ():
        place = home / COPIES / copy.name
        if place.exists():
            shutil.rmtree(place)
        copy.rename(place)
    shutil.rmtree(ready)
    flush_folder(home)
