# SPDX-License-Identifier: EUPL-1.2
"""Opens the place where figures are kept: a SQLite file, or PostgreSQL by address. Statements are the same in both.

Both read `$1`, `$2` as places for values, so one text serves; only how values are handed over differs.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spreekuur.errors.receiving import FiguresStoreUnusable, WhyStore
from spreekuur.receiving.schema import ABOUT, COLUMN_COMMENTS, TABLE_COMMENTS, TABLES, VERSION, WITHDRAWALS

SQLITE, POSTGRES = "sqlite:///", ("postgresql://", "postgres://")
_APPLICATION = 0x53504B46  # "SPKF", at byte 68 of the file: whose file it is, as `file` shows it
_WAIT = 10  # seconds for another program that writes


@dataclass(frozen=True, slots=True)
class Figures:
    """An open place: `cursor` runs statements, `bind` makes values fit; `broken` is what the driver raises."""

    cursor: Any
    bind: Callable[..., Any]
    broken: type[Exception]

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Everything in it is kept, or nothing.

        Raises: FiguresStoreUnusable.
        """
        try:
            self.cursor.execute("BEGIN")
            yield
            self.cursor.execute("COMMIT")
        except BaseException as error:
            self._back()
            if isinstance(error, self.broken):
                raise FiguresStoreUnusable(WhyStore.UNREACHABLE) from error
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

    Raises: FiguresStoreUnusable.
    """
    if address.startswith(SQLITE):
        figures = _sqlite(Path(address.removeprefix(SQLITE)))
    elif address.startswith(POSTGRES):
        figures = _postgres(address)
    else:
        raise FiguresStoreUnusable(WhyStore.ADDRESS)
    try:
        yield figures
    finally:
        figures.close()


def _sqlite(path: Path) -> Figures:
    if not path.name:
        raise FiguresStoreUnusable(WhyStore.ADDRESS)
    fresh = not path.exists() or path.stat().st_size == 0
    try:
        connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    except sqlite3.Error as error:
        raise FiguresStoreUnusable(WhyStore.UNREACHABLE) from error
    figures = Figures(connection.cursor(), _named, sqlite3.Error)
    try:
        (owner,) = connection.execute("PRAGMA application_id").fetchone()
        if not fresh and owner != _APPLICATION:
            raise FiguresStoreUnusable(WhyStore.NOT_OURS)
        connection.execute("PRAGMA foreign_keys = ON")
        if fresh:
            with figures.whole():
                connection.execute(f"PRAGMA application_id = {_APPLICATION}")
                _make(figures.cursor)
                connection.execute("CREATE TABLE about (of_table text, of_column text, text text NOT NULL)")
        if _brought_up(figures) or fresh:
            rows = [(table, column, text) for (table, column), text in ABOUT.items()]
            with figures.whole():
                connection.execute("DELETE FROM about")
                connection.executemany("INSERT INTO about VALUES (?, ?, ?)", rows)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise FiguresStoreUnusable(WhyStore.NOT_OURS) from error
    except FiguresStoreUnusable:
        connection.close()
        raise
    return figures


def _postgres(address: str) -> Figures:
    try:
        import psycopg
    except ImportError as error:
        raise FiguresStoreUnusable(WhyStore.DRIVER) from error
    try:
        connection = psycopg.connect(address, autocommit=True, connect_timeout=_WAIT)
    except psycopg.Error as error:
        raise FiguresStoreUnusable(WhyStore.UNREACHABLE) from error
    figures = Figures(psycopg.RawCursor(connection), _listed, psycopg.Error)
    try:
        with figures.whole():
            # Two that begin at once make the tables once.
            figures.cursor.execute("SELECT pg_advisory_xact_lock(1397771078)")
            figures.cursor.execute("SELECT to_regclass('spreekuur_figures')")
            if figures.cursor.fetchone()[0] is None:
                _make(figures.cursor)
        if _brought_up(figures):
            with figures.whole():
                for comment in TABLE_COMMENTS:
                    figures.cursor.execute(comment)
                for comment in COLUMN_COMMENTS:
                    figures.cursor.execute(comment)
    except FiguresStoreUnusable:
        connection.close()
        raise
    return figures


def _make(cursor: Any) -> None:
    for table in TABLES:
        cursor.execute(table)
    cursor.execute("INSERT INTO spreekuur_figures (version) VALUES (1)")


def _brought_up(figures: Figures) -> bool:
    """Give an older database what it lacks, whole or not at all; whether it lacked anything."""
    cursor = figures.cursor
    cursor.execute("SELECT max(version) FROM spreekuur_figures")
    (version,) = cursor.fetchone()
    if version > VERSION:
        raise FiguresStoreUnusable(WhyStore.NEWER)
    if version == VERSION:
        return False
    with figures.whole():
        for statement in WITHDRAWALS:
            cursor.execute(statement)
        cursor.execute("UPDATE spreekuur_figures SET version = $1", figures.bind(VERSION))
    return True


def _named(*values: object) -> dict[str, object]:
    return {str(at): value for at, value in enumerate(values, 1)}


def _listed(*values: object) -> Sequence[object]:
    return values
