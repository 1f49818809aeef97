# SPDX-License-Identifier: EUPL-1.2
"""Made-up stores of any size, the same in every run. Nobody in them exists."""

import shutil
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from bench import baselines
from spreekuur.store import driver
from spreekuur.store.connection import Database, open_store

KEY = bytes(range(32))
PER_EVENING = 120
_FIRST = date(2016, 1, 6)
_WORDS = [
    "loon",
    "huis",
    "brief",
    "weken",
    "bureau",
    "kamer",
    "arts",
    "kind",
    "contract",
    "baas",
    "water",
    "sleutel",
    "post",
    "auto",
    "werk",
]
_EVENING = (
    "INSERT INTO evening (id, held_on, opened_at, version, changed_at, changed_by, origin)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory()


def loose(path: Path) -> Any:
    """A bare connection with the key of these stores, for making a large one: nothing is locked in memory or flushed.

    Only in a process of its own: once the program's driver had its memory locked, SQLCipher locks every piece until
    the process ends, which takes five times as long.
    """
    connection = driver.dbapi.connect(str(path), isolation_level=None)
    connection.set_key(b"x'" + KEY.hex().encode() + b"'")
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "temp_store=MEMORY", "cache_size=-524288"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection


def store_with(path: Path, talks: int) -> tuple[Database, str]:
    """An open store with so many talks, 120 an evening, and the id of its last evening; a copy of one made once."""
    original, evening = _built(talks)
    shutil.copyfile(original, path)
    return open_store(path, KEY, author="bench", vault_id=baselines.ORIGIN), evening


@cache
def _built(talks: int) -> tuple[Path, str]:
    path = Path(_folder().name) / f"{talks}.db"
    db = open_store(path, KEY, author="bench", vault_id=baselines.ORIGIN)
    evening = fill(db, talks)
    db.close()
    return path, evening


def fill(db: Database, talks: int) -> str:
    """Put so many talks into a new store; the id of the last evening."""
    random, evening = Random(talks), ""
    with db.atomic():
        for number in range(max(talks, 1)):
            day = (_FIRST + timedelta(weeks=number // PER_EVENING)).isoformat()
            if number % PER_EVENING == 0:
                evening = f"e{number:08}"
                row = (evening, day, f"{day}T18:00:00.000+00:00", *baselines.MARK)
                db.connection.execute(_EVENING, row)
            if talks:
                note = " ".join(random.choices(_WORDS, k=16))
                rows = baselines.rows_of_talk(f"t{number:08}", evening, day, note)
                for sql, many in rows.items():
                    db.connection.executemany(sql, many)
    return evening
