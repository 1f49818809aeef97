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


def note(db: Database, action: str, row: tuple[str, str, int], before: str, at: str = "") -> None:
    """Note a write on a row, named by its table and id, that had this version; `at` is when, if not now."""
    values = (at or stamp(db.clock()), db.author, action, *row, before, db.current_step())
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


def scrub(db: Database, table: str, row_id: str, fields: Iterable[str]) -> bool:
    """Take the values of these fields out of everything noted of a row, by us or by others; was there any?"""
    names = set(fields)
    rows = db.execute(
        "SELECT no, after FROM foreign_change WHERE record = ? AND record_id = ? AND action != 'erase'",
        (table, row_id),
    ).fetchall()
    came = [(no, kept) for no, noted in rows if (kept := _without(noted, names)) is not None]
    for no, kept in came:
        db.execute("UPDATE foreign_change SET after = ? WHERE no = ?", (kept, no))
    scrub_parked(db, table, row_id, names)
    return scrub_ours(db, table, row_id, names) or bool(came)


def scrub_parked(db: Database, table: str, row_id: str, names: set[str], writer: str = "") -> None:
    """The same in what others wrote of it and nobody decided about, or only in what one of them did."""
    rows = db.execute(
        "SELECT writer, n, after FROM parked_change WHERE record = ? AND record_id = ? AND action != 'erase'"
        " AND ? IN ('', writer)",
        (table, row_id, writer),
    ).fetchall()
    for of, n, noted in rows:
        if (kept := _without(noted, names)) is not None:
            db.execute("UPDATE parked_change SET after = ? WHERE writer = ? AND n = ?", (kept, of, n))


def scrub_ours(db: Database, table: str, row_id: str, names: set[str]) -> bool:
    """The same in our own journal alone."""
    rows = db.execute(
        "SELECT seq, before FROM change WHERE record = ? AND record_id = ? AND action != 'erase'",
        (table, row_id),
    ).fetchall()
    found = [(seq, kept) for seq, noted in rows if (kept := _without(noted, names)) is not None]
    for seq, kept in found:
        db.execute("UPDATE change SET before = ? WHERE seq = ?", (kept, seq))
    return bool(found)


def scrub_change(db: Database, writer: str, n: int, names: set[str]) -> None:
    """Take the values of these fields out of one change that came from another vault."""
    query = "SELECT after FROM foreign_change WHERE writer = ? AND n = ?"
    found = db.execute(query, (writer, n)).fetchone()
    kept = _without(found[0], names) if found else None
    if kept is not None:
        db.execute("UPDATE foreign_change SET after = ? WHERE writer = ? AND n = ?", (kept, writer, n))


def _without(noted: str, names: set[str]) -> str | None:
    """What is left of noted values without these; None when none of them is there."""
    values = json.loads(noted)
    if not names & values.keys():
        return None
    return as_json({name: value for name, value in values.items() if name not in names})


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
