# SPDX-License-Identifier: EUPL-1.2
"""The open store: what every part of the desk reads from and writes to."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uuid_utils

from spreekuur import signs
from spreekuur.errors.vault import DamagedStore, ReadOnlyHome
from spreekuur.store import copying, driver, schema
from spreekuur.store.shapes import Shapes
from spreekuur.times import Clock, stamp, utc_now

Params = Sequence[Any] | Mapping[str, Any]
STORE_NAME = "vault.db"
_SMALLEST = 4096  # one page; SQLite never leaves less


class Database:
    """One connection, used from the one thread that opened it; every write carries `author` and `origin`."""

    def __init__(self, connection: Any, path: Path | None, key: bytes, *, author: str, clock: Clock) -> None:
        self._connection, self._key = connection, key
        self.path, self.author, self.clock = path, author, clock
        self.shapes = Shapes(self.execute)
        self.origin = ""
        self._step: str | None = None
        self._spoilt = False

    @property
    def connection(self) -> Any:
        """The bare connection, for `store/` alone."""
        return self._connection

    @property
    def key(self) -> bytes:
        """The key of this store and of its copies, for `store/` alone."""
        return self._key

    @property
    def in_transaction(self) -> bool:
        """Whether an `atomic` block is open."""
        return bool(self._connection.in_transaction)

    def execute(self, sql: str, params: Params = ()) -> Any:
        """Run one statement and return its cursor.

        Raises: NoRoom, ReadOnlyHome, StoreBusy, StoreFaulty, DamagedStore.
        """
        try:
            return self._connection.cursor(driver.Cursor).execute(sql, params)
        except driver.Error as error:
            raise driver.translated(error) from error
        except UnicodeEncodeError:  # half a character, from a file or an argument
            return self._connection.cursor(driver.Cursor).execute(sql, signs.kept_of(params))

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """All writes inside are kept together or not at all; a block inside a block fails alone."""
        if self._connection.in_transaction:
            with self._savepoint():
                yield
            return
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            if self._spoilt:
                raise RuntimeError("a part of this transaction failed, and somebody passed over it")
            self.execute("COMMIT")
        except BaseException:
            self._roll_back("ROLLBACK")
            raise
        finally:
            self._step, self._spoilt = None, False

    @contextmanager
    def joined(self) -> Iterator[None]:
        """Part of the transaction that is open, or one of its own; it fails only together with the whole.

        A block inside a block costs a copy of every page it touches; what never fails alone need not pay for that.
        """
        if not self._connection.in_transaction:
            with self.atomic():
                yield
            return
        try:
            yield
        except BaseException:
            self._spoilt = True
            raise

    @contextmanager
    def _savepoint(self) -> Iterator[None]:
        spoilt = self._spoilt
        self.execute("SAVEPOINT inner_block")
        try:
            yield
        except BaseException:
            self._spoilt = spoilt  # whatever failed in here is taken back
            self._roll_back("ROLLBACK TO inner_block")
            self._roll_back("RELEASE inner_block")
            raise
        self.execute("RELEASE inner_block")

    def _roll_back(self, statement: str) -> None:
        if self._connection.in_transaction:  # a full disk has ended the transaction already
            self.execute(statement)

    def current_step(self) -> str:
        """The step that the writes of this transaction belong to."""
        if self._step is None:
            self._step = str(uuid_utils.uuid7())
        return self._step

    def swap_step(self, step: str | None) -> str | None:
        """Name the step of the writes that follow; returns the one before, for `store/writing.py`."""
        before, self._step = self._step, step
        return before

    def close(self) -> None:
        """Bring everything into the one file, then close it."""
        try:
            if self.path is not None:
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except driver.Error:
            pass  # everything committed is in the -wal file and is brought in at the next start
        finally:
            self._connection.close()


def open_store(
    path: Path, key: bytes, *, author: str = "", clock: Clock = utc_now, vault_id: str = ""
) -> Database:
    """Open a store, or make it when there is none, with the schema up to date.

    A verified copy is made in `backups/` beside it before an older schema is changed.

    Raises: DamagedStore, PlaintextStore, StoreUnsafe, NewerSchema, ReadOnlyHome, NoRoom, StoreBusy,
        StoreFaulty.
    """
    existed = path.exists()
    if existed:
        _look_at(path)
    if not os.access(path.parent, os.W_OK):
        raise ReadOnlyHome
    connection = driver.connect(str(path), key)
    try:
        _bring_up_to_date(connection, path if existed else None, key, clock)
        driver.guard_plaintext(path)
        return _ready(Database(connection, path, key, author=author, clock=clock), vault_id)
    except driver.Error as error:
        connection.close()
        raise driver.translated(error) from error
    except BaseException:
        connection.close()
        raise


def memory_store(author: str = "test", clock: Clock = utc_now) -> Database:
    """A store in memory with the newest schema; gone when it is closed."""
    key = os.urandom(driver.KEY_BYTES)
    connection = driver.connect(":memory:", key)
    schema.migrate(connection)
    return _ready(Database(connection, None, key, author=author, clock=clock), "")


def _look_at(path: Path) -> None:
    try:
        if path.stat().st_size < _SMALLEST:
            raise DamagedStore
        driver.guard_plaintext(path)
    except OSError as error:
        raise DamagedStore from error


def _bring_up_to_date(connection: Any, path: Path | None, key: bytes, clock: Clock) -> None:
    pending = schema.pending(connection)
    if not pending:
        return
    if path is not None:
        folder = path.parent / "backups" / f"before-{pending[0]}-{stamp(clock())[:19].replace(':', '')}"
        folder.mkdir(parents=True, exist_ok=True)
        copying.copy_store(connection, folder / STORE_NAME, key)
    schema.migrate(connection)


def _ready(db: Database, vault_id: str) -> Database:
    from spreekuur.store import vault_settings

    known = vault_settings.get(db, "vault_id", "")
    if not known:
        known = vault_id or str(uuid_utils.uuid7())
        vault_settings.put(db, "vault_id", known)
    if vault_id and known != vault_id:  # a store and locks of two different vaults
        raise DamagedStore
    db.origin = known
    return db
