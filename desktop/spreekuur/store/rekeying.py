# SPDX-License-Identifier: EUPL-1.2
"""A new key for a whole vault: store, locks and the copies beside it, all of them or none.

Two files must change together, and a disk changes one at a time. So:

1. In `new-key.part` a copy of the store under the new key is made and read back, with the new locks beside it, and
   the copies in `backups/` anew. Cut short here, the next start throws it away: the old key counts.
2. The store is closed. Then the folder is renamed to `new-key`. This one step decides: before it the old key counts,
   after it the new one.
3. Its files take the places of the old ones. Cut short here, the next start does what is left, without a key.

So no moment leaves a store whose key is in no locks, and the store is never open while its place is taken.
"""

import shutil
from functools import partial
from pathlib import Path

from spreekuur.errors import UserError
from spreekuur.errors.vault import NoRoom, disk_fault
from spreekuur.security import keyslots
from spreekuur.security.files import flush_folder
from spreekuur.security.lockfile import KEYSLOTS_NAME, STORE_NAME
from spreekuur.security.renewing import Renewal
from spreekuur.store import backup, copying, driver, mark, swapping
from spreekuur.store.connection import Database, changes
from spreekuur.store.mark import Mark, checksum, checksum_of_seals
from spreekuur.times import stamp


def renew(db: Database, renewal: Renewal) -> tuple[str, ...]:
    """Put a vault under its new key; the store that is open goes on under it.

    Gives the names of the folders in the vault's own that the old key still opens: they could not be read.

    Raises: NoRoom, ReadOnlyHome, StoreFaulty, StoreBusy, CopyUnsound, DamagedStore; the old key then counts still.
    """
    if db.path is None or db.in_transaction:
        raise ValueError("only a store in a file, and between two transactions, gets a new key")
    connection = db.connection  # asked for first: what an earlier try left is taken back with it
    home, old, new = db.path.parent, db.key, renewal.opened.db_key
    making = home / swapping.MAKING
    try:
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(mode=0o700)
        copying.copy_store(connection, making / STORE_NAME, new)
        sealed = Mark(stamp(db.clock()), changes(db), sha256=checksum_of_seals(making / STORE_NAME))
        mark.write(making / STORE_NAME, new, sealed)
        _put(making / KEYSLOTS_NAME, keyslots.to_bytes(renewal.after))
        left = _renew_copies(home / swapping.COPIES, making / swapping.COPIES, renewal, old)
        flush_folder(making)
    except OSError as error:
        shutil.rmtree(making, ignore_errors=True)
        raise disk_fault(error) from error
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    back, rest = partial(_think_better_of_it, home), partial(swapping.finish, home)
    db.reopen(partial(_decide, home), new, back=back, after=rest)
    return (*left, *sorted(folder.name for folder in home.glob("replaced-by-*") if folder.is_dir()))


def _decide(home: Path) -> None:
    making, ready = home / swapping.MAKING, home / swapping.READY
    log = home / (STORE_NAME + "-wal")
    if log.exists():  # a full disk kept it from being brought in: it is needed still
        raise NoRoom
    try:
        making.rename(ready)
        flush_folder(home)
        swapping.finish(home)
    except (OSError, UserError) as error:
        if making.exists() or (ready / STORE_NAME).exists():  # the old store stands still, and may go on
            raise (disk_fault(error) if isinstance(error, OSError) else error) from error
        # The new one is in place; what is left is done before anything else.


def _think_better_of_it(home: Path) -> None:
    ready, making = home / swapping.READY, home / swapping.MAKING
    try:
        if ready.exists():
            ready.rename(making)
            flush_folder(home)
        shutil.rmtree(making, ignore_errors=True)
    except OSError as error:
        raise disk_fault(error) from error


def _renew_copies(copies: Path, into: Path, renewal: Renewal, old: bytes) -> list[str]:
    """Every copy under the new key; the names of those that cannot be read with the old one."""
    left = []
    for folder in sorted(path.parent for path in copies.glob(f"*/{STORE_NAME}")):
        try:
            _renew_copy(folder, into / folder.name, renewal, old)
        except UserError as error:
            shutil.rmtree(into / folder.name, ignore_errors=True)
            if not isinstance(error, backup.UNREADABLE):
                raise
            left.append(folder.name)
    if into.is_dir():
        flush_folder(into)
    return left


def _renew_copy(folder: Path, into: Path, renewal: Renewal, old: bytes) -> None:
    manifest = backup.believed(folder, old) if (folder / backup.MANIFEST_NAME).exists() else None
    into.mkdir(parents=True)
    copy = driver.connect(str(folder / STORE_NAME), old, alone=True)
    try:
        copying.copy_store(copy, into / STORE_NAME, renewal.opened.db_key)
    except driver.Error as error:
        raise driver.translated(error, into / STORE_NAME) from error
    finally:
        copy.close()
    if manifest is not None:
        _put(into / KEYSLOTS_NAME, keyslots.to_bytes(renewal.after))
        sums = {name: checksum(into / name) for name in (STORE_NAME, KEYSLOTS_NAME)}
        _put(
            into / backup.MANIFEST_NAME,
            backup.manifest_bytes(manifest | {"sha256": sums}, renewal.opened.db_key),
        )
    flush_folder(into)


def _put(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    copying.flush(path)
