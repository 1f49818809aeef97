# SPDX-License-Identifier: EUPL-1.2
"""Settings that belong to the vault, as JSON values: sender, laptop digit, certificate."""

import json
from typing import Any

from spreekuur.store.connection import Database


def get(db: Database, name: str, default: Any = None) -> Any:
    """The setting's value, or the default when it was never set."""
    row = db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return default if row is None else json.loads(row[0])


def put(db: Database, name: str, value: Any) -> None:
    """Keep a value under a name."""
    db.execute(
        "INSERT INTO setting (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, json.dumps(value, ensure_ascii=False, allow_nan=False)),
    )


def remember(db: Database, name: str, value: Any) -> None:
    """Keep what was chosen last, or how somebody likes the screen: where nothing can be kept, nobody misses it."""
    if db.reading is None:
        put(db, name, value)
