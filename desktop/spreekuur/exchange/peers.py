# SPDX-License-Identifier: EUPL-1.2
"""What this vault notes of each other one: bundles made and taken, receipts, and how many talks it says it has."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from spreekuur.exchange.bundle import Receipt
from spreekuur.store.connection import Database


@dataclass(frozen=True, slots=True)
class Peer:
    """Another vault: the last bundle taken from it, whether one waits, its receipt of ours, and its own counts."""

    taken: int = 0
    held: bool = False
    receipt: Receipt | None = None
    counts: Mapping[str, int] | None = None


def get(db: Database, vault: str) -> Peer:
    """What is noted of a vault."""
    row = db.execute("SELECT taken, held, receipt, counts FROM peer WHERE vault = ?", (vault,)).fetchone()
    if row is None:
        return Peer()
    taken, held, receipt, counts = row
    told, own = json.loads(receipt), json.loads(counts)
    return Peer(taken, bool(held), Receipt(**told) if told else None, own or None)


def note_held(db: Database, vault: str, *, held: bool) -> None:
    """Note whether a bundle of that vault waits for one before it."""
    db.execute(
        "INSERT INTO peer (vault, held) VALUES (?, ?) ON CONFLICT (vault) DO UPDATE SET held = excluded.held",
        (vault, int(held)),
    )


def note_taken(
    db: Database, vault: str, sequence: int, bundle: str, receipt: Receipt, counts: Mapping[str, int]
) -> None:
    """Note a bundle that was taken in, with what it said."""
    before = get(db, vault).receipt
    # Whoever had more before was put back from a copy, and needs again what came after.
    held = receipt.held or (before is not None and receipt.taken < before.taken)
    told = {"taken": receipt.taken, "held": held, "counts": dict(receipt.counts), "bundle": receipt.bundle}
    db.execute(
        "INSERT INTO peer (vault, taken, held, receipt, counts) VALUES (?, ?, 0, ?, ?) ON CONFLICT (vault) DO UPDATE"
        " SET taken = excluded.taken, held = 0, receipt = excluded.receipt, counts = excluded.counts",
        (vault, sequence, json.dumps(told), json.dumps(dict(counts))),
    )
    db.execute(
        "INSERT INTO bundle_taken (vault, sequence, bundle) VALUES (?, ?, ?)", (vault, sequence, bundle)
    )


def taken_as(db: Database, vault: str, sequence: int) -> str | None:
    """The id of the bundle that was taken from that vault under this number."""
    query = "SELECT bundle FROM bundle_taken WHERE vault = ? AND sequence = ?"
    row = db.execute(query, (vault, sequence)).fetchone()
    return row[0] if row else None


def last_made(db: Database, vault: str) -> int:
    """The number of the last bundle for that vault, whether or not it reached its place."""
    (last,) = db.execute("SELECT max(sequence) FROM bundle_made WHERE vault = ?", (vault,)).fetchone()
    return int(last or 0)


def builds_on(db: Database, vault: str) -> int:
    """The last bundle that the next one may build on: the last in its place, or what a gap made them stop at."""
    query = "SELECT max(sequence) FROM bundle_made WHERE vault = ? AND placed"
    (last,) = db.execute(query, (vault,)).fetchone()
    receipt = get(db, vault).receipt
    return min(int(last or 0), receipt.taken) if receipt and receipt.held else int(last or 0)


def went_with(db: Database, vault: str, sequence: int) -> tuple[int, int]:
    """How far our own journal, and what we have of others, went with a bundle; nothing with one that is not known."""
    query = "SELECT changes, others FROM bundle_made WHERE vault = ? AND sequence = ?"
    row = db.execute(query, (vault, sequence)).fetchone()
    return (row[0], row[1]) if row else (0, 0)


def went_to_any(db: Database) -> int:
    """How far our own journal went with any bundle that reached its place."""
    row = db.execute("SELECT coalesce(max(changes), 0) FROM bundle_made WHERE placed").fetchone()
    return int(row[0])


def note_made(db: Database, vault: str, sequence: int, changes: int, others: int) -> None:
    """Note that a bundle of this number is made: the number is used, whatever becomes of it."""
    db.execute(
        "INSERT INTO bundle_made (vault, sequence, changes, others) VALUES (?, ?, ?, ?)",
        (vault, sequence, changes, others),
    )


def note_placed(db: Database, vault: str, sequence: int) -> None:
    """Note that a bundle reached its place, whole."""
    db.execute("UPDATE bundle_made SET placed = 1 WHERE vault = ? AND sequence = ?", (vault, sequence))
