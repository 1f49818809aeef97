# SPDX-License-Identifier: EUPL-1.2
"""Words that somebody typed: whatever way they come into the store, no identifier of a person stays in them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from spreekuur.identifiers import ALL, EDITION, HOLDS_NUMBERS, OF_PERSONS, Identifier, masked
from spreekuur.store import vault_settings
from spreekuur.store.connection import Database

_BSN = frozenset({Identifier.BSN})
# A letter was looked through when it was made: of its case nothing is changed afterwards but a BSN.
WORDS: Mapping[str, Mapping[str, frozenset[Identifier]]] = {
    "evening": {"at_desk": ALL, "roster": ALL, "count_reasons": ALL},
    "client": {"given": ALL, "family": ALL, "birth_date": ALL},
    "consultation": {"note": ALL},
    "paper": {"content": _BSN},
    "question": {"words": ALL, "answer": ALL},
    "task": {"words": ALL},
    "rule_edit": {"value": OF_PERSONS},
    "place_field": {"value": OF_PERSONS},
}
"""The fields of each table that hold typed words, and which kinds of identifiers are masked in them."""
_JSON = frozenset({"content", "roster", "count_reasons"})
_NUMBERS_OF_PLACES = frozenset({"phone", "url", "hours"})
_LOOKED_THROUGH = "identifiers_edition"


def cleaned(table: str, row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A row, or some fields of one, without identifiers in its typed words; the same row where there are none."""
    fields = WORDS.get(table)
    if fields is None or (table == "place_field" and row.get("field") in _NUMBERS_OF_PLACES):
        return row
    changed = {}
    for name, kinds in fields.items():
        before = row.get(name)
        if isinstance(before, str) and (after := _clean(name, before, kinds)) != before:
            changed[name] = after
    return {**row, **changed} if changed else row


def _clean(name: str, text: str, kinds: frozenset[Identifier]) -> str:
    if name not in _JSON:
        return masked(text, kinds)
    before = json.loads(text)
    after = _leaves(before, kinds)
    return text if after == before else json.dumps(after, ensure_ascii=False, sort_keys=True)


def _leaves(value: Any, kinds: frozenset[Identifier], name: str = "") -> Any:
    if isinstance(value, str):
        return value if name in HOLDS_NUMBERS else masked(value, kinds)
    if isinstance(value, dict):
        return {key: _leaves(each, kinds, key) for key, each in value.items()}
    return [_leaves(each, kinds, name) for each in value] if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What was masked of all that is kept: how many rows and notes of rows, and which client files among them."""

    count: int
    clients: tuple[str, ...]


def clean_kept(db: Database) -> Cleaned | None:
    """Mask what an older program kept because it did not recognise it: in the rows and in all that is noted of them.

    Looked through once for each edition of the detector. Every laptop does the same to the same words, so nothing is
    noted and nothing travels. None if it was done before.
    """
    if vault_settings.get(db, _LOOKED_THROUGH, 0) == EDITION:
        return None
    with db.joined():
        rows = {table: _clean_rows(db, table, tuple(fields)) for table, fields in WORDS.items()}
        notes = _clean_notes(db, "change", "seq", "before") + _clean_notes(
            db, "foreign_change", "no", "after"
        )
        vault_settings.put(db, _LOOKED_THROUGH, EDITION)
    return Cleaned(sum(map(len, rows.values())) + notes, tuple(rows["client"]))


def _clean_rows(db: Database, table: str, fields: tuple[str, ...]) -> list[str]:
    names = ("id", "field", *fields) if table == "place_field" else ("id", *fields)
    changed = []
    for values in db.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall():
        row = dict(zip(names, values, strict=True))
        after = cleaned(table, row)
        if after is not row:
            setters = ", ".join(f"{name} = ?" for name in fields)
            db.execute(
                f"UPDATE {table} SET {setters} WHERE id = ?", (*(after[name] for name in fields), row["id"])
            )
            changed.append(row["id"])
    return changed


def _clean_notes(db: Database, notes: str, key: str, values: str) -> int:
    count, wanted = 0, json.dumps(list(WORDS))
    query = f"SELECT {key}, record, {values} FROM {notes} WHERE record IN (SELECT value FROM json_each(?))"
    for number, table, noted in db.execute(f"{query} AND {values} != '{{}}'", (wanted,)).fetchall():
        before = json.loads(noted)
        after = cleaned(table, before)
        if after is not before:
            text = json.dumps(after, ensure_ascii=False, separators=(",", ":"))
            db.execute(f"UPDATE {notes} SET {values} = ? WHERE {key} = ?", (text, number))
            count += 1
    return count
