# SPDX-License-Identifier: EUPL-1.2
"""What the store would be without encryption: the same rows many times, with temporary data in files."""

import json
import sqlite3
import sys
from pathlib import Path

TIMES = 5000


def main() -> None:
    """Write the rows, sort them on the disk, and wait to be looked at."""
    rows, folder = json.loads(Path(sys.argv[1]).read_text("utf-8")), Path(sys.argv[2])
    folder.mkdir()
    db = sqlite3.connect(folder / "plain.db")
    for pragma in ("journal_mode=WAL", "temp_store=FILE", "cache_size=10", "wal_autocheckpoint=200"):
        db.execute(f"PRAGMA {pragma}").fetchall()
    db.execute("CREATE TABLE row (text TEXT)")
    with db:
        db.executemany("INSERT INTO row VALUES (?)", [(text,) for text in rows] * TIMES)
    db.execute("CREATE TEMP TABLE sorted AS SELECT text FROM row ORDER BY text DESC")
    sys.stdout.write("open\n")
    sys.stdout.flush()
    sys.stdin.readline()


main()
