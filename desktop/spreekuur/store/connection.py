# SPDX-License-Identifier: EUPL-1.2
"""The open store: what every part of the desk reads from and writes to."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import uuid_utils

from spreekuur import signs
from spreekuur.errors import UserError
from spreekuur.errors.vault import (
    DamagedStore,
    NoRoom,
    ReadingOnly,
    ReadOnlyHome,
    StoreFaulty,
    StoreNotOurs,
)
from spreekuur.security.files import refusal
from spreekuur.store import copying, driver, mark, schema
from spreekuur.store.mark import Mark, Reach, Seen
from spreekuur.store.seals import fits_some_page
from spreekuur.store.shapes import Shapes
from spreekuur.times import Clock, stamp, utc_now

Params = Sequence[Any] | Mapping[str, Any]
STORE_NAME = "vault.db"
_MARKED = "marked"
_SMALLEST = 4096  # one page; SQLite never leaves less
_ROOM_TO_OPEN = 64 * 1024


class Database:
    """One connection, used from the one thread that opened it; every write carries `author` and `origin`."""

    def __init__(self, connection: Any, path: Path | None, key: bytes, *, author: str, clock: Clock) -> None:
        self._connection, self._key = connection, key
        self.path, self.author, self.clock = path, author, clock
        self.opened_by = author  # whose passphrase it was; `author` is who sits at the desk now
        self.leads = False  # whether that was a person who leads (`desk.roles`)
        self.shapes = Shapes(self.execute)
        self.origin, self._spoilt = "", False
        self.mark: Mark | None = None  # how the file was found; there is none in memory
        self.seen: Seen | None = None  # what it was when it was looked at, before it was opened
        self.reach: Reach | None = None  # what was last said of how far the journal has come
        self.reading: ReadingOnly | None = None  # why nothing can be written, if it is open for reading only
        self._close: Callable[[], None] = connection.close
        self._step: str | None = None
        self._back: Callable[[], None] | None = None  # what must be done before the file can be opened again

    @property
    def connection(self) -> Any:
        """The bare connection, for `store/` alone."""
        _come_back(self)
        return self._connection

    @property
    def key(self) -> bytes:
        """The key of this store and of its copies, for `store/` alone."""
        return self._key

    @contextmanager
    def led(self, leads: bool) -> Iterator[None]:
        """For as long as this takes, on the word of somebody who leads."""
        before, self.leads = self.leads, leads
        try:
            yield
        finally:
            self.leads = before

    def interrupt(self) -> None:
        """Give up the statement that runs now, from any thread; one that only reads leaves nothing behind."""
        self._connection.interrupt()

    @property
    def in_transaction(self) -> bool:
        """Whether an `atomic` block is open."""
        return self._back is None and bool(self._connection.in_transaction)

    def execute(self, sql: str, params: Params = ()) -> Any:
        """Run one statement and return its cursor.

        Raises: NoRoom, ReadOnlyHome, StoreBusy, StoreFaulty, DamagedStore.
        """
        if self._back is not None:
            _come_back(self)
        try:
            return self._connection.cursor(driver.Cursor).execute(sql, params)
        except driver.Error as error:
            raise self._refused(driver.translated(error, self.path)) from error
        except UnicodeEncodeError:  # half a character, from a file or an argument
            return self.connection.cursor(driver.Cursor).execute(sql, signs.kept_of(params))

    def must_write(self) -> None:
        """Hold that something can be kept here at all.

        Raises: ReadingOnly.
        """
        if self.reading is not None:
            raise ReadingOnly(self.reading.full)

    def _refused(self, error: Exception) -> Exception:
        if self.reading is not None and isinstance(error, ReadOnlyHome):
            return ReadingOnly(self.reading.full)
        return error

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """All writes inside are kept together or not at all; a block inside a block fails alone."""
        if self.in_transaction:
            with self._savepoint():
                yield
            return
        self.must_write()
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
        self._say_how_far()

    def _say_how_far(self) -> None:
        """Say beside the store how far its journal has come; it is committed already, so nothing fails here."""
        if self.reach is None or self.mark is None or self.path is None:
            return
        with suppress(OSError, UserError):
            come = _come(self)
            if (come.changes, come.others) != (self.reach.changes, self.reach.others):
                mark.go_on_to(self.path, self._key, self.mark.opening, come)
                self.reach = come

    @contextmanager
    def joined(self) -> Iterator[None]:
        """Part of the transaction that is open, or one of its own; it fails only together with the whole.

        A block inside a block costs a copy of every page it touches; what never fails alone need not pay for that.
        """
        if not self.in_transaction:
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
        if self.in_transaction:  # a full disk has ended the transaction already
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

    def reopen(
        self, between: Callable[[], None], key: bytes, *, back: Callable[[], None], after: Callable[[], None]
    ) -> None:
        """Close the file, let something be done with it, and go on under this key, `after` the rest of it.

        If that failed, it goes on under the old key, once `back` took it back. What the disk refuses now is tried
        again at the next use, and nothing is written before.
        """
        self.close()
        self._back = back
        try:
            between()
            self._back, self._key = after, key
        finally:
            with suppress(UserError):
                _come_back(self)

    def close(self) -> None:
        """Bring everything into the one file, then close it and mark how it was left."""
        left = None
        if self.reading is not None:
            self._close()
            return
        try:
            if self.path is not None and self._back is None:
                ((busy, *_pages),) = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                left = None if busy else changes(self)
        except (driver.Error, UserError):
            pass  # everything committed is in the -wal file and is brought in at the next start
        finally:
            self._connection.close()
        if self.path is not None and self.mark is not None and left is not None:
            with suppress(OSError, UserError):  # the mark that it is open stands, and says nothing wrong
                bytes_left = mark.left(self.path, self.seen)
                now = replace(self.mark, at=stamp(self.clock()), changes=left, sha256=bytes_left, opening="")
                mark.write(self.path, self._key, now)
                mark.end(self.path)


def _come_back(db: Database) -> None:
    """Open the file again, if it is not open since its key was to be changed."""
    if db._back is None or db.path is None:
        return
    db._back()
    as_found = _mark_as_open(db.path, db._key)
    db._connection, db._back = driver.connect(str(db.path), db._key), None
    _begin_mark(db, as_found)


def open_store(
    path: Path,
    key: bytes,
    *,
    author: str = "",
    clock: Clock = utc_now,
    vault_id: str = "",
    seen: Seen | None = None,
) -> Database:
    """Open a store, or make it when there is none, with the schema up to date.

    A verified copy is made in `backups/` beside it before an older schema is changed. `seen` is what `mark.look` saw
    before the key was there.

    Raises: DamagedStore, StoreNotOurs, PlaintextStore, StoreUnsafe, NewerSchema, ReadOnlyHome, NoRoom, StoreBusy,
        StoreFaulty.
    """
    existed = path.exists()
    if existed:
        _look_at(path)
    if not os.access(path.parent, os.W_OK):
        raise ReadOnlyHome
    as_found = _mark_as_open(path, key, seen) if existed else None
    connection = _connected(path, key, existed=existed)
    try:
        _bring_up_to_date(connection, path if existed else None, key, clock)
        driver.guard_plaintext(path)
        db = _ready(Database(connection, path, key, author=author, clock=clock), vault_id)
        _begin_mark(db, as_found, seen)
        return db
    except driver.Error as error:
        connection.close()
        raise driver.translated(error, path) from error
    except BaseException:
        connection.close()
        raise


def open_or_read(
    path: Path,
    key: bytes,
    *,
    author: str = "",
    clock: Clock = utc_now,
    vault_id: str = "",
    seen: Seen | None = None,
) -> Database:
    """Open a store as `open_store`, or for reading only where its disk is full or cannot be written.

    Raises: as `open_store` and `read_store`.
    """
    try:
        return open_store(path, key, author=author, clock=clock, vault_id=vault_id, seen=seen)
    except (NoRoom, ReadOnlyHome, StoreFaulty) as error:
        if isinstance(error, StoreFaulty) and refusal(path.parent) is None:
            raise
        return read_store(path, key, error, author=author, clock=clock, vault_id=vault_id)


def read_store(
    path: Path,
    key: bytes,
    why: UserError,
    *,
    author: str = "",
    clock: Clock = utc_now,
    vault_id: str = "",
) -> Database:
    """Open a store of which nothing can be written, for the reason that opening it met; see `reading`.

    Raises: DamagedStore, StoreNotOurs, PlaintextStore, StoreUnsafe, NewerSchema, StoreFaulty, and as `reading.connect`.
    """
    from spreekuur.store import reading, vault_settings

    _look_at(path)
    as_found = mark.as_found(path, key)
    try:
        opened = reading.connect(path, key)
    except DamagedStore as error:
        raise (error if fits_some_page(path, key) else StoreNotOurs()) from error
    try:
        db = Database(opened.connection, path, key, author=author, clock=clock)
        db.reading, db._close = ReadingOnly(isinstance(why, NoRoom)), opened.close
        db.origin = vault_settings.get(db, "vault_id", "")
        if vault_id and db.origin != vault_id:
            raise DamagedStore
        known = vault_settings.get(db, _MARKED, False)
        as_found = as_found or Mark("", 0, found=mark.MISSING if known else "")
        before = None if as_found.sha256 else mark.reached(path, key, as_found.opening)
        db.mark = mark.judged(as_found, before, _come(db))
        return db
    except BaseException:
        opened.close()
        raise


def memory_store(author: str = "test", clock: Clock = utc_now) -> Database:
    """A store in memory with the newest schema; gone when it is closed."""
    key = os.urandom(driver.KEY_BYTES)
    connection = driver.connect(":memory:", key)
    schema.fill(connection)
    db = _ready(Database(connection, None, key, author=author, clock=clock), "")
    db.leads = True  # whoever makes it is alone with it
    return db


def _look_at(path: Path) -> None:
    try:
        if path.stat().st_size < _SMALLEST:
            raise DamagedStore
        driver.guard_plaintext(path)
    except OSError as error:
        raise DamagedStore from error


def _connected(path: Path, key: bytes, *, existed: bool) -> Any:
    """Opening needs a little room of its own, and SQLite calls it an error of the disk when there is none."""
    try:
        return driver.connect(str(path), key)
    except StoreFaulty as error:
        if shutil.disk_usage(path.parent).free < _ROOM_TO_OPEN:
            raise NoRoom from error
        raise
    except DamagedStore as error:
        if existed and not fits_some_page(path, key):
            raise StoreNotOurs from error
        raise


def _bring_up_to_date(connection: Any, path: Path | None, key: bytes, clock: Clock) -> None:
    pending = schema.pending(connection)
    if not pending:
        return
    if path is not None:
        name = f"before-{pending[0]}-{stamp(clock())[:19].replace(':', '')}"
        copying.copy_before(connection, path.parent / "backups" / name, key)
    schema.migrate(connection)


def _mark_as_open(path: Path, key: bytes, seen: Seen | None = None) -> Mark | None:
    """How the store was left; from here on its mark says that nobody knows its bytes."""
    as_found = mark.as_found(path, key, seen)
    if as_found is not None and as_found.sha256 and not as_found.found:
        begun = mark.begin(path, key, as_found, Reach(as_found.changes, 0, as_found.at))
        return replace(as_found, opening=begun.opening)
    return as_found


def _begin_mark(db: Database, as_found: Mark | None, seen: Seen | None = None) -> None:
    """Say in the mark that the store is open, and keep what was wrong with how it was found."""
    from spreekuur.store import resuming, vault_settings

    assert db.path is not None
    known = vault_settings.get(db, _MARKED, False)
    as_found = as_found or Mark("", 0, found=mark.MISSING if known else "")
    come = _come(db)
    before = None if as_found.sha256 else mark.reached(db.path, db.key, as_found.opening)
    judged = mark.judged(as_found, before, come)
    resuming.look_at(db, as_found, judged)
    stands = before is not None or judged == replace(as_found, sha256="")
    if judged.found or not (judged.opening and stands):
        judged = mark.begin(db.path, db.key, judged, come)
    db.mark, db.seen, db.reach = judged, seen, come
    if not known:  # last: a store that knows of its mark has one
        vault_settings.put(db, _MARKED, True)


def _come(db: Database) -> Reach:
    """How far the journal has come, with what came from other laptops; it never goes back."""
    numbers = dict(
        db.execute(
            "SELECT name, seq FROM sqlite_sequence WHERE name IN ('change', 'foreign_change')"
        ).fetchall()
    )
    return Reach(numbers.get("change", 0), numbers.get("foreign_change", 0), stamp(db.clock()))


def changes(db: Database) -> int:
    """How far the journal has come; it never goes back."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'change'").fetchone()
    return int(row[0]) if row else 0


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
