# SPDX-License-Identifier: EUPL-1.2
"""What the table `change` keeps of every write: the values before, never those after."""

import base64
import json
from collections.abc import Iterable, Mapping
from typing import Any

from spreekuur.store.connection import Database
from spreekuur.times import stamp

_NOTE = (
    "INSERT INTO change (at, by, action, record, record_id, on_version, before, step)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_NOTED = "SELECT record_id FROM change WHERE record = :table AND action != 'erase' AND"
_HAD_ANY = f"{_NOTED} json_extract(before, '$.' || :field) = :value"
# These are in an index, and it is used only for the very words that it was made with.
_HAD = {
    "consultation_id": f"{_NOTED} json_extract(before, '$.consultation_id') = :value",
    "client_id": f"{_NOTED} json_extract(before, '$.client_id') = :value",
}
_BYTES = "base64"


def note(db: Database, action: str, table: str, row_id: str, version: int, before: str) -> None:
    """Note a write on a row that had this version."""
    values = (stamp(db.clock()), db.author, action, table, row_id, version, before, db.current_step())
    db.execute(_NOTE, values)


def as_json(before: Mapping[str, Any]) -> str:
    """Values of a row as they are noted."""
    return json.dumps(before, ensure_ascii=False, default=_plain, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return {_BYTES: base64.b64encode(value).decode()}
    raise TypeError(f"a row cannot hold {type(value).__name__}")


def from_json(text: str) -> dict[str, Any]:
    """Noted values as a row has them."""
    return {name: _as_value(value) for name, value in json.loads(text).items()}


def _as_value(value: Any) -> Any:
    return base64.b64decode(value[_BYTES]) if isinstance(value, dict) else value


def scrub(db: Database, table: str, row_id: str, fields: Iterable[str]) -> None:
    """Take the values of these fields out of everything noted of a row."""
    names = set(fields)
    rows = db.execute(
        "SELECT seq, before FROM change WHERE record = ? AND record_id = ? AND action != 'erase'",
        (table, row_id),
    ).fetchall()
    for seq, before in rows:
        noted = json.loads(before)
        if names & noted.keys():
            kept = {name: value for name, value in noted.items() if name not in names}
            db.execute("UPDATE change SET before = ? WHERE seq = ?", (as_json(kept), seq))


def was_saved(db: Database, table: str, row_id: str) -> bool:
    """Was there ever a row of this id, whether or not it is there now?"""
    query = "SELECT 1 FROM change WHERE record = ? AND record_id = ? LIMIT 1"
    return db.execute(query, (table, row_id)).fetchone() is not None


def disagrees(db: Database, table: str) -> bool:
    """Is there a row that is not as it was last noted, or that nobody noted, or is one missing?"""
    return db.execute(db.shapes[table].statement("unlike", ()), (table,)).fetchone() is not None


def noted_rows(db: Database, table: str, field: str, value: str) -> list[str]:
    """The ids of the rows of which it is noted that this field once had this value: also of rows that are gone."""
    rows = db.execute(_HAD.get(field, _HAD_ANY), {"table": table, "field": field, "value": value})
    return list(dict.fromkeys(row_id for (row_id,) in rows))
