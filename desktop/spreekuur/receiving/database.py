# SPDX-License-Identifier: EUPL-1.2
"""Opens the place where figures are kept: a SQLite file, or PostgreSQL by address. Statements are the same in both.

Both read `$1`, `$2` as places for values, so one text serves; only how values are handed over differs.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spreekuur.errors.receiving import FiguresStoreUnusable, WhyStore
from spreekuur.receiving.schema import ABOUT, COMMENTS, STEPS, TABLES, VERSION
from spreekuur.receiving.troubles import why_not_connected, why_of

SQLITE, POSTGRES = "sqlite:///", ("postgresql://", "postgres://")
_APPLICATION = 0x53504B46  # "SPKF", at byte 68 of the file: whose file it is, as `file` shows it
_WAIT, _WAIT_TO_CONNECT = 60, 10  # seconds, for another program that writes, and for a server


@dataclass(frozen=True, slots=True)
class Figures:
    """An open place: `cursor` runs statements, `bind` makes values fit; `broken` is what the driver raises."""

    cursor: Any
    bind: Callable[..., Any]
    broken: type[Exception]
    begin: Callable[[Any], None] = field(repr=False)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Everything in it is kept, or nothing; nobody else writes meanwhile.

        Raises: FiguresStoreUnusable.
        """
        try:
            self.begin(self.cursor)
            yield
            self.cursor.execute("COMMIT")
        except BaseException as error:
            self._back()
            if isinstance(error, self.broken):
                raise FiguresStoreUnusable(why_of(error)) from error
            raise

    def _back(self) -> None:
        try:
            self.cursor.execute("ROLLBACK")
        except self.broken:
            return  # there is nothing to take back, or nobody to ask

    def close(self) -> None:
        """Let go of it."""
        self.cursor.connection.close()


@contextmanager
def opened(address: str) -> Iterator[Figures]:
    """The place at `sqlite:///FILE` or `postgresql://…`, made or brought up to date.

    Raises: FiguresStoreUnusable, also for what breaks off while it is open.
    """
    if address.startswith(SQLITE):
        figures = _sqlite(Path(address.removeprefix(SQLITE)))
    elif address.startswith(POSTGRES):
        figures = _postgres(address)
    else:
        raise FiguresStoreUnusable(WhyStore.ADDRESS)
    try:
        yield figures
    except figures.broken as error:
        raise FiguresStoreUnusable(why_of(error)) from error
    finally:
        figures.close()


def _sqlite(path: Path) -> Figures:
    if not path.name:
        raise FiguresStoreUnusable(WhyStore.ADDRESS)
    _begin_alone(path)
    try:
        connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    except sqlite3.Error as error:
        raise FiguresStoreUnusable(WhyStore.UNREACHABLE) from error
    figures = Figures(connection.cursor(), _named, sqlite3.Error, _alone_in_sqlite)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        with figures.whole():
            _ready_in_sqlite(figures)
    except FiguresStoreUnusable:
        connection.close()
        raise
    return figures


def _begin_alone(path: Path) -> None:
    """A new file is for whoever runs this; what SQLite writes beside it gets its mode. An older one keeps its own."""
    with suppress(OSError):  # where none can be made, SQLite says so
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _ready_in_sqlite(figures: Figures) -> None:
    """Make our tables in an empty file, or bring ours up to date; the file of somebody else stays as it is."""
    cursor = figures.cursor
    (owner,) = cursor.execute("PRAGMA application_id").fetchone()
    (there,) = cursor.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if there and owner != _APPLICATION:
        raise FiguresStoreUnusable(WhyStore.NOT_OURS)
    if not there:
        cursor.execute(f"PRAGMA application_id = {_APPLICATION}")
        cursor.execute("CREATE TABLE about (of_table text, of_column text, text text NOT NULL)")
    if _brought_up(figures, fresh=not there):
        cursor.execute("DELETE FROM about")
        rows = [(table, column, text) for (table, column), text in ABOUT.items()]
        cursor.executemany("INSERT INTO about VALUES (?, ?, ?)", rows)


def _postgres(address: str) -> Figures:
    try:
        import psycopg
    except ImportError as error:
        raise FiguresStoreUnusable(WhyStore.DRIVER) from error
    try:
        connection = psycopg.connect(address, autocommit=True, connect_timeout=_WAIT_TO_CONNECT)
    except psycopg.Error as error:
        raise FiguresStoreUnusable(why_not_connected(error)) from error
    figures = Figures(psycopg.RawCursor(connection), _listed, psycopg.Error, _alone_in_postgres)
    try:
        figures.cursor.execute(f"SET lock_timeout = '{_WAIT}s'")
        with figures.whole():
            figures.cursor.execute("SELECT to_regclass('spreekuur_figures')")
            if _brought_up(figures, fresh=figures.cursor.fetchone()[0] is None):
                for comment in COMMENTS:
                    figures.cursor.execute(comment)
    except FiguresStoreUnusable:
        connection.close()
        raise
    except psycopg.Error as error:
        connection.close()
        raise FiguresStoreUnusable(why_of(error)) from error
    return figures


def _brought_up(figures: Figures, *, fresh: bool) -> bool:
    """Give a new or older database what it lacks; whether it lacked anything. The caller keeps it whole."""
    cursor = figures.cursor
    if fresh:
        _make(cursor)
    cursor.execute("SELECT max(version) FROM spreekuur_figures")
    (version,) = cursor.fetchone()
    if version is None:
        raise FiguresStoreUnusable(WhyStore.OTHER_TABLES)
    if version > VERSION:
        raise FiguresStoreUnusable(WhyStore.NEWER)
    for step, statements in STEPS.items():
        if step > version:
            for statement in statements:
                cursor.execute(statement)
    if version < VERSION:
        cursor.execute("UPDATE spreekuur_figures SET version = $1", figures.bind(VERSION))
    return bool(version < VERSION)


def _make(cursor: Any) -> None:
    for table in TABLES:
        cursor.execute(table)
    cursor.execute("INSERT INTO spreekuur_figures (version) VALUES (1)")


# Two that write at once go one after the other, each on what the other one left.
def _alone_in_sqlite(cursor: Any) -> None:
    cursor.execute("BEGIN IMMEDIATE")


def _alone_in_postgres(cursor: Any) -> None:
    cursor.execute("BEGIN")
    cursor.execute("SELECT pg_advisory_xact_lock(1397771078)")


def _named(*values: object) -> dict[str, object]:
    return {str(at): value for at, value in enumerate(values, 1)}


def _listed(*values: object) -> Sequence[object]:
    return values
